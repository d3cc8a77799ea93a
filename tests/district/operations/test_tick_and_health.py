"""Time's own work is done once however often it is asked for; health says what is there and what is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client, override_settings
from django.urls import reverse
from import_world import make_import
from platform_factories import AT, make_unit, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.models import Anchor, Head
from ceyuan.district.common.trail.verb import Verb
from ceyuan.district.operations.health import LOOKS, State, signs
from ceyuan.district.operations.tick import BEAT, Done, tick
from ceyuan.district.operations.views.health import NAMES
from ceyuan.district.registry.models.imports import ImportState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(tmp_path: Path) -> Iterator[None]:
    location = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "papers"}}
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={"default": location, "staticfiles": plain}):
        yield


def happen() -> None:
    with acting(Verb("test.happen", "发生", "happened"), actor=PLATFORM, at=AT):
        make_unit("镇")


def test_yesterday_is_anchored_once(tmp_path: Path) -> None:
    happen()
    assert Done("anchor", 1) in tick(at=AT, folder=tmp_path)
    assert tick(at=AT + timedelta(minutes=1), folder=tmp_path) == []
    (line,) = (tmp_path / "anchors.txt").read_text(encoding="utf-8").splitlines()
    assert line == f"2026-06-29 1 {Head.objects.get().digest}"
    assert Anchor.objects.count() == 1
    assert Done("anchor", 1) in tick(at=AT + timedelta(days=1), folder=tmp_path)


def test_old_sessions_end(tmp_path: Path) -> None:
    for number, hours in enumerate((-1, 1)):
        Session.objects.create(session_key=f"k{number}", session_data="", expire_date=AT + timedelta(hours=hours))
    assert Done("sessions", 1) in tick(at=AT, folder=tmp_path)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["k1"]


def test_stray_bytes_go_after_a_day_and_papers_stay(tmp_path: Path) -> None:
    old = (AT - timedelta(days=2)).timestamp()
    for name, age in (("2026/06/kept.pdf", old), ("2026/06/stray.pdf", old), ("2026/06/young.pdf", AT.timestamp())):
        default_storage.save(name, ContentFile(b"%PDF-"))
        os.utime(default_storage.path(name), (age, age))
    Paper.objects.create(
        name="a",
        file="2026/06/kept.pdf",
        size=5,
        digest="0" * 64,
        media_type="application/pdf",
        declared=AT.date(),
        kept_at=AT,
        kept_by="测试",
    )
    assert Done("stray-papers", 1) in tick(at=AT, folder=tmp_path)
    assert sorted(default_storage.listdir("2026/06")[1]) == ["kept.pdf", "young.pdf"]
    assert tick(at=AT + timedelta(hours=5), folder=tmp_path) == []


def test_lines_put_aside_for_imports_that_ended_go_after_a_day(tmp_path: Path) -> None:
    user = make_user("王五", Role.DISTRICT_OFFICER)
    reading, done = make_import(user), make_import(user)
    type(reading).objects.filter(pk=reading.pk).update(state=ImportState.STAGING)
    type(done).objects.filter(pk=done.pk).update(state=ImportState.DROPPED)
    folder = tmp_path / "imports"
    folder.mkdir()
    old, young = (AT - timedelta(days=2)).timestamp(), AT.timestamp()
    for name, age in ((f"{reading.pk}-a", old), (f"{done.pk}-b", old), (f"{done.pk}-c", young)):
        (folder / f"{name}.jsonl").write_text("[]\n", encoding="utf-8")
        os.utime(folder / f"{name}.jsonl", (age, age))
    assert Done("stray-spools", 1) in tick(at=AT, folder=tmp_path)
    assert sorted(one.name for one in folder.iterdir()) == sorted([f"{reading.pk}-a.jsonl", f"{done.pk}-c.jsonl"])


def test_a_broken_trail_is_told_all_day(tmp_path: Path) -> None:
    happen()
    assert Done("broken-trail", 0) not in tick(at=AT, folder=tmp_path)
    Head.objects.update(digest="0" * 64)
    assert tick(at=AT + timedelta(hours=1), folder=tmp_path) == []  # proved once a day
    tomorrow = AT + timedelta(days=1)
    for minutes in (0, 1):
        done = {one.what: one.count for one in tick(at=tomorrow + timedelta(minutes=minutes), folder=tmp_path)}
        assert done["broken-trail"] > 0
    with override_settings(ENVIRONMENT=other_folder(tmp_path)):
        assert state_of("chain") is State.WRONG


def state_of(name: str) -> State:
    return next(one.state for one in signs(at=AT) if one.name == name)


def test_a_platform_that_ticks_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    happen()
    monkeypatch.chdir(tmp_path)
    with override_settings(ENVIRONMENT=other_folder(tmp_path)):
        assert (state_of("ticking"), state_of("anchors")) == (State.DOUBTFUL, State.DOUBTFUL)
        tick(at=AT, folder=tmp_path)
        found = {one.name: one.state for one in signs(at=AT) if one.name != "pages"}
    assert found == dict.fromkeys(found, State.FINE)


def other_folder(folder: Path) -> object:
    return replace(settings.ENVIRONMENT, data=folder)


def lose_head(_folder: Path) -> None:
    Head.objects.update(digest="0" * 64)


def forge_anchor(folder: Path) -> None:
    (folder / "anchors.txt").write_text(f"2026-06-29 1 {'a' * 64}\n", encoding="utf-8")


def spoil_anchors(folder: Path) -> None:
    (folder / "anchors.txt").write_text("what is this\n", encoding="utf-8")


def stop_ticking(folder: Path) -> None:
    (folder / BEAT).write_text((AT - timedelta(minutes=6)).isoformat(), encoding="ascii")


@pytest.mark.parametrize(
    ("break_it", "name", "state"),
    [
        (lose_head, "chain", State.WRONG),
        (forge_anchor, "chain", State.WRONG),
        (spoil_anchors, "chain", State.WRONG),
        (stop_ticking, "ticking", State.DOUBTFUL),
    ],
)
def test_what_is_broken_shows(break_it: Callable[[Path], None], name: str, state: State, tmp_path: Path) -> None:
    happen()
    with override_settings(ENVIRONMENT=other_folder(tmp_path)):
        tick(at=AT, folder=tmp_path)
        break_it(tmp_path)
        assert state_of(name) == state


def test_every_sign_has_its_words_and_its_line_on_the_page() -> None:
    assert list(NAMES) == [name for name, _look in LOOKS]
    client = Client()
    client.force_login(make_user("周", Role.SYSTEM_ADMIN))
    page = client.get(reverse("platform_health")).content.decode()
    assert [str(words) for words in NAMES.values() if str(words) not in page] == []
