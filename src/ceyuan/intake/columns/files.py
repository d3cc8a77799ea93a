"""Tell a register in columns from an office's table, and whether the library that reads it is there.

Comes in: a path. Goes out: yes or no, or an error with the next step.
Must not know: Arrow itself, so that this can be asked without it.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.errors import NO_ARROW
from ceyuan.model.column_names import SUBJECT_ID

_BOM = b"\xef\xbb\xbf"


def is_columns_file(path: Path) -> bool:
    """Tell whether a file is a register in columns: a .parquet, or a .csv whose first heading is `subject_id`.

    >>> is_columns_file(Path("firms.parquet")), is_columns_file(Path("firms.xlsx"))
    (True, False)
    """
    suffix = path.suffix.lower()
    if suffix != ".csv":
        return suffix == ".parquet"
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError:
        return False
    first = head.removeprefix(_BOM).splitlines()[:1]
    return bool(first) and first[0].split(b",")[0].strip(b' "') == SUBJECT_ID.encode()


def require_arrow(path: Path) -> None:
    """Refuse to go on where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise CeyuanError(NO_ARROW, data={"path": str(path)})
