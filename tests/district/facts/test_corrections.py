"""A firm says that a value is wrong, with a paper; an officer of its unit or of the district decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from fact_world import MONEY, Town, authorise, delivery, make_source, make_town, says
from platform_factories import AT, DAY

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.actions.ask_correction import Claim, ask_correction
from ceyuan.district.registry.actions.authorise_tax import Permission, authorise_tax
from ceyuan.district.registry.actions.decide_correction import decide_correction
from ceyuan.district.registry.actions.record_facts import record_fact
from ceyuan.district.registry.actions.withdraw_tax import withdraw_tax
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.models import Correction, FactRow, TaxAuthorisation
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db


def refusal(code: str) -> object:
    return pytest.raises(Refused, check=lambda error: error.kind.code == code)


def recorded(town: Town, source: LawfulSource = LawfulSource.AUDIT, text: str = "1") -> FactRow:
    (key,) = record_fact(town.officer, town.firm, says(MONEY, text, source), at=AT).rows
    return FactRow.objects.get(pk=key)


def asked(town: Town, row: FactRow | None = None, number: int = 200) -> Correction:
    claim = Claim(Kept(number), "审计报告第3页", delivery())
    return ask_correction(town.filer, row or recorded(town), claim, at=AT)


def test_a_correction_waits_and_the_value_still_holds() -> None:
    town = make_town()
    correction = asked(town)
    assert (correction.state, correction.row.superseded_by_id) == ("pending", None)
    assert (correction.evidence.name, correction.asked_by.name) == ("证明.pdf", town.filer.name)


def test_accepted_it_supersedes_with_the_paper() -> None:
    town = make_town()
    decided = decide_correction(town.officer, asked(town), accept=True, at=AT + timedelta(days=1))
    row = decided.row
    row.refresh_from_db()
    new = decided.result
    assert new is not None
    assert (row.superseded_by_id, new.number, new.source, new.evidence) == (new.pk, 200, "audit", decided.evidence)
    assert (decided.state, decided.decided_by) == ("accepted", "甲经办")


def test_refused_it_says_why_and_changes_nothing() -> None:
    town = make_town()
    correction = asked(town)
    with refusal("facts.answer-wanted"):
        decide_correction(town.district, correction, accept=False, answer=" ", at=AT)
    decided = decide_correction(town.district, correction, accept=False, answer="报告未盖章", at=AT)
    assert (decided.state, decided.answer, decided.result, FactRow.objects.count()) == (
        "refused",
        "报告未盖章",
        None,
        1,
    )


def test_it_is_decided_once() -> None:
    town = make_town()
    correction = asked(town)
    decide_correction(town.officer, correction, accept=True, at=AT)
    with refusal("facts.correction-done"):
        decide_correction(town.district, correction, accept=False, answer="晚了", at=AT)


def test_a_value_that_changed_meanwhile_is_not_overwritten() -> None:
    town = make_town()
    correction = asked(town)
    recorded(town, text="3")
    with refusal("facts.fact-changed"):
        decide_correction(town.officer, correction, accept=True, at=AT)
    assert decide_correction(town.officer, correction, accept=False, answer="已更新", at=AT).state == "refused"


@pytest.mark.parametrize("who", ["other unit", "firm itself"])
def test_only_the_firms_unit_or_the_district_decides(who: str) -> None:
    town, other = make_town(), make_town("乙")
    correction = asked(town)
    with refusal("registry.not-yours"):
        decide_correction(
            {"other unit": other.officer, "firm itself": town.confirmer}[who], correction, accept=True, at=AT
        )
    assert Event.objects.last().outcome == "refused"


def test_nobody_of_another_firm_asks() -> None:
    town, other = make_town(), make_town("乙")
    row = recorded(town)
    with refusal("registry.not-yours"):
        ask_correction(other.filer, row, Claim(Kept(2), "x", delivery()), at=AT)


def test_what_the_firm_declared_it_declares_again() -> None:
    town = make_town()
    row = recorded(town, LawfulSource.DECLARATION)
    with refusal("facts.own-declaration"):
        asked(town, row)


def test_a_correction_says_something_else() -> None:
    town = make_town()
    with refusal("facts.correction-same"):
        asked(town, number=100)


def test_one_correction_is_open_at_a_time() -> None:
    town = make_town()
    first = asked(town)
    with refusal("facts.correction-open"):
        asked(town, first.row, 300)
    first.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_an_accepted_correction_no_longer_names_the_shared_source() -> None:
    town = make_town()
    shared = make_source(LawfulSource.REGISTER)
    statement = says("listing_board", "科创板", LawfulSource.REGISTER, shared=shared)
    (key,) = record_fact(town.officer, town.firm, statement, at=AT).rows
    claim = Claim(Kept(text="创业板"), "上市公告", delivery())
    correction = ask_correction(town.filer, FactRow.objects.get(pk=key), claim, at=AT)
    new = decide_correction(town.officer, correction, accept=True, at=AT).result
    assert new is not None
    assert (new.text, new.shared, new.source) == ("创业板", None, "register")


# -- the permission to use tax data


def test_the_confirmer_authorises_and_withdraws() -> None:
    town = make_town()
    permission = Permission(DAY, DAY + timedelta(days=365), delivery("授权书.pdf"))
    given = authorise_tax(town.confirmer, town.firm, permission, at=AT)
    record_fact(town.officer, town.firm, says(MONEY, "1", LawfulSource.TAX), at=AT)
    withdraw_tax(town.confirmer, given, at=AT + timedelta(days=1))
    with refusal("facts.tax-not-authorised"):
        record_fact(town.officer, town.firm, says(MONEY, "2", LawfulSource.TAX), at=AT + timedelta(days=1))
    with refusal("facts.tax-withdrawn"):
        withdraw_tax(town.confirmer, given, at=AT + timedelta(days=1))


def test_a_filer_does_not_authorise() -> None:
    town = make_town()
    with refusal("registry.not-yours"):
        authorise_tax(town.filer, town.firm, Permission(DAY, DAY, delivery()), at=AT)
    assert not TaxAuthorisation.objects.exists()


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [(0, -1, "registry.days-crossed"), (-9, -1, "registry.days-crossed"), (3, 9, "facts.tax-already")],
)
def test_days_of_a_permission(since: int, until: int, code: str) -> None:
    town = make_town()
    authorise(town.firm)
    days = (DAY + timedelta(days=since), DAY + timedelta(days=until))
    with refusal(code):
        authorise_tax(town.confirmer, town.firm, Permission(*days, delivery()), at=AT)
