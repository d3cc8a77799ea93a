"""Criteria that can never hold, or always do, given what values their facts may take.

Comes in: a lowered criterion and the vocabulary. Goes out: (can hold, can fail) by interval arithmetic.
Must not know: subjects. The intervals are wider than the truth, so what they exclude is truly impossible.
"""

from __future__ import annotations

from fractions import Fraction

from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.plan.comparison import interval_holds
from ceyuan.plan.nodes import (
    Absolute,
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    Constant,
    Extreme,
    Logic,
    Product,
    Quantity,
    Score,
    Sum,
)

Interval = tuple[Fraction, Fraction]
_WIDE: Interval = (Fraction(-(10**30)), Fraction(10**30))


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
            return all(can for can, _ in answers), any(cannot for _, cannot in answers)
        case AnyOf(parts=parts):
            answers = [possible_answers(part, vocabulary) for part in parts]
            return any(can for can, _ in answers), all(cannot for _, cannot in answers)
        case AtLeast(least=least, parts=parts):
            answers = [possible_answers(part, vocabulary) for part in parts]
            can = sum(one for one, _ in answers) >= least
            return can, sum(not other for _, other in answers) < least
        case Compare(operator=operator, left=left, right=right):
            low, high = _subtract(quantity_bounds(left, vocabulary), quantity_bounds(right, vocabulary))
            surely, possibly = interval_holds(operator, low, high, Fraction(0))
            return possibly, not surely
    return True, True


def quantity_bounds(quantity: Quantity, vocabulary: Vocabulary) -> Interval:
    """Give an interval that holds every value a quantity may take."""
    match quantity:
        case Constant(value=value):
            return value, value
        case Column(fact=name):
            fact = vocabulary.facts[name]
            if fact.type is not FactType.NUMBER:
                return _WIDE
            low = _WIDE[0] if fact.minimum is None else Fraction(fact.minimum)
            return low, _WIDE[1] if fact.maximum is None else Fraction(fact.maximum)
        case Sum(terms=terms):
            bounds = [quantity_bounds(term, vocabulary) for term in terms]
            return sum((low for low, _ in bounds), Fraction(0)), sum((high for _, high in bounds), Fraction(0))
        case Product(left=left, right=right):
            corners = [
                one * other for one in quantity_bounds(left, vocabulary) for other in quantity_bounds(right, vocabulary)
            ]
            return min(corners), max(corners)
        case Extreme(largest=largest, items=items):
            bounds = [quantity_bounds(item, vocabulary) for item in items]
            pick = max if largest else min
            return pick(low for low, _ in bounds), pick(high for _, high in bounds)
        case Absolute():
            return Fraction(0), _WIDE[1]
        case Score(maximum=maximum):
            return Fraction(0), maximum
    return _WIDE


def _subtract(left: Interval, right: Interval) -> Interval:
    return left[0] - right[1], left[1] - right[0]
