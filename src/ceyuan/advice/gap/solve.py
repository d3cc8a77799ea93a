"""How far a failing comparison is from holding, and what one fact alone would have to be for it to hold.

Comes in: a finding of the record engine and the scene it was found in. Goes out: its distance, exact.
Must not know: criteria, measures, words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ceyuan.advice.gap.forms import Form, forms_of
from ceyuan.advice.gap.results import Distance, Equivalent
from ceyuan.advice.gap.scene import Scene
from ceyuan.engines.answer import Finding
from ceyuan.plan.nodes import Column, Compare, CompoundGrowth, Constant, Operator, Quantity

_STRICT = frozenset({Operator.MORE, Operator.LESS})
Step = tuple[Fraction, bool]  # a value of the column, and whether it must be passed


def measure_distance(finding: Finding, scene: Scene) -> Distance | None:
    """Give the distance of a failing comparison of two known numbers; None for every other finding."""
    compare, value, bound = finding.atom, finding.value, finding.bound
    if finding.possibly or value is None or bound is None or not isinstance(compare, Compare):
        return None
    if compare.operator is Operator.UNEQUAL:
        return None
    if isinstance(compare.left, CompoundGrowth):
        bound = (1 + bound) ** compare.left.years
    amount, strict = bound - value, compare.operator in _STRICT
    match compare:
        case Compare(left=Column() as column, right=Constant()):
            equivalents = _itself(column, value, bound, scene, strict=strict)
        case _:
            equivalents = tuple(_equivalents(compare, bound, scene))
    return Distance(finding, compare, value, bound, amount, strict, equivalents)


def _itself(column: Column, value: Fraction, bound: Fraction, scene: Scene, *, strict: bool) -> tuple[Equivalent, ...]:
    """Take the distance of a fact from a number of the text as it is: most comparisons are of this shape."""
    if not scene.is_number(column) or not scene.within_bounds(column, bound):
        return ()
    return (Equivalent(column.fact, scene.year(column), value, bound - value, strict),)


def _equivalents(compare: Compare, bound: Fraction, scene: Scene) -> list[Equivalent]:
    found = []
    for column in _last_years((compare.left, compare.right), scene):
        before = scene.number(column)
        step = None if before is None else _nearest(compare, column, bound, before, scene)
        if before is not None and step is not None:
            found.append(Equivalent(column.fact, scene.year(column), before, step[0] - before, step[1]))
    return sorted(found, key=_relative) if len(found) > 1 else found


def _relative(one: Equivalent) -> tuple[bool, Fraction]:
    """Weigh a change against the figure it changes; a figure of zero has no measure and comes last."""
    return one.before == 0, abs(one.amount / one.before) if one.before else abs(one.amount)


def _last_years(sides: Sequence[Quantity], scene: Scene) -> Iterator[Column]:
    """Give each fact once, with the last of its years: what came before it is history."""
    last: dict[tuple[str, bool], Column] = {}
    for side in sides:
        for column in scene.columns_in(side):
            key = (column.fact, column.offset is None)
            known = last.get(key)
            if known is None or (column.offset or 0) > (known.offset or 0):
                last[key] = column
    yield from (column for column in last.values() if scene.is_number(column))


def _nearest(compare: Compare, column: Column, bound: Fraction, before: Fraction, scene: Scene) -> Step | None:
    """Find the nearest number with which the comparison holds; the record engine has the last word where it bends."""
    left = forms_of(compare.left, column, scene)
    growth = isinstance(compare.left, CompoundGrowth)
    right = (Form(bound),) if growth else forms_of(compare.right, column, scene)
    if left is None or right is None:
        return None
    if len(left) == len(right) == 1:
        straight = _straight(left[0], right[0], before)
        if straight is not None:
            fits = scene.within_bounds(column, straight)
            return (straight, compare.operator in _STRICT) if fits else None
    turns = _turning_points(left, right)
    if turns is None:
        return None
    reached = [
        step
        for up in (True, False)
        if (step := _outward(compare, column, _ordered(turns, before, up=up), scene, up=up)) is not None
    ]
    return min(reached, key=lambda step: (abs(step[0] - before), step[1]), default=None)


def _straight(left: Form, right: Form, before: Fraction) -> Fraction | None:
    """Give the crossing of two forms where neither breaks off as near as that: there the rest follows."""
    crossing = _crossing(left, right)
    if crossing is None or not crossing:
        return None
    way = abs(crossing[0] - before)
    return None if any(abs(pole - before) <= way for pole in _poles(left, right)) else crossing[0]


def _crossing(left: Form, right: Form) -> tuple[Fraction, ...] | None:
    """Give where two forms are equal: nowhere or once; None where that would be a root."""
    if not left.slope and not right.slope:
        rise = left.rise - right.rise
        return ((right.top - left.top) / rise,) if rise else ()
    if left.rise * right.slope != right.rise * left.slope:
        return None
    rise = left.rise * right.bottom + left.top * right.slope - right.rise * left.bottom - right.top * left.slope
    if not rise:
        return ()
    return ((right.top * left.bottom - left.top * right.bottom) / rise,)


def _poles(*forms: Form) -> list[Fraction]:
    return [-form.bottom / form.slope for form in forms if form.slope]


def _turning_points(left: Sequence[Form], right: Sequence[Form]) -> set[Fraction] | None:
    """Give every number at which a comparison can turn: pieces cross, or one of them breaks off."""
    found = set(_poles(*left, *right))
    for one in left:
        for other in right:
            crossing = _crossing(one, other)
            if crossing is None:
                return None
            found.update(crossing)
    return found


def _ordered(turns: set[Fraction], before: Fraction, *, up: bool) -> list[Fraction]:
    return sorted(one for one in turns if one >= before) if up else sorted(one for one in turns if one <= before)[::-1]


def _outward(compare: Compare, column: Column, turns: list[Fraction], scene: Scene, *, up: bool) -> Step | None:
    """Walk outward from turning point to turning point until the comparison holds at one or just beyond it."""
    for place, turn in enumerate(turns):
        if not scene.within_bounds(column, turn):
            return None
        if scene.holds_with(compare, column, turn):
            return turn, False
        further = turns[place + 1] if place + 1 < len(turns) else turn + (1 if up else -1)
        if scene.holds_with(compare, column, (turn + further) / 2):
            return turn, True
    return None
