"""Schema of case files.

Comes in: plain data from YAML. Goes out: typed entries, fact values still as text.
Must not know: the vocabulary.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject
from ceyuan.model.measure import Application
from ceyuan.model.stacking import Direction
from ceyuan.packs.schema.scalars import Day, Number, OpenDay, Strict, parse_number


class HoldingSchema(Strict):
    """A title held."""

    title: str
    granted: OpenDay = None
    expires: OpenDay = None
    withdrawn: OpenDay = None


def _holding(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


def _interval(value: object) -> object:
    numbers = value if isinstance(value, list | tuple) and len(value) == 2 else (value, value)
    return tuple(parse_number(one) for one in numbers)


def _award(value: object) -> object:
    """Read one amount, two as a range (`open` as its upper end where none is known), or `none`."""
    if value == "none":
        return ()
    pair = value if isinstance(value, list | tuple) else (value, value)
    if len(pair) != 2:
        raise ValueError("应写成 50万元、[0, 300万元]、[0, open] 或 none / is not an amount, a range or none")
    low, high = parse_number(pair[0]), None if pair[1] == "open" else parse_number(pair[1])
    if low < 0 or (high is not None and high < low):
        raise ValueError("金额不能为负，也不能先高后低 / amounts cannot be negative or out of order")
    return (low, high)


AwardField = Annotated[tuple[Decimal, Decimal | None] | tuple[()], BeforeValidator(_award)]
FactsField = dict[str, str | dict[str, str]]
HoldsField = tuple[Annotated[HoldingSchema, BeforeValidator(_holding)], ...]
IntervalField = Annotated[tuple[Decimal, Decimal], BeforeValidator(_interval)]


class CreditEventSchema(Strict):
    """A credit event."""

    kind: CreditKind
    grade: CreditGrade | None = None
    about: CreditSubject = CreditSubject.ENTERPRISE
    decided: OpenDay = None
    published_until: OpenDay = None
    repaired: OpenDay = None


class CreditCoverageSchema(Strict):
    """Days between which events are complete; without kinds, every kind."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    about: CreditSubject = CreditSubject.ENTERPRISE
    kinds: tuple[CreditKind, ...] = ()


class CreditSchema(Strict):
    """A credit record."""

    events: tuple[CreditEventSchema, ...] = ()
    complete: tuple[CreditCoverageSchema, ...] = ()


class BaseSchema(Strict):
    """Facts that several cases share."""

    base: str = ""
    facts: FactsField = Field(default_factory=dict)
    holds: HoldsField = ()
    holdings: Literal["complete", "incomplete"] = "complete"
    credit: CreditSchema | None = None


class ExpectSchema(Strict):
    """What should come out."""

    verdict: Literal["yes", "no", "unknown", "closed", "pending"]
    failed: tuple[str, ...] | None = None
    missing: tuple[str, ...] | None = None
    score: dict[str, IntervalField] = Field(default_factory=dict)
    award: AwardField | None = None
    instalments: tuple[tuple[int, Number], ...] | None = None
    valid_years: int | None = None
    stacking: dict[str, Direction] = Field(default_factory=dict)


class CaseSchema(Strict):
    """One example."""

    title: str
    measure: str
    as_of: Day
    reference_year: int | None = None
    application: Application | None = None
    base: str = ""
    facts: FactsField = Field(default_factory=dict)
    without: tuple[str, ...] = ()
    holds: HoldsField | None = None
    holdings: Literal["complete", "incomplete"] | None = None
    credit: CreditSchema | None = None
    expect: ExpectSchema


class CaseFile(Strict):
    """A case file."""

    bases: dict[str, BaseSchema] = Field(default_factory=dict)
    cases: Annotated[tuple[CaseSchema, ...], Field(min_length=1)]


class EquivalentSchema(Strict):
    """A mutant that no case can tell from the rule, with the reason."""

    measure: str
    mutant: str
    because: str


class EquivalentFile(Strict):
    """cases/equivalent.yaml."""

    items: tuple[EquivalentSchema, ...]
