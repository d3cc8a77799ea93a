"""Gather the advice of many firms into tables: routes, combinations, ladders.

Comes in: check-ups in words, firm by firm. Goes out: rows, nearest first.
Must not know: how a check-up is made, how tables are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ceyuan.advice.wording.awards import AwardsWords
from ceyuan.advice.wording.checkup import CheckupWords, TowardWords
from ceyuan.report.tables import AdviceTables, CombinationRow, LadderRow, RouteRow

Say = Callable[[str, str], str]


@dataclass(slots=True)
class AdviceCounter:
    """Takes check-ups in, firm by firm; nothing was asked for while `firms` is 0."""

    firms: int = 0
    _routes: list[RouteRow] = field(default_factory=list)
    _combinations: list[CombinationRow] = field(default_factory=list)
    _ladders: list[LadderRow] = field(default_factory=list)

    def add(self, words: CheckupWords | None) -> None:
        """Take in one firm's check-up, where there is one."""
        if words is None:
            return
        self.firms += 1
        self._routes += [_route(one, words) for one in words.near]
        self._combinations += _combinations(words)
        self._ladders += _ladders(words)

    def tables(self) -> AdviceTables | None:
        """Give the tables: routes with the least effort first, the others firm by firm."""
        if not self.firms:
            return None
        routes = sorted(self._routes, key=lambda one: one.size)
        return AdviceTables(tuple(routes), tuple(self._combinations), tuple(self._ladders), self.firms)


def _route(one: TowardWords, words: CheckupWords) -> RouteRow:
    joint = words.say("；", "; ")
    return RouteRow(
        words.id,
        words.name,
        one.measure.title,
        one.measure.document,
        words.say("", " ").join(one.unmet) or one.headline,
        one.route.headline,
        one.effort,
        one.size,
        one.earliest,
        joint.join(one.to_confirm),
        one.award,
    )


def _combinations(words: CheckupWords) -> Iterator[CombinationRow]:
    had, reach = words.awards, words.within_reach
    if had.taken or had.left:
        yield from _combination(had, words, words.say("已符合", "met"))
    if (reach.taken, reach.left) != (had.taken, had.left):
        yield from _combination(reach, words, words.say("连同可达到的", "with what is within reach"))


def _combination(awards: AwardsWords, words: CheckupWords, reach: str) -> Iterator[CombinationRow]:
    yes, no = words.say("计入", "counted"), words.say("未计：", "left: ")
    for one in awards.taken:
        yield CombinationRow(words.id, words.name, reach, one.name, one.amount, yes, one.low, one.high)
    for one in awards.left:
        yield CombinationRow(words.id, words.name, reach, one.name, one.amount, no + one.reason, one.low, one.high)
    total = words.say("合计", "together")
    yield CombinationRow(words.id, words.name, reach, total, awards.total, "", awards.low, awards.high)


def _ladders(words: CheckupWords) -> Iterator[LadderRow]:
    gap = words.say("", " ")
    for one in words.ladders:
        if one.begun:
            told = one.words
            ways = [part for way in told.ways for part in (way.sentence, way.route, *way.paces) if part]
            up = gap.join([*told.lacking, *ways])
            yield LadderRow(words.id, words.name, told.name, told.standing, told.next, up, gap.join(told.due))
