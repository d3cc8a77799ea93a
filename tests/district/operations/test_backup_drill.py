"""The drill: a backup of one installation becomes another one, on either database, equal row by row."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from installation import Installation
from psycopg.conninfo import conninfo_to_dict

pytestmark = pytest.mark.slow

FILL = """
from ceyuan.district.start import running_platform
with running_platform(as_owner=True):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from platform_factories import AT, make_enterprise, make_filer
    from route_world import make_unit
    from ceyuan.district.common.papers.keep import Delivery, keep_paper
    from ceyuan.district.common.trail.act import acting
    from ceyuan.district.common.trail.actor import Actor
    from ceyuan.district.common.trail.verb import Verb
    from allauth.mfa.totp.internal.auth import TOTP
    for number in range(12):
        with acting(Verb("test.fill", "填", "fill"), actor=Actor("1", "张三", "测试"), at=AT) as act:
            firm = make_enterprise(f"松云{number}有限公司", make_unit(f"镇{number}"))
            keep_paper(Delivery(SimpleUploadedFile("证.pdf", b"%PDF-1.7 " + bytes([number])), True), by="张三", at=AT)
            act.tell({"firm": firm.name})
    TOTP.activate(make_filer(firm), "ORSXG5A=")
"""
LOOK = """
import json, sys
from ceyuan.district.start import running_platform
with running_platform(as_owner=True):
    from ceyuan.district.operations.archive_rows import kept_tables, lines_of, table_of
    print(json.dumps({table_of(one): list(lines_of(one)) for one in kept_tables()}))
"""
ADDED = {"trail_event": 1}  # the restoration itself is an act


def rows_of(one: Installation) -> dict[str, list[str]]:
    found = json.loads(one.python(LOOK))
    assert isinstance(found, dict)
    return found


def fill(one: Installation) -> None:
    one.migrate()
    one.python(FILL)
    assert one.call("tick").code == 0


def drill(old: Installation, new: Installation, folder: Path) -> None:
    """Back up the old, restore into the new, and hold every row of every table and every byte against each other."""
    fill(old)
    made = old.call("backup", folder / "drill.zip", "--json")
    assert (made.code, made.data["papers"]) == (0, 12), made.err
    new.migrate()
    restored = new.call("restore", folder / "drill.zip", "--json")
    assert restored.code == 0, restored.err
    assert restored.data == {**{key: made.data[key] for key in ("rows", "papers", "head", "path")}, "holds": True}
    before, after = rows_of(old), rows_of(new)
    head_before, head_after = before.pop("trail_head"), after.pop("trail_head")
    assert {name: len(rows) - ADDED.get(name, 0) for name, rows in after.items()} == {
        name: len(rows) for name, rows in before.items()
    }
    assert {name: rows[: len(before[name])] for name, rows in after.items()} == before
    assert head_before != head_after
    assert json.loads(before["trail_event"][-1])[-1] == json.loads(head_before[-1])[-1]
    assert files(old.data / "papers") == files(new.data / "papers")
    assert (new.data / "anchors.txt").read_bytes() == (old.data / "anchors.txt").read_bytes()
    assert new.call("verify-trail", "--anchors", old.data / "anchors.txt").code == 0


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_sqlite_becomes_sqlite(tmp_path: Path) -> None:
    old, new = Installation(tmp_path / "old"), Installation(tmp_path / "new")
    drill(old, new, tmp_path)
    assert (tmp_path / "drill.zip").stat().st_mode & 0o077 == 0
    again = new.call("restore", tmp_path / "drill.zip")
    assert (again.code, "不能恢复到这里" in again.err) == (2, True)
    other = old.call("backup", tmp_path / "drill.zip")
    assert (other.code, "备份不覆盖任何文件" in other.err) == (2, True)


Damage = Callable[[dict[str, bytes]], None]


def cut_contents(parts: dict[str, bytes]) -> None:
    del parts["contents.json"]


def alter_row(parts: dict[str, bytes]) -> None:
    parts["tables/trail_event.jsonl"] = parts["tables/trail_event.jsonl"].replace("张三".encode(), "李四".encode(), 1)


def lose_row(parts: dict[str, bytes]) -> None:
    parts["tables/registry_enterprise.jsonl"] = b"\n".join(parts["tables/registry_enterprise.jsonl"].split(b"\n")[:-2])


def alter_paper(parts: dict[str, bytes]) -> None:
    name = next(one for one in parts if one.startswith("papers/"))
    parts[name] += b"!"


def climb_out(parts: dict[str, bytes]) -> None:
    contents = json.loads(parts["contents.json"])
    contents["papers"]["../../escaped.pdf"] = next(iter(contents["papers"].values()))
    parts["contents.json"] = json.dumps(contents).encode()


def from_elsewhere(parts: dict[str, bytes]) -> None:
    contents = json.loads(parts["contents.json"])
    contents["migrations"].append("registry.9999_not_yet")
    parts["contents.json"] = json.dumps(contents).encode()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Installation]:
    folder = tmp_path_factory.mktemp("sound")
    fill(old := Installation(folder / "old"))
    assert old.call("backup", folder / "sound.zip").code == 0
    (fresh := Installation(folder / "fresh")).migrate()
    return folder / "sound.zip", fresh


DAMAGES: tuple[tuple[Damage, str], ...] = (
    (cut_contents, "没有目录，可能中途断了"),
    (alter_row, "表 trail_event 被改动过"),
    (lose_row, "表 registry_enterprise 被改动过"),
    (alter_paper, ".pdf”被改动过"),
    (climb_out, "文件名“../../escaped.pdf”不合规"),
    (from_elsewhere, "备份来自另一个版本"),
)
TRY = """
import json, sys
from pathlib import Path
from ceyuan.district.start import data_folder, running_platform

with running_platform(as_owner=True):
    from platform_factories import AT
    from ceyuan.district.operations.restore import restore
    from ceyuan.errors import CeyuanError
    said = []
    for path in PATHS:
        try:
            restore(Path(path), folder=data_folder(), at=AT)
        except CeyuanError as error:
            said.append(str(error))
    print(json.dumps(said))
"""


def test_a_damaged_backup_is_refused_and_nothing_is_restored(sound: tuple[Path, Installation], tmp_path: Path) -> None:
    whole, fresh = sound
    with zipfile.ZipFile(whole) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    for damage, _said in DAMAGES:
        changed = dict(parts)
        damage(changed)
        with zipfile.ZipFile(tmp_path / f"{damage.__name__}.zip", "w") as archive:
            for name, content in changed.items():
                archive.writestr(name, content)
    paths = [str(tmp_path / f"{damage.__name__}.zip") for damage, _said in DAMAGES]
    answers = json.loads(fresh.python(f"PATHS = {paths!r}\n{TRY}"))
    assert [said in answer for answer, (_damage, said) in zip(answers, DAMAGES, strict=True)] == [True] * len(
        DAMAGES
    ), answers
    assert fresh.sqlite("SELECT count(*) FROM registry_enterprise") == [(0,)]
    assert fresh.sqlite("SELECT number FROM trail_head") == [(0,)]


def test_what_is_no_backup_is_refused(sound: tuple[Path, Installation], tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    assert "不是完整的 zip 文件" in sound[1].call("restore", tmp_path / "text.zip").err
    assert "找不到文件" in sound[1].call("restore", tmp_path / "none.zip").err


@pytest.fixture
def postgres() -> Iterator[Callable[[str], str]]:
    """Give databases of one's own on the server, by name."""
    address = conninfo_to_dict(os.environ["CEYUAN_POSTGRES"])
    made = []

    def make(name: str) -> str:
        with psycopg.connect(os.environ["CEYUAN_POSTGRES"], autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return f"postgresql://{address['user']}@{quote(str(address['host']), safe='')}/{name}"

    yield make
    with psycopg.connect(os.environ["CEYUAN_POSTGRES"], autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("before", "after"), [("sqlite", "postgres"), ("postgres", "postgres"), ("postgres", "sqlite")]
)
def test_either_database_becomes_the_other(
    before: str, after: str, postgres: Callable[[str], str], tmp_path: Path
) -> None:
    def place(kind: str, name: str) -> Installation:
        variables = {"CEYUAN_DATABASE": postgres(f"drill_{name}")} if kind == "postgres" else {}
        return Installation(tmp_path / name, variables)

    drill(place(before, "old"), place(after, "new"), tmp_path)
