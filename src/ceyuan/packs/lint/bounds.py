"""Criteria that can never hold, or always do, given what values their facts may take.

Comes in: a lowered criterion and the vocabulary. Goes out: (can hold, can fail) by interval arithmetic.
Must not know: subjects. The intervals are wider than the truth, so what they exclude is truly impossible.
"""

from __future__ import annotations

from fractions import Fraction

from ceyuan.model.facts import Vocabulary
from ceyuan.packs.lint.ranges import Interval, quantity_bounds
from ceyuan.packs.lint.together import can_hold_together, contrary
from ceyuan.plan.comparison import interval_holds
from ceyuan.plan.nodes import AllOf, Always, AnyOf, AtLeast, Compare, Logic


def possible_answers(logic: Logic, vocabulary: Vocabulary) -> tuple[bool, bool]:
    """Give (can be true, can be false) when every fact is known.

    >>> possible_answers(Always(False), Vocabulary({}, {}))
    (False, True)
    """
    match logic:
        case Always(value=value):
            return value, not value
        case AllOf(parts=parts):
            answers = [possible_answers(part, vocabulary) for part in parts]
            can = all(can for can, _ in answers) and can_hold_together(parts, vocabulary)
            return can, any(cannot for _, cannot in answers)
        case AnyOf(parts=parts):
            answers = [possible_answers(part, vocabulary) for part in parts]
            cannot = all(cannot for _, cannot in answers)
            return any(can for can, _ in answers), cannot and _all_can_fail(parts, vocabulary)
        case AtLeast(least=least, parts=parts):
            answers = [possible_answers(part, vocabulary) for part in parts]
            can = sum(one for one, _ in answers) >= least
            return can, sum(not other for _, other in answers) < least
        case Compare():
            return _compare(logic, vocabulary)
    return True, True


def _compare(compare: Compare, vocabulary: Vocabulary) -> tuple[bool, bool]:
    low, high = _subtract(quantity_bounds(compare.left, vocabulary), quantity_bounds(compare.right, vocabulary))
    surely, possibly = interval_holds(compare.operator, low, high, Fraction(0))
    can = possibly and can_hold_together([compare], vocabulary)
    return can, not surely and can_hold_together([contrary(compare)], vocabulary)


def _all_can_fail(parts: tuple[Logic, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether every comparison among the ways can fail at once: `x < 5 or x >= 5` never does."""
    return can_hold_together([contrary(part) for part in parts if isinstance(part, Compare)], vocabulary)


def _subtract(left: Interval, right: Interval) -> Interval:
    return left[0] - right[1], left[1] - right[0]
