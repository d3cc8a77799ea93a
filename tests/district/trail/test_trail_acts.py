"""Acts leave events, refusals leave a record, and a trail that cannot be written undoes the act."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.models import Event, Head
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.errors import ErrorKind

AT = datetime(2026, 6, 30, 8, tzinfo=UTC)
VERB = Verb("test.open-unit", "设立单位", "open a unit")
WHO = Actor("7", "张三", "区级经办人")
NO = ErrorKind("test.no", "{name}不可设立", "{name} cannot be", "改名", "rename")

pytestmark = pytest.mark.django_db


def open_unit(name: str, *, refuse: bool = False) -> None:
    with acting(VERB, actor=WHO, at=AT, about=About("unit", name, name)) as act:
        Unit.objects.create(key=name, name=name, kind="town")
        if refuse:
            raise Refused(NO, data={"name": name})
        act.tell({"name": name})


def test_an_act_leaves_its_event() -> None:
    open_unit("甲")
    (event,) = Event.objects.all()
    assert (event.number, event.verb, event.outcome, event.actor_name) == (1, VERB.code, "done", "张三")
    assert event.data == '{"name":"甲"}'
    assert verify_trail().holds


def test_an_act_that_tells_nothing_still_leaves_an_event() -> None:
    with acting(VERB, actor=WHO, at=AT):
        pass
    assert Event.objects.get().data == "{}"


def test_a_refusal_undoes_the_act_and_is_on_record() -> None:
    with pytest.raises(Refused):
        open_unit("乙", refuse=True)
    assert not Unit.objects.exists()
    event = Event.objects.get()
    assert (event.outcome, event.about_name) == ("refused", "乙")
    assert "乙不可设立" in event.data
    assert verify_trail().holds


def test_a_fault_undoes_the_act_and_leaves_nothing() -> None:
    open_unit("丙")
    with pytest.raises(IntegrityError):
        open_unit("丙")
    assert Unit.objects.count() == Event.objects.count() == 1


def test_a_trail_that_cannot_be_written_undoes_the_act() -> None:
    Head.objects.all().delete()
    with pytest.raises(Head.DoesNotExist):
        open_unit("丁")
    assert not Unit.objects.exists()


@pytest.mark.parametrize("statement", ["UPDATE trail_event SET data = '{}'", "DELETE FROM trail_event"])
def test_events_are_only_ever_added(statement: str) -> None:
    open_unit("戊")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
