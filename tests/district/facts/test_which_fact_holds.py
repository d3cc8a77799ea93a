"""The vocabulary's order of sources decides; disagreement shows; what may not be used is not used."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from fact_world import MONEY, SHARE, Town, authorise, make_source, make_town, says
from platform_factories import AT, DAY, make_enterprise

from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.actions.declare_facts import declare_facts
from ceyuan.district.registry.actions.record_facts import record_fact
from ceyuan.district.registry.actions.withdraw_fact import withdraw_fact
from ceyuan.district.registry.facts.entry import Statement
from ceyuan.district.registry.models import FactRow
from ceyuan.district.registry.queries.facts import Known, history_of, known_of, live_facts
from ceyuan.district.registry.subjects import subject_of
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db
LAST = DAY.year - 1


def told(town: Town, *statements: Statement) -> None:
    for number, one in enumerate(statements):
        record_fact(town.officer, town.firm, one, at=AT + timedelta(minutes=number))


def only(town: Town, as_of: date = DAY) -> Known:
    (known,) = known_of(town.firm, as_of=as_of)
    return known


def test_the_best_lawful_source_holds_whatever_came_last() -> None:
    town = make_town()
    authorise(town.firm)
    told(
        town,
        says(MONEY, "1", LawfulSource.AUDIT),
        says(MONEY, "2", LawfulSource.TAX),
        says(MONEY, "3", LawfulSource.DECLARATION),
    )
    known = only(town)
    assert known.holds is not None
    assert (known.holds.source, known.holds.cell) == ("audit", Decimal("1.00"))
    assert [(one.source, one.cell) for one in known.disagreeing] == [
        ("tax", Decimal("2.00")),
        ("declaration", Decimal("3.00")),
    ]


def test_sources_that_agree_do_not_disagree() -> None:
    town = make_town()
    told(town, says(MONEY, "1"), says(MONEY, "1.00", LawfulSource.DECLARATION))
    known = only(town)
    assert (len(known.others), known.disagreeing) == (1, ())


@pytest.mark.parametrize(
    ("title", "more", "as_of", "used"),
    [
        ("valid", {}, DAY, True),
        ("on the day before", {}, DAY - timedelta(days=1), False),
        ("on its last day", {"expires_on": DAY + timedelta(days=5)}, DAY + timedelta(days=5), True),
        ("after its last day", {"expires_on": DAY + timedelta(days=5)}, DAY + timedelta(days=6), False),
    ],
)
def test_a_value_is_used_while_it_is_valid(title: str, more: dict[str, object], as_of: date, *, used: bool) -> None:
    town = make_town()
    told(town, says(MONEY, "1", **more))
    assert bool(known_of(town.firm, as_of=as_of)) is used, title


def test_a_shared_source_ends_and_what_it_gave_with_it() -> None:
    town = make_town()
    shared = make_source(LawfulSource.REGISTER, DAY + timedelta(days=5))
    told(
        town,
        says("founded_on", "2020-01-02", LawfulSource.REGISTER, shared=shared),
        says("founded_on", "2020-01-01", LawfulSource.DECLARATION),
    )
    before, after = only(town, DAY + timedelta(days=5)), only(town, DAY + timedelta(days=6))
    assert before.holds is not None
    assert after.holds is not None
    assert (before.holds.cell, before.holds.shared) == (date(2020, 1, 2), shared)
    assert (after.holds.cell, after.others) == (date(2020, 1, 1), ())


def test_tax_data_are_used_only_while_authorised() -> None:
    town = make_town()
    authorise(town.firm, until=DAY + timedelta(days=5))
    told(town, says(MONEY, "2", LawfulSource.TAX))
    assert only(town, DAY + timedelta(days=5)).holds is not None
    assert known_of(town.firm, as_of=DAY + timedelta(days=6)) == []


def test_what_was_taken_back_is_not_known_and_the_next_source_holds() -> None:
    town = make_town()
    told(town, says(MONEY, "1"), says(MONEY, "3", LawfulSource.DECLARATION))
    withdraw_fact(town.officer, FactRow.objects.get(source="audit"), reason="录错", at=AT)
    known = only(town)
    assert known.holds is not None
    assert (known.holds.source, known.others) == ("declaration", ())


def test_the_library_judges_by_the_same_value() -> None:
    town = make_town()
    told(town, says(MONEY, "3", LawfulSource.DECLARATION), says(MONEY, "1"))
    subject = subject_of(town.firm, as_of=DAY)
    assert subject.yearly["营业收入"] == {LAST: Decimal("1.00")}


def test_a_fact_that_does_not_apply_is_said_so() -> None:
    town = make_town()
    declare_facts(town.filer, town.firm, [says(SHARE, "不适用", LawfulSource.DECLARATION)], at=AT)
    assert subject_of(town.firm, as_of=DAY).current["主导产品国内或国际细分市场占有率"] is not None


def test_one_query_for_any_number_of_firms() -> None:
    town = make_town()
    firms = [town.firm, *(make_enterprise(f"企{one}", town.unit) for one in range(49))]
    for firm in firms:
        record_fact(town.officer, firm, says(MONEY, "1"), at=AT)
    counts = []
    for some in (1, 3, 50):
        with CaptureQueriesContext(connection) as queries:
            found = live_facts([one.pk for one in firms[:some]], as_of=DAY)
        assert [len(one) for one in found.values()] == [1] * some
        counts.append(len(queries))
    assert counts == [1, 1, 1]


def test_history_says_what_superseded_what_and_why_it_is_not_used() -> None:
    town = make_town()
    authorise(town.firm, until=DAY)
    told(town, says(MONEY, "1"), says(MONEY, "2"), says(MONEY, "9", LawfulSource.TAX))
    later = DAY + timedelta(days=1)
    steps = history_of(town.firm, facts_by_key()[MONEY], LAST, as_of=later, seen=set(Mark))
    assert [(one.row.source, one.cell, one.unused) for one in steps] == [
        ("tax", None, "unauthorised"),
        ("audit", Decimal("2.00"), ""),
        ("audit", Decimal("1.00"), "superseded"),
    ]
    assert steps[2].superseded_at == AT + timedelta(minutes=1)


def test_history_takes_as_many_queries_for_many_steps() -> None:
    town = make_town()
    counts = set()
    for number in range(6):
        told(town, says(MONEY, str(number)))
        with CaptureQueriesContext(connection) as queries:
            history_of(town.firm, facts_by_key()[MONEY], LAST, as_of=DAY, seen=set(Mark))
        counts.add(len(queries))
    assert len(counts) == 1


def test_a_mark_that_is_not_seen_hides_the_value() -> None:
    town = make_town()
    declare_facts(town.filer, town.firm, [says(MONEY, "1", LawfulSource.DECLARATION, mark=Mark.TRADE_SECRET)], at=AT)
    (step,) = history_of(town.firm, facts_by_key()[MONEY], LAST, as_of=DAY, seen={Mark.PLAIN})
    assert (step.cell, step.unused) == (None, "")
