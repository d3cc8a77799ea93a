"""A quantity as a function of one column: `(top + rise * x) / (bottom + slope * x)`, by pieces where it bends.

Comes in: a quantity, a column and the scene that knows all other numbers. Goes out: exact forms, or None.
Must not know: comparisons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from ceyuan.advice.gap.scene import Scene
from ceyuan.plan.nodes import Absolute, Column, CompoundGrowth, Extreme, Product, Quantity, Quotient, Sum

_ZERO, _ONE = Fraction(0), Fraction(1)
MOST_PIECES = 8


@dataclass(frozen=True, slots=True)
class Form:
    """`(top + rise * x) / (bottom + slope * x)`; without a slope the bottom is one."""

    top: Fraction
    rise: Fraction = _ZERO
    bottom: Fraction = _ONE
    slope: Fraction = _ZERO


Forms = tuple[Form, ...]
_SIGN_TURNED = Form(-_ONE)


def forms_of(quantity: Quantity, column: Column, scene: Scene) -> Forms | None:
    """Give the pieces of which a quantity is made as one column moves; None where it is not of this form.

    Compound growth stands for its last figure over its first.
    """
    if column not in scene.columns_in(quantity):
        number = scene.number(quantity)
        return None if number is None else (Form(number),)
    match quantity:
        case Column():
            return (Form(_ZERO, _ONE),)
        case Sum(terms=terms):
            found = [forms_of(term, column, scene) for term in terms]
            return reduce(lambda left, right: _each(_added, left, right), found)
        case Product(left=left, right=right):
            return _each(_multiplied, forms_of(left, column, scene), forms_of(right, column, scene))
        case Quotient(top=top, bottom=bottom):
            return _each(_divided, forms_of(top, column, scene), forms_of(bottom, column, scene))
        case CompoundGrowth(first=first, last=last):
            return _each(_divided, forms_of(last, column, scene), forms_of(first, column, scene))
        case Extreme(items=items):
            pieces = [forms_of(item, column, scene) for item in items]
            known = [piece for piece in pieces if piece is not None]
            return tuple(form for piece in known for form in piece) if len(known) == len(pieces) else None
        case Absolute(operand=operand):
            inner = forms_of(operand, column, scene)
            turned = _each(_multiplied, inner, (_SIGN_TURNED,))
            return None if inner is None or turned is None else (*inner, *turned)
        case _:
            return None


def _each(operation: Callable[[Form, Form], Form | None], left: Forms | None, right: Forms | None) -> Forms | None:
    if left is None or right is None or len(left) * len(right) > MOST_PIECES:
        return None
    found = [operation(one, other) for one in left for other in right]
    known = tuple(form for form in found if form is not None)
    return known if len(known) == len(found) else None


def _added(left: Form, right: Form) -> Form | None:
    if not left.slope and not right.slope:
        return Form(left.top + right.top, left.rise + right.rise)
    if (left.bottom, left.slope) == (right.bottom, right.slope):
        return Form(left.top + right.top, left.rise + right.rise, left.bottom, left.slope)
    if _is_number(right):
        return Form(left.top + right.top * left.bottom, left.rise + right.top * left.slope, left.bottom, left.slope)
    return _added(right, left) if _is_number(left) else None


def _multiplied(left: Form, right: Form) -> Form | None:
    if _is_number(right):
        return Form(left.top * right.top, left.rise * right.top, left.bottom, left.slope)
    return _multiplied(right, left) if _is_number(left) else None


def _divided(top: Form, bottom: Form) -> Form | None:
    if _is_number(bottom):
        return _multiplied(top, Form(1 / bottom.top)) if bottom.top else None
    if not bottom.slope and not top.slope:
        return Form(top.top, top.rise, bottom.top, bottom.rise)
    return None


def _is_number(form: Form) -> bool:
    return not form.rise and not form.slope
