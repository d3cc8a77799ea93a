"""The intake report: what was read, what was doubtful, and what was done about it.

Comes in: findings and counts while a file is read. Goes out: frozen rows for the screen, JSON or a sheet.
Must not know: how files are read; which rules the facts will serve.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from ceyuan.errors import Language
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.notices.kind import DONE_WORDS, NoticeKind


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the file; `row` and `column` count from 1, and 0 means the whole sheet, row or column."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    def words(self, language: Language) -> str:
        """Give the place as people say it.

        >>> Place("企业", 3, 2).words("zh"), Place("", 3, 2).words("en")
        ('企业!B3', 'B3')
        """
        letters = column_letter(self.column - 1) if self.column else ""
        if self.row and not letters:
            cell = f"第{self.row}行" if language == "zh" else f"row {self.row}"
        elif letters and not self.row:
            cell = f"{letters}列" if language == "zh" else f"column {letters}"
        else:
            cell = f"{letters}{self.row or ''}"
        return f"{self.sheet}!{cell}" if self.sheet and cell else self.sheet or cell


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the report: where, what stood there, what was found (`kind`), and the data of its sentence."""

    kind: NoticeKind
    file: str
    place: Place
    header: str = ""
    value: str = ""
    data: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """Give the sentence in one language."""
        words = {
            key: one.words(language) if isinstance(one, Place) else one
            for key, one in {"header": self.header, "value": self.value, **self.data}.items()
        }
        return self.kind.message(language, words)

    def done(self, language: Language) -> str:
        """Give what was done about it, in one language."""
        return DONE_WORDS[self.kind.done][0 if language == "zh" else 1]

    def as_data(self) -> dict[str, object]:
        """Give the row for `--json`."""
        return {
            "file": self.file,
            "sheet": self.place.sheet,
            "row": self.place.row or None,
            "column": column_letter(self.place.column - 1) if self.place.column else None,
            "header": self.header,
            "value": self.value,
            "found": self.kind.code,
            "done": self.kind.done.value,
            "zh": self.message("zh"),
            "en": self.message("en"),
        }


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """How one column was understood; `read_as` is empty where it was not."""

    sheet: str
    column: int
    header: str
    read_as: str
    year: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted. Every row is read, left out, rejected or blank; every cell of a fact column falls under one."""

    sheets_read: int = 0
    sheets_left_out: int = 0
    rows_read: int = 0
    rows_left_out: int = 0
    rows_rejected: int = 0
    subjects: int = 0
    cells_read: int = 0
    cells_blank: int = 0
    cells_not_applicable: int = 0
    cells_unknown: int = 0
    cells_identical: int = 0
    cells_superseded: int = 0
    conflicts: int = 0
    noise_removed: int = 0
    titles_read: int = 0
    credit_events_read: int = 0
    columns_recognised: int = 0
    columns_unrecognised: int = 0
    columns_set_aside: int = 0


COUNT_WORDS: Mapping[str, tuple[str, str]] = {
    "sheets_read": ("已读工作表", "sheets read"),
    "sheets_left_out": ("未读工作表", "sheets left out"),
    "rows_read": ("已读行", "rows read"),
    "rows_left_out": ("跳过的合计、示例、说明行", "rows of totals, examples and notes left out"),
    "rows_rejected": ("无法读取的行", "rows rejected"),
    "subjects": ("对象数", "subjects"),
    "cells_read": ("已读数据", "values read"),
    "cells_blank": ("空白", "blank"),
    "cells_not_applicable": ("不适用", "not applicable"),
    "cells_unknown": ("有误而记为未知", "wrong, kept as unknown"),
    "cells_identical": ("重复且相同而合并", "repeated alike and joined"),
    "cells_superseded": ("被较近年份取代", "superseded by a later year"),
    "conflicts": ("互相矛盾", "contradictions"),
    "noise_removed": ("去除的浮点尾差", "binary noise taken off"),
    "titles_read": ("已读称号", "titles read"),
    "credit_events_read": ("已读信用记录", "credit events read"),
    "columns_recognised": ("已识别的列", "columns recognised"),
    "columns_unrecognised": ("未识别的列", "columns not recognised"),
    "columns_set_aside": ("序号、备注等列", "columns of numbering, remarks and the like"),
}
_HEADINGS = {
    "zh": ("文件", "位置", "表头", "原值", "发现", "处理"),
    "en": ("File", "Place", "Header", "As written", "Found", "Done"),
}


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """Everything to know about one reading of one file."""

    file: str
    findings: tuple[Finding, ...]
    columns: tuple[ColumnRead, ...]
    counts: Counts

    def of_kind(self, kind: NoticeKind) -> tuple[Finding, ...]:
        """Give the findings of one kind."""
        return tuple(one for one in self.findings if one.kind is kind)

    def as_data(self) -> dict[str, object]:
        """Give the whole report for `--json`."""
        return {
            "file": self.file,
            "counts": {one.name: getattr(self.counts, one.name) for one in fields(self.counts)},
            "columns": [
                {
                    "sheet": one.sheet,
                    "column": column_letter(one.column - 1),
                    "header": one.header,
                    "read_as": one.read_as or None,
                    "year": one.year,
                    "unit": one.unit,
                }
                for one in self.columns
            ],
            "findings": [one.as_data() for one in self.findings],
        }

    def headings(self, language: Language) -> Sequence[str]:
        """Give the headings over `rows`."""
        return _HEADINGS[language]

    def rows(self, language: Language) -> list[tuple[str, ...]]:
        """Give one row of texts per finding, for a table on the screen or in a workbook."""
        return [
            (
                one.file,
                one.place.words(language),
                one.header,
                one.value,
                one.message(language),
                one.done(language),
            )
            for one in self.findings
        ]

    def summary(self, language: Language) -> list[str]:
        """Give the counts that are not zero, one line each, then how often each kind was found."""
        which = 0 if language == "zh" else 1
        colon = "：" if language == "zh" else ": "
        lines = [
            f"{COUNT_WORDS[one.name][which]}{colon}{getattr(self.counts, one.name)}"
            for one in fields(self.counts)
            if getattr(self.counts, one.name)
        ]
        kinds = Counter(one.kind.code for one in self.findings)
        return [*lines, *(f"{code}{colon}{count}" for code, count in kinds.items())]


class Recorder:
    """Collects findings, columns and counts while one file is read, and gives the report at the end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.counted: Counter[str] = Counter()
        self._findings: list[Finding] = []
        self._columns: list[ColumnRead] = []

    def find(
        self,
        kind: NoticeKind,
        place: Place,
        *,
        header: str = "",
        value: str = "",
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Add one finding."""
        self._findings.append(Finding(kind, self.file, place, header, value, data or {}))

    def column(self, column: ColumnRead, *, unknown: bool = True) -> None:
        """Add how one column was understood; `unknown` False: it was, but holds nothing to read."""
        self._columns.append(column)
        left_out = "columns_unrecognised" if unknown else "columns_set_aside"
        self.counted["columns_recognised" if column.read_as else left_out] += 1

    def report(self) -> IntakeReport:
        """Give the report; findings stand in the order of sheets, then of what was met first."""
        return IntakeReport(self.file, tuple(self._findings), tuple(self._columns), Counts(**self.counted))
