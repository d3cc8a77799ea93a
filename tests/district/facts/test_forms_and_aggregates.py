"""Forms rest on an approval or a ground, close to the hour, ask only what is not known; aggregates hide firms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from fact_world import MONEY, SHARE, Town, make_town, says
from platform_factories import AT, DAY

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.actions.close_form import close_form
from ceyuan.district.registry.actions.keep_source import SourceTerms, keep_source
from ceyuan.district.registry.actions.open_form import NewForm, open_form
from ceyuan.district.registry.actions.record_cell import NewCell, record_cell
from ceyuan.district.registry.actions.record_facts import record_fact
from ceyuan.district.registry.actions.return_form import return_form
from ceyuan.district.registry.facts.values import Kept
from ceyuan.district.registry.forms import FormState, asked, known_already, state_of
from ceyuan.district.registry.models import FactRow, RecurringForm, StatisticsCell
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db
LAST = DAY.year - 1
CLOSING = datetime(2026, 7, 10, 8, tzinfo=UTC)  # 16:00 in Shanghai
FORM = NewForm("经营情况季度表", [MONEY, SHARE], DAY, CLOSING, LAST, ground="企业自愿填报，用于政策匹配，不作统计")


def refusal(code: str) -> object:
    return pytest.raises(Refused, check=lambda error: error.kind.code == code)


def opened(town: Town, form: NewForm = FORM) -> RecurringForm:
    return open_form(town.district, form, at=AT)


@pytest.mark.parametrize(
    ("title", "changed", "code"),
    [
        ("neither approval nor ground", {"ground": ""}, "facts.form-groundless"),
        (
            "an approval without its last day",
            {"ground": "", "approval_number": "沪统制〔2026〕1号"},
            "facts.form-groundless",
        ),
        (
            "an approval that ends before the form",
            {"ground": "", "approval_number": "沪统制〔2026〕1号", "approved_until": date(2026, 7, 9)},
            "facts.approval-expired",
        ),
        ("nothing asked", {"keys": []}, "facts.form-empty"),
        ("a fact the firm cannot declare", {"keys": ["above_scale_register"]}, "facts.not-lawful"),
        ("a fact nobody knows", {"keys": ["no-such"]}, "facts.no-such-fact"),
        ("a year that is not over", {"year": DAY.year}, "facts.year-open"),
        ("no year for a yearly fact", {"year": None}, "facts.year-wanted"),
        ("closing before opening", {"opens_on": date(2026, 7, 11)}, "facts.form-days"),
    ],
)
def test_a_form_that_may_not_open(title: str, changed: dict[str, object], code: str) -> None:
    with refusal(code):
        opened(make_town(), replace(FORM, **changed))
    assert not RecurringForm.objects.exists(), title


@pytest.mark.parametrize(
    "changed", [{}, {"ground": "", "approval_number": "沪统制〔2026〕1号", "approved_until": date(2026, 7, 10)}]
)
def test_a_form_that_may(changed: dict[str, object]) -> None:
    assert opened(make_town(), replace(FORM, **changed)).pk


def test_the_database_too_wants_a_ground() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RecurringForm.objects.create(name="无依据", keys=[MONEY], opens_on=DAY, closes_at=CLOSING, year=LAST)


def test_a_unit_opens_no_form() -> None:
    with refusal("accounts.not-yours"):
        open_form(make_town().officer, FORM, at=AT)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (datetime(2026, 6, 29, 15, 59, tzinfo=UTC), FormState.WAITING),
        (datetime(2026, 6, 29, 16, 0, tzinfo=UTC), FormState.OPEN),  # midnight in Shanghai
        (CLOSING - timedelta(seconds=1), FormState.OPEN),
        (CLOSING, FormState.SHUT),
    ],
)
def test_it_opens_and_closes_by_the_clock_in_shanghai(moment: datetime, state: FormState) -> None:
    assert state_of(opened(make_town()), moment) is state


def test_too_late_is_refused_with_the_hour() -> None:
    town = make_town()
    form = opened(town)
    with pytest.raises(Refused, match="2026-07-10 16:00") as raised:
        return_form(town.filer, town.firm, form, {MONEY: Kept(1), SHARE: Kept(1)}, at=CLOSING)
    assert raised.value.kind.code == "facts.form-shut"


def test_it_asks_nothing_the_register_has() -> None:
    town = make_town()
    form = opened(town)
    record_fact(town.officer, town.firm, says(MONEY, "5"), at=AT)
    assert [one.key for one in asked(form, town.firm, as_of=DAY)] == [SHARE]
    assert known_already(form, town.firm, as_of=DAY)[MONEY].number == 500


def test_another_years_figure_is_no_answer() -> None:
    town = make_town()
    form = opened(town)
    record_fact(town.officer, town.firm, says(MONEY, "5", year=LAST - 1), at=AT)
    assert [one.key for one in asked(form, town.firm, as_of=DAY)] == [MONEY, SHARE]


def test_answers_become_declared_facts_and_can_be_mended_until_it_closes() -> None:
    town = make_town()
    form = opened(town)
    return_form(town.filer, town.firm, form, {MONEY: Kept(100), SHARE: Kept(5)}, at=AT)
    again = return_form(town.filer, town.firm, form, {MONEY: Kept(200), SHARE: Kept(5)}, at=AT)
    rows = FactRow.objects.filter(superseded_by__isnull=True).order_by("key")
    assert [(row.key, row.number, row.source, row.year) for row in rows] == [
        (SHARE, 5, "declaration", None),
        (MONEY, 200, "declaration", LAST),
    ]
    assert (form.returns.count(), again.keys) == (1, [MONEY, SHARE])


def test_what_is_asked_is_answered() -> None:
    town = make_town()
    form = opened(town)
    with refusal("facts.no-value"):
        return_form(town.filer, town.firm, form, {MONEY: Kept(100)}, at=AT)
    assert not FactRow.objects.exists()


def test_a_form_closed_early_is_shut() -> None:
    town = make_town()
    form = opened(town)
    close_form(town.district, form, reason="改由共享数据取得", at=AT)
    with refusal("facts.form-shut"):
        return_form(town.filer, town.firm, form, {MONEY: Kept(1), SHARE: Kept(1)}, at=AT)


# -- aggregates and shared sources

CELL = NewCell("规上工业总产值", "卫星互联网", "2025年", 3, Decimal("12.5"), "亿元", "当年价")


@pytest.mark.parametrize("firms", [0, 1, 2])
def test_a_cell_of_fewer_than_three_is_refused(firms: int) -> None:
    with refusal("facts.too-few-firms"):
        record_cell(make_town().district, replace(CELL, firms=firms), at=AT)
    assert not StatisticsCell.objects.exists()


def test_a_cell_of_three_enters() -> None:
    assert record_cell(make_town().district, CELL, at=AT).firms == 3


def test_the_database_refuses_a_cell_of_two() -> None:
    cell = record_cell(make_town().district, CELL, at=AT)
    cell.firms = 2
    with pytest.raises(IntegrityError), transaction.atomic():
        cell.save()


TERMS = SourceTerms(
    "SH-001", "企业登记信息", "市市场监管局", "惠企政策匹配", DAY + timedelta(days=30), LawfulSource.REGISTER
)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"expires_on": DAY - timedelta(days=1)}, "facts.source-past"),
        ({"name": "规上工业统计报表"}, "facts.statistical-return"),
        ({}, "facts.source-taken"),
    ],
)
def test_a_shared_source_that_may_not_be(changed: dict[str, object], code: str) -> None:
    town = make_town()
    keep_source(town.district, TERMS, at=AT)
    with refusal(code):
        keep_source(town.district, replace(TERMS, **changed), at=AT)


def test_a_shared_source_is_extended() -> None:
    town = make_town()
    known = keep_source(town.district, TERMS, at=AT)
    longer = replace(TERMS, expires_on=DAY + timedelta(days=400))
    assert keep_source(town.district, longer, known=known, at=AT).pk == known.pk
