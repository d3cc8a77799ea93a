from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.engines.record import decide
from ceyuan.errors import Language
from ceyuan.feel.syntax import BooleanLiteral
from ceyuan.intake.notices.cells import CELL_NOT_A_NUMBER
from ceyuan.intake.report import ColumnRead, Counts, Finding, IntakeReport, Place
from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import Criterion, Join, Rule
from ceyuan.model.facts import Fact, FactType, SubjectKind, Supplier, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack, Lane, Measure, MeasureKind
from ceyuan.model.provenance import Reading
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import Column, Compare, Constant, CriterionPlan, Flag, GroupPlan, Kind, MeasurePlan, Operator
from ceyuan.report.gather import Limits, gather
from ceyuan.report.tables import Judged, PackLine, Report, Setting, outcome_of
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
TRUE = Rule("规则", BooleanLiteral(NOWHERE, value=True), NOWHERE)
FIRST = (Interval(Application.FIRST, date(2026, 1, 1), None),)
LATER = (Interval(Application.FIRST, date(2027, 1, 1), None),)


def fact(name: str, kind: FactType, **more: object) -> Fact:
    return Fact(name, name, name, kind, NOWHERE, **more)  # type: ignore[arg-type] -- a test may be terse


VOCABULARY = Vocabulary(
    {
        one.name: one
        for one in (
            fact("营业收入", FactType.NUMBER, unit="元", yearly=True, scale=2),
            fact("职工人数", FactType.NUMBER, unit="人"),
            fact("市场地位较为靠前", FactType.BOOLEAN, supplied_by=Supplier.EXPERT),
        )
    },
    {},
)
REVENUE = Compare(Operator.AT_LEAST, Column("营业收入", -1, Kind.MONEY), Constant(Fraction(15_000_000), Kind.MONEY))
STAFF = Compare(Operator.AT_LEAST, Column("职工人数", None), Constant(Fraction(100)))
LEADING = Flag("市场地位较为靠前", True)


def measure(name: str, title: str, *, intervals: tuple[Interval, ...] = FIRST, lacks: tuple[Lack, ...] = ()) -> Measure:
    return Measure(
        id=name,
        pack="national/test",
        scheme=name,
        title=title,
        en=name,
        kind=MeasureKind.RECOGNITION,
        subject=SubjectKind.ENTERPRISE,
        lane=Lane.REVIEWED,
        decided_by="",
        clause="附件1",
        intervals=intervals,
        requires=(),
        condition=None,
        scorecard=None,
        benefit=NoneStated(),
        confers="",
        valid_years=None,
        lacks=lacks,
        reading=Reading.SECONDARY,
        span=NOWHERE,
    )


def plan(one: Measure, *tests: Compare | Flag) -> MeasurePlan:
    members = tuple(
        CriterionPlan(
            Criterion(f"c{index}", f"要求{index}", "", f"附件1 {index}", TRUE, "", Reading.SECONDARY, NOWHERE), test
        )
        for index, test in enumerate(tests, 1)
    )
    condition = GroupPlan(Join.ALL, members, 0, Join.ALL) if members else None
    return MeasurePlan(one, DAY, tuple(one.open_on(DAY)), (), condition, ())


PLANS = (
    plan(measure("grow", "=成长型企业"), REVENUE, STAFF),
    plan(measure("lead", "领先企业"), REVENUE, STAFF, LEADING),
    plan(measure("later", "明年受理", intervals=LATER), REVENUE),
    plan(measure("rules", "细则待发布", lacks=(Lack("实施细则", "区经委", ""),))),
)
WAN = Decimal(10_000)
SUBJECTS = (
    Subject(
        "91310117MA1J00001X", "松云机械", current={"职工人数": Decimal(120)}, yearly={"营业收入": {2025: 6000 * WAN}}
    ),
    Subject("乙厂", "乙厂", current={"职工人数": Decimal(99)}, yearly={"营业收入": {2025: 6000 * WAN}}),
    Subject("丙厂", "丙厂", current={"职工人数": Decimal(120)}),
    Subject("丁厂", "丁厂", current={"职工人数": Decimal(10)}, yearly={"营业收入": {2025: 100 * WAN}}),
)
INTAKE = IntakeReport(
    "登记表.xlsx",
    (Finding(CELL_NOT_A_NUMBER, "登记表.xlsx", Place("企业", 3, 2), "职工人数", "约百人", {"fact": "职工人数"}),),
    (ColumnRead("企业", 2, "职工人数（人）", "职工人数", None, "人"), ColumnRead("企业", 3, "备注", "")),
    Counts(sheets_read=1, subjects=4, cells_read=9),
)


def _judged(subject: Subject) -> Judged:
    verdicts = [decide(each, subject) for each in PLANS]
    return Judged(subject, tuple(outcome_of(one) for one in verdicts), verdicts)


@pytest.fixture
def intake() -> IntakeReport:
    return INTAKE


@pytest.fixture
def make_report() -> Callable[..., Report]:
    def make(language: Language = "zh", limits: Limits | None = None, times: int = 1) -> Report:
        setting = Setting(
            "登记表.xlsx",
            DAY,
            2025,
            language,
            VOCABULARY,
            tuple(one.measure for one in PLANS),
            (PackLine("national/test", "工信部企业〔2026〕2号", "试行办法", "ab" * 32),),
            "0.1.0",
        )
        judged = (_judged(one) for one in SUBJECTS * times)
        return gather(setting, judged, limits=limits or Limits())

    return make
