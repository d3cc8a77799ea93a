"""Lists of titles in a cell: names with marks between them, days in brackets behind them.

Comes in: the text of a cell, or the cells of a row that speak about titles. Goes out: titles said, and findings.
Must not know: other rows; whether a title is valid on some day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.notices.cells import CELL_NOT_YES_NO
from ceyuan.intake.notices.titles import (
    TITLE_DATE_UNCLEAR,
    TITLE_DATES_REVERSED,
    TITLE_DATES_SHARED,
    TITLE_END_COUNTED,
    TITLE_UNKNOWN,
)
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import TitleColumn
from ceyuan.intake.table.entries import TitleSaid
from ceyuan.intake.table.index import HeaderIndex
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.days import Doubt, Span, end_of_term, read_span
from ceyuan.intake.values.words import BLANKS, NO, NOT_APPLICABLE, NOTHING, YES

_NO_DAY = BLANKS | {NOTHING}
_MARKS = "、;；,，|\n\r/"
_BEHIND = re.compile(r"^(?P<name>.+?)\s*[(（]\s*(?P<inside>[^()（）]*[0-9〇一二][^()（）]*)\s*[)）]\s*$")
_NUMBERING = re.compile(r"^(?:[0-9]{1,2}\s*[.、)）:](?![0-9])|[(（][0-9]{1,2}[)）]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True)
class Entitled:
    """One name of a list with the text in the brackets behind it."""

    name: str
    days: str = ""


def split_titles(text: str) -> list[Entitled]:
    """Split a list of titles; marks inside brackets do not split.

    >>> split_titles("高新技术企业（2023-12-12至2026-12-11）、瞪羚企业")
    [Entitled(name='高新技术企业', days='2023-12-12至2026-12-11'), Entitled(name='瞪羚企业', days='')]
    """
    listed = []
    for part in _outside_brackets(text):
        name = _NUMBERING.sub("", part.strip()).strip(" 。.").removesuffix("等")
        found = _BEHIND.match(name)
        if name:
            listed.append(Entitled(found["name"], found["inside"].strip()) if found else Entitled(name))
    return listed


def _outside_brackets(text: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character in "(（":
            depth += 1
        elif character in ")）":
            depth = max(0, depth - 1)
        elif character in _MARKS and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]


class TitleReader:
    """Reads what the rows of one sheet say about titles."""

    def __init__(self, sheet: str, columns: Sequence[TitleColumn], index: HeaderIndex, recorder: Recorder) -> None:
        self.sheet = sheet
        self.index = index
        self.recorder = recorder
        self.answers = [one for one in columns if one.role is Role.TITLE]
        self.lists = [one for one in columns if one.role is Role.TITLES]
        self.days = [one for one in columns if one.role not in {Role.TITLE, Role.TITLES}]
        self._nearest: dict[str, str] = {}
        self._counted: set[int] = set()

    def read(self, row: Sequence[RawCell], number: int) -> tuple[TitleSaid, ...]:
        """Give every title a row speaks about."""
        said = [one for column in self.answers for one in self._answer(column, row, number)]
        listed = [one for column in self.lists for one in self._list(column, row, number)]
        if self.days:
            said, listed = self._with_days(said, listed, row, number)
        return tuple(self._with_term(self._ordered(one, number)) for one in (*said, *listed))

    def _answer(self, column: TitleColumn, row: Sequence[RawCell], number: int) -> Iterator[TitleSaid]:
        """Read a yes or no; days in the cell (2023-12-12至2026-12-11) are a yes."""
        raw = _cell(row, column.column)
        key = match_key(written(raw))
        if key in NO or key in YES:
            yield TitleSaid(column.title, held=key in YES, column=column.column)
        elif key not in BLANKS and key not in NOT_APPLICABLE:
            span = read_span(written(raw)) if any(character.isdigit() for character in key) else Doubt.NOT_A_DATE
            if isinstance(span, Span):
                yield _said(column.title, span, column.column)
            else:
                place = self._place(number, column)
                self.recorder.find(CELL_NOT_YES_NO, place, header=column.header, value=written(raw))

    def _list(self, column: TitleColumn, row: Sequence[RawCell], number: int) -> Iterator[TitleSaid]:
        raw = _cell(row, column.column)
        for one in split_titles(written(raw)):
            key = match_key(one.name)
            if key in BLANKS or key == NOTHING or key in NOT_APPLICABLE:
                continue
            title = self.index.find_title(f"{one.name}({one.days})") or self.index.find_title(one.name)
            if title is None:
                near = self._near(one.name)
                place = self._place(number, column)
                data = {"title": one.name, "nearest": near}
                self.recorder.find(TITLE_UNKNOWN, place, header=column.header, value=written(raw), data=data)
                continue
            yield _said(title.name, self._span(title.name, one.days, number, column), column.column)

    def _span(self, title: str, text: str, number: int, column: TitleColumn) -> Span | Doubt:
        if not text:
            return Span(None, None)
        span = read_span(text)
        if isinstance(span, Doubt):
            place = self._place(number, column)
            data = {"title": title, "text": text}
            self.recorder.find(TITLE_DATE_UNCLEAR, place, header=column.header, value=text, data=data)
        return span

    def _with_days(
        self, said: list[TitleSaid], listed: list[TitleSaid], row: Sequence[RawCell], number: int
    ) -> tuple[list[TitleSaid], list[TitleSaid]]:
        """Put the days of other columns beside the titles they belong to."""
        for column in self.days:
            raw = _cell(row, column.column)
            if is_blank(raw) or match_key(written(raw)) in _NO_DAY:
                continue
            if column.title:
                days = self._column_days(column, raw, column.title, number)
                same = [one for one in said if one.title == column.title and one.held]
                said = [one for one in said if one not in same]
                # a yes stands, even where the day beside it is unclear
                said.append(_dated(same[0], replace(days, unclear=False)) if same else days)
            elif len(listed) == 1:
                days = self._column_days(column, raw, listed[0].title, number)
                listed = [_dated(listed[0], days)]
            elif listed:
                place = self._place(number, column)
                text = written(raw)
                self.recorder.find(TITLE_DATES_SHARED, place, header=column.header, value=text, data={"text": text})
        return said, listed

    def _column_days(self, column: TitleColumn, raw: RawCell, title: str, number: int) -> TitleSaid:
        span = self._span(title, written(raw), number, column)
        said = _said(title, span, column.column)
        if isinstance(span, Doubt) or column.role is Role.GRANTED:
            return said
        if column.role is Role.WITHDRAWN:
            return replace(said, granted=None, expires=None, withdrawn=span.start or span.end)
        # 有效期 may hold one day, its last, or a stretch of days
        return replace(said, expires=span.end or span.start, granted=span.start if span.end else None)

    def _ordered(self, said: TitleSaid, number: int) -> TitleSaid:
        if said.granted is None or said.expires is None or said.granted <= said.expires:
            return said
        place = Place(self.sheet, number, said.column + 1)
        data = {"title": said.title, "start": said.granted.isoformat(), "end": said.expires.isoformat()}
        self.recorder.find(TITLE_DATES_REVERSED, place, data=data)
        return replace(said, granted=None, expires=None, unclear=True)

    def _with_term(self, said: TitleSaid) -> TitleSaid:
        """Count the end from the title's term where a row gives only the beginning; said once for each column."""
        years = self.index.terms.get(said.title)
        if said.granted is None or said.expires is not None or said.unending or not years:
            return said
        if said.column not in self._counted:
            self._counted.add(said.column)
            place = Place(self.sheet, 0, said.column + 1)
            self.recorder.find(TITLE_END_COUNTED, place, data={"title": said.title, "years": years})
        return replace(said, expires=end_of_term(said.granted, years))

    def _place(self, number: int, column: TitleColumn) -> Place:
        return Place(self.sheet, number, column.column + 1)

    def _near(self, name: str) -> str:
        if name not in self._nearest:
            self._nearest[name] = self.index.nearest(name) if len(self._nearest) < 500 else "—"
        return self._nearest[name]


def _cell(row: Sequence[RawCell], column: int) -> RawCell:
    return row[column] if column < len(row) else None


def _said(title: str, span: Span | Doubt, column: int) -> TitleSaid:
    if isinstance(span, Doubt):
        return TitleSaid(title, held=True, unclear=True, column=column)
    return TitleSaid(title, held=True, granted=span.start, expires=span.end, unending=span.unending, column=column)


def _dated(said: TitleSaid, days: TitleSaid) -> TitleSaid:
    """Add days that the title does not have yet; days written in its own cell go before."""
    return replace(
        said,
        granted=said.granted or days.granted,
        expires=said.expires or days.expires,
        withdrawn=said.withdrawn or days.withdrawn,
        unending=said.unending or days.unending,
        unclear=said.unclear or days.unclear,
    )
