"""What it takes to move something, as one exact number.

Comes in: a fact or a title of the vocabulary, what it is and what it is to become. Goes out: the effort.
Must not know: measures, how a route is found.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ceyuan.model.facts import Changeable, Fact, FactType, RecognitionTitle
from ceyuan.model.subject import Cell

MONEY_STEP = Fraction(1_000_000)
SHARE_STEP = Fraction(1, 100)
PLAIN_STEP = Fraction(1)


def effort_of(fact: Fact | RecognitionTitle, before: Cell, after: Cell) -> Fraction:
    """Give the effort of a change; raises `ValueError` where the vocabulary does not say that it can be moved.

    A number costs its weight times how far it goes, measured by what it is (by one step where it is smaller than a
    step); a yes/no fact or a title costs its weight once.

    >>> from ceyuan.model.facts import Changeable
    >>> from ceyuan.source import Source, Span
    >>> staff = Fact("职工人数", "staff", "Staff", FactType.NUMBER, Span(Source("f", ""), 0, 0), unit="人",
    ...              changeable=Changeable(Decimal(2)))
    >>> effort_of(staff, Decimal(40), Decimal(50)), effort_of(staff, Decimal(0), Decimal(3))
    (Fraction(1, 2), Fraction(6, 1))
    """
    if fact.changeable is None:
        raise ValueError(f"{fact.key} is not declared changeable")
    if before == after:
        return Fraction(0)
    if isinstance(fact, Fact) and fact.type is FactType.NUMBER:
        if not isinstance(before, Decimal) or not isinstance(after, Decimal):
            raise ValueError(f"{fact.key} is a number; only a known one can be moved")
        way = abs(Fraction(after) - Fraction(before))
        return way * unit_effort(fact, fact.changeable, Fraction(before))
    return Fraction(fact.changeable.effort)


def unit_effort(fact: Fact, changeable: Changeable, before: Fraction) -> Fraction:
    """Give the effort of moving a number by one of its unit."""
    return Fraction(changeable.effort) / max(abs(before), step_of(fact, changeable))


def step_of(fact: Fact, changeable: Changeable) -> Fraction:
    """Give the step of a number: the declared one, else 1,000,000 元, 0.01 of a share, or 1."""
    if changeable.step is not None:
        return Fraction(changeable.step)
    if fact.unit == "元":
        return MONEY_STEP
    if not fact.unit and fact.maximum is not None and fact.maximum <= 1:
        return SHARE_STEP
    return PLAIN_STEP
