"""What a header may mean: facts, titles and words, under every spelling.

Comes in: a vocabulary, the kind of subject, the caller's own names for columns. Goes out: a lookup and near names.
Must not know: cells, rows, files.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import OPTION_UNKNOWN_FACT
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.table.credit_words import CREDIT_COLUMNS
from ceyuan.intake.table.roles import CODES, LOOSE_NAMES, NAMES, TITLE_DAYS, WORDS, Role
from ceyuan.intake.values.characters import match_key
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, SubjectKind, Vocabulary

_WHETHER = (
    "是否为",
    "是否属于",
    "是否是",
    "是否已",
    "是否有",
    "是否具有",
    "是否拥有",
    "是否被认定为",
    "是否",
    "是不是",
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header means. A column that names the subject may be a fact as well."""

    role: Role
    fact: Fact | None = None
    title: str = ""
    several: tuple[str, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class HeaderIndex:
    """Everything a header may mean in one file, by key; `own` are the caller's names.

    `who` holds the facts that are name and code of the subject, where the vocabulary has them; `terms` the years of
    titles with a fixed term.
    """

    who: Mapping[Role, Fact]
    own: Mapping[str, Meaning]
    words: Mapping[str, Role]
    loose: Mapping[str, Role]
    facts: Mapping[str, tuple[Fact, ...]]
    others: Mapping[str, Fact]
    titles: Mapping[str, RecognitionTitle]
    terms: Mapping[str, int]
    units: frozenset[str]
    names: Mapping[str, str]

    def find(self, key: str) -> Meaning | None:
        """Give the meaning of a header's key: who, then facts, then titles, then words; loose names last."""
        if key in self.own:
            return self.own[key]
        facts = self.facts.get(key, ())
        role = self.words.get(key)
        if role in {Role.NAME, Role.CODE}:
            return Meaning(role, self.who.get(role))
        if len(facts) > 1:
            return Meaning(Role.NONE, several=tuple(fact.name for fact in facts))
        if facts:
            return Meaning(Role.FACT, facts[0])
        if key in self.titles:
            return Meaning(Role.TITLE, title=self.titles[key].name)
        if role is not None:
            return Meaning(role)
        found = self._question(key) or self._title_day(key)
        if found is not None:
            return found
        if key in self.loose:
            return Meaning(self.loose[key])
        return Meaning(Role.NONE, self.others[key], other=True) if key in self.others else None

    def find_title(self, text: str) -> RecognitionTitle | None:
        """Give the title of that name, key or alias, however it is spelled."""
        key = match_key(text)
        return self.titles.get(key) or self.titles.get(key.removesuffix("称号").removesuffix("认定"))

    def nearest(self, text: str) -> str:
        """Give the most similar known name, or a dash."""
        close = difflib.get_close_matches(match_key(text)[:40], self.names, n=1, cutoff=0.5)
        return self.names[close[0]] if close else "—"

    def _question(self, key: str) -> Meaning | None:
        """Read 是否高新技术企业: a yes/no fact or a title."""
        for opening in _WHETHER:
            rest = key.removeprefix(opening)
            if rest == key:
                continue
            if rest in self.titles:
                return Meaning(Role.TITLE, title=self.titles[rest].name)
            asked = [fact for fact in self.facts.get(rest, ()) if fact.type is FactType.BOOLEAN]
            if len(asked) == 1:
                return Meaning(Role.FACT, asked[0])
        return None

    def _title_day(self, key: str) -> Meaning | None:
        """Read 高新技术企业有效期至: a day of one title."""
        for ending, role in TITLE_DAYS.items():
            title = (
                self.titles.get(key.removesuffix(ending).removesuffix("证书").strip("的_-")) if ending in key else None
            )
            if title is not None and key.endswith(ending):
                return Meaning(role, title=title.name)
        return None


def header_index(vocabulary: Vocabulary, options: IntakeOptions) -> HeaderIndex:
    """Build the lookup for one file."""
    facts: dict[str, list[Fact]] = {}
    others: dict[str, Fact] = {}
    for fact in vocabulary.facts.values():
        for key in _keys(fact.name, fact.key, *fact.also_called):
            if fact.subject is not options.kind:
                others.setdefault(key, fact)
            elif key == match_key(fact.name):
                facts.setdefault(key, []).insert(0, fact)
            elif fact not in facts.setdefault(key, []):
                facts[key].append(fact)
    titles: dict[str, RecognitionTitle] = {}
    for title in vocabulary.titles.values():
        for key in _keys(title.name, title.key, *title.also_called):
            titles.setdefault(key, title)
    single = {key: _own_name_first(key, found) for key, found in facts.items()}
    units = frozenset(match_key(fact.unit) for fact in vocabulary.facts.values() if fact.unit)
    words = _words(options.kind)
    names = {key: found[0].name for key, found in single.items()} | {key: one.name for key, one in titles.items()}
    for name in (*NAMES[options.kind][:2], CODES[0]):
        names.setdefault(match_key(name), name)
    loose = {match_key(name): Role.LOOSE_NAME for name in LOOSE_NAMES}
    terms = {title.name: title.valid_years for title in vocabulary.titles.values() if title.valid_years}
    who = {words[key]: found[0] for key, found in single.items() if words.get(key) in {Role.NAME, Role.CODE}}
    index = HeaderIndex(who, {}, words, loose, single, others, titles, terms, units, names)
    return replace(index, own=_own(index, options))


def _own_name_first(key: str, found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Let a fact's own name go before another fact's alias."""
    named = [fact for fact in found if match_key(fact.name) == key]
    return (named[0],) if named else tuple(found)


def _words(kind: SubjectKind) -> dict[str, Role]:
    words = {match_key(word): role for role, listed in WORDS.items() for word in listed}
    words |= {match_key(name): Role.NAME for name in NAMES[kind]}
    if kind is SubjectKind.ENTERPRISE:
        words |= {match_key(name): Role.CODE for name in CODES}
    return words


def _keys(*names: str) -> list[str]:
    return list(dict.fromkeys(match_key(name) for name in names))


def _own(index: HeaderIndex, options: IntakeOptions) -> dict[str, Meaning]:
    own = {}
    for header, name in options.columns.items():
        key = match_key(name)
        meaning = index.find(key)
        if meaning is None and key in CREDIT_COLUMNS:
            meaning = Meaning(CREDIT_COLUMNS[key])
        if meaning is None or meaning.role is Role.NONE:
            data = {"header": header, "name": name, "nearest": index.nearest(name)}
            raise CeyuanError(OPTION_UNKNOWN_FACT, data=data)
        own[match_key(header)] = meaning
    return own
