"""A finding about a place of a file, with its sentence and next step.

Comes in: a place, a kind with its data. Goes out: a frozen finding.
Must not know: how files are read, rows of the database.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.errors import ErrorKind

LONGEST = 400  # as the column


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding: `cell` as a spreadsheet names it, a column's letters where it is about a whole column."""

    sheet: str
    row: int
    cell: str
    code: str
    message: str
    value: str = ""
    serious: bool = True


def said(kind: ErrorKind, **data: object) -> str:
    """Give a finding's sentence with its next step."""
    return f"{kind.message('zh', data)}。{kind.hint('zh', data)}"[:LONGEST]
