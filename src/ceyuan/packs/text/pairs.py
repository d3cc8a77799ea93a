"""Action verbs and their objects: one sentence into pairs, every character traceable.

Comes in: the words of a sentence. Goes out: its pairs in the order of the text (docs/reading-texts.md).
Must not know: anchors, measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceyuan.packs.text.document import Force, Pair
from ceyuan.packs.text.groups import VerbGroup, find_group, group_at, inner_group, skip_adverbs
from ceyuan.packs.text.lists import split_objects
from ceyuan.packs.text.passage import Passage, joined
from ceyuan.packs.text.punctuation import cut_at
from ceyuan.packs.text.verbs import ADVERBS, LONG_REACH, SUPPORT_NOUNS

# Nobody writes such a clause, and reading verbs takes the square of its length: it stays a sentence without pairs
_LONGEST_CLAUSE = 600
_CLAUSE_ENDS = "，；：。！？,;:!?"
# A clause that begins so is about the next one and never goes on with a list
_CIRCUMSTANCE = ("在", "对", "通过", "按照", "根据", "从", "经", "为", "将")
# A clause that ends so states a condition or a time; one followed by 应当 names who shall
_CONDITION = ("的", "的情形", "的情况", "之日起", "时", "后", "期间")
_AIM = re.compile(r"为(?:目标|重点|核心|抓手|导向|引领|载体|牵引|契机)$")
_SHALL = ("应当", "必须", "不得", "可以", "应按", "应于")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence and its first verb group."""

    words: Passage
    group: VerbGroup | None


def read_pairs(sentence: Passage) -> tuple[Pair, ...]:
    """Read the pairs of a sentence.

    >>> from ceyuan.source import Source
    >>> from ceyuan.packs.text.passage import passage_of
    >>> text = "支持企业开展首发活动，推进智能工厂、黑灯工厂建设。"
    >>> [(pair.verb.text, pair.object.text) for pair in read_pairs(passage_of(Source("f", text), 0, len(text)))]
    [('支持', '企业开展首发活动'), ('推进', '智能工厂建设'), ('推进', '黑灯工厂建设')]
    """
    parts = [sentence.cut(start, end) for start, end in cut_at(sentence.text, _CLAUSE_ENDS)]
    clauses = [
        _clause(part, topic=following.text.startswith(_SHALL))
        for part, following in zip(parts, [*parts[1:], sentence.cut(0, 0)], strict=True)
    ]
    return tuple(pair for clause in _long_reach(sentence, clauses) for pair in _clause_pairs(clause))


def _clause(words: Passage, *, topic: bool) -> _Clause:
    text = words.text
    silent = (
        len(text) > _LONGEST_CLAUSE
        or text.endswith(_CONDITION)
        or "不得" in text
        or (text.startswith("除") and text.endswith("外"))
        or (topic and not any(word in text for word in _SHALL))
    )
    return _Clause(words, None if silent else find_group(text))


def _long_reach(sentence: Passage, clauses: Sequence[_Clause]) -> Iterator[_Clause]:
    """Let 围绕 and 聚焦 keep the verbless clauses after them."""
    place = 0
    places = {offset: at for at, offset in enumerate(sentence.offsets)}
    while place < len(clauses):
        clause = clauses[place]
        place += 1
        if clause.group is not None and clause.group.governor.word in LONG_REACH:
            start = places[clause.words.offsets[0]]
            end = start + len(clause.words.text)
            while place < len(clauses) - 1 and _only_nouns(clauses[place]):
                last = places[clauses[place].words.offsets[-1]] + 1
                if last - start > _LONGEST_CLAUSE:
                    break
                end = last
                place += 1
            if end > start + len(clause.words.text):
                clause = _Clause(sentence.cut(start, end), clause.group)
        yield clause


def _only_nouns(clause: _Clause) -> bool:
    text = clause.words.text
    return bool(text) and clause.group is None and not text.startswith(_CIRCUMSTANCE)


def _clause_pairs(clause: _Clause) -> Iterator[Pair]:
    group, words = clause.group, clause.words
    if group is None:
        return
    before = _without_adverbs(words.text[: group.start])
    members = _verb_members(words, group)
    if members:
        yield from _pairs_of_members(members, before)
        return
    aim = _AIM.search(words.text) if before.endswith("以") else None  # 以打造…为目标
    verb, rest = words.cut(group.start, group.end), words.cut(group.end, aim.start() if aim else len(words.text))
    inner = None if group.verbs[-1].moves else inner_group(rest.text)
    if inner is None:
        yield from _pairs_of_object(verb, rest, group, before)
        return
    head = rest.cut(0, inner.start)
    yield from _pairs_of_object(verb, head.cut(0, len(_without_and(head.text))), group, before)
    later = rest.cut(inner.start, len(rest.text))
    yield from _clause_pairs(_Clause(later, find_group(later.text)))


def _verb_members(words: Passage, group: VerbGroup) -> list[tuple[Passage, VerbGroup]]:
    """Give the members of a list each of which has its own verb: 提升甲能力、促进乙发展、优化丙."""
    whole = words.cut(group.start, len(words.text))
    members = [whole.cut(start, end) for start, end in cut_at(whole.text, "、")]
    if len(members) == 1 or "等" in members[-1].text:
        return []
    found: list[tuple[Passage, VerbGroup]] = []
    for member in members:
        own = group_at(member.text, skip_adverbs(member.text, 0))
        if own is None:
            return []
        found.append((member, own))
    first = found[0][1]
    only_governor = first.governor.moves and len(first.verbs) == 1
    return [] if only_governor else found


def _pairs_of_members(members: Sequence[tuple[Passage, VerbGroup]], before: str) -> Iterator[Pair]:
    first = members[0][1]
    governor = members[0][0].cut(first.start, first.start + len(first.governor.word)) if first.governor.moves else None
    for place, (member, own) in enumerate(members):
        verb = member.cut(own.start, own.end)
        force = None
        if place and governor is not None:
            verb, force = joined([governor, verb]), first.governor.force
        for thing in split_objects(member.cut(own.end, len(member.text))):
            yield Pair(verb, thing, force or _force(own, thing), before)


def _pairs_of_object(verb: Passage, rest: Passage, group: VerbGroup, before: str) -> Iterator[Pair]:
    for thing in split_objects(rest):
        if thing.text:
            yield Pair(verb, thing, _force(group, thing), before)


def _force(group: VerbGroup, thing: Passage) -> Force:
    verb = group.governor
    return Force.SUPPORT if verb.gives and any(word in thing.text for word in SUPPORT_NOUNS) else verb.force


def _without_adverbs(text: str) -> str:
    found = True
    while found:
        found = False
        for word in ADVERBS:
            if text.endswith(word):
                text, found = text[: -len(word)], True
    return text.strip()


def _without_and(text: str) -> str:
    return _without_adverbs(text).removesuffix("并").rstrip()
