"""Compile measures into statements over one table.

Comes in: measure plans, the vocabulary, a table's layout, what is asked. Goes out: queries with their refusals.
Must not know: connections, rows.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from ceyuan.engines.batch import measure_keys, tested_parts
from ceyuan.engines.sql import statement
from ceyuan.engines.sql.cells import Sheet
from ceyuan.engines.sql.dialects import find_dialect
from ceyuan.engines.sql.draft import Draft
from ceyuan.engines.sql.layout import TableLayout
from ceyuan.engines.sql.measures import Options, output_columns
from ceyuan.engines.sql.prepare import Prepared, Refused, prepare
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan

_ALL = Options()


@dataclass(frozen=True, slots=True)
class Queries:
    """Statements for one database, each keyed by subject_id, and the measures that are in none of them.

    `keys` are the measures answered, in the order of the plans; `parts` says how many parts of each are in the output.
    """

    dialect: str
    table: str
    statements: tuple[exp.Select, ...]
    keys: tuple[str, ...]
    parts: tuple[int, ...]
    refused: tuple[Refused, ...]

    def joined(self) -> exp.Select:
        """Give one statement that joins all of them by firm."""
        return statement.joined(list(self.statements))

    def sql(self) -> tuple[str, ...]:
        """Give the text of every statement."""
        return tuple(render(one, self.dialect) for one in self.statements)


def render(query: exp.Select, dialect: str) -> str:
    """Give a statement's text for a database.

    >>> render(exp.Select(expressions=[exp.column("a", quoted=True)]), "spark")
    'SELECT `a`'
    """
    if dialect != "duckdb":
        return query.sql(dialect)
    query = query.copy()
    for one in query.find_all(exp.Greatest, exp.Least):
        one.set("ignore_nulls", True)  # nothing here is NULL, and DuckDB need not ask
    return query.sql(dialect)


def compile_queries(
    plans: Sequence[MeasurePlan], vocabulary: Vocabulary, layout: TableLayout, dialect: str, options: Options = _ALL
) -> Queries:
    """Compile measures for a table in a database; all plans are of one day.

    The output has `subject_id` and a `Code` for every measure under its key of `measure_keys`; asked for criteria, also
    a truth (0 no, 1 unknown, 2 yes) for every one of its `tested_parts` under `part_name`.
    """
    row = find_dialect(dialect)
    found = [prepare(plan, key, vocabulary, row.limit) for plan, key in zip(plans, measure_keys(plans), strict=True)]
    refused = [one for one in found if isinstance(one, Refused)]
    sheet = Sheet(layout, vocabulary, row)
    groups, wide = _groups([one for one in found if isinstance(one, Prepared)], sheet, options)
    answered = [one for group in groups for one in group]
    return Queries(
        row.name,
        layout.table,
        tuple(_statement(group, sheet, options) for group in groups or [[]]),
        tuple(one.key for one in answered),
        tuple(len(tested_parts(one.plan)) if options.criteria else 0 for one in answered),
        (*refused, *wide),
    )


def _draft(measure: MeasurePlan | None, sheet: Sheet, options: Options) -> Draft:
    day_year = 0 if measure is None else measure.as_of.year - 1
    return Draft(sheet, day_year if options.reference_year is None else options.reference_year)


def _statement(group: Sequence[Prepared], sheet: Sheet, options: Options) -> exp.Select:
    draft = _draft(group[0].plan if group else None, sheet, options)
    output: dict[str, exp.Expr] = {}
    for measure in group:
        output.update(output_columns(measure, draft, options))
    return statement.stack(draft, output)


def _groups(measures: Sequence[Prepared], sheet: Sheet, options: Options) -> tuple[list[list[Prepared]], list[Refused]]:
    """Share measures out so that no statement has more columns than asked, in any layer or in its output."""
    groups: list[list[Prepared]] = []
    wide: list[Refused] = []
    things: set[Hashable] = set()
    outputs = 1
    for measure in measures:
        draft = _draft(measure.plan, sheet, options)
        own = 1 + (len(tested_parts(measure.plan)) if options.criteria else 0)
        for _ in output_columns(measure, draft, options):
            pass
        if own + 1 > options.width:
            zh = f"输出有 {own} 列，超出一条语句的 {options.width} 列"
            wide.append(Refused(measure.plan, measure.key, zh, f"{own} output columns, more than {options.width}"))
            continue
        both = things | draft.known.keys()
        if groups and len(both) + outputs + own <= options.width:
            groups[-1].append(measure)
            things, outputs = both, outputs + own
        else:
            groups.append([measure])
            things, outputs = set(draft.known), 1 + own
    return groups, wide
