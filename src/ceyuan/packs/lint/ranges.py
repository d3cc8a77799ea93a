"""What values a quantity may take, given what values its facts may take.

Comes in: a quantity and the vocabulary. Goes out: an interval, never narrower than the truth.
Must not know: comparisons and criteria.
"""

from __future__ import annotations

from fractions import Fraction

from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.plan.nodes import Absolute, Column, Constant, Extreme, Product, Quantity, Score, Sum

Interval = tuple[Fraction, Fraction]
_WIDE: Interval = (Fraction(-(10**30)), Fraction(10**30))


def quantity_bounds(quantity: Quantity, vocabulary: Vocabulary) -> Interval:
    """Give an interval that holds every value a quantity may take.

    >>> quantity_bounds(Absolute(Constant(Fraction(-1))), Vocabulary({}, {}))[0]
    Fraction(0, 1)
    """
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
