"""Where firms stand on invented ladders: held, unknown, lacking, ways up, paces, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.advice.gap import find_gaps
from ceyuan.advice.ladder import judged, ladder_map
from ceyuan.advice.ladder.due import due_for, year_later
from ceyuan.advice.ladder.results import LadderPlace
from ceyuan.engines.record import decide
from ceyuan.feel.parser import parse_expression
from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import Criterion, Rule
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, SubjectKind, Vocabulary
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.model.measure import Application, Interval, Lane, Measure, MeasureKind
from ceyuan.model.policy import Library, Pack
from ceyuan.model.provenance import Document, Reading
from ceyuan.model.recheck import MonthDay, Recheck
from ceyuan.model.subject import Coverage, Holding, Holdings, Subject
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
WAN = Decimal(10_000)
LOW, MIDDLE, HIGH = "创新型中小企业", "专精特新中小企业", "小巨人企业"
UPDATE = Recheck("每年更新信息", "样〔2026〕1号", "一", Reading.OFFICIAL, MonthDay(5, 31))
OLD = replace(UPDATE, text="旧规定", until=date(2025, 12, 31))
REVIEW = Recheck("期满复核", "样〔2026〕1号", "二", Reading.OFFICIAL)
VOCABULARY = Vocabulary(
    {"营业收入": Fact("营业收入", "revenue", "Revenue", FactType.NUMBER, NOWHERE, unit="元", yearly=True, scale=2)},
    {
        LOW: RecognitionTitle(LOW, "low", "Innovative SME", NOWHERE, valid_years=3, rechecks=(UPDATE, OLD, REVIEW)),
        MIDDLE: RecognitionTitle(MIDDLE, "middle", "Specialised SME", NOWHERE, valid_years=3),
        HIGH: RecognitionTitle(HIGH, "high", "Little Giant", NOWHERE, valid_years=3),
    },
)
LADDER = Ladder(
    "优质中小企业",
    "quality",
    "Quality SMEs",
    "样〔2026〕1号",
    "一",
    Reading.OFFICIAL,
    (
        Rung(LOW, (LOW,), ("low",), (), NOWHERE),
        Rung(MIDDLE, (MIDDLE,), ("middle",), ((LOW,),), NOWHERE),
        Rung("重点支持", (), ("key",), ((HIGH, MIDDLE),), NOWHERE),
        Rung(HIGH, (HIGH,), ("high",), ((MIDDLE,),), NOWHERE),
    ),
    NOWHERE,
)


def measure(name: str, scheme: str, rule: str, *intervals: Interval) -> Measure:
    read = Rule(rule, parse_expression(Source("rule", rule), names=VOCABULARY.aliases), NOWHERE)
    return Measure(
        id=name,
        pack="national/test",
        scheme=scheme,
        title=name,
        en=name,
        kind=MeasureKind.RECOGNITION,
        subject=SubjectKind.ENTERPRISE,
        lane=Lane.REVIEWED,
        decided_by="",
        clause="一",
        intervals=intervals,
        requires=(),
        condition=Criterion("revenue", "收入", "", "一", read, "", Reading.OFFICIAL, NOWHERE),
        scorecard=None,
        benefit=NoneStated(),
        confers="",
        valid_years=None,
        lacks=(),
        reading=Reading.OFFICIAL,
        span=NOWHERE,
    )


def taken(start: date | None, end: date | None = None) -> Interval:
    return Interval(Application.FIRST, start, end)


MEASURES = (
    measure("low-2026", "low", "营业收入[-1] >= 1000 * 万元", taken(None)),
    measure("middle-2022", "middle", "营业收入[-1] >= 1000 * 万元", taken(date(2022, 6, 1), date(2026, 3, 31))),
    measure("middle-2026", "middle", "营业收入[-1] >= 5324 * 万元", taken(date(2026, 4, 1))),
    measure("high-2027", "high", "营业收入[-1] >= 9000 * 万元", taken(date(2027, 1, 1))),
    measure("key-2024", "key", "营业收入[-1] >= 9000 * 万元", taken(date(2024, 1, 1), date(2024, 12, 31))),
)
DOCUMENT = Document(
    "样〔2026〕1号", (), "样", "样例部", "national", None, None, None, (), (), (), Reading.OFFICIAL, (), NOWHERE
)
PACK = Pack("national/test", DOCUMENT, MEASURES, (), (), (), "", "")
LIBRARY = Library(VOCABULARY, {PACK.id: PACK}, {LADDER.name: LADDER})
COVERED = {"*": Coverage("名单", date(2020, 1, 1), date(2027, 12, 31))}
GROWING = {2023: 4000 * WAN, 2024: 4400 * WAN, 2025: 4840 * WAN}


def firm(*items: Holding, covered: bool = True, revenue: Mapping[int, Decimal] = GROWING) -> Subject:
    holdings = Holdings(items, COVERED if covered else {})
    return Subject("1", "甲", yearly={"营业收入": revenue}, holdings=holdings)


def place(subject: Subject, *, later: bool = False) -> LadderPlace:
    open_now = [one for one in MEASURES if one.open_on(DAY)]
    plans = [lower_measure(one, LIBRARY, as_of=DAY) for one in open_now]
    verdicts = [decide(plan, subject) for plan in plans]
    gaps = find_gaps(verdicts, subject, VOCABULARY, plans)
    opening = [one for one in MEASURES if later and one.open_on(year_later(DAY)) and not one.open_on(DAY)]
    next_period = [decide(lower_measure(one, LIBRARY, as_of=year_later(DAY)), subject) for one in opening]
    (found,) = ladder_map(LIBRARY, subject, judged(verdicts, gaps, (), next_period), as_of=DAY)
    return found


def told(found: LadderPlace) -> tuple[str, str, object, object]:
    rung = found.rung.name if found.rung is not None else ""
    return rung, found.next_rung.name if found.next_rung is not None else "", found.lacking, found.open_titles


HELD = (Holding(LOW), Holding(MIDDLE), Holding(HIGH))
STANDINGS: Mapping[str, tuple[Subject, tuple[str, str, object, object]]] = {
    "on none": (firm(), ("", LOW, (), ())),
    "on the first": (firm(HELD[0]), (LOW, MIDDLE, (), ())),
    "above one that is not held": (firm(HELD[1]), (MIDDLE, "重点支持", (), ())),
    "at the top": (firm(*HELD), (HIGH, "", (), ())),
    "expired yesterday": (firm(Holding(LOW, expires=date(2026, 6, 29))), ("", LOW, (), ())),
    "valid to this day": (firm(Holding(LOW, expires=DAY)), (LOW, MIDDLE, (), ())),
    "withdrawn": (firm(Holding(LOW, withdrawn=DAY)), ("", LOW, (), ())),
    "nobody has a list": (firm(covered=False), ("", LOW, (), (LOW, MIDDLE, HIGH))),
    "one is known, the others are not": (firm(HELD[1], covered=False), (MIDDLE, "重点支持", (), (LOW, HIGH))),
}


@pytest.mark.parametrize("title", STANDINGS)
def test_a_firm_stands(title: str) -> None:
    subject, expected = STANDINGS[title]
    assert told(place(subject)) == expected


def test_what_the_next_rung_needs_is_lacking_only_where_it_is_surely_not_held() -> None:
    rungs = (Rung("零", ("零级",), (), (), NOWHERE), replace(LADDER.rungs[1], needs=((LOW,), (HIGH, "零级"))))
    ladder = replace(LADDER, rungs=rungs)
    library = replace(LIBRARY, ladders={ladder.name: ladder})
    subject = firm(Holding("零级"))
    (sure,) = ladder_map(library, subject, judged([]), as_of=DAY)
    assert sure.lacking == ((LOW,),)
    (unsure,) = ladder_map(library, firm(Holding("零级"), covered=False), judged([]), as_of=DAY)
    assert (unsure.lacking, unsure.open_titles) == ((), (MIDDLE, LOW))


def test_the_measure_open_on_the_day_leads_up_with_its_pace() -> None:
    found = place(firm(HELD[0]))
    (way,) = found.ways
    assert way.verdict.measure.id == "middle-2026"
    assert way.gap is not None
    (pace,) = way.paces
    assert (pace.years, pace.last_year, pace.needed, pace.months) == (2, 2025, Fraction(53_240_000), 12)
    assert (way.route, found.unmeasured) == (None, ())


def test_a_measure_that_opens_next_year_is_judged_by_its_later_verdict() -> None:
    top = (Rung(MIDDLE, (MIDDLE,), (), (), NOWHERE), LADDER.rungs[3])
    library = replace(LIBRARY, ladders={"甲": replace(LADDER, rungs=top)})
    subject = firm(HELD[1])
    later = lower_measure(MEASURES[3], LIBRARY, as_of=year_later(DAY))
    verdict = decide(later, subject, reference_year=2025)
    (found,) = ladder_map(library, subject, judged([], later=[verdict]), as_of=DAY)
    assert [way.verdict.as_of for way in found.ways] == [date(2027, 6, 30)]
    (without,) = ladder_map(library, subject, judged([]), as_of=DAY)
    assert ([one.id for one in without.unmeasured], without.ways) == (["high-2027"], ())


def test_a_measure_that_is_over_stays_named() -> None:
    found = place(firm(HELD[1]))
    assert ([one.id for one in found.unmeasured], found.ways) == (["key-2024"], ())


def test_no_pace_without_growth() -> None:
    falling = {2023: 5000 * WAN, 2024: 4900 * WAN, 2025: 4840 * WAN}
    (way,) = place(firm(HELD[0], revenue=falling)).ways
    assert [pace.months for pace in way.paces] == [None]
    (alone,) = place(firm(HELD[0], revenue={2025: 4840 * WAN})).ways
    assert alone.paces == ()


def test_only_the_last_year_and_one_before_give_a_pace_too() -> None:
    (way,) = place(firm(HELD[0], revenue={2024: 4400 * WAN, 2025: 4840 * WAN})).ways
    assert [(pace.years, pace.months) for pace in way.paces] == [(1, 12)]


DUE = {
    "the yearly update, and the review without a date": (
        Holding(LOW, expires=date(2028, 1, 2)),
        [("每年更新信息", date(2027, 5, 31)), ("期满复核", None)],
    ),
    "the end is near": (
        Holding(LOW, expires=date(2027, 6, 30)),
        [("每年更新信息", date(2027, 5, 31)), ("", date(2027, 6, 30)), ("期满复核", None)],
    ),
    "one day farther is not near": (
        Holding(LOW, expires=date(2027, 7, 1)),
        [("每年更新信息", date(2027, 5, 31)), ("期满复核", None)],
    ),
    "no end is known": (Holding(LOW), [("每年更新信息", date(2027, 5, 31)), ("期满复核", None)]),
    "not held any more": (Holding(LOW, expires=date(2026, 1, 1)), []),
}


@pytest.mark.parametrize("title", DUE)
def test_due(title: str) -> None:
    holding, expected = DUE[title]
    found = due_for((LOW,), Holdings((holding,)), VOCABULARY, as_of=DAY)
    assert [
        (one.recheck.text if one.recheck is not None else "", one.by if one.recheck is not None else one.expires)
        for one in found
    ] == expected


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.one_of(st.none(), st.dates(date(2019, 1, 1), date(2034, 1, 1)))
)
def test_whatever_is_due_lies_within_a_year(as_of: date, expires: date | None) -> None:
    for one in due_for((LOW,), Holdings((Holding(LOW, expires=expires),)), VOCABULARY, as_of=as_of):
        assert one.by is None or as_of <= one.by <= year_later(as_of)
        assert one.recheck is not None or (one.expires is not None and as_of <= one.expires <= year_later(as_of))
