"""Simplify logic by laws that hold with unknown and null: flatten, drop constants, drop repetitions.

Comes in: logic. Goes out: equivalent logic. `x or not x` stays: it is not true where x is unknown or does not apply.
Must not know: values.
"""

from __future__ import annotations

from ceyuan.plan.comparison import holds
from ceyuan.plan.nodes import AllOf, Always, AnyOf, AtLeast, Compare, Constant, Logic


def simplify(logic: Logic) -> Logic:
    """Give an equivalent, smaller logic.

    >>> simplify(AllOf((Always(True), AllOf((Always(True),)))))
    Always(value=True)
    """
    match logic:
        case AllOf(parts=parts):
            return _flatten(parts, every=True)
        case AnyOf(parts=parts):
            return _flatten(parts, every=False)
        case AtLeast(least=least, parts=parts):
            return _simplify_count(least, tuple(simplify(one) for one in parts))
        case Compare(operator=operator, left=Constant(value=left), right=Constant(value=right)):
            return Always(holds(operator, left, right))
    return logic


def _flatten(parts: tuple[Logic, ...], *, every: bool) -> Logic:
    kept: dict[Logic, None] = {}
    for part in parts:
        small = simplify(part)
        inner = small.parts if isinstance(small, AllOf if every else AnyOf) else (small,)
        for one in inner:
            if one == Always(not every):
                return one
            if one != Always(every):
                kept[one] = None
    if not kept:
        return Always(every)
    if len(kept) == 1:
        return next(iter(kept))
    return AllOf(tuple(kept)) if every else AnyOf(tuple(kept))


def _simplify_count(least: int, parts: tuple[Logic, ...]) -> Logic:
    open_parts = tuple(one for one in parts if not isinstance(one, Always))
    least -= sum(1 for one in parts if one == Always(True))
    if least <= 0:
        return Always(True)
    if least > len(open_parts):
        return Always(False)
    return AtLeast(least, open_parts)
