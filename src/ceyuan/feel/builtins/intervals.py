"""Relations between points and ranges (DMN 10.3.4): before, meets, overlaps, during and the others.

Comes in: points and ranges with ends of one kind. Goes out: true or false, or a suppressed failure.
Must not know: how arguments are checked or who calls.
"""

from __future__ import annotations

from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.comparison import equal, incomparable, order
from ceyuan.feel.values import Range, Value


def _order(left: Value, right: Value) -> int:
    sign = order(left, right)
    if sign is None:
        raise incomparable("<", left, right)
    return sign


def _starts(first: Range, second: Range) -> int:
    # Where an end is left out, the range begins just after it.
    return _order(first.low, second.low) or int(second.low_closed) - int(first.low_closed)


def _ends(first: Range, second: Range) -> int:
    return _order(first.high, second.high) or int(first.high_closed) - int(second.high_closed)


def _reaches(first: Range, second: Range) -> bool:
    # The end of the first range is not before the start of the second: they share at least that point.
    sign = _order(first.high, second.low)
    return sign > 0 or (sign == 0 and first.high_closed and second.low_closed)


def _within(point: Value, range_: Range) -> bool:
    return not _point_before(point, range_) and not _point_after(point, range_)


def _point_before(point: Value, range_: Range) -> bool:
    sign = _order(point, range_.low)
    return sign < 0 or (sign == 0 and not range_.low_closed)


def _point_after(point: Value, range_: Range) -> bool:
    sign = _order(point, range_.high)
    return sign > 0 or (sign == 0 and not range_.high_closed)


def before_points(_: Machine, first: Value, second: Value) -> bool:
    """Answer `before(point1, point2)`."""
    return _order(first, second) < 0


def before_point_range(_: Machine, point: Value, range_: Range) -> bool:
    """Answer `before(point, range)`."""
    return _point_before(point, range_)


def before_range_point(_: Machine, range_: Range, point: Value) -> bool:
    """Answer `before(range, point)`."""
    return _point_after(point, range_)


def before_ranges(_: Machine, first: Range, second: Range) -> bool:
    """Answer `before(range1, range2)`."""
    return not _reaches(first, second)


def after_points(_: Machine, first: Value, second: Value) -> bool:
    """Answer `after(point1, point2)`."""
    return _order(first, second) > 0


def after_point_range(_: Machine, point: Value, range_: Range) -> bool:
    """Answer `after(point, range)`."""
    return _point_after(point, range_)


def after_range_point(_: Machine, range_: Range, point: Value) -> bool:
    """Answer `after(range, point)`."""
    return _point_before(point, range_)


def after_ranges(_: Machine, first: Range, second: Range) -> bool:
    """Answer `after(range1, range2)`."""
    return not _reaches(second, first)


def meets(_: Machine, first: Range, second: Range) -> bool:
    """Answer `meets(range1, range2)`."""
    return first.high_closed and second.low_closed and _order(first.high, second.low) == 0


def met_by(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `met by(range1, range2)`."""
    return meets(machine, second, first)


def overlaps(_: Machine, first: Range, second: Range) -> bool:
    """Answer `overlaps(range1, range2)`."""
    return _reaches(first, second) and _reaches(second, first)


def overlaps_before(_: Machine, first: Range, second: Range) -> bool:
    """Answer `overlaps before(range1, range2)`."""
    return _starts(first, second) < 0 and _reaches(first, second) and _ends(first, second) <= 0


def overlaps_after(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `overlaps after(range1, range2)`."""
    return overlaps_before(machine, second, first)


def finishes_point(_: Machine, point: Value, range_: Range) -> bool:
    """Answer `finishes(point, range)`."""
    return range_.high_closed and _order(range_.high, point) == 0


def finishes_range(_: Machine, first: Range, second: Range) -> bool:
    """Answer `finishes(range1, range2)`."""
    return _ends(first, second) == 0 and _starts(first, second) >= 0


def finished_by_point(machine: Machine, range_: Range, point: Value) -> bool:
    """Answer `finished by(range, point)`."""
    return finishes_point(machine, point, range_)


def finished_by_range(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `finished by(range1, range2)`."""
    return finishes_range(machine, second, first)


def includes_point(_: Machine, range_: Range, point: Value) -> bool:
    """Answer `includes(range, point)`."""
    return _within(point, range_)


def includes_range(_: Machine, first: Range, second: Range) -> bool:
    """Answer `includes(range1, range2)`."""
    return _starts(first, second) <= 0 and _ends(first, second) >= 0


def during_point(_: Machine, point: Value, range_: Range) -> bool:
    """Answer `during(point, range)`."""
    return _within(point, range_)


def during_range(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `during(range1, range2)`."""
    return includes_range(machine, second, first)


def starts_point(_: Machine, point: Value, range_: Range) -> bool:
    """Answer `starts(point, range)`."""
    return range_.low_closed and _order(range_.low, point) == 0


def starts_range(_: Machine, first: Range, second: Range) -> bool:
    """Answer `starts(range1, range2)`."""
    return _starts(first, second) == 0 and _ends(first, second) <= 0


def started_by_point(machine: Machine, range_: Range, point: Value) -> bool:
    """Answer `started by(range, point)`."""
    return starts_point(machine, point, range_)


def started_by_range(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `started by(range1, range2)`."""
    return starts_range(machine, second, first)


def coincides_points(_: Machine, first: Value, second: Value) -> bool:
    """Answer `coincides(point1, point2)`."""
    return _order(first, second) == 0


def coincides_ranges(machine: Machine, first: Range, second: Range) -> bool:
    """Answer `coincides(range1, range2)`."""
    same_ends = first.low_closed == second.low_closed and first.high_closed == second.high_closed
    return (
        same_ends
        and equal(first.low, second.low, machine.budget) is True
        and equal(first.high, second.high, machine.budget) is True
    )
