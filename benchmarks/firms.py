"""Invented firms for measuring: seeded, plausible together, many exactly on a threshold, one unit under or over it.

Comes in: a seed and the number of a chunk. Goes out: arrays by column name, with what is known and what applies.
Must not know: files, rules, engines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

CHUNK = 125_000  # firms a chunk; each chunk has its own stream of random numbers, so its bytes never depend on others
MISSING = 0.15
ON_EDGE = 0.10
WAN, YI = 100 * 10_000, 100 * 100_000_000  # 万元 and 亿元 in fen

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]

# the first two digits of an industry code, its section letter, its industry of the size table, and its weight
DIVISIONS: Sequence[tuple[str, str, str, int]] = (
    ("01", "A", "农林牧渔业", 2), ("14", "C", "工业", 3), ("26", "C", "工业", 4), ("29", "C", "工业", 4),
    ("33", "C", "工业", 5), ("34", "C", "工业", 7), ("35", "C", "工业", 7), ("36", "C", "工业", 5),
    ("37", "C", "工业", 3), ("38", "C", "工业", 6), ("39", "C", "工业", 8), ("40", "C", "工业", 3),
    ("47", "E", "建筑业", 4), ("51", "F", "批发业", 10), ("52", "F", "零售业", 6), ("54", "G", "交通运输业", 3),
    ("59", "G", "仓储业", 2), ("62", "H", "餐饮业", 2), ("63", "I", "信息传输业", 1),
    ("64", "I", "软件和信息技术服务业", 3), ("65", "I", "软件和信息技术服务业", 8), ("70", "K", "物业管理", 3),
    ("72", "L", "租赁和商务服务业", 7), ("73", "M", "其他未列明行业", 4), ("74", "M", "其他未列明行业", 4),
    ("75", "M", "其他未列明行业", 5), ("80", "O", "其他未列明行业", 2),
)  # fmt: skip
CLASSES = 24  # industry classes below each division

# yes/no columns and how often they are yes
FLAGS: Mapping[str, float] = {
    "domestic_legal_person": 0.96, "listed_abnormal_or_discredited": 0.04, "management_or_product_certified": 0.45,
    "own_brand": 0.40, "quality_system_certified": 0.50, "major_incident_3y": 0.02, "product_restricted": 0.03,
    "tax_evasion_3y": 0.02, "has_provincial_rd_institution": 0.08, "main_product_in_sei": 0.30,
}  # fmt: skip
TITLES: Mapping[str, float] = {
    "innovative_sme": 0.25, "tech_sme": 0.30, "little_giant": 0.02, "champion": 0.005,
    "green_factory_shanghai": 0.03, "smart_factory_basic": 0.10,
}  # fmt: skip

# thresholds of the rulebook on single columns, in the column's own whole numbers
EDGES: Mapping[str, Sequence[int]] = {
    "revenue_2025": (500 * WAN, 1000 * WAN, 2000 * WAN, 4 * YI, 10 * YI), "revenue_2023": (1000 * WAN,),
    "rd_expense_2024": (100 * WAN,), "rd_expense_2025": (100 * WAN,), "net_profit_2025": (0,),
    "employees_2025": (20, 100, 300, 1000, 2000), "total_assets_2025": (4 * YI,),
    "new_equity_2y": (1000 * WAN, 2000 * WAN), "niche_years": (300, 500), "niche_share": (1000, 5000),
    "platform_score": (5000, 6000, 10_000), "ip_class1": (1,), "ip_class2": (3, 5), "digital_level": (2, 3),
    "core_processes_on_it": (3,),
    "founded_on": tuple(date(year, month, day).toordinal()
                        for year, month, day in ((2010, 1, 1), (2016, 6, 30), (2023, 6, 30))),
}  # fmt: skip
# the same between two columns: a column lies on so many hundredths of another
SHARES: Mapping[str, tuple[str, Sequence[int]]] = {
    "rd_expense_2025": ("revenue_2025", (3, 5, 10)), "main_revenue_2025": ("revenue_2025", (80,)),
    "total_liabilities_2025": ("total_assets_2025", (50, 70)), "rd_staff_2025": ("employees_2025", (30,)),
    "net_profit_2025": ("net_profit_2024", (110,)),
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A column: whole numbers, truths, or positions among words; known and null exclude each other."""

    values: Ints | Truths
    known: Truths
    null: Truths | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """One chunk's stream of random numbers."""

    random: np.random.Generator
    rows: int

    def some(self, share: float) -> Truths:
        """Pick each row with that probability."""
        return self.random.random(self.rows, np.float32) < np.float32(share)

    def between(self, low: int, high: int) -> Ints:
        """Give whole numbers, both ends included."""
        return self.random.integers(low, high + 1, self.rows)

    def spread(self, median: float, sigma: float, largest: int) -> Ints:
        """Give whole numbers with a long tail."""
        drawn: NDArray[np.float64] = self.random.lognormal(np.log(median), sigma, self.rows)
        return np.minimum(drawn, largest).astype(np.int64)

    def hundredths(self, whole: Ints, centre: float, sigma: float) -> Ints:
        """Give a share of another column, in ten-thousandths normally distributed."""
        drawn: NDArray[np.float64] = self.random.normal(centre * 10_000, sigma * 10_000, self.rows)
        return whole * drawn.astype(np.int64) // 10_000

    def on_edges(self, values: Ints, edges: Sequence[int]) -> Ints:
        """Put a tenth of the values on one of some thresholds, one unit under or over it."""
        picked = np.asarray(edges, np.int64)[self.random.integers(0, len(edges), self.rows)]
        return np.where(self.some(ON_EDGE), picked + self.between(-1, 1), values)

    def on_shares(self, values: Ints, whole: Ints, hundredths: Sequence[int]) -> Ints:
        """Put a tenth of the values where they are just a share of another column, one unit under or over it."""
        picked = np.asarray(hundredths, np.int64)[self.random.integers(0, len(hundredths), self.rows)]
        return np.where(self.some(ON_EDGE), -(-whole * picked // 100) + self.between(-1, 1), values)


def draw_chunk(seed: int, chunk: int, rows: int = CHUNK) -> dict[str, Drawn]:
    """Give the columns of one chunk by the name they have in a file, without the ending for the unit.

    >>> drawn = draw_chunk(1, 0, 1000)
    >>> bool(0.1 < 1 - drawn["revenue_2025"].known.mean() < 0.2)
    True
    """
    draw = Draw(np.random.default_rng([seed, chunk]), rows)
    numbers = _numbers(draw)
    founded = numbers["founded_on"]
    late = {year: founded >= date(year + 1, 1, 1).toordinal() for year in (2023, 2024)}
    columns: dict[str, Drawn] = {}
    for name, values in numbers.items():
        null = late.get(int(name[-4:])) if name[-4:].isdigit() else None
        if name in {"niche_share", "platform_score"}:
            null = draw.some(0.04)
        known = ~draw.some(MISSING)
        columns[name] = Drawn(values, known if null is None else known & ~null, null)
    columns.update(_industry(draw))
    columns |= {name: Drawn(draw.some(share), ~draw.some(MISSING)) for name, share in FLAGS.items()}
    columns |= {f"title_{key}": Drawn(draw.some(share), ~draw.some(MISSING)) for key, share in TITLES.items()}
    return columns


def _numbers(draw: Draw) -> dict[str, Ints]:
    found: dict[str, Ints] = {"founded_on": _founded(draw)}
    found |= _revenues(draw)
    latest = found["revenue_2025"]
    for year in (2023, 2024, 2025):
        found[f"rd_expense_{year}"] = np.abs(draw.hundredths(found[f"revenue_{year}"], 0.04, 0.04))
    for year in (2024, 2025):
        found[f"net_profit_{year}"] = draw.hundredths(found[f"revenue_{year}"], 0.06, 0.08)
    heads = latest // (100 * WAN) + draw.spread(20, 1.2, 100_000)
    found["employees_2025"] = heads
    found["employees_2024"] = np.where(draw.some(ON_EDGE), heads, np.abs(draw.hundredths(heads, 0.95, 0.15)))
    found["rd_staff_2025"] = np.minimum(np.abs(draw.hundredths(heads, 0.2, 0.15)), heads)
    found["total_assets_2025"] = np.abs(draw.hundredths(latest, 1.1, 0.5)) + draw.spread(200 * WAN, 1.0, 10 * YI)
    found["total_liabilities_2025"] = np.abs(draw.hundredths(found["total_assets_2025"], 0.5, 0.25))
    found["main_revenue_2025"] = np.minimum(np.abs(draw.hundredths(latest, 0.85, 0.12)), latest)
    found["new_equity_2y"] = np.where(draw.some(0.8), 0, draw.spread(800 * WAN, 1.2, 100 * YI))
    found["niche_years"] = draw.between(0, 2000)
    found["niche_share"] = np.minimum(draw.spread(400, 1.4, 9_999), 9_999)
    found["platform_score"] = draw.between(2000, 10_500)
    found["ip_class1"] = draw.spread(1, 1.3, 500)
    found["ip_class2"] = draw.spread(3, 1.2, 2_000)
    found["digital_level"] = draw.between(0, 5)
    found["core_processes_on_it"] = draw.between(0, 8)
    return _put_on_edges(draw, found)


def _founded(draw: Draw) -> Ints:
    last = date(2025, 12, 31).toordinal()
    return last - draw.spread(3200, 0.9, 13_000)


def _revenues(draw: Draw) -> dict[str, Ints]:
    """Give three years; growth lies on the thresholds of one year and of two, and some bases are zero."""
    first = draw.spread(2500 * WAN, 1.6, 500 * YI)
    second = np.abs(draw.hundredths(first, 1.08, 0.25))
    second = np.where(draw.some(0.01), 0, second)
    third = np.abs(draw.hundredths(second, 1.08, 0.25)) + np.where(draw.some(0.01), draw.between(1, 100 * WAN), 0)
    third = draw.on_shares(third, second, (90, 100, 110, 115, 120))
    third = np.where(draw.some(0.05), -(-first * 36 // 25) + draw.between(-1, 1), third)
    return {"revenue_2023": first, "revenue_2024": second, "revenue_2025": np.maximum(third, 0)}


def _put_on_edges(draw: Draw, found: dict[str, Ints]) -> dict[str, Ints]:
    for name, edges in EDGES.items():
        found[name] = draw.on_edges(found[name], edges)
    for name, (whole, hundredths) in SHARES.items():
        found[name] = draw.on_shares(found[name], found[whole], hundredths)
    for name, values in found.items():
        if not name.startswith("net_profit"):
            np.maximum(values, 0, out=values)
    return found


def _industry(draw: Draw) -> dict[str, Drawn]:
    """Give section, class and industry of the size table; the three of a firm fit together."""
    weights = np.asarray([weight for *_, weight in DIVISIONS], np.float64)
    division = draw.random.choice(len(DIVISIONS), draw.rows, p=weights / weights.sum())
    within = draw.between(0, CLASSES - 1)
    classes = tuple(f"{code}{10 + number}" for code, *_ in DIVISIONS for number in range(CLASSES))
    sections, by_section = _distinct([one[1] for one in DIVISIONS])
    sizes, by_size = _distinct([one[2] for one in DIVISIONS])
    return {
        "industry_code": Drawn(division * CLASSES + within, ~draw.some(MISSING), words=classes),
        "industry_section": Drawn(by_section[division], ~draw.some(MISSING), words=sections),
        "size_industry": Drawn(by_size[division], ~draw.some(MISSING), words=sizes),
    }


def _distinct(words: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    distinct = tuple(dict.fromkeys(words))
    return distinct, np.asarray([distinct.index(one) for one in words], np.int64)
