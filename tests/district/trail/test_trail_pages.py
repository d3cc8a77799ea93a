"""Auditors look through the trail, open an event, export, and prove it; the answer is said in plain words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from final_rows import rows_are_final, rows_may_go
from platform_factories import AT, DAY, make_enterprise, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.models import Event, Head
from ceyuan.district.common.trail.search import Sought, events_sought
from ceyuan.district.registry.access import about_firm
from ceyuan.district.registry.verbs import OPEN_FILE, RENAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor(client: Client) -> Client:
    client.force_login(make_user("审计员", Role.AUDITOR))
    return client


def do(count: int, name: str = "张三", days: int = 0) -> None:
    firm = make_enterprise()
    for number in range(count):
        at = AT + timedelta(days=days, minutes=number)
        with acting(RENAME, actor=Actor("1", name, "区级经办人"), at=at, about=about_firm(firm)):
            pass


def test_the_list_takes_as_many_queries_for_many_events(auditor: Client) -> None:
    counts = set()
    auditor.get(reverse("trail"))  # the first request of a session writes it
    for more in (1, 2, 47):
        do(more)
        with CaptureQueriesContext(connection) as queries:
            assert auditor.get(reverse("trail")).status_code == 200
        counts.add(len(queries))
    assert len(counts) == 1
    assert counts.pop() <= 15


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ({}, 5),
        ({"person": "李"}, 2),
        ({"verb": RENAME.code}, 5),
        ({"verb": OPEN_FILE.code}, 0),
        ({"since": DAY}, 5),
        ({"since": DAY + timedelta(days=1)}, 2),
        ({"until": DAY}, 3),
        ({"until": DAY - timedelta(days=1)}, 0),
        ({"firm": "松云"}, 5),
        ({"firm": "91310117ma0000001y"}, 3),
        ({"outcome": "refused"}, 0),
    ],
)
def test_events_are_found(sought: dict[str, object], found: int) -> None:
    do(3)
    do(2, "李四", days=1)
    assert events_sought(Sought(**sought)).count() == found


def test_what_is_no_day_asks_nothing(auditor: Client) -> None:
    do(2)
    for query in ("since=2026-13-45", "since=x", "page=99999", "verb=none"):
        assert auditor.get(f"{reverse('trail')}?{query}").status_code == 200


def test_an_event_shows_its_place_in_the_chain(auditor: Client) -> None:
    do(2)
    one, two = Event.objects.all()[:2]
    page = auditor.get(reverse("trail_event", args=[two.number])).content.decode()
    assert one.digest in page
    assert two.digest in page


def test_an_export_stands_in_the_trail(auditor: Client) -> None:
    do(3)
    response = auditor.post(f"{reverse('trail_export', args=['csv'])}?person=张")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert len(text.strip().splitlines()) == 4
    assert Event.objects.latest("number").verb == "trail.export"


def verify(client: Client, anchors: str | None = None) -> str:
    data = {} if anchors is None else {"anchors": SimpleUploadedFile("anchors.txt", anchors.encode())}
    return client.post(reverse("trail_verify"), data).content.decode()


def test_a_whole_trail_is_said_to_be_whole(auditor: Client) -> None:
    do(3)
    head = Head.objects.get(pk=1)
    page = verify(auditor, f"{DAY.isoformat()} {head.number} {head.digest}\n")
    assert "没有被改动" in page
    assert "与 1 个锚点一致" in page
    assert Event.objects.latest("number").verb == "trail.verify"


def test_one_byte_is_found_and_named(auditor: Client) -> None:
    do(3)
    rows_may_go()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_event SET actor_name = '张四' WHERE number = 2")
    rows_are_final()
    page = verify(auditor)
    assert "留痕被动过" in page
    assert "第 2 条的内容、或它前面一条，被改动过" in page


def test_a_file_kept_elsewhere_that_does_not_fit_is_named(auditor: Client) -> None:
    do(3)
    assert "与 2026-06-30 的锚点（第 2 条）不符" in verify(auditor, f"2026-06-30 2 {'a' * 64}")


def test_a_file_that_is_none_is_refused_at_the_field(auditor: Client) -> None:
    page = verify(auditor, "这不是锚点")
    assert "不是锚点" in page
    assert "没有被改动" not in page


def test_the_file_beside_the_database_is_held_against_it_too(
    auditor: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(1)
    tmp_path.joinpath("anchors.txt").write_text(f"2026-06-30 1 {'b' * 64}\n", encoding="utf-8")
    monkeypatch.setattr("ceyuan.district.desk.trail.pages.anchor_file", lambda: tmp_path / "anchors.txt")
    assert "锚点" in verify(auditor)
    assert "留痕被动过" in verify(auditor)
