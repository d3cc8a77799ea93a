"""The benchmark's rulebook as Polars expressions: Kleene logic with nulls, whole numbers throughout.

Comes in: Parquet files. Goes out: three-valued answers.
Must not know: Ceyuan's plans; the rules are written here by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce
from operator import and_, or_

import numpy as np
import polars as pl

from benchmarks.engines.contract import JOINS, Codes, Counts, Engine, Job

WAN, YI = 100 * 10_000, 100 * 100_000_000  # 万元 and 亿元 in fen
SOMETIMES_NOT_APPLICABLE = {
    "revenue_2023_fen": "revenue_2023__na", "revenue_2024_fen": "revenue_2024__na",
    "rd_expense_2023_fen": "rd_expense_2023__na", "rd_expense_2024_fen": "rd_expense_2024__na",
    "net_profit_2024_fen": "net_profit_2024__na", "employees_2024": "employees_2024__na",
    "niche_share_e4": "niche_share__na", "platform_score_e2": "platform_score__na",
}  # fmt: skip

revenue, revenue_24, revenue_23 = (pl.col(f"revenue_{year}_fen") for year in (2025, 2024, 2023))
research, research_24, research_23 = (pl.col(f"rd_expense_{year}_fen") for year in (2025, 2024, 2023))
profit, profit_24 = pl.col("net_profit_2025_fen"), pl.col("net_profit_2024_fen")
staff, staff_24, research_staff = pl.col("employees_2025"), pl.col("employees_2024"), pl.col("rd_staff_2025")
main_revenue, equity = pl.col("main_revenue_2025_fen"), pl.col("new_equity_2y_fen")
assets, debts = pl.col("total_assets_2025_fen"), pl.col("total_liabilities_2025_fen")
class1, class2 = pl.col("ip_class1"), pl.col("ip_class2")
niche_years, niche_share, platform = pl.col("niche_years_e2"), pl.col("niche_share_e4"), pl.col("platform_score_e2")
founded, code, section, branch = (
    pl.col(name) for name in ("founded_on", "industry_code", "industry_section", "size_industry")
)
digital, processes = pl.col("digital_level"), pl.col("core_processes_on_it")
brand, quality = pl.col("own_brand"), pl.col("quality_system_certified")


def fact(test: pl.Expr) -> pl.Expr:
    """Make a test false where one of its columns does not apply; null & false is false, so that wins over unknown."""
    marks = [SOMETIMES_NOT_APPLICABLE[name] for name in test.meta.root_names() if name in SOMETIMES_NOT_APPLICABLE]
    return reduce(lambda whole, mark: whole & ~pl.col(mark), dict.fromkeys(marks), test)


def share(part: pl.Expr, whole: pl.Expr, hundredths: int) -> pl.Expr:
    """Test `part / whole >= hundredths / 100` in whole numbers; it does not apply where the whole is zero or less."""
    return fact((100 * part >= hundredths * whole) & (whole > 0))


def at_most_share(part: pl.Expr, whole: pl.Expr, hundredths: int) -> pl.Expr:
    """Test `part / whole <= hundredths / 100`."""
    return fact((100 * part <= hundredths * whole) & (whole > 0))


def begins(*prefixes: str) -> pl.Expr:
    """Test whether the industry code begins with one of some digits."""
    return reduce(or_, (code.cat.starts_with(prefix) for prefix in prefixes))


def held(*titles: str) -> pl.Expr:
    """Test whether one of some titles is held."""
    return reduce(or_, (pl.col(f"title_{title}") for title in titles))


def at_least(least: int, tests: list[pl.Expr]) -> pl.Expr:
    """Test whether so many hold: sure when enough surely do, impossible when too few possibly do."""
    sure = pl.sum_horizontal([one.fill_null(value=False) for one in tests])
    possible = pl.sum_horizontal([one.fill_null(value=True) for one in tests])
    return pl.when(sure >= least).then(statement=True).when(possible < least).then(statement=False)


# points: the lowest and the highest that the known facts allow

Interval = tuple[pl.Expr, pl.Expr]


def steps(*cases: tuple[pl.Expr, int]) -> Interval:
    """Give points of the first case that holds, cases falling in points."""
    low, high = pl.lit(0), pl.lit(0)
    for test, points in reversed(cases):
        low = pl.when(test.fill_null(value=False)).then(points).otherwise(low)
        high = pl.when(test.fill_null(value=True)).then(points).otherwise(high)
    return low, high


def reaches(items: list[Interval], bound: int) -> pl.Expr:
    """Test whether a sum of points reaches a bound."""
    low, high = pl.sum_horizontal([one[0] for one in items]), pl.sum_horizontal([one[1] for one in items])
    return pl.when(low >= bound).then(statement=True).when(high < bound).then(statement=False)


def growth(hundredths: int) -> pl.Expr:
    """Test the growth of revenue over a year; it does not apply where the base is zero."""
    return share(revenue, revenue_24, 100 + hundredths)


INNOVATION = [
    steps(*((share(research, revenue, least), points) for least, points in ((10, 30), (5, 20), (3, 10)))),
    steps((class1 >= 1, 20), (class2 >= 5, 10)),
]
TOTAL = [
    *INNOVATION,
    steps((growth(20), 20), (growth(10), 12), (growth(0), 5)),
    steps((niche_years >= 500, 15), (niche_years >= 300, 8)),
    steps((brand, 10)),
    steps((quality, 5)),
]

RULES: Mapping[str, Mapping[str, pl.Expr]] = {
    "distinction": {
        "share": fact(niche_share >= 1000),
        "brand": brand,
        "quality": quality,
        "digital": digital >= 2,
        "green": held("green_factory_shanghai"),
    },
    "doors": {
        "equity": equity >= 2000 * WAN,
        "giant": held("little_giant"),
        "platform": fact(platform >= 6000),
        "institution": pl.col("has_provincial_rd_institution"),
        "leader": fact(niche_share >= 5000) & (revenue > 10 * YI),
    },
    "growth": {
        "growth": growth(15),
        "compound": fact((25 * revenue >= 36 * revenue_23) & (revenue_23 > 0)),
        "profit": profit > 0,
        "staff": staff >= 20,
        "age": founded <= date(2023, 6, 30),
    },
    "manufacturing": {
        "section": section == "C",
        "branch": begins("34", "35", "36", "37", "38", "39"),
        "certified": pl.col("management_or_product_certified"),
        "staff": (staff >= 100) & (staff < 1000),
        "revenue-sum": fact(revenue + revenue_24 + revenue_23 >= 3 * YI),
    },
    "niche": {
        "niche": niche_years >= 300,
        "focus": share(main_revenue, revenue, 80),
        "debt": at_most_share(debts, assets, 70),
        "rights": (class1 >= 1) | (class2 >= 5),
        "title": held("innovative_sme", "tech_sme"),
    },
    "productivity": {
        "per-head": (revenue >= 100 * WAN * staff) & (staff > 0),
        "profit-growth": share(profit, profit_24, 110),
        "margin": share(profit, revenue, 5),
        "staff": fact(staff >= staff_24),
        "profit-sum": fact(profit + profit_24 >= 500 * WAN),
    },
    "research": {
        "revenue": revenue >= 2000 * WAN,
        "research-share": share(research, revenue, 3),
        "research-amount": (research >= 100 * WAN) & fact(research_24 >= 100 * WAN),
        "domestic": pl.col("domestic_legal_person"),
        "discredit": ~pl.col("listed_abnormal_or_discredited"),
    },
    "scored": {
        "total": reaches(TOTAL, 60),
        "innovation": reaches(INNOVATION, 25),
        "revenue": revenue >= 1000 * WAN,
        "staff": staff <= 2000,
        "incident": ~pl.col("major_incident_3y"),
    },
    "small": {
        "size": (branch == "工业") & ((staff < 300) | (revenue < 2000 * WAN))
        | branch.is_in(["批发业", "零售业"]) & (revenue < 500 * WAN)
        | (branch == "软件和信息技术服务业") & (revenue < 1000 * WAN),
        "revenue": revenue <= 4 * YI,
        "assets": assets <= 4 * YI,
        "founded": founded >= date(2010, 1, 1),
        "untitled": ~held("little_giant", "champion"),
    },
    "software": {
        "branch": begins("64", "65") | (section == "M"),
        "staff-share": share(research_staff, staff, 30),
        "research-sum": share(research + research_24 + research_23, revenue + revenue_24 + revenue_23, 5),
        "rights": class2 >= 3,
        "young": founded > date(2016, 6, 30),
    },
    "steady": {
        "revenue": (revenue >= 1000 * WAN) & fact(revenue_24 >= 1000 * WAN) & fact(revenue_23 >= 1000 * WAN),
        "no-fall": share(revenue, revenue_24, 90),
        "debt": at_most_share(debts, assets, 50) | (equity >= 1000 * WAN),
        "restricted": ~pl.col("product_restricted"),
        "tax": ~pl.col("tax_evasion_3y"),
    },
    "upgrade": {
        "smart": held("smart_factory_basic") | (digital >= 3),
        "processes": processes >= 3,
        "research": fact(research + research_24 >= 400 * WAN),
        "emerging": pl.col("main_product_in_sei") | begins("39"),
        "platform": fact((platform >= 5000) & (platform <= 10_000)),
    },
}


def verdict(measure: str) -> pl.Expr:
    """Join a measure's criteria."""
    tests = list(RULES[measure].values())
    match JOINS.get(measure):
        case None:
            return reduce(and_, tests)
        case 1:
            return reduce(or_, tests)
        case least:
            return at_least(least, tests)


class InMemory:
    """A data frame with the columns of the file."""

    def __init__(self, job: Job) -> None:
        self.measures, self.criteria = job.rules.measures, job.rules.criteria
        self.frame = pl.scan_parquet(list(job.parts)).head(job.firms).collect().rechunk()

    def decide(self) -> Counts:
        """Decide lazily, so that Polars may share what the measures have in common."""
        found = self.frame.lazy().select(verdict(one).alias(one) for one in self.measures).collect()
        return [_count(column, self.frame.height) for column in found]

    def codes(self) -> Codes:
        """Give 1 for null."""
        tests = {f"{one}.{name}": test for one in self.measures for name, test in RULES[one].items()}
        if set(tests) != set(self.criteria):
            raise ValueError(f"rules differ: {sorted(set(tests) ^ set(self.criteria))}")
        shown = [(2 * tests[name].cast(pl.UInt8)).fill_null(1).alias(name) for name in self.criteria]
        return np.ascontiguousarray(self.frame.select(shown).to_numpy().T.astype(np.uint8))


def _count(column: pl.Series, rows: int) -> list[int]:
    yes, unknown = int(column.sum()), column.null_count()
    return [rows - yes - unknown, unknown, yes, 0, 0]


def stream(job: Job) -> Counts:
    """Count straight from the files with the streaming engine; the firms are never in memory together."""
    found = (
        pl.scan_parquet(list(job.parts))
        .head(job.firms)
        .select(verdict(one).alias(one) for one in job.rules.measures)
        .select(
            *(pl.col(one).sum().alias(f"{one}.yes") for one in job.rules.measures),
            *(pl.col(one).null_count().alias(f"{one}.unknown") for one in job.rules.measures),
        )
        .collect(engine="streaming")
        .row(0, named=True)
    )
    pairs = [(found[f"{one}.yes"], found[f"{one}.unknown"]) for one in job.rules.measures]
    return [[job.firms - yes - unknown, unknown, yes, 0, 0] for yes, unknown in pairs]


ENGINE = Engine(InMemory, stream)
