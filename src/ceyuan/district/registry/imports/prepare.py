"""A file as read becomes lines to be staged: values as rows keep them, doubts by cell, columns that may not be written.

Comes in: rows read by the library, the source they come from, a day. Goes out: frozen lines and findings.
Must not know: the register; who is who is found later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts.entry import refuse_year
from ceyuan.district.registry.facts.sources import in_both, refuse_unlawful
from ceyuan.district.registry.facts.values import Kept, keep_value
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.faults import LONGEST, Fault, said
from ceyuan.district.registry.imports.gather import Gathering
from ceyuan.district.registry.imports.items import TITLE_SOURCES, Item, coverage_items
from ceyuan.district.registry.imports.settings import CODE, NAME, TOWN
from ceyuan.district.registry.words import vocabulary
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.notices import columns, credit, firms, rows, sheets, titles
from ceyuan.intake.notices.kind import Done, NoticeKind
from ceyuan.intake.report import ColumnRead, Finding
from ceyuan.intake.rows import RowRead, RowsRead
from ceyuan.model.facts import Fact, LawfulSource

MOST_FAULTS = 50_000
_SHORT = 200  # as the column
_CODES = frozenset({firms.CODE_INVALID, firms.CODE_LOOK_ALIKE, firms.CODE_DAMAGED})
_LOST = frozenset({Done.UNKNOWN, Done.KEPT_UNDER_NAME, Done.KEPT_APART, Done.ENTRY_LEFT_OUT, Done.COLUMN_LEFT_OUT})
_ROWS_LOST = frozenset({rows.ROW_NO_IDENTITY, rows.ROW_NO_YEAR, rows.ROW_INDICATOR_UNKNOWN, rows.ROW_INDICATOR_UNFIT})
# understood, and nothing to say about at a screen
_SILENT = frozenset({columns.COLUMN_NOT_A_FACT, columns.COLUMN_SECOND_NAME, sheets.SHEET_EMPTY, sheets.SHEET_HIDDEN})
_NO_YEAR = frozenset({columns.COLUMN_NO_YEAR, columns.COLUMN_RELATIVE_YEAR})
# that a firm has no title, or no event, is not imported: only what a list that is complete does not name
_NO_MATTER = frozenset({titles.TITLE_NO_UNDATED, credit.CREDIT_NONE_UNDATED, credit.CREDIT_KIND_HARMLESS})
MARKED_SHEET = "导入问题"  # of a file that went back with its faults; not to be read again

Values = dict[str, tuple[int | None, str, bool, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row to be staged. `values` stand under `key|year` as number, text, whether it applies, and the column.

    `items` are the titles and events it brings, `particulars` what it says of a firm that would be registered.
    """

    sheet: str
    row: int
    code: str
    name: str
    values: Values
    who: str
    bad_code: bool = False
    faults: tuple[Fault, ...] = ()
    items: tuple[Item, ...] = ()
    particulars: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to be staged; `faults` are those that belong to no line, `coverage` what it says of its reach."""

    lines: Sequence[Line]
    faults: Sequence[Fault]
    columns: Sequence[Mapping[str, object]] = field(default=())
    coverage: Sequence[Item] = ()


def prepare(read: RowsRead, source: LawfulSource, *, day: date) -> Prepared:
    """Prepare a file. A column that may not come from the source, or whose year is open, gives one finding."""
    closed = _Closed(source, day)
    by_row, others = _by_row(read)
    who = {one.sheet: column_letter(one.column - 1) for one in reversed(read.report.columns) if one.read_as in _WHO}
    gathering = Gathering.of(read, source, day=day)
    lines = [
        _line(row, who.get(row.sheet, "A"), (closed, gathering), by_row.pop((row.sheet, row.row), []))
        for row in read.rows
    ]
    coverage = coverage_items(read)
    if not lines and not coverage:
        raise Refused(errors.NOTHING_IN_IT, data={"name": read.report.file})
    left = [_fault(one) for found in by_row.values() for one in found]
    about_columns = [*_twice(read.report.columns), *closed.faults(read.report.columns), *_titles(read, source)]
    counted = len(others) + len(left) + sum(len(one.faults) for one in lines)
    faults = [*about_columns, *(_fault(one) for one in others), *left]
    if counted > MOST_FAULTS:
        lines, faults = _cut(lines, faults, counted)
    return Prepared(lines, faults, [_column(one, read) for one in read.report.columns], coverage)


_WHO = {CODE, NAME}


class _Closed:
    """Says of each fact and year once why its values are not written, empty where they are."""

    def __init__(self, source: LawfulSource, day: date) -> None:
        self.source = source
        self.day = day
        self._why: dict[tuple[str, int | None], str] = {}

    def why(self, fact: Fact, year: int | None) -> str:
        """Give the sentence."""
        place = fact.key, year
        if place not in self._why:
            self._why[place] = self._found(fact, year)
        return self._why[place]

    def _found(self, fact: Fact, year: int | None) -> str:
        try:
            refuse_unlawful(fact, self.source)
        except Refused as refusal:
            return said(errors.COLUMN_UNLAWFUL, **refusal.data)
        try:
            refuse_year(fact, year, self.day)
        except Refused:
            return said(errors.COLUMN_YEAR_OPEN, fact=fact.name, year=year)
        return ""

    def faults(self, columns: Sequence[ColumnRead]) -> Iterator[Fault]:
        """Walk over the columns whose values are not written; a year that stands in rows is said at the fact."""
        facts = vocabulary().facts
        for (key, year), why in self._why.items():
            # a town still tells to which unit a new firm belongs
            for one in columns if why and key != TOWN else ():
                fact = facts.get(one.read_as)
                if fact is not None and fact.key == key and one.year in {year, None}:
                    kind = errors.COLUMN_UNLAWFUL if self.source not in fact.lawful_sources else errors.COLUMN_YEAR_OPEN
                    yield Fault(one.sheet, 0, column_letter(one.column - 1), kind.code, why, one.header[:_SHORT])


def _line(row: RowRead, who: str, rules: tuple[_Closed, Gathering], found: Sequence[Finding]) -> Line:
    values: Values = {}
    closed, gathering = rules
    faults = [_fault(one) for one in found]
    facts = vocabulary().facts
    for given in row.values:
        fact = facts[given.fact]
        if closed.why(fact, given.year):
            continue
        try:
            kept = keep_value(fact, given.cell)
        except Refused as refusal:
            cell = f"{column_letter(given.column - 1)}{row.row}"
            reason = refusal.kind.message("zh", refusal.data)
            faults.append(
                Fault(row.sheet, row.row, cell, errors.VALUE_UNFIT.code, said(errors.VALUE_UNFIT, reason=reason))
            )
            continue
        values[place_key(fact.key, given.year)] = (kept.number, kept.text, kept.applies, given.column)
    bad_code = any(one.kind in _CODES for one in found)
    items = gathering.items(row, faults) if row.titles or row.events else ()
    return Line(
        sheet=row.sheet,
        row=row.row,
        code=row.code,
        name=row.name[:120],
        values=values,
        who=f"{who}{row.row}",
        bad_code=bad_code,
        faults=tuple(faults),
        items=items,
        particulars=gathering.particulars(row),
    )


def place_key(key: str, year: int | None) -> str:
    """Give the key under which a row keeps a value.

    >>> place_key("revenue", 2025), place_of("employees|")
    ('revenue|2025', ('employees', None))
    """
    return f"{key}|{year or ''}"


def place_of(text: str) -> tuple[str, int | None]:
    """Read it back."""
    key, _, year = text.partition("|")
    return key, int(year) if year else None


def kept_of(value: Sequence[object]) -> Kept:
    """Give a value as a row of facts keeps it."""
    number, text, applies, *_ = value
    return Kept(number if isinstance(number, int) else None, str(text), bool(applies))


def _by_row(read: RowsRead) -> tuple[defaultdict[tuple[str, int], list[Finding]], list[Finding]]:
    by_row: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    others: list[Finding] = []
    for one in read.report.findings:
        if one.kind in _SILENT or one.place.sheet == MARKED_SHEET:
            continue
        if one.place.row:
            by_row[(one.place.sheet, one.place.row)].append(one)
        else:
            others.append(one)
    return by_row, others


def _fault(found: Finding) -> Fault:
    place, kind = found.place, found.kind
    letters = column_letter(place.column - 1) if place.column else ""
    message = said(errors.COLUMN_NO_YEAR, fact=found.data.get("fact", "")) if kind in _NO_YEAR else found.message("zh")
    return Fault(
        sheet=place.sheet,
        row=place.row,
        cell=f"{letters}{place.row or ''}"[:12],
        code=f"intake.{kind.code}",
        message=message[:LONGEST],
        value=(found.value or found.header)[:_SHORT],
        serious=_is_serious(kind),
    )


def _is_serious(kind: NoticeKind) -> bool:
    return kind in _ROWS_LOST or (kind.done in _LOST and kind not in _NO_MATTER)


def _twice(columns: Sequence[ColumnRead]) -> Iterator[Fault]:
    """Find the columns that say the same fact for the same year, and the same name twice."""
    first: dict[tuple[str, str, int | None], ColumnRead] = {}
    facts = vocabulary().facts
    for one in columns:
        place = one.sheet, one.read_as, one.year
        if one.read_as in facts and place in first:
            letters = column_letter(first[place].column - 1), column_letter(one.column - 1)
            words = said(errors.COLUMN_TWICE, fact=one.read_as, first=letters[0], second=letters[1])
            yield Fault(one.sheet, 0, letters[1], errors.COLUMN_TWICE.code, words, one.header[:_SHORT])
        first.setdefault(place, one)


def _titles(read: RowsRead, source: LawfulSource) -> Iterator[Fault]:
    """Find the columns of titles, where they may not come from the source."""
    named = vocabulary().titles
    for one in read.report.columns if source not in TITLE_SOURCES else ():
        if one.read_as in named or one.read_as == "称号清单":
            words = said(errors.TITLES_UNLAWFUL, **in_both(source))
            cell = column_letter(one.column - 1)
            yield Fault(one.sheet, 0, cell, errors.TITLES_UNLAWFUL.code, words, one.header[:_SHORT])


def _column(one: ColumnRead, read: RowsRead) -> dict[str, object]:
    return {
        "sheet": one.sheet,
        "letter": column_letter(one.column - 1),
        "heading": one.header,
        "read_as": one.read_as,
        "year": one.year,
        "unit": one.unit,
        "row": read.headers.get(one.sheet, 1),
    }


def _cut(lines: Iterable[Line], faults: list[Fault], counted: int) -> tuple[list[Line], list[Fault]]:
    """Keep the first faults only, and say how many there are."""
    left = MOST_FAULTS
    shorter = []
    for one in lines:
        kept = one.faults[:left]
        left -= len(kept)
        shorter.append(replace(one, faults=kept))
    words = said(errors.TOO_MANY_FAULTS, count=counted - MOST_FAULTS)
    return shorter, [Fault("", 0, "", errors.TOO_MANY_FAULTS.code, words), *faults[:MOST_FAULTS]]
