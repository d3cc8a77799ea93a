"""Which files are taken, and what their bytes must look like.

Comes in: a file's name and bytes. Goes out: its kind, or a refusal.
Must not know: what the file is for.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from ceyuan.district.common.papers import errors
from ceyuan.district.common.trail.act import Refused

MOST_BYTES = 20 * 1024**2
MOST_UNPACKED = 400 * 1024**2
MOST_PARTS = 5000
_PROGRAMS = re.compile(r"vbaproject|/embeddings/.*\.(bin|exe|js|vbs)|activex", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: how its bytes begin, or for a zip, which part it must have; `text` files begin with anything."""

    suffix: str
    media_type: str
    begins: tuple[bytes, ...] = ()
    part: str = ""
    text: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIP = (b"PK\x03\x04",)
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
KINDS = {
    one.suffix: one
    for one in (
        FileKind("pdf", "application/pdf", (b"%PDF-",)),
        FileKind("ofd", "application/ofd", _ZIP, "OFD.xml"),
        FileKind("docx", _OFFICE + "wordprocessingml.document", _ZIP, "word/document.xml"),
        FileKind("xlsx", _OFFICE + "spreadsheetml.sheet", _ZIP, "xl/workbook.xml"),
        FileKind("xls", "application/vnd.ms-excel", _OLE),
        FileKind("csv", "text/csv", text=True),
        FileKind("jpg", "image/jpeg", (b"\xff\xd8\xff",)),
        FileKind("jpeg", "image/jpeg", (b"\xff\xd8\xff",)),
        FileKind("png", "image/png", (b"\x89PNG\r\n\x1a\n",)),
    )
}
ALLOWED = "、".join(KINDS)


def kind_of(name: str, content: bytes) -> FileKind:
    """Give the kind of a file by its suffix, when its bytes are of that kind; else refuse.

    >>> kind_of("一.PDF", b"%PDF-1.7").media_type
    'application/pdf'
    """
    kind = KINDS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if kind is None:
        raise Refused(errors.BAD_TYPE, data={"name": name, "allowed": ALLOWED})
    if not content:
        raise Refused(errors.EMPTY, data={"name": name})
    if len(content) > MOST_BYTES:
        raise Refused(errors.TOO_LARGE, data={"name": name, "size": len(content), "most": MOST_BYTES})
    fits = _reads_as_text(content) if kind.text else content.startswith(kind.begins)
    if not fits or (kind.part and not _holds_part(name, content, kind.part)):
        raise Refused(errors.OTHER_CONTENT, data={"name": name, "suffix": kind.suffix})
    return kind


def _holds_part(name: str, content: bytes, part: str) -> bool:
    """Tell whether a zip has the part that makes it what it says; one that swells or runs programs is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except zipfile.BadZipFile:
        return False
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise Refused(errors.SWELLS, data={"name": name})
    if any(_PROGRAMS.search(one.filename) for one in parts):
        raise Refused(errors.HAS_MACROS, data={"name": name})
    return any(one.filename == part for one in parts)


def _reads_as_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
