"""Restore: put a backup into a fresh, prepared installation, on either database, and prove that it is the same.

Comes in: a backup, the data folder, a moment. Goes out: what was restored, and what the trail's proof says.
Must not know: how backups are made.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.anchor import FILE as ANCHOR_FILE
from ceyuan.district.common.trail.anchor import read_anchors
from ceyuan.district.common.trail.models import Head
from ceyuan.district.common.trail.verb import About
from ceyuan.district.common.trail.verify import Proof, verify_trail
from ceyuan.district.operations import errors
from ceyuan.district.operations.archive import (
    ANCHORS,
    CONTENTS,
    PAPERS,
    TABLES,
    Contents,
    digest_of_file,
    not_whole,
    read_contents,
)
from ceyuan.district.operations.archive_rows import kept_tables, put_rows, table_of
from ceyuan.district.operations.backup import applied_migrations
from ceyuan.district.operations.verbs import RESTORE
from ceyuan.errors import CeyuanError

# tables that preparing a database fills; everything else must be empty
PREFILLED = frozenset({"auth_permission", "django_content_type", "trail_head"})
_ABOUT = "backup"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and the proof of its trail as the backup held it."""

    contents: Contents
    proof: Proof


def restore(path: Path, *, folder: Path, at: datetime) -> Restored:
    """Restore a backup. Papers come first, then all tables in one transaction; a second attempt may follow a first."""
    if not path.is_file():
        raise CeyuanError(errors.NO_FILE, data={"path": str(path)})
    try:
        with zipfile.ZipFile(path) as archive:
            contents = _contents(path, archive)
            _refuse_other_version(contents)
            _refuse_full(folder)
            _papers(path, archive, contents)
            _tables(path, archive, contents)
            if ANCHORS in archive.namelist():
                (folder / ANCHOR_FILE).write_bytes(archive.read(ANCHORS))
    except zipfile.BadZipFile as error:
        raise not_whole(path, "不是完整的 zip 文件", "it is no whole zip file") from error
    proof = verify_trail(read_anchors(folder / ANCHOR_FILE) if (folder / ANCHOR_FILE).exists() else ())
    with acting(RESTORE, actor=PLATFORM, at=at, about=About(_ABOUT, path.name, path.name)) as act:
        act.tell({"file": path.name, "made_at": contents.made_at, "events": contents.head_number})
    return Restored(contents, proof)


def _contents(path: Path, archive: zipfile.ZipFile) -> Contents:
    if CONTENTS not in archive.namelist():
        raise not_whole(path, "没有目录，可能中途断了", "it lists no contents; making it may have been broken off")
    return read_contents(path, archive.read(CONTENTS).decode("utf-8", "replace"))


def _refuse_other_version(contents: Contents) -> None:
    differing = set(contents.migrations) ^ set(applied_migrations())
    if differing:
        raise CeyuanError(errors.OTHER_VERSION, data={"made_by": contents.made_by, "example": min(differing)})


def _refuse_full(folder: Path) -> None:
    for model in kept_tables():
        table = table_of(model)
        if table not in PREFILLED and model._base_manager.exists():  # noqa: SLF001 -- every row
            raise CeyuanError(errors.NOT_EMPTY, data={"place": table})
    if Head.objects.get(pk=1).number:
        raise CeyuanError(errors.NOT_EMPTY, data={"place": "trail_head"})
    if (folder / ANCHOR_FILE).exists():
        raise CeyuanError(errors.NOT_EMPTY, data={"place": str(folder / ANCHOR_FILE)})


def _papers(path: Path, archive: zipfile.ZipFile, contents: Contents) -> None:
    """Put papers on disk, when all are whole; one that a first attempt put there is left, if it is the same.

    A paper is read some of it at a time, so that none has to fit into memory.
    """
    for name in contents.papers:
        _refuse_other_paper(path, archive, contents, name)
    for name, part in contents.papers.items():
        if default_storage.exists(name):
            with default_storage.open(name, "rb") as there:
                if digest_of_file(there) != part:
                    raise CeyuanError(errors.NOT_EMPTY, data={"place": name})
            continue
        with archive.open(PAPERS + name) as source:
            default_storage.save(name, File(source, name))


def _refuse_other_paper(path: Path, archive: zipfile.ZipFile, contents: Contents, name: str) -> None:
    """Refuse a paper whose bytes are not what the list of contents says."""
    if name.startswith("/") or ".." in Path(name).parts:
        raise not_whole(path, f"文件名“{name}”不合规", f"it names a file {name}")
    try:
        with archive.open(PAPERS + name) as source:
            found = digest_of_file(source)
    except KeyError as error:
        raise not_whole(path, f"缺少“{name}”", f"{name} is missing") from error
    if found != contents.papers[name]:
        raise not_whole(path, f"“{name}”被改动过", f"{name} was altered")


def _tables(path: Path, archive: zipfile.ZipFile, contents: Contents) -> None:
    models = {table_of(one): one for one in kept_tables()}
    if models.keys() != contents.tables.keys():
        raise CeyuanError(
            errors.OTHER_VERSION,
            data={"made_by": contents.made_by, "example": min(models.keys() ^ contents.tables.keys())},
        )
    with transaction.atomic(durable=True):
        for table in sorted(PREFILLED, key=lambda one: one != "auth_permission"):  # it points to content types
            models[table]._base_manager.all().delete()  # noqa: SLF001 -- every row
        for model in models.values():
            _table(path, archive, model, contents)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
                cursor.execute(statement)
    ContentType.objects.clear_cache()


def _table(path: Path, archive: zipfile.ZipFile, model: type[Model], contents: Contents) -> None:
    table = table_of(model)
    wanted, whole = contents.tables[table], hashlib.new("sm3")

    def lines() -> Iterator[str]:
        with archive.open(f"{TABLES}{table}.jsonl") as source:
            for line in source:
                whole.update(line)
                yield line.decode("utf-8")

    try:
        count = put_rows(model, lines())
    except (KeyError, ValueError) as error:
        raise not_whole(path, f"表 {table} 读不懂", f"the table {table} cannot be read") from error
    if (count, whole.hexdigest()) != (wanted.count, wanted.digest):
        raise not_whole(path, f"表 {table} 被改动过", f"the table {table} was altered")
