"""What a measure gives: money in several forms, a title, or nothing stated.

Comes in: what a measure declares. Goes out: frozen benefits.
Must not know: budgets, payments.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ceyuan.model.condition import Rule


@dataclass(frozen=True, slots=True)
class NoneStated:
    """The text states no amount; `wording` is what is shown instead, such as 实施细则待发布."""

    wording: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A recognition for some years; None means without a fixed term."""

    title: str
    valid_years: int | None


@dataclass(frozen=True, slots=True)
class LumpSum:
    """A fixed amount in 元."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a base, in 元, up to a cap (None: no cap is stated, which the lint flags).

    Between `lowest_rate` and `rate` somebody chooses. With `cap_unpublished` there is a cap that nobody has read:
    the share of the base is only an upper end.
    """

    rate: Decimal
    base: Rule
    cap: Decimal | None
    lowest_rate: Decimal | None = None
    cap_unpublished: bool = False


@dataclass(frozen=True, slots=True)
class Tier:
    """An amount in 元 when a rule holds."""

    when: Rule
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Tiers:
    """The first tier that holds."""

    tiers: tuple[Tier, ...]


Award = LumpSum | Share | Tiers


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of an award, due in a year after approval (0 = the year of approval) when a condition holds."""

    share: Decimal
    year: int
    when: str


@dataclass(frozen=True, slots=True)
class Money:
    """An award with its limits: `yearly_cap` per applicant and year in 元, `discretionary` for 最高/择优."""

    award: Award
    yearly_cap: Decimal | None
    instalments: tuple[Instalment, ...]
    discretionary: bool


Benefit = NoneStated | Title | Money
