from __future__ import annotations

import dataclasses
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from ceyuan.advice.wording.data import verdict_data
from ceyuan.advice.wording.text import explanation
from ceyuan.advice.wording.verdicts import criteria_words, verdict_words
from ceyuan.advice.wording.voice import voice_for
from ceyuan.engines.record import decide
from ceyuan.errors import Language
from ceyuan.feel.syntax import And, BooleanLiteral, Name
from ceyuan.model.benefit import LumpSum, Money, NoneStated, Title
from ceyuan.model.condition import Criterion, Join, Rule
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import (
    Application,
    ClosedDays,
    Interval,
    Lack,
    Lane,
    Measure,
    MeasureKind,
    OwnWords,
    Requirement,
)
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import Given, ScoreItem
from ceyuan.model.subject import Holdings, Missing, MissingReason, Subject
from ceyuan.plan.nodes import (
    AllOf,
    Column,
    Compare,
    Constant,
    CriterionPlan,
    FirstPoints,
    Flag,
    GivenPoints,
    GroupPlan,
    Holds,
    Inapplicable,
    ItemPlan,
    Kind,
    Logic,
    MeasurePlan,
    Member,
    Operator,
    PointsCase,
    Quotient,
    RequirementPlan,
    Score,
    Unpublished,
)
from ceyuan.plan.nodes import Always as Settled
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
REVENUE, RD = Column("营业收入", -1, Kind.MONEY), Column("研发费用", -1, Kind.MONEY)
SNAPSHOTS = Path(__file__).parent / "explanations"


def criterion(name: str, text: str, test: Logic, *, negated: bool = False, note: str = "") -> CriterionPlan:
    what = test.what if isinstance(test, Unpublished) else ""
    rule = None if what else Rule(f"规则 {name}", BooleanLiteral(NOWHERE, value=True), NOWHERE)
    reading = Reading.MEMORY if note else Reading.SECONDARY
    return CriterionPlan(Criterion(name, text, "", f"附件1 {name}", rule, what, reading, NOWHERE, note), test, negated)


def at_least(quantity: object, bound: str, kind: Kind = Kind.NUMBER) -> Compare:
    assert isinstance(quantity, Column | Quotient | Score)
    return Compare(Operator.AT_LEAST, quantity, Constant(Fraction(bound), kind))


def points(title: str, maximum: int, given: str | None) -> ItemPlan:
    rule = Rule("", BooleanLiteral(NOWHERE, value=True), NOWHERE)
    item = ScoreItem(title, title, "", "", Decimal(maximum), Given(rule), "附件2", Reading.SECONDARY, NOWHERE)
    if given is not None:
        return ItemPlan(item, GivenPoints(Constant(Fraction(given))))
    half = PointsCase(Flag("市场地位较为靠前", True), Fraction(maximum), Fraction(maximum))
    none = PointsCase(Settled(True), Fraction(0), Fraction(0))
    return ItemPlan(item, FirstPoints((half,), none, exclusive=False))


SCORE = Score("总分", (points("研发占比", 60, "55"), points("市场", 20, None)), Fraction(80))
MEMBERS = (
    criterion("share", "研发费用占营业收入3%以上", at_least(Quotient(RD, REVENUE), "0.03")),
    GroupPlan(
        Join.ANY,
        (
            criterion("revenue", "营业收入1亿元以上", at_least(REVENUE, "100000000", Kind.MONEY)),
            criterion("staff", "职工100人以上", at_least(Column("职工人数", None), "100")),
        ),
        1,
        Join.ANY,
        "规模",
        "Size",
    ),
    GroupPlan(
        Join.ALL,
        (criterion("brandless", "没有自主品牌", Flag("拥有自主品牌", True), negated=True, note="凭经验"),),
        0,
        Join.NONE,
    ),
    criterion("score", "评价得分60分以上", at_least(SCORE, "60", Kind.POINTS)),
)
BASE = Measure(
    id="specialised-sme",
    pack="national/test",
    scheme="specialised-sme",
    title="专精特新中小企业",
    en="Specialised SME",
    kind=MeasureKind.RECOGNITION,
    subject=SubjectKind.ENTERPRISE,
    lane=Lane.REVIEWED,
    decided_by="",
    clause="附件1",
    intervals=(Interval(Application.FIRST, date(2026, 4, 1), None),),
    requires=(Requirement(("高新技术企业",), "附件1 一", "已获高新技术企业称号", Reading.SECONDARY, NOWHERE),),
    condition=None,
    scorecard=None,
    benefit=Title("专精特新中小企业", 3),
    confers="专精特新中小企业",
    valid_years=3,
    lacks=(),
    reading=Reading.SECONDARY,
    span=NOWHERE,
)


def plan(measure: Measure, *members: CriterionPlan | GroupPlan) -> MeasurePlan:
    required = tuple(RequirementPlan(one, Holds(one.titles)) for one in measure.requires)
    condition = GroupPlan(Join.ALL, members, 0, Join.ALL) if members else None
    scores = (SCORE,) if members == MEMBERS else ()
    return MeasurePlan(measure, DAY, tuple(measure.open_on(DAY)), required, condition, scores)


MEMBERS_OF_DUTY = criterion("due", "尚未更新", Flag("拥有自主品牌", True))
LANGUAGES: tuple[Language, ...] = ("zh", "en")
UNPUBLISHED = criterion("rules", "具体标准另行制定", Unpublished("实施细则"))
LACKS = (Lack("实施细则", "区经委", "推定：同类文件由区经委牵头"),)
LATER = (Interval(Application.FIRST, date(2027, 1, 1), date(2027, 3, 31)),)
LUMP = Money(LumpSum(Decimal(500000)), Decimal(1000000), (), discretionary=True)
CASES: dict[str, tuple[MeasurePlan, dict[str, object]]] = {
    "undecided until an expert says": (plan(BASE, *MEMBERS), {}),
    "qualifies": (plan(BASE, *MEMBERS), {"市场地位较为靠前": True}),
    "does not qualify": (plan(BASE, *MEMBERS), {"拥有自主品牌": False, "职工人数": Decimal(99)}),
    "wrong and conflicting values": (
        plan(dataclasses.replace(BASE, reading=Reading.OFFICIAL, note="以通知为准"), *MEMBERS),
        {
            "职工人数": Missing(MissingReason.WRONG_VALUE, "“12.5人”不是整数"),
            "拥有自主品牌": Missing(MissingReason.CONFLICT, "申报表为是，平台为否"),
        },
    ),
    "closed": (plan(dataclasses.replace(BASE, intervals=LATER), *MEMBERS), {}),
    "pending": (plan(dataclasses.replace(BASE, lacks=LACKS, benefit=NoneStated("实施细则待发布"))), {}),
    "one criterion is not published": (plan(dataclasses.replace(BASE, benefit=LUMP), UNPUBLISHED), {}),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", CASES)
def test_an_explanation_reads_as_written_down(
    title: str, language: Language, vocabulary: Vocabulary, subject: Subject
) -> None:
    measure, changes = CASES[title]
    firm = dataclasses.replace(subject, current={**subject.current, **changes})
    verdict = decide(measure, firm)
    words = verdict_words(verdict, voice_for(verdict, firm, vocabulary, language))
    expected = (SNAPSHOTS / f"{title.replace(' ', '-')}.{language}.txt").read_text(encoding="utf-8")
    assert explanation(words, language, "工信部企业〔2026〕2号") + "\n" == expected


def test_a_day_between_two_windows_says_why(vocabulary: Vocabulary, subject: Subject) -> None:
    shut = ClosedDays(date(2026, 1, 1), date(2026, 12, 31), "两批之间")
    verdict = decide(plan(dataclasses.replace(BASE, intervals=LATER, closed=(shut,)), *MEMBERS), subject)
    words = verdict_words(verdict, voice_for(verdict, subject, vocabulary, "zh"))
    assert words.headline == "2026年6月30日不受理：两批之间。受理期间：首次申报2027年1月1日起至2027年3月31日。"


def test_a_duty_is_told_in_its_own_words(vocabulary: Vocabulary, subject: Subject) -> None:
    own = OwnWords(("还须更新", "update still due"), ("不须更新", "no update due"))
    duty = dataclasses.replace(BASE, own_words=own, requires=(), reading=Reading.OFFICIAL)
    told = []
    for value in (False, True):
        verdict = decide(plan(duty, MEMBERS_OF_DUTY), dataclasses.replace(subject, current={"拥有自主品牌": value}))
        for language in LANGUAGES:
            words = verdict_words(verdict, voice_for(verdict, subject, vocabulary, language))
            told.append((words.label, words.headline.partition("：")[0].partition(":")[0]))
    assert told == [
        ("不须更新", "不须更新"),
        ("no update due", "No update due"),
        ("还须更新", "还须更新。"),
        ("update still due", "Update still due."),
    ]


def test_a_title_outside_the_list_is_unknown_and_never_no(vocabulary: Vocabulary, subject: Subject) -> None:
    firm = dataclasses.replace(subject, holdings=Holdings())
    verdict = decide(plan(BASE, MEMBERS[0]), firm)
    words = verdict_words(verdict, voice_for(verdict, firm, vocabulary, "zh"))
    assert words.headline == "待定：缺少“高新技术企业”持有情况、“专精特新中小企业”持有情况。"
    # The title that the measure confers is open too: whether this is a first application or a renewal hangs on it.
    assert [one.sentence for one in words.missing] == [
        f"未知：“{title}”持有情况，没有覆盖申报日的完整名单，不能视为未持有（由企业提供，来源：认定文件）。"
        for title in ("高新技术企业", "专精特新中小企业")
    ]


def test_the_data_of_a_verdict_is_plain_json_with_exact_numbers(vocabulary: Vocabulary, subject: Subject) -> None:
    verdict = decide(plan(BASE, *MEMBERS), subject)
    data = verdict_data(verdict_words(verdict, voice_for(verdict, subject, vocabulary, "zh")))
    condition = data["condition"]
    assert isinstance(condition, dict)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
    assert condition["members"][0]["findings"] == [
        {
            "name": "2025年研发费用占营业收入",
            "answer": "yes",
            "value": "3.2%",
            "required": "不低于3%",
            "gap": "",
            "exact_value": "0.032",
            "exact_bound": "0.03",
            "sentence": (
                "研发费用占营业收入：2025年为 3.2%（研发费用192万元 ÷ 营业收入6000万元），要求不低于3%，符合。"
            ),
        }
    ]


def ways(*staff: int) -> GroupPlan:
    """Offer several ways, all but the last also asking for another section."""
    members = []
    for number, least in enumerate(staff, 1):
        asked = at_least(Column("职工人数", None), str(least))
        other = Member("行业门类", (f"第{number}类",))
        test = asked if number == len(staff) else AllOf((other, asked))
        members.append(criterion(str(number), f"第{number}种", test))
    return GroupPlan(Join.ANY, tuple(members), 1, Join.ANY)


def test_a_no_over_many_ways_is_told_by_the_nearest(vocabulary: Vocabulary, subject: Subject) -> None:
    verdict = decide(plan(BASE, ways(200, 300, 400, 500, 600, 150)), subject)
    voice = voice_for(verdict, subject, vocabulary, "zh")
    assert verdict_words(verdict, voice).headline == (
        "不符合：职工人数为 120人，要求不少于150人，不符合，差30人（附件1 6）。"
    )
    assert [one.id for one in criteria_words(verdict, voice)] == ["requires", "6"]


def test_a_yes_over_several_ways_is_told_by_those_that_hold(vocabulary: Vocabulary, subject: Subject) -> None:
    verdict = decide(plan(BASE, ways(200, 300, 100)), subject)
    voice = voice_for(verdict, subject, vocabulary, "zh")
    assert [one.id for one in criteria_words(verdict, voice)] == ["requires", "3"]


def by_age(least: str) -> GroupPlan:
    """Offer a way for firms with two years of figures, and one for firms that had none in 2024."""
    two_years = criterion("two", "两年收入", at_least(REVENUE, least, Kind.MONEY))
    young = AllOf((Inapplicable("营业收入", -2), at_least(REVENUE, "900000000", Kind.MONEY)))
    one_year = criterion("one", "只经营一年的，按一年计算", young)
    parts = And(NOWHERE, Name(NOWHERE, "只有一年"), Name(NOWHERE, "收入够"))
    rule = Rule("只有一年 and 收入够", parts, NOWHERE)
    one_year = dataclasses.replace(one_year, criterion=dataclasses.replace(one_year.criterion, rule=rule))
    return GroupPlan(Join.ANY, (two_years, one_year), 1, Join.ANY)


def test_a_way_for_another_case_is_set_aside_but_stays_a_no(vocabulary: Vocabulary, subject: Subject) -> None:
    verdict = decide(plan(BASE, by_age("10000000")), subject)
    words = verdict_words(verdict, voice_for(verdict, subject, vocabulary, "zh"))
    lines = [line.strip() for line in explanation(words, "zh").splitlines()]
    start = lines.index("– 〔附件1 one〕只经营一年的，按一年计算")
    assert lines[start + 1] == "不涉及：2024年营业收入已有数值，不属于此情形。"
    condition = verdict_data(words)["condition"]
    assert isinstance(condition, dict)
    assert [one["answer"] for one in condition["members"][0]["members"]] == ["yes", "no"]


def test_a_no_is_told_by_the_way_that_is_about_the_subject(vocabulary: Vocabulary, subject: Subject) -> None:
    verdict = decide(plan(BASE, by_age("100000000")), subject)
    told = criteria_words(verdict, voice_for(verdict, subject, vocabulary, "zh"))
    assert [one.id for one in told] == ["requires", "two"]


def test_where_every_way_is_for_another_case_none_is_set_aside(vocabulary: Vocabulary, subject: Subject) -> None:
    only = by_age("10000000").members[1:]
    verdict = decide(plan(BASE, GroupPlan(Join.ANY, only, 1, Join.ANY)), subject)
    told = criteria_words(verdict, voice_for(verdict, subject, vocabulary, "zh"))
    assert [(one.id, one.aside) for one in told] == [("requires", False), ("one", False)]
    assert told[1].sentence == "2024年营业收入已有数值，不属于此情形。"
