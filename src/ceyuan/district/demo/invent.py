"""Invent the firms of the district: the sample register's generator with the opinions' clusters and four fiscal years.

Comes in: a number, a seed, a day. Goes out: firms with everything that is said of them, the same ones for the same day.
Must not know: the database, measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from ceyuan.demo.accounts import YEARS as SAMPLE_YEARS
from ceyuan.demo.accounts import in_units_of_100
from ceyuan.demo.firms import Recipe, invent_firm
from ceyuan.demo.gaps import leave_gaps
from ceyuan.demo.thresholds import CASES, put_on_line
from ceyuan.demo.titles import LISTED_TO
from ceyuan.district.demo.clusters import CLUSTERS, cluster_of
from ceyuan.district.demo.homes import Home, draw_home
from ceyuan.district.demo.more_facts import FOLLOWING, MORE_FACTS, MORE_GAPS, MORE_TITLES
from ceyuan.model.subject import Cell, Holding, Holdings, Subject

YEARS = (SAMPLE_YEARS[0] - 1, *SAMPLE_YEARS)
RECIPE = Recipe(CLUSTERS, YEARS, MORE_FACTS, MORE_TITLES)
STOCK_COMPANY = "股份有限公司"


@dataclass(frozen=True, slots=True)
class DemoFirm:
    """One invented firm; `planted` says that it stands on a line that rules draw and that nothing of it is missing."""

    subject: Subject
    home: Home
    planted: bool = False

    @property
    def code(self) -> str:
        """Give the credit code, which nobody can be given."""
        return self.subject.id

    @property
    def name(self) -> str:
        """Give the name."""
        return self.subject.name

    @property
    def industry(self) -> str:
        """Give the class of GB/T 4754-2017 with its section before it."""
        return f"{self.subject.current['行业门类']}{self.subject.current['行业代码']}"

    @property
    def cluster(self) -> str:
        """Give the cluster of the opinions."""
        return cluster_of(self.industry[1:])

    @property
    def founded(self) -> date:
        """Give the day of founding."""
        day = self.subject.current["成立日期"]
        if not isinstance(day, date):
            raise TypeError(f"{self.name} was founded on {day}")
        return day


def invent_district(count: int, seed: int, day: date) -> Sequence[DemoFirm]:
    """Invent the firms as they are known on a day.

    >>> [one.name for one in invent_district(2, 146, date(2026, 6, 30))]
    ['演示正好科学仪器有限公司', '演示毫厘精密仪器有限公司']
    """
    random = Random(seed)  # noqa: S311 -- a demonstration, not a secret
    taken: set[str] = set()
    firms = []
    for number in range(count):
        planted = number < len(CASES)
        firm = _following(random, invent_firm(random, taken, RECIPE))
        home = draw_home(random, str(firm.current["所在街镇"]), planted=planted)
        firm = _named(random, firm, home)
        firm = _planted(firm, number) if planted else _gappy(random, firm)
        firms.append(DemoFirm(as_of(firm, day), home, planted))
    return firms


def _following(random: Random, firm: Subject) -> Subject:
    """Add figures that follow from others."""
    yearly = dict(firm.yearly)
    for name, origin, least, most in FOLLOWING:
        yearly[name] = {
            year: in_units_of_100(float(str(value)) * random.uniform(least, most))
            for year, value in firm.yearly[origin].items()
        }
    return replace(firm, yearly=yearly)


def _named(random: Random, firm: Subject, home: Home) -> Subject:
    """Say what follows from name and home."""
    stock = firm.name.endswith(STOCK_COMPANY)
    listed = stock and random.random() < 0.2
    board = random.choice(("科创板", "创业板", "北交所", "新三板", "沪深主板")) if listed else "未上市"
    current: dict[str, Cell] = {
        **firm.current,
        "企业组织形式": STOCK_COMPANY if stock else "有限责任公司",
        "上市板块": board,
        "所在街镇": home.town,
    }
    return replace(firm, current=current)


def _planted(firm: Subject, number: int) -> Subject:
    """Put a firm on its line; the year before the sample's three was like the first of them."""
    placed = put_on_line(firm, CASES[number])
    first = SAMPLE_YEARS[0]
    yearly = {
        name: {first - 1: cells[first], **cells} if first in cells else cells for name, cells in placed.yearly.items()
    }
    return replace(placed, yearly=yearly)


def _gappy(random: Random, firm: Subject) -> Subject:
    """Take away what nobody sent, group by group."""
    left = leave_gaps(random, firm, YEARS)
    gone = {name for share, names in MORE_GAPS if random.random() < share for name in names}
    return replace(
        left,
        current={name: cell for name, cell in left.current.items() if name not in gone},
        yearly={name: cells for name, cells in left.yearly.items() if name not in gone},
    )


def as_of(firm: Subject, day: date) -> Subject:
    """Move a firm's days and fiscal years from the day of the sample register to another day.

    >>> as_of(Subject("1", "甲", yearly={"营业收入": {2025: True}}), date(2028, 1, 1)).yearly
    {'营业收入': {2027: True}}
    """
    moved, years = day - LISTED_TO, day.year - LISTED_TO.year
    current = {name: cell + moved if isinstance(cell, date) else cell for name, cell in firm.current.items()}
    founded = current.get("成立日期")
    first = founded.year if isinstance(founded, date) else 0
    yearly: dict[str, Mapping[int, Cell]] = {
        name: {year + years: cell for year, cell in cells.items() if year + years >= first}
        for name, cells in firm.yearly.items()
    }
    items = tuple(_held(one, moved) for one in firm.holdings.items)
    return replace(firm, current=current, yearly=yearly, holdings=Holdings(items, firm.holdings.coverage))


def _held(one: Holding, moved: timedelta) -> Holding:
    return replace(
        one,
        granted=one.granted + moved if one.granted else None,
        expires=one.expires + moved if one.expires else None,
    )
