"""Read a points table as lines of options: so many points if something holds.

Comes in: a comparison of points with a bound, the lines as they stand, a reader of tests. Goes out: a table of needs.
Must not know: levers, costs.

An option never promises too much: where experts choose inside a range, its lower end counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm

from ceyuan.advice.change.needs import MET, Line, Met, Need, Open, Option, Stuck, Table, every
from ceyuan.advice.change.results import Blocked
from ceyuan.engines.answer import Finding, ItemTrace
from ceyuan.plan.nodes import (
    BestPoints,
    Compare,
    Constant,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Logic,
    Operator,
    Points,
    Score,
    UnknownPoints,
)

Read = Callable[[Logic, Iterator[Finding]], Need]
_MOST_CASES = 8
_ZERO = Fraction(0)


def read_table(
    compare: Compare, lines: Mapping[str, ItemTrace], read: Read, *, blocked: Sequence[Blocked], whole: bool
) -> Need:
    """Read `points >= bound` or `points > bound`."""
    score, right = compare.left, compare.right
    if not isinstance(score, Score) or not isinstance(right, Constant):
        raise TypeError("only points compared with a number are a table")
    read_lines = tuple(_line(one, lines[one.item.id], read, whole=whole) for one in score.items)
    bound = right.value
    if compare.operator is Operator.MORE:
        bound += Fraction(1, _scale(read_lines, [bound, *(cap for _, cap in score.caps)]))
    table = Table(bound, read_lines, score.caps, tuple(blocked))
    if bound > score.maximum or _total(table, lambda line: max(one.points for one in line.options)) < bound:
        return Stuck(tuple(blocked))
    sure = _total(table, lambda line: max(one.points for one in line.options if isinstance(one.need, Met)))
    return MET if sure >= bound else table


def open_lines(score: Score) -> tuple[str, ...]:
    """Name the lines of a table whose content nobody has published."""
    return tuple(one.points.what for one in score.items if isinstance(one.points, UnknownPoints))


def _total(table: Table, pick: Callable[[Line], Fraction]) -> Fraction:
    caps, sums = dict(table.caps), dict[str, Fraction]()
    for line in table.lines:
        sums[line.dimension] = sums.get(line.dimension, _ZERO) + pick(line)
    return sum((min(points, caps.get(name, points)) for name, points in sums.items()), _ZERO)


def _scale(lines: Sequence[Line], numbers: Sequence[Fraction]) -> int:
    points = [option.points.denominator for line in lines for option in line.options]
    return lcm(*points, *(number.denominator for number in numbers))


def _line(plan: ItemPlan, trace: ItemTrace, read: Read, *, whole: bool) -> Line:
    """Give the options of a line, held between nothing and its maximum, the one that needs nothing first."""
    most = Fraction(plan.item.maximum)
    found = [Option(_floor(plan.points) if whole else trace.low, MET), *_options(plan.points, trace, read, most)]
    kept = [Option(min(most, max(_ZERO, one.points)), one.need) for one in found if not isinstance(one.need, Stuck)]
    sure = max(one.points for one in kept if isinstance(one.need, Met))
    better = [one for one in kept if one.points > sure]
    return Line(plan.item.dimension, (Option(sure, MET), *better))


def _floor(points: Points) -> Fraction:
    """Give what a line brings whatever is moved."""
    match points:
        case FirstPoints(cases=cases, otherwise=otherwise):
            return min(one.low for one in (*cases, otherwise))
        case EachPoints(cases=cases):
            return sum((min(_ZERO, one.low) for one in cases), _ZERO)
        case BestPoints(ways=ways):
            return max(_floor(way) for way in ways)
        case GivenPoints() | UnknownPoints():
            return _ZERO


def _options(points: Points, trace: ItemTrace, read: Read, most: Fraction) -> list[Option]:
    findings = iter(trace.findings)
    match points:
        case UnknownPoints(what=what):
            return [Option(most, Open((), (what,)))]
        case GivenPoints():
            known = Option(trace.low, MET)
            return [known, Option(most, Open(trace.missing))] if trace.missing else [known]
        case BestPoints(ways=ways):
            return [option for way in ways for option in _way(way, findings, read)]
    return _way(points, findings, read)


def _way(way: FirstPoints | EachPoints, findings: Iterator[Finding], read: Read) -> list[Option]:
    needs = [read(case.test, findings) for case in way.cases]
    return _each(way, needs) if isinstance(way, EachPoints) else _first(way, needs)


def _first(way: FirstPoints, needs: Sequence[Need]) -> list[Option]:
    """Give a case's points where its test holds, unless an earlier one that brings less may hold too."""
    options: list[Option] = []
    for number, (case, need) in enumerate(zip(way.cases, needs, strict=True)):
        earlier = [] if way.exclusive else list(zip(way.cases[:number], needs[:number], strict=True))
        sure = [one.low for one, test in earlier if not isinstance(test, Stuck)]
        options.append(Option(min([case.low, *sure]), need))
    return options


def _each(way: EachPoints, needs: Sequence[Need]) -> list[Option]:
    """Give every set of cases its points; a table of very many open cases offers each alone and all together."""
    pairs = [(case.low, need) for case, need in zip(way.cases, needs, strict=True) if not isinstance(need, Stuck)]
    held = sum((low for low, need in pairs if isinstance(need, Met)), _ZERO)
    lost = sum((min(_ZERO, case.low) for case in way.cases), _ZERO)
    rest = [(low, need) for low, need in pairs if not isinstance(need, Met) and low > 0]
    sizes = range(len(rest) + 1) if len(rest) <= _MOST_CASES else (0, 1, len(rest))
    return [
        Option(held + lost + sum((low for low, _ in some), _ZERO), every([need for _, need in some]))
        for size in sizes
        for some in combinations(rest, size)
    ]
