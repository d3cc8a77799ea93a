"""Who validly holds the title asks for a renewal; outside its days or without its rules a measure decides nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.feel.parser import parse_expression
from ceyuan.model.benefit import LumpSum, Money, NoneStated
from ceyuan.model.condition import Criterion, Rule
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, SubjectKind, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack, Lane, Measure, MeasureKind
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading
from ceyuan.model.subject import Coverage, Holding, Holdings, Subject
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
FIRST, RENEWAL = Application.FIRST, Application.RENEWAL
HERE = Span(Source("样例", "甲"), 0, 1)
TITLE = "创新型中小企业"
VOCABULARY = Vocabulary(
    {"达标": Fact("达标", "reached", "Reached", FactType.BOOLEAN, HERE)},
    {TITLE: RecognitionTitle(TITLE, "innovative", "Innovative", HERE)},
)
RULE = Rule("达标", parse_expression(Source("规则", "达标"), names=VOCABULARY.aliases), HERE)
LACKS = (Lack("实施细则", "区经委", "第二条"),)
NOTHING = Holdings()
MONEY = Money(LumpSum(Decimal(50_000)), None, (), discretionary=False)


def measure(*, intervals: tuple[Interval, ...] = (), confers: str = "", lacks: tuple[Lack, ...] = ()) -> Measure:
    return Measure(
        id="sample",
        pack="district/sample",
        scheme="样例",
        title="样例",
        en="Sample",
        kind=MeasureKind.RECOGNITION,
        subject=SubjectKind.ENTERPRISE,
        lane=Lane.REVIEWED,
        decided_by="样例委",
        clause="一",
        intervals=intervals,
        requires=(),
        condition=Criterion("reached", "达标", "reached", "一", RULE, "", Reading.OWN, HERE),
        scorecard=None,
        benefit=MONEY if not confers else NoneStated(),
        confers=confers,
        valid_years=None,
        lacks=lacks,
        reading=Reading.OWN,
        span=HERE,
    )


def verdict(
    one: Measure,
    *,
    holdings: Holdings = NOTHING,
    reached: bool | None = True,
    application: Application | None = None,
) -> Verdict:
    plan = lower_measure(one, Library(VOCABULARY, {}), as_of=DAY)
    current = {} if reached is None else {"达标": reached}
    return decide(plan, Subject("1", "甲", current=current, holdings=holdings), application=application)


# Title of the case; what is held; the kind of application.
HELD = [
    ("没有", (), FIRST),
    ("有效", (Holding(TITLE, date(2024, 1, 1), date(2026, 12, 31)),), RENEWAL),
    ("没有日期", (Holding(TITLE),), RENEWAL),
    ("当天到期", (Holding(TITLE, expires=DAY),), RENEWAL),
    ("已到期", (Holding(TITLE, expires=BEFORE),), FIRST),
    ("已到期后又认定", (Holding(TITLE, expires=BEFORE), Holding(TITLE, granted=DAY)), RENEWAL),
    ("尚未生效", (Holding(TITLE, granted=AFTER),), FIRST),
    ("当天撤销", (Holding(TITLE, withdrawn=DAY),), FIRST),
    ("别的称号", (Holding("高新技术企业"),), FIRST),
]


@pytest.mark.parametrize(("title", "items", "kind"), HELD, ids=[one[0] for one in HELD])
@pytest.mark.parametrize("complete", [True, False], ids=["名单完整", "名单不完整"])
def test_only_a_valid_title_makes_a_renewal(
    title: str, items: tuple[Holding, ...], kind: Application, *, complete: bool
) -> None:
    coverage = {"*": Coverage("名单", date(2020, 1, 1), date(2030, 12, 31))} if complete else {}
    holdings = Holdings(items, coverage)
    assert verdict(measure(confers=TITLE), holdings=holdings).application is kind, title


def test_a_measure_that_confers_no_title_is_always_asked_for_anew() -> None:
    assert verdict(measure(), holdings=Holdings((Holding(TITLE), Holding("")))).application is FIRST


@pytest.mark.parametrize("given", [FIRST, RENEWAL])
def test_the_kind_that_is_given_goes_first(given: Application) -> None:
    for holdings in (Holdings(), Holdings((Holding(TITLE),))):
        assert verdict(measure(confers=TITLE), holdings=holdings, application=given).application is given


# Title of the case; first day; last day; whether the day lies inside.
DAYS = [
    ("没有起止", None, None, True),
    ("当天开始", DAY, None, True),
    ("后一天开始", AFTER, None, False),
    ("当天截止", None, DAY, True),
    ("前一天截止", None, BEFORE, False),
    ("只有当天", DAY, DAY, True),
]


@pytest.mark.parametrize(("title", "start", "end", "inside"), DAYS, ids=[one[0] for one in DAYS])
@pytest.mark.parametrize("kind", [FIRST, RENEWAL])
def test_a_measure_answers_only_on_its_days(
    title: str, start: date | None, end: date | None, kind: Application, *, inside: bool
) -> None:
    sample = measure(intervals=(Interval(kind, start, end),), confers=TITLE)
    found = verdict(sample, application=kind)
    assert found.status is (Status.DECIDED if inside else Status.CLOSED), title
    assert found.answer is (Answer.YES if inside else Answer.UNKNOWN), title
    other = RENEWAL if kind is FIRST else FIRST
    assert verdict(sample, application=other).status is Status.CLOSED, title


def test_an_expired_title_does_not_open_the_days_of_renewals() -> None:
    sample = measure(intervals=(Interval(RENEWAL, None, None),), confers=TITLE)
    whole = {TITLE: Coverage("名单", date(2000, 1, 1), DAY)}
    assert verdict(sample, holdings=Holdings((Holding(TITLE, expires=BEFORE),), whole)).status is Status.CLOSED
    assert verdict(sample, holdings=Holdings((Holding(TITLE, expires=DAY),))).status is Status.DECIDED


def test_a_title_nobody_can_deny_leaves_the_kind_of_application_open() -> None:
    """Outside the list's coverage the title may have been renewed, so a measure for one kind only stays unknown."""
    for intervals in ((Interval(FIRST, None, None),), (Interval(RENEWAL, None, None),)):
        found = verdict(measure(intervals=intervals, confers=TITLE), holdings=Holdings())
        assert (found.status, found.answer) == (Status.DECIDED, Answer.UNKNOWN)
        assert [one.title for one in found.missing] == [TITLE]
    both = (Interval(FIRST, None, None), Interval(RENEWAL, None, None))
    assert verdict(measure(intervals=both, confers=TITLE), holdings=Holdings()).answer is Answer.YES


# Title of the case; the fact; days; lacks; status, answer, facts missing, criteria failed, what is unpublished.
CLOSED_DAYS = (Interval(FIRST, AFTER, None),)
Expected = tuple[Status, Answer, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
STATUSES: list[tuple[str, bool | None, tuple[Interval, ...], tuple[Lack, ...], Expected]] = [
    ("符合", True, (), (), (Status.DECIDED, Answer.YES, (), (), ())),
    ("不符合", False, (), (), (Status.DECIDED, Answer.NO, (), ("reached",), ())),
    ("未知", None, (), (), (Status.DECIDED, Answer.UNKNOWN, ("达标",), (), ())),
    ("符合但缺细则", True, (), LACKS, (Status.PENDING, Answer.UNKNOWN, (), (), ("实施细则",))),
    ("不符合且缺细则", False, (), LACKS, (Status.DECIDED, Answer.NO, (), ("reached",), ())),
    ("未知且缺细则", None, (), LACKS, (Status.PENDING, Answer.UNKNOWN, ("达标",), (), ("实施细则",))),
    ("符合但未到期间", True, CLOSED_DAYS, (), (Status.CLOSED, Answer.UNKNOWN, (), (), ())),
    ("不符合且未到期间", False, CLOSED_DAYS, (), (Status.CLOSED, Answer.UNKNOWN, (), (), ())),
    ("未知且未到期间", None, CLOSED_DAYS, (), (Status.CLOSED, Answer.UNKNOWN, (), (), ())),
    ("未到期间且缺细则", True, CLOSED_DAYS, LACKS, (Status.CLOSED, Answer.UNKNOWN, (), (), ())),
]


@pytest.mark.parametrize(
    ("title", "reached", "intervals", "lacks", "expected"), STATUSES, ids=[one[0] for one in STATUSES]
)
def test_status(
    title: str, *, reached: bool | None, intervals: tuple[Interval, ...], lacks: tuple[Lack, ...], expected: Expected
) -> None:
    found = verdict(measure(intervals=intervals, lacks=lacks), reached=reached)
    missing = tuple(one.fact for one in found.missing)
    assert (found.status, found.answer, missing, found.failed, found.unpublished) == expected, title


def test_money_is_counted_unless_the_answer_is_no() -> None:
    awards = [verdict(measure(), reached=reached).award for reached in (True, None, False)]
    assert [one and (one.low, one.high) for one in awards] == [(Fraction(50_000),) * 2, (Fraction(50_000),) * 2, None]
