"""What the columns of a file are about: which hold values, which say that a value does not apply or is wrong.

Comes in: the names of the columns, a vocabulary, what is wanted. Goes out: where everything stands, what is lacking.
Must not know: Arrow, values.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.errors import NO_SUBJECT_ID, TWICE
from ceyuan.model.column_names import (
    SUBJECT_ID,
    SUBJECT_NAME,
    FactColumn,
    Role,
    TitleName,
    column_name,
    read_column_name,
    title_column_name,
)
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, Vocabulary

FOUNDED = ColumnKey("成立日期", None)
_MOST_SEEN = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read of a file. The founding date comes along where it is there: yearly values need it."""

    keys: frozenset[ColumnKey] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FactSource:
    """The columns about one key: the value's, and those that say that it does not apply or is wrong; "" for none."""

    fact: Fact
    key: ColumnKey
    value: str = ""
    power: int = 0
    not_applicable: str = ""
    wrong: str = ""

    @property
    def shift(self) -> int:
        """Give the power of ten between the file's numbers and the fact's whole ones."""
        return 0 if self.power else self.fact.scale


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A column whose name means nothing, and the known name that comes nearest ("" for none)."""

    name: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; `lacking` names the wanted columns that the file does not have."""

    has_names: bool
    facts: tuple[FactSource, ...]
    titles: tuple[tuple[str, str], ...]
    recognised: tuple[str, ...]
    unrecognised: tuple[Unrecognised, ...]
    lacking: tuple[str, ...] = ()

    def read(self) -> tuple[str, ...]:
        """Give the names of the columns to read, the ids first."""
        own = [SUBJECT_ID, SUBJECT_NAME] if self.has_names else [SUBJECT_ID]
        of_facts = [name for one in self.facts for name in (one.value, one.not_applicable, one.wrong) if name]
        return (*own, *of_facts, *(name for _, name in self.titles))


@dataclass(slots=True)
class _Draft:
    columns: dict[ColumnKey, dict[Role, tuple[str, int]]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    recognised: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)


def find_layout(path: str, names: Sequence[str], vocabulary: Vocabulary, wanted: Wanted | None = None) -> Layout:
    """Give the layout of a file with these columns; `wanted` None reads all that are recognised.

    >>> find_layout("f.csv", ["subject_id", "staf"], Vocabulary({}, {})).unrecognised
    (Unrecognised(name='staf', nearest=''),)
    """
    if SUBJECT_ID not in names:
        seen = "、".join(names[:_MOST_SEEN]) + ("……" if len(names) > _MOST_SEEN else "")
        raise CeyuanError(NO_SUBJECT_ID, data={"path": path, "seen": seen or "—"})
    draft = _draft(path, names, vocabulary)
    keys = draft.columns.keys() if wanted is None else wanted.keys | {FOUNDED}
    titles = draft.titles.keys() if wanted is None else wanted.titles
    facts = (_source(key, roles, vocabulary) for key, roles in draft.columns.items() if key in keys)
    near = _Names(vocabulary)
    return Layout(
        SUBJECT_NAME in names,
        tuple(facts),
        tuple((title, name) for title, name in draft.titles.items() if title in titles),
        tuple(draft.recognised),
        tuple(Unrecognised(name, near.nearest(name)) for name in draft.strange),
        () if wanted is None else _lacking(wanted, draft, vocabulary),
    )


def _draft(path: str, names: Sequence[str], vocabulary: Vocabulary) -> _Draft:
    draft = _Draft()
    own: set[str] = set()
    for name in names:
        if name in {SUBJECT_ID, SUBJECT_NAME}:
            _refuse_second(path, name if name in own else None, name)
            own.add(name)
            continue
        meaning = read_column_name(name, vocabulary)
        match meaning:
            case None:
                draft.strange.append(name)
                continue
            case TitleName(title=title):
                _refuse_second(path, draft.titles.get(title), name)
                draft.titles[title] = name
            case FactColumn(key=key, role=role, power=power):
                roles = draft.columns.setdefault(key, {})
                _refuse_second(path, roles[role][0] if role in roles else None, name)
                roles[role] = (name, power)
        draft.recognised.append(name)
    return draft


def _source(key: ColumnKey, roles: dict[Role, tuple[str, int]], vocabulary: Vocabulary) -> FactSource:
    nothing = ("", 0)
    value, power = roles.get(Role.VALUE, nothing)
    null, wrong = roles.get(Role.NOT_APPLICABLE, nothing)[0], roles.get(Role.WRONG, nothing)[0]
    return FactSource(vocabulary.facts[key.fact], key, value, power, null, wrong)


def _refuse_second(path: str, first: str | None, second: str) -> None:
    if first is not None:
        raise CeyuanError(TWICE, data={"path": path, "first": first, "second": second})


def _lacking(wanted: Wanted, draft: _Draft, vocabulary: Vocabulary) -> tuple[str, ...]:
    facts = [
        column_name(vocabulary.facts[key.fact], key.year)
        for key in wanted.keys
        if Role.VALUE not in draft.columns.get(key, {})
    ]
    titles = [title_column_name(vocabulary.titles[one].key) for one in wanted.titles if one not in draft.titles]
    return (*sorted(facts), *sorted(titles))


class _Names:
    """Known names, to find the nearest; the year of an unknown name is kept."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        titles = [title_column_name(one.key) for one in vocabulary.titles.values()]
        self._known = [SUBJECT_NAME, *(one.key for one in vocabulary.facts.values()), *titles]

    def nearest(self, name: str) -> str:
        head, sign, year = name.rpartition("_")
        dated = bool(sign) and year.isascii() and year.isdigit()
        close = difflib.get_close_matches(head if dated else name, self._known, n=1, cutoff=0.6)
        return "" if not close else f"{close[0]}_{year}" if dated else close[0]
