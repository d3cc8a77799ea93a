"""Check the paths a user gave before any work begins.

Comes in: paths. Goes out: nothing, or an error with the nearest name.
Must not know: what the files hold.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from ceyuan.cli import errors
from ceyuan.errors import CeyuanError
from ceyuan.report.errors import FOLDER_MISSING as NO_FOLDER


def require_file(path: Path) -> None:
    """Refuse a file that is not there, naming the most similar one beside it."""
    if path.is_file():
        return
    folder = path.parent
    beside = sorted(one.name for one in folder.iterdir() if one.is_file()) if folder.is_dir() else []
    close = difflib.get_close_matches(path.name, beside, n=1, cutoff=0.4)
    nearest = str(folder / close[0]) if close else "—"
    raise CeyuanError(errors.FILE_MISSING, data={"path": str(path), "nearest": nearest})


def require_output(out: Path, inputs: Path) -> None:
    """Refuse to write over the input, and anything but a workbook."""
    require_workbook_name(out)
    folder = out.resolve().parent
    if not folder.is_dir():
        raise CeyuanError(NO_FOLDER, data={"folder": str(folder), "path": out.name})
    if out.exists() and inputs.exists() and out.samefile(inputs):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(out)})


def require_workbook_name(out: Path) -> None:
    """Refuse a name that does not end as a workbook's does."""
    if out.suffix.lower() != ".xlsx":
        suggested = out.with_suffix(".xlsx") if out.name else "result.xlsx"
        raise CeyuanError(errors.OUT_NOT_XLSX, data={"path": str(out), "suggested": str(suggested)})
