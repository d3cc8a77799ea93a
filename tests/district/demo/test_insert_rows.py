"""Rows inserted at once are the rows that Django itself would have written."""

from __future__ import annotations

import pytest
from platform_factories import AT, DAY, make_enterprise

from ceyuan.district.common.database.insert_rows import insert_rows
from ceyuan.district.registry.models import FactRow

COLUMNS = (
    "enterprise", "key", "year", "source", "number", "text", "applies", "withdrawn", "valid_from", "recorded_at",
    "recorded_by", "mark",
)  # fmt: skip
pytestmark = pytest.mark.django_db


def test_rows_read_back_as_those_of_django() -> None:
    firm, other = make_enterprise("甲"), make_enterprise("乙")
    shared = {"valid_from": DAY, "recorded_at": AT, "recorded_by": "测试"}
    FactRow.objects.create(enterprise=firm, key="revenue", year=2025, source="audit", number=-150, **shared)
    FactRow.objects.create(enterprise=firm, key="town", source="declaration", text="新桥镇", **shared)
    rows = (
        (other.pk, "revenue", 2025, "audit", -150, "", True, False, DAY, AT, "测试", "plain"),
        (other.pk, "town", None, "declaration", None, "新桥镇", True, False, DAY, AT, "测试", "plain"),
    )
    assert insert_rows(FactRow, COLUMNS, (one for one in rows)) == 2
    names = [one.attname for one in FactRow._meta.concrete_fields if one.name not in {"id", "enterprise"}]
    one, two = (list(FactRow.objects.filter(enterprise=key).order_by("key").values(*names)) for key in (firm, other))
    assert one == two


def test_more_rows_than_a_chunk_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceyuan.district.common.database.insert_rows._CHUNK", 2)
    firm = make_enterprise()
    row = ("audit", 1, "", True, False, DAY, AT, "测试", "plain")
    assert insert_rows(FactRow, COLUMNS, ((firm.pk, "revenue", year, *row) for year in range(2000, 2005))) == 5
    assert FactRow.objects.count() == 5


def test_no_rows_are_no_rows() -> None:
    assert insert_rows(FactRow, COLUMNS, ()) == 0
