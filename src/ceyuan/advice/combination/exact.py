"""Whole numbers for amounts, so that a sum of them is exact and one number can hold a whole order of wishes.

Comes in: fractions. Goes out: integers in the largest unit that divides them all. Must not know: items.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction


def whole(amounts: Sequence[Fraction], beside: Iterable[Fraction] = ()) -> tuple[int, ...]:
    """Give amounts as whole multiples of the largest unit that divides them and everything `beside` them.

    >>> whole([Fraction(1_000_000), Fraction(500_000)])
    (2, 1)
    """
    everything = [*amounts, *beside]
    scale = math.lcm(*(one.denominator for one in everything))
    unit = math.gcd(*(int(one * scale) for one in everything)) or 1
    return tuple(int(one * scale) // unit for one in amounts)


def in_order(wishes: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Fold several wishes into one weight for each vertex: the sums compare as the list of the sums of the wishes does.

    >>> in_order([[2, 1], [-1, -1], [2, 1]])
    (22, 9)
    """
    weights = [0] * len(wishes[0])
    for wish in wishes:
        span = sum(abs(one) for one in wish) + 1
        weights = [before * span + one for before, one in zip(weights, wish, strict=True)]
    return tuple(weights)
