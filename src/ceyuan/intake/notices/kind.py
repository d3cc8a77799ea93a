"""What a kind of finding is: its code, its sentence in two languages, and what was done about it.

Comes in: nothing. Goes out: the form of every row of the tables beside this file.
Must not know: where something was found (see report.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.errors import Language


class Done(StrEnum):
    """What intake did about a finding."""

    READ = "read"
    UNKNOWN = "unknown"
    COLUMN_LEFT_OUT = "column-left-out"
    ROW_LEFT_OUT = "row-left-out"
    SHEET_LEFT_OUT = "sheet-left-out"
    ENTRY_LEFT_OUT = "entry-left-out"
    KEPT_UNDER_NAME = "kept-under-name"
    KEPT_APART = "kept-apart"
    JOINED = "joined"


DONE_WORDS: Mapping[Done, tuple[str, str]] = {
    Done.READ: ("已读取", "read"),
    Done.UNKNOWN: ("记为未知", "kept as unknown"),
    Done.COLUMN_LEFT_OUT: ("该列未读取", "column left out"),
    Done.ROW_LEFT_OUT: ("该行未读取", "row left out"),
    Done.SHEET_LEFT_OUT: ("该表未读取", "sheet left out"),
    Done.ENTRY_LEFT_OUT: ("该项未读取", "entry left out"),
    Done.KEPT_UNDER_NAME: ("按名称收录", "kept under its name"),
    Done.KEPT_APART: ("分别收录", "kept apart"),
    Done.JOINED: ("已合并", "joined"),
}


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One row of the table; templates name their data in braces. `header` and `value` may always be named."""

    code: str
    done: Done
    zh: str
    en: str

    def message(self, language: Language, data: Mapping[str, object]) -> str:
        """Fill in the template of one language."""
        return (self.zh if language == "zh" else self.en).format(**data)
