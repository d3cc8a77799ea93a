"""Points tables as columns: both ends of every line, then of every total.

Comes in: a measure's scores in whole numbers, a draft. Goes out: how the ends of each total are called.
Must not know: criteria, measures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.build import Truth
from ceyuan.engines.sql.draft import Draft, Layer, named
from ceyuan.engines.sql.logic import Rules, logic_truth, names_in
from ceyuan.engines.sql.numbers import expression, not_known, without_value
from ceyuan.plan.integers import Table
from ceyuan.plan.integers.points import Given
from ceyuan.plan.nodes import (
    BestPoints,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Logic,
    MeasurePlan,
    Points,
    PointsCase,
    Score,
    UnknownPoints,
)

# An end is a number known beforehand, or a tree; both in units of the table's scale.
End = int | exp.Expr
Ends = tuple[End, End]


def total_ends(plan: MeasurePlan, table: Table, draft: Draft, rules: Rules) -> dict[tuple[str, bool], Truth]:
    """Give the ends of every total of a measure, by its name and whether it is the upper one."""
    if not plan.scores:
        return {}
    lines = {line.item.id: line for line in plan.scores[0].items}
    found: dict[tuple[str, bool], Truth] = {}
    for score in plan.scores:
        ends = [_line(lines[line.item.id], table, draft, rules) for line in score.items]
        for upper in (False, True):
            key = (score, table.scale, plan.scores[0].items, upper)
            make = _maker(score, [one[upper] for one in ends], table.scale)
            found[score.name, upper] = named(draft, Layer.TOTALS, key, make)
    return found


def _maker(score: Score, ends: Sequence[End], scale: int) -> Callable[[], End]:
    return lambda: _big(_total(score, ends, scale))


def _big(end: End) -> End:
    return end if isinstance(end, int) else build.cast(end, "BIGINT")


def _total(score: Score, ends: Sequence[End], scale: int) -> End:
    """Add within dimensions, cap them, add those, cap the whole."""
    caps = dict(score.caps)
    parts: dict[str, list[End]] = {}
    for line, end in zip(score.items, ends, strict=True):
        parts.setdefault(line.item.dimension, []).append(end)
    sums = []
    for name, own in parts.items():
        whole = _add(own)
        sums.append(_smallest([whole, _units(caps[name], scale)]) if name in caps else whole)
    return _smallest([_units(score.maximum, scale), _add(sums)])


def _units(points: Fraction, scale: int) -> int:
    number = points * scale
    if number.denominator != 1:
        raise ValueError(f"{points} points are not whole in units of 1/{scale}")
    return number.numerator


def _line(line: ItemPlan, table: Table, draft: Draft, rules: Rules) -> Ends:
    """Give both ends of a line, held between 0 and its maximum."""
    maximum = _units(Fraction(line.item.maximum), table.scale)
    low, high = _points(line, line.points, table, draft, rules)
    held = (_smallest([maximum, _largest([0, low])]), _smallest([maximum, _largest([0, high])]))
    key = (line, table.scale)
    first = named(draft, Layer.POINTS, (*key, False), lambda: _big(held[0]))
    return first, named(draft, Layer.POINTS, (*key, True), lambda: _big(held[1]))


def _points(line: ItemPlan, points: Points, table: Table, draft: Draft, rules: Rules) -> Ends:
    match points:
        case UnknownPoints():
            return 0, _units(Fraction(line.item.maximum), table.scale)
        case GivenPoints():
            return _given(table.given[line.item.id], _units(Fraction(line.item.maximum), table.scale), draft, rules)
        case FirstPoints():
            tests = [_test(case.test, draft, rules) for case in points.cases]
            chosen = _exclusive if points.exclusive else _first
            return chosen(points, tests, table.scale, upper=False), chosen(points, tests, table.scale, upper=True)
        case EachPoints(cases=cases):
            tests = [_test(case.test, draft, rules) for case in cases]
            pairs = list(zip(cases, tests, strict=True))
            low = _add([_when(one, build.YES, _units(case.low, table.scale), 0) for case, one in pairs])
            return low, _add([_when(one, build.UNKNOWN, _units(case.high, table.scale), 0) for case, one in pairs])
        case BestPoints(ways=ways):
            ends = [_points(line, way, table, draft, rules) for way in ways]
            return _largest([one[0] for one in ends]), _largest([one[1] for one in ends])


def _test(test: Logic, draft: Draft, rules: Rules) -> Truth:
    """Give a test as a number or a column, since both ends ask for it more than once."""
    truth = logic_truth(test, draft, rules)
    if isinstance(truth, int | exp.Column):
        return truth
    return named(draft, Layer.TESTS, truth.sql(), lambda: truth)


def _when(truth: Truth, level: int, end: End, otherwise: End) -> End:
    """Give one end where a truth reaches a level, else the other."""
    if isinstance(truth, int):
        return end if truth >= level else otherwise
    if isinstance(end, int) and end == otherwise:
        return end
    test = exp.GTE(this=truth.copy(), expression=build.number(level))
    return build.choose([(test, build.tree(end))], build.tree(otherwise))


def _end(case: PointsCase, scale: int, *, upper: bool) -> int:
    return _units(case.high if upper else case.low, scale)


def _first(points: FirstPoints, tests: Sequence[Truth], scale: int, *, upper: bool) -> End:
    """Take the hull of every case up to the first that surely holds, from the last one backwards."""
    every = [_end(case, scale, upper=upper) for case in (*points.cases, points.otherwise)]
    pick, beyond = (_largest, min(every)) if upper else (_smallest, max(every))
    found: End = every[-1]
    for case, truth in zip(reversed(points.cases), reversed(tests), strict=True):
        own = _when(truth, build.UNKNOWN, _end(case, scale, upper=upper), beyond)
        found = pick([own, _when(truth, build.YES, beyond, found)])
    return found


def _exclusive(points: FirstPoints, tests: Sequence[Truth], scale: int, *, upper: bool) -> End:
    """Take the case that surely holds, else the hull of those that may, else the last resort."""
    every = [_end(case, scale, upper=upper) for case in points.cases]
    last = _end(points.otherwise, scale, upper=upper)
    pick, beyond = (_largest, min([*every, last])) if upper else (_smallest, max([*every, last]))
    hull = pick([_when(truth, build.UNKNOWN, end, beyond) for truth, end in zip(tests, every, strict=True)] or [last])
    possible = build.join_truths(tests, 1)
    found: End = _when(possible, build.UNKNOWN, hull, last)
    for truth, end in zip(reversed(tests), reversed(every), strict=True):
        found = _when(truth, build.YES, end, found)
    return found


def _given(given: Given, maximum: int, draft: Draft, rules: Rules) -> Ends:
    """Give points that a fact brings: none where it does not apply, anything where it is unknown."""
    names, ratio = names_in(draft, rules), given.ratio
    nulls = list(without_value(ratio.cells, ratio.guards, names))
    branches = [(build.some(nulls), build.number(0))] if nulls else []
    unknown = not_known(ratio.cells, names)
    if unknown is None:
        return 0, build.choose(branches, build.number(maximum)) if branches else maximum
    ends: list[End] = []
    for value, open_end in ((given.low, 0), (given.high, maximum)):
        own = [*branches, (build.some(unknown), build.number(open_end))] if unknown else branches
        held = build.least([build.number(maximum), build.greatest([build.number(0), expression(value, names)])])
        ends.append(build.choose([(test.copy(), result.copy()) for test, result in own], held))
    return ends[0], ends[1]


def _add(ends: Sequence[End]) -> End:
    number = sum(end for end in ends if isinstance(end, int))
    trees = [build.closed(end) for end in ends if not isinstance(end, int)]
    if not trees:
        return number
    trees[0] = build.cast(trees[0], "BIGINT")  # a database may take small numbers for 32 bits, and sums of them too
    return build.total([*trees, build.number(number)] if number else trees)


def _smallest(ends: Sequence[End]) -> End:
    return _pick(ends, min, build.least)


def _largest(ends: Sequence[End]) -> End:
    return _pick(ends, max, build.greatest)


def _pick(
    ends: Sequence[End], among: Callable[[Sequence[int]], int], trees_of: Callable[[Sequence[exp.Expr]], exp.Expr]
) -> End:
    numbers = [end for end in ends if isinstance(end, int)]
    trees = [end for end in ends if not isinstance(end, int)]
    if not trees:
        return among(numbers)
    return trees_of([*trees, build.number(among(numbers))] if numbers else trees)
