"""Write a plan as text, one line per node, for tests and for people who want to see what a rule became.

Comes in: quantities and logic. Goes out: text; equal text means an equal plan.
Must not know: engines.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ceyuan.plan.nodes import (
    Absolute,
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Extreme,
    Flag,
    Holds,
    Inapplicable,
    Kind,
    Logic,
    Member,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
    Unpublished,
)


def print_logic(logic: Logic) -> str:
    """Write logic.

    >>> print_logic(AllOf((Flag("境内独立法人", True), Holds(("高新技术企业",), negated=True))))
    'all(境内独立法人, not holds(高新技术企业))'
    """
    match logic:
        case Always(value=value):
            return "always" if value else "never"
        case Unpublished(what=what):
            return f"unpublished({what})"
        case Compare(operator=operator, left=left, right=right):
            return f"{print_quantity(left)} {operator} {print_quantity(right)}"
        case Flag(fact=fact, expected=expected):
            return fact if expected else f"not {fact}"
        case Member(fact=fact, values=values, negated=negated, prefix=prefix):
            words = ", ".join(values)
            return f"{fact} {'not ' if negated else ''}{'begins' if prefix else 'in'} ({words})"
        case Holds(titles=titles, negated=negated):
            return f"{'not ' if negated else ''}holds({', '.join(titles)})"
        case Inapplicable(fact=fact, offset=offset, negated=negated):
            name = fact if offset is None else f"{fact}[{offset}]"
            return f"{name} {'applies' if negated else 'does not apply'}"
        case AllOf(parts=parts):
            return f"all({', '.join(map(print_logic, parts))})"
        case AnyOf(parts=parts):
            return f"any({', '.join(map(print_logic, parts))})"
        case AtLeast(least=least, parts=parts):
            return f"at least {least}({', '.join(map(print_logic, parts))})"


def print_quantity(quantity: Quantity) -> str:
    """Write a quantity; exact fractions stay fractions.

    >>> print_quantity(Quotient(Column("研发费用", -1), Column("营业收入", -1)))
    '研发费用[-1] / 营业收入[-1]'
    """
    match quantity:
        case Constant(value=value, kind=Kind.DATE):
            return date.fromordinal(int(value)).isoformat()
        case Constant(value=value):
            return _number(value)
        case Column(fact=fact, offset=offset):
            return fact if offset is None else f"{fact}[{offset}]"
        case Sum(terms=terms):
            return f"({' + '.join(map(print_quantity, terms))})"
        case Product(left=left, right=right):
            return f"{print_quantity(left)} * {print_quantity(right)}"
        case Quotient(top=top, bottom=bottom, positive=positive):
            return f"{print_quantity(top)} / {'+' if positive else ''}{print_quantity(bottom)}"
        case Extreme(largest=largest, items=items):
            return f"{'max' if largest else 'min'}({', '.join(map(print_quantity, items))})"
        case Absolute(operand=operand):
            return f"abs({print_quantity(operand)})"
        case CompoundGrowth(first=first, last=last, years=years):
            return f"growth({print_quantity(first)} → {print_quantity(last)}, {years})"
        case Score(name=name):
            return f"points({name})"


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
