"""Compare two exact numbers, and two intervals.

Comes in: an operator and exact numbers. Goes out: truth, or surely and possibly.
Must not know: where the numbers come from.
"""

from __future__ import annotations

from fractions import Fraction

from ceyuan.plan.nodes import Operator


def holds(operator: Operator, left: Fraction, right: Fraction) -> bool:
    """Tell whether a comparison holds.

    >>> holds(Operator.AT_LEAST, Fraction(3, 100), Fraction(3, 100))
    True
    """
    match operator:
        case Operator.EQUAL:
            return left == right
        case Operator.UNEQUAL:
            return left != right
        case Operator.LESS:
            return left < right
        case Operator.AT_MOST:
            return left <= right
        case Operator.MORE:
            return left > right
    return left >= right


def interval_holds(operator: Operator, low: Fraction, high: Fraction, bound: Fraction) -> tuple[bool, bool]:
    """Tell whether every value of an interval, and whether some value of it, compares with a bound.

    >>> interval_holds(Operator.AT_LEAST, Fraction(55), Fraction(70), Fraction(60))
    (False, True)
    """
    at_low, at_high = holds(operator, low, bound), holds(operator, high, bound)
    match operator:
        case Operator.EQUAL:
            return low == high == bound, low <= bound <= high
        case Operator.UNEQUAL:
            return not low <= bound <= high, not low == high == bound
    return at_low and at_high, at_low or at_high
