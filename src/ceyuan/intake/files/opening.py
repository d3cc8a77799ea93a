"""Any table file opened by what it is, not by what its name says.

Comes in: a path. Goes out: its grids, or an error with the next step. Must not know: what cells mean.
"""

from __future__ import annotations

from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import EMPTY, FILE_MISSING, NOT_A_WORKBOOK, SHEET_MISSING
from ceyuan.intake.files.delimited import open_delimited
from ceyuan.intake.files.grid import Grid
from ceyuan.intake.files.workbook import open_workbook
from ceyuan.intake.options import IntakeOptions

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = ((b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"Rar!", "RAR"), (b"\x1f\x8b", "GZIP"))
_PAGE = (b"<html", b"<table", b"<!doctype", b"<?xml", b"{\\rtf")
_HEAD = 512


def open_grids(path: Path, options: IntakeOptions) -> list[Grid]:
    """Open a workbook or a separated text; sheets the caller names must be there."""
    head = _head(path)
    if head.startswith((_ZIP, _OLE)):
        grids = open_workbook(path, is_zip=head.startswith(_ZIP))
    else:
        _refuse(path, head)
        grids = open_delimited(path, encoding=options.encoding, separator=options.separator)
    if not grids or all(grid.height == 0 for grid in grids):
        raise CeyuanError(EMPTY, data={"path": str(path)})
    return _chosen(path, grids, options)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError as error:
        raise CeyuanError(FILE_MISSING, data={"path": str(path)}) from error
    except OSError as error:
        seen = error.strerror or str(error)
        raise CeyuanError(NOT_A_WORKBOOK, data={"path": str(path), "seen": seen}) from error
    if len(head) < _HEAD and not head.strip(b"\xef\xbb\xbf\r\n\t ,;\0"):
        raise CeyuanError(EMPTY, data={"path": str(path)})
    return head


def _refuse(path: Path, head: bytes) -> None:
    """Refuse what is neither a workbook nor a plain text, and say what it is."""
    found = [name for mark, name in _OTHER if head.startswith(mark)]
    plain = head.lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if plain.startswith(_PAGE):
        found = ["HTML/XML"]
    elif b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = found or ["二进制文件 / binary data"]
    if found:
        raise CeyuanError(NOT_A_WORKBOOK, data={"path": str(path), "seen": found[0]})


def _chosen(path: Path, grids: list[Grid], options: IntakeOptions) -> list[Grid]:
    known = {grid.name: grid for grid in grids}
    for name in options.sheets:
        if name not in known:
            data = {"path": str(path), "sheet": name, "seen": "、".join(known) or "—"}
            raise CeyuanError(SHEET_MISSING, data=data)
    return [known[name] for name in options.sheets] if options.sheets else grids
