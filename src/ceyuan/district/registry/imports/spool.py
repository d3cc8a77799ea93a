"""Lines that wait to be staged, in a file: a step takes the next some hundred, whichever process runs it.

Comes in: lines. Goes out: the same lines, some at a time. A file that is gone is made again from the paper.
Must not know: what the lines mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from django.conf import settings

from ceyuan.district.registry.imports.faults import Fault
from ceyuan.district.registry.imports.items import Item
from ceyuan.district.registry.imports.prepare import Line
from ceyuan.district.registry.models import ImportBatch


def write_spool(batch: ImportBatch, lines: Sequence[Line]) -> None:
    """Put the lines of a batch aside; the file appears whole or not at all."""
    path = _path(batch)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(_data(one), ensure_ascii=False) + "\n" for one in lines)
    unfinished.replace(path)


def read_spool(batch: ImportBatch, start: int, count: int) -> list[Line] | None:
    """Give some lines; None where the file is gone."""
    try:
        with _path(batch).open(encoding="utf-8") as file:
            return list(_lines(islice(file, start, start + count)))
    except FileNotFoundError:
        return None


def drop_spool(batch: ImportBatch) -> None:
    """Take the file away."""
    _path(batch).unlink(missing_ok=True)


def _path(batch: ImportBatch) -> Path:
    """Give the file of a batch; how it is read is part of the name, so that lines read otherwise are never taken."""
    folder: Path = settings.ENVIRONMENT.data / "imports"
    read_as = hashlib.new("sm3", json.dumps(batch.mapping, sort_keys=True).encode()).hexdigest()
    return folder / f"{batch.pk}-{read_as[:16]}.jsonl"


def _data(line: Line) -> list[object]:
    faults = [[one.sheet, one.row, one.cell, one.code, one.message, one.value, one.serious] for one in line.faults]
    items = [[one.kind, one.cell, dict(one.data)] for one in line.items]
    more = [line.bad_code, faults, items, dict(line.particulars)]
    return [line.sheet, line.row, line.code, line.name, line.values, line.who, *more]


def _lines(texts: Iterator[str]) -> Iterator[Line]:
    for text in texts:
        sheet, row, code, name, values, who, bad_code, faults, items, particulars = json.loads(text)
        yield Line(
            sheet=sheet,
            row=row,
            code=code,
            name=name,
            values=values,
            who=who,
            bad_code=bad_code,
            faults=tuple(Fault(*one) for one in faults),
            items=tuple(Item(*one) for one in items),
            particulars=particulars,
        )
