"""Back up: the database as it is at one moment, every paper and the anchors, in one file, while the service runs.

Comes in: where to write, the data folder, a moment. Goes out: a file that only its owner may read.
Must not know: which database it is.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import FileField, Model

import ceyuan
from ceyuan.district.common.database.snapshot import snapshot
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.anchor import FILE as ANCHOR_FILE
from ceyuan.district.common.trail.models import Head
from ceyuan.district.common.trail.verb import About
from ceyuan.district.operations import errors
from ceyuan.district.operations.archive import ANCHORS, CONTENTS, FORMAT, PAPERS, TABLES, Contents, Part, digest_of_file
from ceyuan.district.operations.archive_rows import columns_of, kept_tables, lines_of, table_of
from ceyuan.district.operations.verbs import BACK_UP
from ceyuan.errors import CeyuanError


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made: its file, the file's own SM3, and what is in it."""

    path: Path
    digest: str
    contents: Contents


def back_up(path: Path, *, folder: Path, at: datetime) -> BackedUp:
    """Make a backup. The act comes first, so that the backup holds it; a broken-off one leaves no file of that name."""
    if path.exists():
        raise CeyuanError(errors.FILE_EXISTS, data={"path": str(path)})
    part = path.with_name(path.name + ".partial")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with acting(BACK_UP, actor=PLATFORM, at=at, about=About("backup", path.name, path.name)) as act:
            act.tell({"file": path.name})
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive, snapshot(connection):
            contents = _fill(archive, folder, at)
            archive.writestr(CONTENTS, contents.text())
        with part.open("rb+") as whole:
            digest = digest_of_file(whole).digest
            os.fsync(whole.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return BackedUp(path, digest, contents)


def _fill(archive: zipfile.ZipFile, folder: Path, at: datetime) -> Contents:
    head = Head.objects.get(pk=1)
    models = kept_tables()
    tables = {table_of(model): _table(archive, model) for model in models}
    papers, missing = {}, []
    for name in sorted({name for model in models for name in _files_of(model)}):
        if default_storage.exists(name):
            papers[name] = _paper(archive, name)
        else:
            missing.append(name)
    anchors = folder / ANCHOR_FILE
    if anchors.exists():
        archive.write(anchors, ANCHORS)
    return Contents(
        format=FORMAT,
        made_by=f"ceyuan {ceyuan.__version__}",
        made_at=at.isoformat(),
        database=connection.vendor,
        migrations=applied_migrations(),
        head_number=head.number,
        head_digest=head.digest,
        tables=tables,
        papers=papers,
        missing=missing,
    )


def _table(archive: zipfile.ZipFile, model: type[Model]) -> Part:
    count, whole = -1, hashlib.new("sm3")  # the first line is not a row
    with archive.open(f"{TABLES}{table_of(model)}.jsonl", "w", force_zip64=True) as target:
        for line in lines_of(model):
            data = line.encode()
            target.write(data)
            whole.update(data)
            count += 1
    return Part(count, whole.hexdigest())


def _files_of(model: type[Model]) -> Iterator[str]:
    for column in columns_of(model):
        if isinstance(column, FileField):
            names = model._base_manager.values_list(column.attname, flat=True)  # noqa: SLF001 -- every row
            yield from (name for name in names.iterator() if name)


def _paper(archive: zipfile.ZipFile, name: str) -> Part:
    with default_storage.open(name, "rb") as source:
        part = digest_of_file(source)
        source.seek(0)
        # most papers are compressed already
        kept = zipfile.ZipInfo(PAPERS + name)
        with archive.open(kept, "w", force_zip64=True) as target:
            while chunk := source.read(1 << 20):
                target.write(chunk)
    return part


def applied_migrations() -> list[str]:
    """Give the steps by which the database came to be what it is."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
