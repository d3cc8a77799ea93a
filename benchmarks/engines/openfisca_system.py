"""The benchmark's rulebook as an OpenFisca tax and benefit system: one entity, one variable a fact and a criterion.

Comes in: Parquet files. Goes out: answers of yes and no; what is not known counts as 0, no, or the tool's own default.
Must not know: Ceyuan's plans; the rules are written here by hand.

Amounts are in 元: OpenFisca keeps numbers as float32 or int32, and whole fen would not fit. So values that lie exactly
on a threshold may come out on the other side of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit, Period, period
from openfisca_core.populations import Population  # type: ignore[import-untyped]  # it ships no types
from openfisca_core.simulations import Simulation, SimulationBuilder  # type: ignore[import-untyped]  # it ships no types
from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # type: ignore[import-untyped]  # it ships no types
from openfisca_core.variables import Variable  # type: ignore[import-untyped]  # it ships no types

from benchmarks.engines.contract import JOINS, Codes, Counts, Engine, Job, add_counts, count_truths

WAN, YI = 10_000, 100_000_000  # 万元 and 亿元 in 元
LATEST = period("2025")
FIRM = build_entity(key="firm", plural="firms", label="A firm", is_person=True)
SCALES = {"fen": 100, "e2": 100, "e4": 10_000}

Values = NDArray[np.int64]  # as far as types go; a column may hold other numbers or truths
Truths = NDArray[np.bool_] | Values


@dataclass(frozen=True, slots=True)
class Facts:
    """What a formula sees: the firms and the year."""

    firms: Population
    year: Period

    def __call__(self, name: str, back: int = 0) -> Values:
        """Give a variable, some years before the formula's own."""
        found: Values = self.firms(name, self.year.offset(-back, "year") if back else self.year)
        return found

    def word(self, name: str, *words: str) -> Truths:
        """Test whether a text is one of some words."""
        found = self.firms(name, self.year)
        truths: Truths = reduce(or_, (found == one for one in words))
        return truths

    def from_day(self, name: str, day: str) -> Truths:
        """Test whether a date is that day or later."""
        found: Truths = self.firms(name, self.year) >= np.datetime64(day)
        return found


Rule = Callable[[Facts], Truths]


def share(part: Values, whole: Values, least: float) -> Truths:
    """Test a share of something that is more than zero."""
    return (part >= least * whole) & (whole > 0)


def at_most_share(part: Values, whole: Values, most: float) -> Truths:
    """Test a share of something that is more than zero."""
    return (part <= most * whole) & (whole > 0)


def division(facts: Facts, *codes: int) -> Truths:
    """Test the first two of the four digits of the industry code."""
    return np.isin(facts("industry_code") // 100, codes)


def three_years(facts: Facts, name: str) -> Values:
    """Sum a yearly fact."""
    return facts(name) + facts(name, 1) + facts(name, 2)


def first(tests: Sequence[Truths], points: Sequence[int]) -> Values:
    """Give the points of the first test that holds, else none."""
    choices = [np.full(1, one, np.int64) for one in points]
    found: Values = np.select([one.astype(np.bool_) for one in tests], choices, 0)
    return found


def innovation(facts: Facts) -> Values:
    """Count the points for research and rights."""
    research, revenue = facts("rd_expense"), facts("revenue")
    tests = [share(research, revenue, least) for least in (0.10, 0.05, 0.03)]
    rights: list[Truths] = [facts("ip_class1") >= 1, facts("ip_class2") >= 5]
    points: Values = first(tests, [30, 20, 10]) + first(rights, [20, 10])
    return points


def total(facts: Facts) -> Values:
    """Count all points."""
    revenue, before, years = facts("revenue"), facts("revenue", 1), facts("niche_years")
    growth = first([share(revenue, before, least) for least in (1.20, 1.10, 1.00)], [20, 12, 5])
    niche = first([years >= 5, years >= 3], [15, 8])
    standing = 10 * facts("own_brand") + 5 * facts("quality_system_certified")
    points: Values = innovation(facts) + growth + niche + standing
    return points


def small(facts: Facts) -> Truths:
    """Test the size by the industry."""
    revenue = facts("revenue")
    industry = facts.word("size_industry", "工业") & ((facts("employees") < 300) | (revenue < 2000 * WAN))
    trade = facts.word("size_industry", "批发业", "零售业") & (revenue < 500 * WAN)
    return industry | trade | (facts.word("size_industry", "软件和信息技术服务业") & (revenue < 1000 * WAN))


RULES: Mapping[str, Mapping[str, Rule]] = {
    "distinction": {
        "share": lambda f: f("niche_share") >= 0.10,
        "brand": lambda f: f("own_brand"),
        "quality": lambda f: f("quality_system_certified"),
        "digital": lambda f: f("digital_level") >= 2,
        "green": lambda f: f("title_green_factory_shanghai"),
    },
    "doors": {
        "equity": lambda f: f("new_equity_2y") >= 2000 * WAN,
        "giant": lambda f: f("title_little_giant"),
        "platform": lambda f: f("platform_score") >= 60,
        "institution": lambda f: f("has_provincial_rd_institution"),
        "leader": lambda f: (f("niche_share") >= 0.50) & (f("revenue") > 10 * YI),
    },
    "growth": {
        "growth": lambda f: share(f("revenue"), f("revenue", 1), 1.15),
        "compound": lambda f: share(f("revenue"), f("revenue", 2), 1.44),
        "profit": lambda f: f("net_profit") > 0,
        "staff": lambda f: f("employees") >= 20,
        "age": lambda f: ~f.from_day("founded_on", "2023-07-01"),
    },
    "manufacturing": {
        "section": lambda f: f.word("industry_section", "C"),
        "branch": lambda f: division(f, 34, 35, 36, 37, 38, 39),
        "certified": lambda f: f("management_or_product_certified"),
        "staff": lambda f: (f("employees") >= 100) & (f("employees") < 1000),
        "revenue-sum": lambda f: three_years(f, "revenue") >= 3 * YI,
    },
    "niche": {
        "niche": lambda f: f("niche_years") >= 3,
        "focus": lambda f: share(f("main_revenue"), f("revenue"), 0.80),
        "debt": lambda f: at_most_share(f("total_liabilities"), f("total_assets"), 0.70),
        "rights": lambda f: (f("ip_class1") >= 1) | (f("ip_class2") >= 5),
        "title": lambda f: f("title_innovative_sme") | f("title_tech_sme"),
    },
    "productivity": {
        "per-head": lambda f: share(f("revenue"), f("employees"), 100 * WAN),
        "profit-growth": lambda f: share(f("net_profit"), f("net_profit", 1), 1.10),
        "margin": lambda f: share(f("net_profit"), f("revenue"), 0.05),
        "staff": lambda f: f("employees") >= f("employees", 1),
        "profit-sum": lambda f: f("net_profit") + f("net_profit", 1) >= 500 * WAN,
    },
    "research": {
        "revenue": lambda f: f("revenue") >= 2000 * WAN,
        "research-share": lambda f: share(f("rd_expense"), f("revenue"), 0.03),
        "research-amount": lambda f: (f("rd_expense") >= 100 * WAN) & (f("rd_expense", 1) >= 100 * WAN),
        "domestic": lambda f: f("domestic_legal_person"),
        "discredit": lambda f: ~f("listed_abnormal_or_discredited"),
    },
    "scored": {
        "total": lambda f: total(f) >= 60,
        "innovation": lambda f: innovation(f) >= 25,
        "revenue": lambda f: f("revenue") >= 1000 * WAN,
        "staff": lambda f: f("employees") <= 2000,
        "incident": lambda f: ~f("major_incident_3y"),
    },
    "small": {
        "size": small,
        "revenue": lambda f: f("revenue") <= 4 * YI,
        "assets": lambda f: f("total_assets") <= 4 * YI,
        "founded": lambda f: f.from_day("founded_on", "2010-01-01"),
        "untitled": lambda f: ~(f("title_little_giant") | f("title_champion")),
    },
    "software": {
        "branch": lambda f: division(f, 64, 65) | f.word("industry_section", "M"),
        "staff-share": lambda f: share(f("rd_staff"), f("employees"), 0.30),
        "research-sum": lambda f: share(three_years(f, "rd_expense"), three_years(f, "revenue"), 0.05),
        "rights": lambda f: f("ip_class2") >= 3,
        "young": lambda f: f.from_day("founded_on", "2016-07-01"),
    },
    "steady": {
        "revenue": lambda f: reduce(and_, (f("revenue", back) >= 1000 * WAN for back in (0, 1, 2))),
        "no-fall": lambda f: share(f("revenue"), f("revenue", 1), 0.90),
        "debt": lambda f: (
            at_most_share(f("total_liabilities"), f("total_assets"), 0.50) | (f("new_equity_2y") >= 1000 * WAN)
        ),
        "restricted": lambda f: ~f("product_restricted"),
        "tax": lambda f: ~f("tax_evasion_3y"),
    },
    "upgrade": {
        "smart": lambda f: f("title_smart_factory_basic") | (f("digital_level") >= 3),
        "processes": lambda f: f("core_processes_on_it") >= 3,
        "research": lambda f: f("rd_expense") + f("rd_expense", 1) >= 400 * WAN,
        "emerging": lambda f: f("main_product_in_sei") | division(f, 39),
        "platform": lambda f: (f("platform_score") >= 50) & (f("platform_score") <= 100),
    },
}


def variable(name: str, kind: type, *, yearly: bool, rule: Rule | None = None) -> type[Variable]:
    """Write a variable's class, as one would by hand sixty times."""
    unit = DateUnit.YEAR if yearly else DateUnit.ETERNITY
    body: dict[str, object] = {"value_type": kind, "entity": FIRM, "definition_period": unit, "label": name}
    if rule is not None:
        body["formula"] = lambda firms, year, _parameters: rule(Facts(firms, year))
    return type(name, (Variable,), body)


def join(tests: Sequence[Truths], measure: str) -> Truths:
    """Join a measure's criteria."""
    match JOINS.get(measure):
        case None:
            return reduce(and_, tests)
        case 1:
            return reduce(or_, tests)
        case least:
            held: Values = np.sum(np.stack(tests), axis=0, dtype=np.int64)
            return held >= least


def key(measure: str, criterion: str = "") -> str:
    """Name a variable."""
    return f"is_{measure}_{criterion}".replace("-", "_").rstrip("_")


def measure_rule(measure: str) -> Rule:
    """Give the rule that joins a measure's criteria."""
    return lambda facts: join([facts(key(measure, one)) for one in RULES[measure]], measure)


class InMemory:
    """A simulation with every column as an input."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.system = TaxBenefitSystem([FIRM])
        self.results: list[str] = []
        for measure, rules in RULES.items():
            for name, rule in rules.items():
                self._add(variable(key(measure, name), bool, yearly=True, rule=rule))
            self._add(variable(key(measure), bool, yearly=True, rule=measure_rule(measure)))
        self.simulation = self._simulation(pq.read_table(list(job.parts)).slice(0, job.firms))

    def _add(self, new: type[Variable]) -> None:
        self.system.add_variable(new)
        self.results.append(new.__name__)

    def _simulation(self, table: pa.Table) -> Simulation:
        inputs = {name: _input(table[name], name) for name in table.column_names if _is_value(name)}
        for name, (_, year, kind, _) in inputs.items():
            if self.system.get_variable(_fact(name)) is None:
                self.system.add_variable(variable(_fact(name), kind, yearly=year is not None))
        simulation: Simulation = SimulationBuilder().build_default_simulation(self.system, table.num_rows)
        for name, (_, year, _, values) in inputs.items():
            simulation.set_input(_fact(name), LATEST if year is None else period(year), values)
        return simulation

    def _calculate(self, name: str) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.simulation.calculate(name, LATEST)
        return found

    def _forget(self) -> None:
        for name in self.results:
            self.simulation.delete_arrays(name)

    def decide(self) -> Counts:
        """Calculate every measure anew."""
        self._forget()
        return [count_truths(self._calculate(key(one))) for one in self.job.rules.measures]

    def codes(self) -> Codes:
        """Give 2 for yes and 0 for no."""
        self._forget()
        names = [one.split(".") for one in self.job.rules.criteria]
        return np.stack([2 * self._calculate(key(*pair)).astype(np.uint8) for pair in names])


def _is_value(name: str) -> bool:
    return name != "subject_id" and not name.endswith("__na")


def _fact(name: str) -> str:
    parts = [one for one in name.split("_") if one not in SCALES and not (len(one) == 4 and one.startswith("20"))]
    return "_".join(parts)


def _input(column: pa.ChunkedArray, name: str) -> tuple[str, str | None, type, Values]:
    year = next((one for one in name.split("_") if len(one) == 4 and one.startswith("20")), None)
    scale = SCALES.get(name.rsplit("_", 1)[-1])
    if name == "industry_code":
        digits = pc.fill_null(pc.cast(pc.cast(column, pa.string()), pa.int32()), 0)
        return name, year, int, digits.to_numpy()
    if pa.types.is_dictionary(column.type):
        return name, year, str, pc.fill_null(pc.cast(column, pa.string()), "").to_numpy()
    if pa.types.is_boolean(column.type):
        return name, year, bool, pc.fill_null(column, fill_value=False).to_numpy()
    if pa.types.is_date(column.type):
        return name, year, date, pc.fill_null(column, date(1970, 1, 1)).to_numpy()
    values = pc.fill_null(column, 0).to_numpy()
    return (name, year, float, values / scale) if scale else (name, year, int, values.astype(np.int32))


def stream(job: Job) -> Counts:
    """Take one file after another."""
    left, found = job.firms, []
    for part in job.parts:
        rows = min(left, pq.read_metadata(part).num_rows)
        found.append(InMemory(Job(job.rules, [part], rows, job.threads)).decide())
        left -= rows
    return add_counts(found)


ENGINE = Engine(InMemory, stream)
