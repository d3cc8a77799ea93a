"""Look for the mark of classified material, where a program can see it: in the file's name and in plain parts.

Comes in: a name, bytes, the file's kind. Goes out: the mark found, or nothing.
Must not know: who hands it in. A scan shows nothing to a program: the declaration at upload stays what counts.
"""

from __future__ import annotations

import io
import re
import zipfile

from ceyuan.district.common.papers.kinds import FileKind

MOST_READ = 4 * 1024**2  # bytes of a part that are looked at
_IN_NAME = re.compile(r"绝密|机密|(?<!商业)秘密")
_IN_TEXT = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]")  # as GB/T 9704 has it on the first page
_TAGS = re.compile(r"<[^>]*>")
_PLAIN_PARTS = ("word/document.xml", "xl/sharedStrings.xml")


def mark_found(name: str, content: bytes, kind: FileKind) -> str:
    """Give the mark of classified material in a file, empty for none.

    >>> mark_found("机密-名单.csv", b"", FileKind("csv", "text/csv", text=True))
    '机密'
    >>> mark_found("商业秘密清单.csv", b"", FileKind("csv", "text/csv", text=True))
    ''
    """
    found = _IN_NAME.search(name) or next(
        (seen for text in _texts(content, kind) if (seen := _IN_TEXT.search(text))), None
    )
    return found.group() if found else ""


def _texts(content: bytes, kind: FileKind) -> list[str]:
    if kind.text:
        return [content[:MOST_READ].decode("utf-8", "ignore"), content[:MOST_READ].decode("gb18030", "ignore")]
    if not kind.part:
        return []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name in _PLAIN_PARTS]
        return [_plain(packed, name) for name in names]


def _plain(packed: zipfile.ZipFile, name: str) -> str:
    with packed.open(name) as part:
        return _TAGS.sub("", part.read(MOST_READ).decode("utf-8", "ignore"))
