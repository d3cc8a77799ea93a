"""Rows that are final stay as they are on both databases, whatever a migration did to their tables."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from platform_factories import AT, DAY, make_enterprise

from ceyuan.district.common.database.keys import reserve_keys, set_references
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.models import Anchor
from ceyuan.district.common.trail.verb import Verb
from ceyuan.district.registry.models import FactRow

pytestmark = pytest.mark.django_db

FINAL = {"trail_event": "", "trail_anchor": "", "registry_factrow": "superseded_by_id"}


def make_row(**values: object) -> FactRow:
    firm = make_enterprise()
    stated = {"key": "staff", "source": "audit", "number": 1, "valid_from": DAY, "recorded_at": AT, **values}
    return FactRow.objects.create(enterprise=firm, recorded_by="测试", **stated)


def fill() -> None:
    with acting(Verb("test.fill", "填", "fill"), actor=Actor("1", "张三", "测试"), at=AT):
        Anchor.objects.create(day=DAY, number=0, digest="0" * 64, at=AT)
        make_row()


@pytest.mark.parametrize("table", FINAL)
def test_no_column_can_be_changed(table: str) -> None:
    """Every column is tried, so that one added later is not forgotten."""
    fill()
    with connection.cursor() as cursor:
        columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
    for column in columns:
        if column == FINAL[table]:
            continue
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = {column}")  # noqa: S608 -- names of ours


@pytest.mark.parametrize("table", FINAL)
def test_no_row_can_be_deleted(table: str) -> None:
    fill()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of ours


def test_a_fact_is_superseded_once() -> None:
    old = make_row()
    (key,) = reserve_keys(FactRow, 1)
    set_references(FactRow, "superseded_by_id", [(key, old.pk)])
    FactRow.objects.create(
        pk=key, enterprise=old.enterprise, key=old.key, source=old.source, number=2, valid_from=DAY, recorded_at=AT
    )
    old.refresh_from_db()
    assert old.superseded_by_id == key
    for pointing in (f"{key} + 1", f"{key}", "NULL"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE registry_factrow SET superseded_by_id = {pointing} WHERE id = {old.pk}")  # noqa: S608 -- names of ours


def test_a_live_fact_is_not_set_to_nothing() -> None:
    old = make_row()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE registry_factrow SET superseded_by_id = NULL WHERE id = {old.pk}")  # noqa: S608 -- names of ours


def test_keys_are_reserved_one_after_another() -> None:
    before = make_row().pk
    one, two = reserve_keys(FactRow, 2)
    assert before < one < two


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["once", "twice"])
def test_a_test_with_real_transactions_leaves_no_row(time: str) -> None:
    assert not FactRow.objects.exists(), time
    fill()
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_event")
