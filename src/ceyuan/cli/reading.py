"""How to read the register, as the user typed it.

Comes in: texts such as 表头=指标 and 2-3. Goes out: the options of intake, or an error that shows the right form.
Must not know: files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.cli import errors
from ceyuan.errors import CeyuanError
from ceyuan.intake.options import IntakeOptions
from ceyuan.model.facts import SubjectKind

_ROWS = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Typed:
    """What the user typed about the register."""

    kind: SubjectKind = SubjectKind.ENTERPRISE
    sheets: Sequence[str] | None = None
    year: int | None = None
    money_unit: str = ""
    columns: Sequence[str] | None = None
    units: Sequence[str] | None = None
    header_rows: str | None = None
    encoding: str = ""


def reading(typed: Typed) -> IntakeOptions:
    """Give the options of intake.

    >>> reading(Typed(columns=["产值=营业收入"], header_rows="2-3")).header_rows
    (2, 3)
    """
    return IntakeOptions(
        kind=typed.kind,
        sheets=tuple(typed.sheets or ()),
        header_rows=_rows(typed.header_rows),
        columns=_pairs("--column", typed.columns or ()),
        units=_pairs("--unit", typed.units or ()),
        money_unit=typed.money_unit,
        year=typed.year,
        encoding=typed.encoding,
    )


def _pairs(option: str, texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        before, sign, after = text.replace("＝", "=").partition("=")
        if not (sign and before.strip() and after.strip()):
            raise CeyuanError(errors.BAD_PAIR, data={"option": option, "text": text})
        found[before.strip()] = after.strip()
    return found


def _rows(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _ROWS.fullmatch(text.strip())
    if found is None:
        raise CeyuanError(errors.BAD_ROWS, data={"text": text})
    return int(found[1]), int(found[2] or found[1])
