"""Facts leave as files: only what may, put on record, with nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from import_world import code_of, make_firm
from openpyxl import load_workbook
from platform_factories import AT, DAY, make_unit, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.models import Enterprise, FactRow, SavedView

pytestmark = pytest.mark.django_db


def fact(firm: Enterprise, key: str, **values: object) -> FactRow:
    stated = {"source": "audit", "number": 100, "valid_from": DAY, "recorded_at": AT, "recorded_by": "测试", **values}
    return FactRow.objects.create(enterprise=firm, key=key, **stated)


def lines(client: Client, **asked: object) -> list[list[str]]:
    response = client.post(reverse("exports"), {"written_as": "csv", **asked})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def client_of(*roles: Role, **more: object) -> Client:
    client = Client()
    client.force_login(make_user("张三", *roles, **more))
    return client


def test_a_line_for_each_value_with_its_source() -> None:
    firm = make_firm(1, "甲厂")
    fact(firm, "revenue", year=2025, number=123456)
    fact(firm, "revenue", year=2025, number=1, source="declaration")
    found = lines(client_of(Role.DISTRICT_OFFICER))
    assert found[1:] == [
        [code_of(1), "甲厂", "营业收入", "2025", "1234.56", "元", "审计报告", "2026-06-30", ""],
        [code_of(1), "甲厂", "营业收入", "2025", "0.01", "元", found[2][6], "2026-06-30", ""],
    ]


def test_marked_values_and_other_units_firms_do_not_leave() -> None:
    own, other = make_unit("甲镇"), make_unit("乙镇")
    firm = make_firm(1, "甲厂", own)
    fact(firm, "revenue", year=2025)
    fact(firm, "net_profit", year=2025, mark="trade-secret")
    fact(firm, "total_assets", year=2025, mark="internal")
    fact(make_firm(2, "乙厂", other), "revenue", year=2025)
    found = lines(client_of(Role.UNIT_OFFICER, unit=own))
    assert [line[1:3] for line in found[1:]] == [["甲厂", "营业收入"]]


def test_an_export_is_on_record_with_its_filter_and_count() -> None:
    client = client_of(Role.DISTRICT_OFFICER)
    firm = make_firm(1, "甲厂")
    make_firm(2, "乙厂")
    fact(firm, "revenue", year=2025)
    fact(firm, "revenue", year=2024)
    fact(firm, "fulltime_rd_staff", number=3)
    view = SavedView.objects.create(owner_id=client.session["_auth_user_id"], name="甲", query="words=甲")
    assert len(lines(client, view=view.pk, facts=["revenue"], years=["2025"])) == 2
    told = json.loads(Event.objects.get(verb="registry.export-facts").data)
    assert told == {"query": "甲?words=甲", "facts": ["revenue"], "years": [2025], "count": 1}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_nothing_in_a_file_is_a_formula(text: str) -> None:
    firm = make_firm(1, f"{text}厂")
    fact(firm, "revenue", year=2025)
    client = client_of(Role.DISTRICT_OFFICER)
    assert lines(client)[1][1] == f"'{text}厂"
    response = client.post(reverse("exports"), {"written_as": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).worksheets[0]
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}


def test_the_number_of_queries_does_not_grow() -> None:
    client = client_of(Role.DISTRICT_OFFICER)
    counted = set()
    lines(client)  # the first request of a session writes it
    for number in (1, 3, 50):
        for one in range(number):
            firm = make_firm(number * 1000 + one, f"厂{number}-{one}")
            fact(firm, "revenue", year=2025)
        with CaptureQueriesContext(connection) as queries:
            lines(client)
        counted.add(len(queries))
    assert len(counted) == 1
    assert counted.pop() <= 15
