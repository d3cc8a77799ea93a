"""What a table has: which column holds which fact, in which physical form.

Comes in: column names and SQL types as a database reports them. Goes out: a frozen layout.
Must not know: rows, plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ceyuan.engines.sql.column_types import Form, read_type
from ceyuan.engines.sql.dialects import Dialect, find_dialect
from ceyuan.engines.sql.errors import INEXACT, MISSING_TABLE, NO_SUBJECT, TWICE, UNREADABLE
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.column_names import SUBJECT_ID, FactColumn, Role, TitleName, read_column_name
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, FactType, Vocabulary


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table; whole numbers were multiplied by ten to the `power` (money in fen: 2)."""

    name: str
    form: Form
    power: int = 0


@dataclass(frozen=True, slots=True)
class FactColumns:
    """The columns about one fact and year: its value, where it does not apply, where something wrong stood."""

    value: TableColumn | None = None
    na: TableColumn | None = None
    wrong: TableColumn | None = None


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What a table has. A fact or title that is not here is unknown for every row.

    `table` may say its schema: `warehouse.firms`. Rows are firms, `subject_id` is unique.
    """

    table: str
    columns: Mapping[ColumnKey, FactColumns] = field(default_factory=dict)
    titles: Mapping[str, TableColumn] = field(default_factory=dict)


class _Wanted(StrEnum):
    NUMBER = "BIGINT / DECIMAL(20, {scale})"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"
    TEXT = "VARCHAR"


def layout_of(table: str, described: Iterable[tuple[str, str]], vocabulary: Vocabulary, *, dialect: str) -> TableLayout:
    """Build a layout from the names and types that a database reports; columns without a meaning here are left alone.

    Raises every column that cannot be read exactly, each with what to do in the warehouse.

    >>> layout_of("firms", [("subject_id", "VARCHAR")], Vocabulary({}, {}), dialect="duckdb").columns
    {}
    """
    row = find_dialect(dialect)
    pairs = list(described)
    if not pairs:
        raise CeyuanError(MISSING_TABLE, data={"table": table})
    if SUBJECT_ID not in [name for name, _ in pairs]:
        raise CeyuanError(NO_SUBJECT, data={"table": table})
    draft = _Draft(vocabulary, row, {}, {}, [])
    for name, kind in pairs:
        _read(draft, name, kind)
    if draft.errors:
        raise CeyuanErrors(draft.errors)
    return TableLayout(table, draft.columns, draft.titles)


@dataclass(frozen=True, slots=True)
class _Draft:
    vocabulary: Vocabulary
    dialect: Dialect
    columns: dict[ColumnKey, FactColumns]
    titles: dict[str, TableColumn]
    errors: list[CeyuanError]


def _read(draft: _Draft, name: str, kind: str) -> None:
    match read_column_name(name, draft.vocabulary):
        case TitleName(title=title):
            column = _column(draft, name, kind, None)
            if column is not None and title in draft.titles:
                draft.errors.append(CeyuanError(TWICE, data={"first": draft.titles[title].name, "second": name}))
            elif column is not None:
                draft.titles[title] = column
        case FactColumn() as meant:
            fact = draft.vocabulary.facts[meant.key.fact]
            column = _column(draft, name, kind, fact if meant.role is Role.VALUE else None)
            if column is not None:
                _place(draft, meant, replace(column, power=meant.power))


def _place(draft: _Draft, meant: FactColumn, column: TableColumn) -> None:
    known = draft.columns.get(meant.key, FactColumns())
    match meant.role:
        case Role.VALUE:
            before, after = known.value, replace(known, value=column)
        case Role.NOT_APPLICABLE:
            before, after = known.na, replace(known, na=column)
        case Role.WRONG:
            before, after = known.wrong, replace(known, wrong=column)
    if before is not None:
        draft.errors.append(CeyuanError(TWICE, data={"first": before.name, "second": column.name}))
    draft.columns[meant.key] = after


def _column(draft: _Draft, name: str, kind: str, fact: Fact | None) -> TableColumn | None:
    """Give a column where its type can hold the fact exactly; `fact` None means a mark or a title."""
    scale = 0 if fact is None else fact.scale
    form = read_type(kind, scale, draft.dialect)
    wanted = FactType.BOOLEAN if fact is None else fact.type
    if form in _FORMS[wanted]:
        return TableColumn(name, form)
    data = {"column": name, "type": kind or "—", "fact": name if fact is None else fact.name}
    if form is Form.FLOAT and wanted is FactType.NUMBER:
        exact = "BIGINT" if scale == 0 else f"DECIMAL(20, {scale})"
        draft.errors.append(CeyuanError(INEXACT, data={**data, "exact": exact}))
    else:
        text = _Wanted[wanted.name].value.format(scale=scale)
        draft.errors.append(CeyuanError(UNREADABLE, data={**data, "wanted": text}))
    return None


_FORMS = {
    FactType.NUMBER: {Form.INTEGER, Form.DECIMAL},
    FactType.DATE: {Form.DATE},
    FactType.BOOLEAN: {Form.BOOLEAN, Form.INTEGER},
    FactType.TEXT: {Form.TEXT},
}
