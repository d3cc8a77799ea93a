"""What the lines above a table say about the whole of it: its year, its units, and how complete its list is.

Comes in: the cells above the header, the sheet's name. Goes out: frozen statements.
Must not know: columns and rows of the table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.table.headers import whole_year
from ceyuan.intake.table.roles import WORDS, Role
from ceyuan.intake.values.characters import half_width, match_key
from ceyuan.intake.values.days import Span, read_day, read_span
from ceyuan.intake.values.units import read_unit

_YEAR_LABELS = frozenset(
    {
        "数据年度",
        "统计年度",
        "会计年度",
        "报告年度",
        "填报年度",
        "所属年度",
        "报告期",
        "数据所属年度",
        "年度",
        "年份",
        "本年",
    }
)
_UNIT_LABELS = frozenset({"单位", "计量单位", "货币单位", "金额单位"})
_PERIODS = frozenset(
    {"资质名录完整期间", "资质清单完整期间", "资质完整期间", "清单完整期间", "名录完整期间", "完整期间", "资质清单期间"}
)


@dataclass(frozen=True, slots=True)
class CoverageLabels:
    """The labels under which a line says how far a list is complete: a period, or one day of each role."""

    periods: frozenset[str]
    days: Mapping[Role, frozenset[str]]


OF_TITLES = CoverageLabels(
    _PERIODS,
    {role: frozenset(map(match_key, WORDS[role])) for role in (Role.COMPLETE_ON, Role.COMPLETE_FROM, Role.COMPLETE_TO)},
)
_SOURCES = frozenset({"来源", "数据来源", *WORDS[Role.COMPLETE_SOURCE]})
_LABEL = re.compile(r"\(?([^:()]{1,14}):([^:()]*)\)?")


@dataclass(frozen=True, slots=True)
class Statements:
    """`year` is what the file calls 本年; `units` hold where a column names none; the rest is about complete lists.

    `unread` is a period that stands there but was not understood.
    """

    year: int | None = None
    year_ground: str = ""
    units: tuple[str, ...] = ()
    complete_from: date | None = None
    complete_to: date | None = None
    complete_source: str = ""
    unread: str = ""


def read_statements(
    preamble: Sequence[Sequence[RawCell]],
    sheet: str,
    known_units: Collection[str],
    labels: CoverageLabels = OF_TITLES,
) -> Statements:
    """Read the lines above a header: a label and a colon, or a label with its value in the next cell.

    >>> read_statements([["2021年度企业情况表"], ["数据年度", "2021年", "单位：万元、人"]], "", ()).units
    ('万元', '人')
    """
    year, ground = whole_year(sheet.strip()), f"工作表名称“{sheet}”"
    units: tuple[str, ...] = ()
    days: dict[Role, date] = {}
    source = unread = ""
    for label, value in _labelled(preamble):
        key = match_key(label)
        if key in _YEAR_LABELS and whole_year(value) is not None:
            year, ground = whole_year(value), f"表头上方的“{label}”"
        elif key in _UNIT_LABELS:
            units = _units(written(value), known_units) or units
        elif key in _SOURCES:
            source = written(value)
        else:
            found = _complete_days(key, value, labels)
            days |= found
            unread = written(value) if not found and _speaks_of_coverage(key, labels) else unread
    on = days.get(Role.COMPLETE_ON)
    return Statements(
        year=year,
        year_ground=ground if year is not None else "",
        units=units,
        complete_from=days.get(Role.COMPLETE_FROM, on),
        complete_to=days.get(Role.COMPLETE_TO, on),
        complete_source=source if days else "",
        unread=unread,
    )


def _labelled(preamble: Sequence[Sequence[RawCell]]) -> Iterator[tuple[str, RawCell]]:
    for row in preamble:
        cells = [cell for cell in row if not is_blank(cell)]
        for place, cell in enumerate(cells):
            if not isinstance(cell, str):
                continue
            text = half_width(cell)
            for clause in re.split(r"[;。]", text):
                found = _LABEL.search(clause)
                if found and found[2].strip():
                    yield found[1].strip(), found[2].strip()
            if place + 1 < len(cells):
                yield text.rstrip(":： "), cells[place + 1]


def _units(text: str, known_units: Collection[str]) -> tuple[str, ...]:
    """Give the units a list begins with: 万元、人; what follows them (保留两位小数) is no unit."""
    parts = [part.strip() for part in re.split(r"[、,/;。]", half_width(text)) if part.strip()]
    return tuple(takewhile(lambda part: read_unit(part, known_units) is not None, parts))


def _speaks_of_coverage(key: str, labels: CoverageLabels) -> bool:
    return key in labels.periods or any(key in words for words in labels.days.values())


def _complete_days(key: str, value: RawCell, labels: CoverageLabels) -> dict[Role, date]:
    if key in labels.periods and isinstance(value, str):
        span = read_span(value)
        if isinstance(span, Span) and span.start is not None and span.end is not None:
            return {Role.COMPLETE_FROM: span.start, Role.COMPLETE_TO: span.end}
    day = read_day(value)
    if not isinstance(day, date):
        return {}
    return {role: day for role, words in labels.days.items() if key in words}
