"""Tell a register in columns from an office's table, and whether the library that reads it is there.

Comes in: a path. Goes out: yes or no, or an error with the next step.
Must not know: Arrow itself, so that this can be asked without it.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.errors import NO_ARROW, OTHER_ENCODING, OTHER_SEPARATOR
from ceyuan.model.column_names import SUBJECT_ID

_BOM = b"\xef\xbb\xbf"
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_SEPARATORS = ((b";", "分号", "semicolons"), (b"\t", "制表符", "tabs"), (b"|", "竖线", "bars"))


def is_columns_file(path: Path) -> bool:
    """Tell whether a file is a register in columns: a .parquet, or a .csv whose first heading is `subject_id`.

    >>> is_columns_file(Path("firms.parquet")), is_columns_file(Path("firms.xlsx"))
    (True, False)
    """
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix == ".parquet"
    return _first_heading(_head(path), b",") == SUBJECT_ID.encode()


def refuse_other_texts(path: Path) -> None:
    """Refuse a separated text that begins with `subject_id` but has another encoding or separator than CSV has here."""
    if path.suffix.lower() not in _TEXTS:
        return
    head = _head(path)
    for name in ("utf-16-le", "utf-16-be"):
        begins = head.removeprefix("\ufeff".encode(name)).removeprefix('"'.encode(name))
        if begins.startswith(SUBJECT_ID.encode(name)):
            raise CeyuanError(OTHER_ENCODING, data={"path": str(path), "found": "UTF-16"})
    for separator, zh, en in _SEPARATORS:
        if _first_heading(head, separator) == SUBJECT_ID.encode() and separator in head:
            raise CeyuanError(OTHER_SEPARATOR, data={"path": str(path), "found_zh": zh, "found_en": en})


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(64)
    except OSError:
        return b""


def _first_heading(head: bytes, separator: bytes) -> bytes:
    first = head.removeprefix(_BOM).splitlines()[:1]
    return first[0].split(separator)[0].strip(b' "') if first else b""


def require_arrow(path: Path) -> None:
    """Refuse to go on where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise CeyuanError(NO_ARROW, data={"path": str(path)})
