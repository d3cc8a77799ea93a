"""Fiscal years of figures that belong together: what is spent, owned, owed and earned, and by how many people.

Comes in: a random source and a profile. Goes out: yearly values in 元 and persons, exact to 100 元.
Must not know: measures. Only the shares of the whole are set to look like a district; no firm is bent to an answer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from ceyuan.demo.industries import Segment

YEARS = (2023, 2024, 2025)
WAN = Decimal(10_000)
SMALLEST, LARGEST = 1.5e6, 2e10


@dataclass(frozen=True, slots=True)
class Profile:
    """What shapes a firm's figures: `drive` between 0 and 1 is how much it invests in the new."""

    segment: Segment
    founded: date
    drive: float


def draw_profile(random: Random, segment: Segment) -> Profile:
    """Draw age and drive; most firms are between four and twenty-five years old.

    >>> from ceyuan.demo.industries import SEGMENTS
    >>> 0 <= draw_profile(Random(146), SEGMENTS[0]).drive <= 1
    True
    """
    age = min(35.0, max(0.6, random.lognormvariate(2.35, 0.65)))
    founded = date.fromordinal(date(2026, 6, 30).toordinal() - int(age * 365.25))
    return Profile(segment, founded, random.betavariate(2.2, 2.6))


def draw_accounts(
    random: Random, profile: Profile, years: Sequence[int] = YEARS
) -> Mapping[str, Mapping[int, Decimal]]:
    """Draw every yearly value; a year before the founding year has none."""
    yearly: dict[str, dict[int, Decimal]] = {}
    revenues = _revenues(random, profile.drive, len(years))
    traits = _draw_traits(random, profile)
    for year, revenue in zip(years, revenues, strict=True):
        if year >= profile.founded.year:
            for name, value in _one_year(random, traits, revenue).items():
                yearly.setdefault(name, {})[year] = value
    return yearly


@dataclass(frozen=True, slots=True)
class _Traits:
    """What stays about the same from year to year, as shares."""

    main: float
    research: float
    technology: float
    margin: float
    turnover: float
    debt: float
    per_head: float
    researchers: float


def _draw_traits(random: Random, profile: Profile) -> _Traits:
    research = profile.segment.research * random.lognormvariate(2 * (profile.drive - 0.5), 0.35)
    return _Traits(
        main=min(1.0, random.betavariate(14, 1.2)),
        research=min(0.6, research),
        technology=min(0.97, max(0.05, 0.35 + 0.7 * profile.drive + random.gauss(0, 0.08))),
        margin=random.gauss(0.065, 0.07) - 0.3 * max(0.0, research - 0.12),
        turnover=random.lognormvariate(0.15, 0.4),
        debt=min(0.97, max(0.04, random.betavariate(4.2, 4.6))),
        per_head=random.lognormvariate(math.log(1.05e6), 0.5),
        researchers=min(0.7, max(0.02, 2.6 * research + random.gauss(0.02, 0.03))),
    )


def _revenues(random: Random, drive: float, years: int) -> Sequence[float]:
    """Give revenue of some years: log-normal in size, growth from year to year alike but not the same."""
    newest = min(LARGEST, max(SMALLEST, random.lognormvariate(math.log(7.5e7), 1.25)))
    trend = random.gauss(0.01 + 0.15 * drive, 0.1)
    growths = [max(-0.6, trend + random.gauss(0, 0.09)) for _ in range(years - 1)]
    revenues = [newest]
    for growth in reversed(growths):
        revenues.insert(0, revenues[0] / (1 + growth))
    return revenues


def _one_year(random: Random, traits: _Traits, revenue: float) -> dict[str, Decimal]:
    assets = revenue * traits.turnover * random.gauss(1, 0.04)
    debts = assets * min(0.99, traits.debt * random.gauss(1, 0.05))
    profit = revenue * (traits.margin + random.gauss(0, 0.02))
    research = revenue * traits.research * random.gauss(1, 0.08)
    income = revenue * random.uniform(1, 1.03)
    money = {
        "营业收入": revenue,
        "主营业务收入": revenue * traits.main,
        "高企口径总收入": income,
        "高新技术产品收入": income * traits.technology,
        "研发费用": research,
        "境内研发费用": research if random.random() < 0.8 else research * random.uniform(0.5, 0.98),
        "净利润": profit,
        "利润总额": profit / 0.85 if profit > 0 else profit,
        "资产总额": assets,
        "负债总额": debts,
        "流动资产合计": assets * random.uniform(0.45, 0.75),
        "流动负债合计": debts * random.uniform(0.6, 0.95),
    }
    values = {name: in_units_of_100(amount) for name, amount in money.items()}
    values["净资产"] = values["资产总额"] - values["负债总额"]
    values["非流动资产合计"] = values["资产总额"] - values["流动资产合计"]
    values["非流动负债合计"] = values["负债总额"] - values["流动负债合计"]
    people = max(3, round(revenue / traits.per_head))
    researchers = max(1, round(people * traits.researchers))
    values["职工人数"] = Decimal(people)
    values["研发人员数"] = Decimal(researchers)
    values["科技人员数"] = Decimal(min(people, round(researchers * random.uniform(1, 1.25))))
    return values


def in_units_of_100(amount: float) -> Decimal:
    """Round an amount in 元 to 0.01 万元, as accounts are sent to an office.

    >>> in_units_of_100(123456.7)
    Decimal('123500')
    """
    return Decimal(round(amount / 100)) * 100
