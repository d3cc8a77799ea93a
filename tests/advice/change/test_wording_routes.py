"""Least changes in words: whole sentences with exact figures, and never a word about reporting."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from ceyuan.advice.change.results import Blocked, Carried, Change, NoRoute, Obstacle, Outlook, Route
from ceyuan.advice.wording.routes import OBSTACLES, route_data, route_words
from ceyuan.engines.answer import MissingFact
from ceyuan.model.measure import Lane, Measure
from ceyuan.model.subject import MissingReason, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.nodes import Flag, Member
from ceyuan.verify.agreement.rulebooks import blank_measure

VOCABULARY = load_library(bundled_packs()).vocabulary
CARRIED = (Carried("研发费用", 2026, 2025), Carried("营业收入", 2026, 2025))
OUTLOOK = Outlook(Subject("1", "甲"), date(2026, 6, 30), date(2027, 6, 30), 2026, CARRIED)
SPENDING = Change("研发费用", 2026, Decimal(8_000_000), Decimal(11600000), Fraction(1), 12)
DEBT = Change("负债总额", 2026, Decimal(8_000_000), Decimal("7123456.78"), Fraction(1), 12)
BODY = Change("自建或联合建立研发机构", None, False, True, Fraction(1), 12)
TITLE = Change("", None, False, True, Fraction(1), 12, "高新技术企业")
UNKNOWN = MissingFact("研发人员数", 2026, MissingReason.NOT_SUPPLIED)
MEASURE = dataclasses.replace(blank_measure("m"), decided_by="区经委")


def _route(*changes: Change, measure: Measure = MEASURE, provided: tuple[MissingFact, ...] = ()) -> Route:
    return Route(measure, OUTLOOK, changes, Fraction(1), date(2027, 6, 30), provided)


CLOSED = "2025年及以前年度已结账，不可调整。"
BOTH = "2026年尚未结束，以下数字暂按2025年计：研发费用、营业收入；以实际结果为准。"
ONE = "2026年尚未结束，以下数字暂按2025年计：营业收入；以实际结果为准。"


@pytest.mark.parametrize(
    ("route", "sentences"),
    [
        (
            _route(SPENDING, BODY),
            (
                (
                    "到2026年底：研发费用由800万元增至1160万元（多360万元）；申报前：做到“自建或联合建立研发机构”。"
                    "最早2027年6月30日可以申报。"
                ),
                CLOSED,
                ONE,
            ),
        ),
        (
            _route(DEBT, TITLE),
            (
                (
                    "到2026年底：负债总额由800万元降至712.345678万元（少87.654322万元）；申报前："
                    "申请并获评“高新技术企业”（由省级认定管理机构认定，不作承诺）；如获评，最早2027年6月30日可以申报。"
                ),
                CLOSED,
                BOTH,
            ),
        ),
        (
            _route(provided=(UNKNOWN,)),
            (
                "按现有情况，到2027年6月30日即可符合，届时可以申报。",
                CLOSED,
                BOTH,
                "前提是以下情况经确认符合要求（现有资料中没有）：2026年研发人员数。",
            ),
        ),
        (
            _route(SPENDING, measure=dataclasses.replace(MEASURE, lane=Lane.REVIEWED)),
            (
                "到2026年底：研发费用由800万元增至1160万元（多360万元）。最早2027年6月30日可以申报。",
                CLOSED,
                ONE,
                "达到条件不等于获得支持：最终由区经委决定，这里不作承诺。",
            ),
        ),
    ],
)
def test_a_route_in_chinese(route: Route, sentences: tuple[str, ...]) -> None:
    assert route_words(route, VOCABULARY, "zh").sentences == sentences


def test_a_route_in_english() -> None:
    words = route_words(_route(SPENDING), VOCABULARY, "en")
    assert words.headline == (
        "by the end of 2026: raise R&D expenditure from RMB 8 million to RMB 11.6 million (RMB 3.6 million more). "
        "The earliest day to apply is 30 June 2027."
    )


@pytest.mark.parametrize(
    ("fact", "wanted", "zh", "en"),
    [
        ("失信被执行人", Flag("失信被执行人", expected=False), "未被列为“失信被执行人”", "not listed as “"),
        ("近三年存在严重失信", Flag("", expected=False), "无“近三年存在严重失信”情形", "no case of “"),
        ("拥有自主品牌", Flag("", expected=True), "有“拥有自主品牌”情形", "a case of “"),
        ("行业门类", Member("行业门类", ("C",), negated=True), "行业门类不是C", " not C"),
        ("行业门类", None, "行业门类", "industry"),
    ],
)
def test_a_precondition_says_what_is_required(fact: str, wanted: Flag | Member | None, zh: str, en: str) -> None:
    route = _route(provided=(MissingFact(fact, None, MissingReason.NOT_SUPPLIED),))
    route = dataclasses.replace(route, wanted=(wanted,))
    assert route_words(route, VOCABULARY, "zh").sentences[-1].endswith(f"（现有资料中没有）：{zh}。")
    assert en in route_words(route, VOCABULARY, "en").sentences[-1]


def test_a_title_in_english_names_who_grants_it() -> None:
    words = route_words(_route(TITLE), VOCABULARY, "en")
    assert "apply for and be granted “High and New Technology Enterprise” (" in words.headline
    assert words.headline.endswith(
        " decides; nothing is promised); if granted, the earliest day to apply is 30 June 2027."
    )
    assert words.changes[0].granted_by


def test_no_route_says_where_it_breaks_off() -> None:
    blocked = (Blocked("c1", Obstacle.CLOSED_YEAR, ("营业收入",)), Blocked("c2", Obstacle.TOO_SLOW, ()))
    words = route_words(NoRoute(MEASURE, OUTLOOK, blocked), VOCABULARY, "zh")
    assert not words.found
    assert words.sentences == (
        "看到2027年6月30日，没有可行的办法：",
        "“c1”：所看年度已结账，不可调整。",
        "“c2”：这段时间里来不及。",
    )


def test_what_is_pending_promises_nothing() -> None:
    words = route_words(NoRoute(MEASURE, OUTLOOK, (), ("实施细则",)), VOCABULARY, "zh")
    assert words.sentences == (
        "实施细则待发布，现在谈不上怎样达到。",
        "尚未公布：实施细则；公布之前不作任何承诺。",
    )


def test_every_obstacle_has_words() -> None:
    assert set(OBSTACLES) == set(Obstacle)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_hints_at_reporting_differently(language: str) -> None:
    told = route_words(_route(SPENDING, DEBT, BODY, TITLE), VOCABULARY, "zh" if language == "zh" else "en")
    text = "".join(told.sentences)
    assert not any(word in text for word in ("填报", "填写", "调账", "report", "declare", "book as"))


def test_a_route_as_data() -> None:
    data = route_data(route_words(_route(SPENDING), VOCABULARY, "zh"))
    assert data["found"] is True
    assert data["earliest"] == "2027-06-30"
    assert data["changes"] == [
        {
            "name": "研发费用",
            "year": 2026,
            "before": "800万元",
            "after": "1160万元",
            "difference": "360万元",
            "months": 12,
            "granted_by": "",
            "first": [],
            "sentence": "研发费用由800万元增至1160万元（多360万元）",
        }
    ]
