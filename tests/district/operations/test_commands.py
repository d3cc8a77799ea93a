"""The platform as an operator runs it: from nothing to a service that ticks, and every refusal to start."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from installation import ROOT, Installation

from ceyuan.district.common.pages.assets import missing_assets
from ceyuan.district.operations.serve import unsafe

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PEOPLE = ("--system", "zhang=张三", "--audit", "li=李四", "--security", "wang=王五")


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    one = Installation(tmp_path_factory.mktemp("site") / "data")
    one.migrate()
    return one


def section(name: str) -> str:
    return PAGE.split(f"## `ceyuan district {name}`\n")[1].split("\n## ")[0]


def test_the_first_administrators_get_links_once_and_no_password(migrated: Installation) -> None:
    made = migrated.call("first-administrators", *PEOPLE, "--json")
    assert made.code == 0, made.err
    links = made.data["links"]
    assert isinstance(links, dict)
    assert list(links) == ["system", "audit", "security"]
    assert all(re.fullmatch(r"http://127\.0\.0\.1:8000/invitation/[\w-]{43}/", str(one)) for one in links.values())
    assert migrated.sqlite("SELECT count(*) FROM accounts_user WHERE password NOT LIKE '!%'") == [(0,)]
    again = migrated.call("first-administrators", *PEOPLE)
    assert (again.code, "已经设立过管理员" in again.err) == (2, True)


def test_every_key_of_the_data_is_named(migrated: Installation, tmp_path: Path) -> None:
    calls = {
        "check": ["check"],
        "tick": ["tick"],
        "verify-trail": ["verify-trail"],
        "backup": ["backup", tmp_path / "a.zip"],
    }
    for name, words in calls.items():
        answer = migrated.call(*words, "--json")
        assert answer.code in {0, 1}, answer.err
        assert [key for key in answer.data if f"`{key}`" not in section(name)] == [], name


def test_a_changed_event_is_named_in_plain_words(tmp_path: Path) -> None:
    one = Installation(tmp_path / "data")
    one.migrate()
    assert one.call("first-administrators", *PEOPLE).code == 0
    assert one.call("verify-trail").code == 0
    (trigger,) = one.sqlite("SELECT sql FROM sqlite_master WHERE name = 'trail_event_no_update'")
    one.sqlite("DROP TRIGGER trail_event_no_update")
    one.sqlite("UPDATE trail_event SET actor_name = '李四' WHERE number = 2")
    assert trigger
    found = one.call("verify-trail")
    assert (found.code, found.out.splitlines()[0]) == (1, "第 2 条的内容与摘要不符：它或它前一条被改动过")
    as_data = one.call("verify-trail", "--json").data
    assert (as_data["holds"], as_data["findings"]) == (False, [{"fault": "changed", "number": 2, "day": ""}])


def test_what_is_not_prepared_says_so(tmp_path: Path) -> None:
    bare = Installation(tmp_path / "none")
    for words in (["verify-trail"], ["tick"], ["backup", tmp_path / "b.zip"]):
        answer = bare.call(*words)
        assert (answer.code, "ceyuan district prepare" in answer.err, "Traceback" in answer.err) == (2, True, False)
    assert not (tmp_path / "b.zip").exists()
    served = bare.call("serve")
    assert (served.code, "个升级步骤没有执行" in served.err) == (2, True)
    gone = Installation(tmp_path / "gone", {"CEYUAN_DATABASE": "postgresql://u@127.0.0.1:1/x"}).call("tick")
    assert (gone.code, gone.err.startswith("连不上数据库：")) == (2, True)
    secretless = Installation(tmp_path / "gone", {"CEYUAN_DEMO": "0"}).call("check")
    assert (secretless.code, "CEYUAN_SECRET 至少要有 50 个字符" in secretless.err) == (2, True)


def test_what_is_unsafe_is_not_served() -> None:
    demo = settings.ENVIRONMENT
    service = replace(demo, demo=False, secure=True, hosts=("ceyuan.example",))

    def codes(environment: object, address: str) -> list[str]:
        return [one.kind.code for one in unsafe(environment, address)]

    assert codes(demo, "127.0.0.1") == codes(service, "0.0.0.0") == codes(demo, "::1") == []  # noqa: S104 -- refused
    assert codes(demo, "0.0.0.0") == ["operations.demo-in-the-open"]  # noqa: S104 -- refused
    assert codes(replace(service, secure=False), "10.0.0.1") == ["operations.without-https"]
    assert codes(replace(service, secure=False), "127.0.0.1") == []
    assert codes(replace(service, hosts=("*",)), "10.0.0.1") == ["operations.any-host"]
    assert codes(replace(demo, hosts=("*.cn",)), "0.0.0.0") == ["operations.demo-in-the-open", "operations.any-host"]  # noqa: S104 -- refused


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.skipif(bool(missing_assets()), reason="the pages' files are made by `make assets`")
def test_from_nothing_to_a_service_that_ticks(tmp_path: Path) -> None:
    """Everything a new office does, once; the server and its ticking end together."""
    one = Installation(tmp_path / "data")
    prepared = one.call("prepare", "--json")
    assert (prepared.code, prepared.data["role"]) == (0, ""), prepared.err
    assert json.loads(one.call("prepare", "--json").out)["migrations"] == 0
    port = free_port()
    command = [sys.executable, "-m", "ceyuan.cli", "district", "serve", "--port", str(port), "--json"]
    server = subprocess.Popen(command, env=one.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert answer_of(f"http://127.0.0.1:{port}/health", server) == (200, b"ok\n")
        wait_for(one.data / "last-tick.txt")
    finally:
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate(timeout=30)
    assert json.loads(out) == {"address": f"http://127.0.0.1:{port}/"}, err
    assert [path for path in Path("/proc").glob("[0-9]*/environ") if holds(path, str(one.data))] == []


def holds(environ: Path, text: str) -> bool:
    """Tell whether a process of ours was told of a folder."""
    try:
        return text.encode() in environ.read_bytes()
    except OSError:
        return False


def answer_of(address: str, server: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 -- our own address
                return response.status, response.read()
        except OSError:
            assert server.poll() is None, server.communicate()
            time.sleep(0.1)
    pytest.fail("the server never answered")


def wait_for(path: Path) -> None:
    for _attempt in range(300):
        if path.exists():
            return
        time.sleep(0.1)
    pytest.fail(f"no {path.name}")
