"""A file handed in, read through the library; what cannot be read is refused in words for people at a screen.

Comes in: a name, bytes, settings. Goes out: rows read, or a refusal with the next step.
Must not know: the register. There is no second reader: sheets, headings, units and years are the library's business.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from ceyuan.district.common.papers.kinds import kind_of
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.papers.unaltered import content_of
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts.sources import refuse_statistical_return
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.settings import SKIP, FileSettings
from ceyuan.district.registry.words import vocabulary
from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.intake import errors as intake
from ceyuan.intake.read import read_rows
from ceyuan.intake.rows import RowsRead

_TRIED = 5  # rows
TABLES = ("xlsx", "xls", "csv")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# what the library says in the words of its command line, in ours
_IN_OUR_WORDS: Mapping[ErrorKind, ErrorKind] = {
    intake.NOT_A_WORKBOOK: errors.NOT_A_TABLE,
    intake.ENCRYPTED: errors.ENCRYPTED,
    intake.EMPTY: errors.NOTHING_IN_IT,
    intake.TOO_LARGE: errors.TOO_WIDE,
    intake.BAD_ENCODING: errors.NOT_A_TABLE,
    intake.BAD_CSV: errors.BROKEN_TEXT,
    intake.SHEET_MISSING: errors.NO_SHEET,
    intake.NO_HEADER: errors.NO_HEADING,
    intake.HEADER_ROWS_OUTSIDE: errors.HEADING_OUTSIDE,
    intake.OPTION_UNKNOWN_FACT: errors.NO_MEANING,
    intake.OPTION_UNKNOWN_UNIT: errors.NO_UNIT,
}


def read_file(name: str, content: bytes, settings: FileSettings) -> RowsRead:
    """Read a file that is handed in; its kind is checked by its bytes before anything opens it."""
    refuse_statistical_return([name])
    read = read_table(name, content, settings, TABLES)
    refuse_statistical_return(read.headlines)
    return read


def read_table(name: str, content: bytes, settings: FileSettings, taken: Collection[str]) -> RowsRead:
    """Read a file of some kinds, whatever it is about: from an office's empty table nothing enters."""
    if name.rpartition(".")[2].lower() == "xlsx" and content.startswith(_OLE):
        raise Refused(errors.ENCRYPTED, data={"name": name})
    kind = kind_of(name, content)
    if kind.suffix not in taken:
        raise Refused(errors.NOT_A_TABLE, data={"name": name, "seen": f".{kind.suffix}"})
    with tempfile.NamedTemporaryFile(suffix=f".{kind.suffix}") as file:
        file.write(content)
        file.flush()
        return _found(Path(file.name), name, settings)


def read_paper(paper: Paper, settings: FileSettings) -> RowsRead:
    """Read a file that was kept, as often as its settings change."""
    return read_file(paper.name, content_of(paper), settings)


def _found(path: Path, name: str, settings: FileSettings) -> RowsRead:
    """Read a file; where no heading is recognised, the first row that names the firm is taken for one.

    Its columns are then mostly unknown, and somebody says on the page of headings what they mean.
    """
    try:
        return _read(path, name, settings)
    except Refused as refusal:
        if refusal.kind is not errors.NO_HEADING or settings.heading_rows is not None:
            raise
        for row in range(1, _TRIED + 1):
            try:
                return _read(path, name, replace(settings, heading_rows=(row, row)))
            except Refused:
                continue
        raise


def _read(path: Path, name: str, settings: FileSettings) -> RowsRead:
    try:
        return read_rows(path, vocabulary(), options=settings.options())
    except CeyuanError as error:
        kind = _IN_OUR_WORDS.get(error.kind)
        if kind is None:
            raise
        tried = error.data.get("tried", "")
        data = {"seen": tried, "fact": error.data.get("name", ""), **error.data, "name": name, "skip": SKIP}
        raise Refused(kind, data=data) from error
