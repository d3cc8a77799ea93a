"""A firm corrects a fact with evidence, an officer decides; pages say it at the field, and show nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from fact_world import MONEY, SHARE, Town, make_correction, make_fact, make_form, make_source, make_town
from platform_factories import DAY, make_enterprise

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import User
from ceyuan.district.registry.models import Correction, FactRow, FormReturn, RecurringForm, SharedSource, StatisticsCell

pytestmark = pytest.mark.django_db
LAST = DAY.year - 1


def as_user(viewer: Viewer) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=viewer.user))
    return client


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("审计报告.pdf", b"%PDF-1.7 x", "application/pdf")


def page(client: Client, name: str, *arguments: object) -> str:
    response = client.get(reverse(name, args=arguments))
    assert response.status_code == 200
    return response.content.decode()


def ask(town: Town, row: FactRow, **changed: object) -> tuple[int, str]:
    data = {"value": "2万元", "reason": "审计报告第3页", "paper": pdf(), "mark": "plain", "declared": "on", **changed}
    response = as_user(town.filer).post(reverse("my_correction_new", args=[town.firm.pk, row.pk]), data)
    return response.status_code, response.content.decode()


def test_a_firm_corrects_a_fact_and_an_officer_accepts() -> None:
    town = make_town()
    row = make_fact(town.firm, 1_000_000)
    assert "申请更正" in page(as_user(town.filer), "my_fact", town.firm.pk, MONEY, LAST)
    assert ask(town, row)[0] == 302
    officer = as_user(town.officer)
    queue = page(officer, "corrections")
    assert "1万元" in queue
    assert "2万元" in queue
    correction = Correction.objects.get()
    address = reverse("decide_correction", args=[town.firm.pk, correction.pk])
    refused = officer.post(address, {"decision": "refuse", "answer": ""})
    assert "不采纳更正要说明理由" in refused.content.decode()
    assert officer.post(address, {"decision": "accept", "answer": "已核"}).status_code == 302
    assert "经企业更正" in page(as_user(town.filer), "my_fact", town.firm.pk, MONEY, LAST)
    assert "已核" in page(as_user(town.filer), "my_corrections")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"value": "0.001"}, "小数超过2位；不作四舍五入"),
        ({"value": "1万元"}, "与现在登记的相同"),
        ({"value": ""}, "这个字段是必填项"),
        ({"paper": ""}, "这个字段是必填项"),
        ({"declared": ""}, "请核对后勾选"),
    ],
)
def test_a_mistake_is_said_at_the_field_and_nothing_is_lost(changed: dict[str, object], said: str) -> None:
    town = make_town()
    status, shown = ask(town, make_fact(town.firm, 1_000_000), **changed)
    assert status == 200
    assert said in shown
    assert "审计报告第3页" in shown


def test_a_declaration_takes_effect_at_once() -> None:
    town = make_town()
    data = {"fact": MONEY, "year": LAST, "value": "300万元", "mark": "trade-secret"}
    assert as_user(town.filer).post(reverse("my_fact_new", args=[town.firm.pk]), data).status_code == 302
    row = FactRow.objects.get()
    assert (row.number, row.source, row.mark) == (300_000_000, "declaration", "trade-secret")


def test_an_officer_records_with_a_shared_source() -> None:
    town = make_town()
    data = {
        "fact": "founded_on",
        "value": "2020-01-02",
        "source": "register",
        "shared": make_source().pk,
        "valid_from": DAY.isoformat(),
        "mark": "plain",
    }
    officer = as_user(town.officer)
    assert officer.post(reverse("record_fact", args=[town.firm.pk]), data).status_code == 302
    assert "SH-001" in page(officer, "enterprise_fact", town.firm.pk, "founded_on", 0)


def test_tax_data_without_permission_are_refused_at_the_source() -> None:
    town = make_town()
    data = {"fact": MONEY, "year": LAST, "value": "1", "source": "tax", "valid_from": DAY.isoformat()}
    data |= {"paper": pdf(), "mark": "plain", "declared": "on"}
    shown = as_user(town.officer).post(reverse("record_fact", args=[town.firm.pk]), data).content.decode()
    assert "没有有效的税务数据使用授权" in shown


def test_no_queue_shows_another_units_firm() -> None:
    town, other = make_town(), make_town("乙")
    canary = make_enterprise("金丝雀企业", other.unit)
    make_correction(canary, User.objects.get(pk=other.filer.user))
    assert "金丝雀" not in page(as_user(town.officer), "corrections")
    assert "金丝雀" in page(as_user(other.officer), "corrections")
    assert "金丝雀" not in page(as_user(town.filer), "my_corrections")


def test_a_form_is_opened_filled_and_exported() -> None:
    town = make_town()
    district, filer = as_user(town.district), as_user(town.filer)
    data = {
        "name": "经营季度表",
        "keys": [MONEY, SHARE],
        "year": LAST,
        "opens_on": DAY.isoformat(),
        "closes_at": "2026-07-10T16:00",
    }
    bare = district.post(reverse("recurring_form_new"), data).content.decode()
    assert "没有批准文号和有效期" in bare
    assert "经营季度表" in bare
    assert district.post(reverse("recurring_form_new"), {**data, "ground": "自愿"}).status_code == 302
    form = RecurringForm.objects.get()
    make_fact(town.firm, 500)
    assert "2026年7月10日 16:00 截止" in page(filer, "my_forms")
    shown = page(filer, "my_form", town.firm.pk, form.pk)
    assert "平台已有，不用填" in shown
    assert f'name="{MONEY}"' not in shown
    address = reverse("my_form", args=[town.firm.pk, form.pk])
    assert "不作四舍五入" in filer.post(address, {SHARE: "0.00001"}).content.decode()
    assert filer.post(address, {SHARE: "12.5%"}).status_code == 302
    assert FormReturn.objects.get().keys == [SHARE]
    export = district.post(reverse("recurring_form_export", args=[form.pk, "csv"]))
    assert "甲企" in b"".join(export.streaming_content).decode("utf-8-sig")


def test_aggregates_and_sources_are_recorded_with_their_limits() -> None:
    client = as_user(make_town().district)
    cell = {
        "name": "总产值",
        "group": "九亭镇",
        "period": "2025年",
        "firms": 2,
        "value": "1",
        "unit": "亿元",
        "basis": "现价",
    }
    assert "能推断出单个企业" in client.post(reverse("statistics_new"), cell).content.decode()
    assert client.post(reverse("statistics_new"), {**cell, "firms": 3}).status_code == 302
    assert StatisticsCell.objects.get().firms == 3
    source = {
        "catalogue_number": "SH-9",
        "name": "一套表企业数据",
        "provider": "统计局",
        "purpose": "匹配",
        "source": "confirmation",
        "expires_on": (DAY + timedelta(days=9)).isoformat(),
    }
    assert "不得进入平台" in client.post(reverse("shared_source_new"), source).content.decode()
    assert client.post(reverse("shared_source_new"), {**source, "name": "在库确认"}).status_code == 302
    assert SharedSource.objects.get().name == "在库确认"


def count(client: Client, name: str, *arguments: object) -> int:
    with CaptureQueriesContext(connection) as queries:
        page(client, name, *arguments)
    return len(queries)


def test_lists_take_as_many_queries_for_many_lines() -> None:
    town = make_town()
    district, filer = as_user(town.district), as_user(town.filer)
    counts: dict[str, set[int]] = {"corrections": set(), "sources": set(), "forms": set(), "mine": set()}
    user = User.objects.get(pk=town.filer.user)
    count(district, "corrections")  # the first request of a session writes it
    count(filer, "my_forms")
    for upto in (1, 3, 50):
        while Correction.objects.count() < upto:
            make_correction(make_enterprise(f"企{Correction.objects.count()}", town.unit), user)
            make_source()
            make_form()
        counts["corrections"].add(count(district, "corrections"))
        counts["sources"].add(count(district, "shared_sources"))
        counts["forms"].add(count(district, "recurring_forms"))
        counts["mine"].add(count(filer, "my_forms"))
    assert {name: len(found) for name, found in counts.items()} == dict.fromkeys(counts, 1)
    assert max(max(found) for found in counts.values()) <= 15
