"""Enterprises as the library judges them: sources in order, titles and credit with coverage, sealed events left out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from firm_factories import make_event, make_fact, make_kept, make_title
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from platform_factories import AT, DAY, make_enterprise

from ceyuan.district.registry.credit import counting_on, credit_record
from ceyuan.district.registry.enums import ChangeKind, Contest
from ceyuan.district.registry.facts.sources import cell_held
from ceyuan.district.registry.models import (
    Change,
    CreditCoverageRow,
    CreditEventRow,
    Enterprise,
    FactRow,
    Industry,
    TaxAuthorisation,
    TitleCoverage,
)
from ceyuan.district.registry.queries.facts import known_of
from ceyuan.district.registry.subjects import EVERY_TITLE, subject_of, subjects_of
from ceyuan.district.registry.words import facts_by_key, titles_by_key
from ceyuan.model.credit import CreditGrade, CreditKind
from ceyuan.model.facts import FactType, LawfulSource
from ceyuan.model.subject import Coverage, Holding, Missing, MissingReason, NotApplicable

pytestmark = pytest.mark.django_db

LISTED = "列入经营异常或严重失信名单"
LIST = "abnormal-list"


def test_the_best_lawful_source_speaks() -> None:
    firm = make_enterprise()
    make_fact(firm, "employees", 2025, 300)
    make_fact(firm, "employees", 2025, 310, source="audit")
    make_fact(firm, "employees", 2024, 280)
    assert subject_of(firm, as_of=DAY).yearly["职工人数"] == {2025: Decimal(310), 2024: Decimal(280)}


def test_tax_data_speak_only_while_the_firm_permits() -> None:
    firm = make_enterprise()
    make_fact(firm, "employees", 2025, 300, source="tax")
    assert "职工人数" not in subject_of(firm, as_of=DAY).yearly
    TaxAuthorisation.objects.create(enterprise=firm, since=DAY, until=DAY, paper=make_kept())
    assert subject_of(firm, as_of=DAY).yearly["职工人数"] == {2025: Decimal(300)}
    TaxAuthorisation.objects.update(withdrawn_on=DAY)
    assert "职工人数" not in subject_of(firm, as_of=DAY).yearly


def test_what_is_expired_not_yet_valid_or_of_no_lawful_source_is_unknown() -> None:
    firm = make_enterprise()
    make_fact(firm, "employees", 2025, 1, expires_on=date(2026, 6, 29))
    make_fact(firm, "employees", 2024, 1, valid_from=date(2026, 7, 1))
    make_fact(firm, "employees", 2023, 1, source="expert")
    make_fact(firm, "no-such-fact", 2023, 1)
    assert subject_of(firm, as_of=DAY).yearly == {}


def test_money_words_days_and_what_does_not_apply() -> None:
    firm = make_enterprise()
    make_fact(firm, "revenue", 2025, 123_456)
    row = {"enterprise": firm, "valid_from": DAY, "recorded_at": AT, "recorded_by": "测试", "source": "declaration"}
    FactRow.objects.create(key="town", text="甲镇", **row)
    FactRow.objects.create(key="founded_on", text="2015-03-01", **row)
    FactRow.objects.create(key="revenue", year=2014, applies=False, **row)
    subject = subject_of(firm, as_of=DAY)
    assert subject.yearly["营业收入"] == {2025: Decimal("1234.56"), 2014: NotApplicable()}
    assert (subject.current["所在街镇"], subject.current["成立日期"]) == ("甲镇", date(2015, 3, 1))


def test_the_register_itself_speaks_where_no_fact_does() -> None:
    firm = make_enterprise("甲公司")
    firm.founded_on = date(2010, 1, 1)
    Industry.objects.create(enterprise=firm, code="C3562", main=True, since=date(2020, 1, 1), source="register")
    current = subject_of(firm, as_of=DAY).current
    assert (current["成立日期"], current["行业门类"], current["行业代码"]) == (date(2010, 1, 1), "C", "3562")


def test_titles_come_with_the_coverage_of_their_list() -> None:
    firm = make_enterprise()
    make_title(firm)
    TitleCoverage.objects.create(
        title="hnte", source="科技局", complete_from=date(2020, 1, 1), complete_to=DAY, recorded_at=AT
    )
    TitleCoverage.objects.create(source="经委", complete_from=DAY, complete_to=DAY, recorded_at=AT)
    holdings = subject_of(firm, as_of=DAY).holdings
    assert holdings.items == (Holding("高新技术企业", date(2025, 1, 1), date(2027, 12, 31), None),)
    assert holdings.coverage == {
        "高新技术企业": Coverage("科技局", date(2020, 1, 1), DAY),
        "*": Coverage("经委", DAY, DAY),
    }


def cover() -> None:
    for about in ("enterprise", "legal-representative"):
        CreditCoverageRow.objects.create(
            source="信用中国", about=about, complete_from=date(2015, 1, 1), complete_to=DAY, recorded_at=AT
        )


def spoiled(firm: Enterprise) -> object:
    """What the library says of a fact about a clean record."""
    return subject_of(firm, as_of=DAY).current.get(LISTED)


def test_an_event_counts_until_it_is_sealed() -> None:
    firm = make_enterprise()
    assert isinstance(spoiled(firm) or Missing(), Missing)
    cover()
    assert spoiled(firm) is False
    event = make_event(firm, kind=LIST, grade="")
    assert spoiled(firm) is True
    CreditEventRow.objects.update(contest=Contest.OPEN)
    assert spoiled(firm) is True  # an open contest lifts nothing
    for sealed in ({"contest": Contest.UPHELD}, {"repaired_on": DAY}, {"published_until": date(2026, 6, 29)}):
        event.refresh_from_db()
        CreditEventRow.objects.update(
            **{"contest": Contest.NONE, "repaired_on": None, "published_until": None} | sealed
        )
        assert spoiled(firm) is False, sealed


def test_events_of_predecessors_follow_at_any_remove() -> None:
    first, second, third = (make_enterprise(name) for name in ("甲", "乙", "丙"))
    Change.objects.create(enterprise=first, kind=ChangeKind.MERGER, on=DAY, successor=second)
    Change.objects.create(enterprise=second, kind=ChangeKind.SPLIT, on=DAY, successor=third)
    make_event(first, kind=LIST, grade="")
    cover()
    assert [spoiled(one) for one in (first, second, third)] == [True, True, True]


DAYS = some.dates(date(2026, 6, 25), date(2026, 7, 5))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    kind=some.sampled_from(CreditKind),
    grade=some.sampled_from(["", *CreditGrade]),
    decided=some.none() | DAYS,
    until=some.none() | DAYS,
    repaired=some.none() | DAYS,
)
def test_the_database_counts_events_as_the_library_does(
    kind: str, grade: str, decided: date | None, until: date | None, repaired: date | None
) -> None:
    if decided is not None and repaired is not None and repaired < decided:
        return
    CreditEventRow.objects.all().delete()
    firm = Enterprise.objects.first() or make_enterprise()
    row = make_event(firm, kind=kind, grade=grade, decided=decided, until=until, repaired=repaired)
    by_library = next(iter(credit_record([row], []).items)).counts_on(DAY)
    assert CreditEventRow.objects.filter(counting_on(DAY)).exists() == by_library


def test_many_firms_take_as_many_queries_as_one() -> None:
    firms = [make_enterprise(f"第{number}公司") for number in range(50)]
    for firm in firms:
        make_fact(firm, "employees", 2025, 10)
        make_title(firm)
        make_event(firm)
    counts = []
    for number in (1, 3, 50):
        with CaptureQueriesContext(connection) as seen:
            subjects = subjects_of(firms[:number], as_of=DAY)
        assert [one.name for one in subjects] == [one.name for one in firms[:number]]
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2] <= 10


FACTS = ("revenue", "employees", "above_scale_register", "niche_share")
ROWS = some.lists(
    some.tuples(
        some.sampled_from(FACTS),
        some.sampled_from([2024, 2025]),
        some.sampled_from([one.value for one in LawfulSource]),
        some.integers(1, 3),
        some.sampled_from([DAY, DAY - timedelta(days=1), DAY + timedelta(days=1)]),
        some.sampled_from([None, DAY, DAY - timedelta(days=1)]),
    ),
    max_size=12,
    unique_by=lambda row: (row[0], row[1] if facts_by_key()[row[0]].yearly else None, row[2]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, authorised=some.booleans())
def test_the_page_of_facts_tells_what_the_library_judges(rows: list[tuple[object, ...]], *, authorised: bool) -> None:
    with transaction.atomic():
        firm = make_enterprise()
        if authorised:
            TaxAuthorisation.objects.create(enterprise=firm, since=DAY, until=DAY, paper=make_kept())
        for key, year, source, number, since, until in rows:
            fact = facts_by_key()[str(key)]
            yes = fact.type is FactType.BOOLEAN
            FactRow.objects.create(
                enterprise=firm,
                key=key,
                year=year if fact.yearly else None,
                source=source,
                number=None if yes else number,
                text=("true" if number == 1 else "false") if yes else "",
                valid_from=since,
                expires_on=until,
                recorded_at=AT,
                recorded_by="测试",
            )
        subject = subject_of(firm, as_of=DAY)
        names = {facts_by_key()[one].name: facts_by_key()[one] for one in FACTS}
        judged = {(name, None): cell for name, cell in subject.current.items() if name in names} | {
            (name, year): cell for name in names for year, cell in subject.yearly.get(name, {}).items()
        }
        told = {(one.fact.name, one.year): one.holds.cell for one in known_of(firm, as_of=DAY) if one.holds is not None}
        assert told == judged
        transaction.set_rollback(True)


def test_two_of_equal_standing_that_differ_leave_the_fact_open() -> None:
    fact = facts_by_key()["revenue"]
    one, two = Decimal(1), Decimal(2)
    assert cell_held(fact, [("tax", one), ("tax", two)]) == Missing(MissingReason.CONFLICT)
    assert cell_held(fact, [("tax", one), ("tax", one), ("declaration", two)]) == one
    assert cell_held(fact, [("tax", one), ("tax", two), ("audit", two)]) == two
    assert cell_held(fact, [("no-source", one)]) == Missing()


def test_the_register_keeps_one_live_row_of_each_source() -> None:
    firm = make_enterprise()
    make_fact(firm, "revenue", 2025, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_fact(firm, "revenue", 2025, 2)


@pytest.mark.parametrize("every_first", [True, False])
def test_a_statement_about_every_title_and_one_about_a_title_stand_beside_each_other(*, every_first: bool) -> None:
    key, title = next(iter(titles_by_key().items()))
    words = {"complete_from": DAY, "complete_to": DAY, "recorded_at": AT}
    made = [{"title": "", "source": "全部"}, {"title": key, "source": "一种"}]
    for one in made if every_first else made[::-1]:
        TitleCoverage.objects.create(**one, **words)
    coverage = subject_of(make_enterprise(), as_of=DAY).holdings.coverage
    assert {name: one.source for name, one in coverage.items()} == {EVERY_TITLE: "全部", title.name: "一种"}
