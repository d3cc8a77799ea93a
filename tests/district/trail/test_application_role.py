"""On PostgreSQL the application's role adds to the trail and can do nothing else to it, nor to facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction
from fact_world import MONEY, make_town, says
from platform_factories import AT

from ceyuan.district.common.database.application_role import FINAL, prepare_database, statements_for
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry.actions.record_facts import record_fact
from ceyuan.errors import CeyuanError

ROLE = "ceyuan_application"
KEPT_OUT = r"permission denied|must be owner"
NO_TRIGGER = "FUNCTION ceyuan_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"


@pytest.fixture
def role() -> str:
    if connection.vendor != "postgresql":
        pytest.skip("set CEYUAN_POSTGRES to the address of a PostgreSQL database to run this")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE} LOGIN")
    prepare_database(connection, ROLE)
    return ROLE


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def test_nothing_is_granted_on_sqlite() -> None:
    class Embedded:
        vendor = "sqlite"

    assert prepare_database(Embedded(), "app").tables == {}


def test_what_is_final_is_only_added_to() -> None:
    for table in ("trail_event", "trail_anchor"):
        assert statements_for("app", {table: FINAL[table]})[-1] == f'GRANT SELECT, INSERT ON "{table}" TO app'


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_role_does_its_work(role: str) -> None:
    town = make_town()
    with acting_as(role):
        record_fact(town.officer, town.firm, says(MONEY, "1"), at=AT)
        record_fact(town.officer, town.firm, says(MONEY, "2"), at=AT)
        assert Event.objects.count() == 2
        assert verify_trail().holds


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_event SET data = '{}'",
        "DELETE FROM trail_event",
        "TRUNCATE trail_event",
        "DELETE FROM trail_anchor",
        "DELETE FROM trail_head",
        "INSERT INTO trail_head (id, number, digest) VALUES (2, 0, '')",
        "ALTER TABLE trail_event DISABLE TRIGGER USER",
        "DROP TRIGGER trail_event_no_change ON trail_event",
        "DROP TABLE trail_event",
        "UPDATE registry_factrow SET number = 9",
        "DELETE FROM registry_factrow",
        "CREATE TABLE own (a int)",
        f"CREATE OR REPLACE {NO_TRIGGER}",
        "DELETE FROM django_migrations",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_can_do_nothing_else(role: str, statement: str) -> None:
    town = make_town()
    record_fact(town.officer, town.firm, says(MONEY, "1"), at=AT)
    with acting_as(role):
        with pytest.raises(DatabaseError, match=KEPT_OUT), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert verify_trail().holds


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_right_that_is_no_longer_listed_is_taken_back(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON trail_event TO {role}")
    prepare_database(connection, role)
    with acting_as(role), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Event.objects.all().delete()


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_role_that_nothing_would_bind_is_refused(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
    with pytest.raises(CeyuanError) as raised:
        prepare_database(connection, owner)
    assert raised.value.kind.code == "database.role-too-powerful"
    with pytest.raises(CeyuanError) as raised:
        prepare_database(connection, "nobody_of_that_name")
    assert raised.value.kind.code == "database.no-role", role
