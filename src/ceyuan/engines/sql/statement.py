"""Put the layers of a draft into one statement.

Comes in: a draft and output columns. Goes out: a sqlglot tree, one query over the table.
Must not know: plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.dialects import Dialect
from ceyuan.engines.sql.draft import Draft, Layer
from ceyuan.model.column_names import SUBJECT_ID


def table_of(name: str) -> exp.Table:
    """Give a table, its schema and name quoted apart.

    >>> table_of("warehouse.firms").sql()
    '"warehouse"."firms"'
    """
    parts = [exp.to_identifier(part, quoted=True) for part in name.split(".")]
    return exp.Table(**dict(zip(("this", "db", "catalog"), reversed(parts), strict=False)))


def stack(draft: Draft, output: Mapping[str, exp.Expr]) -> exp.Select:
    """Give one statement: each layer reads the one before it and hands on what later ones need."""
    layers = [(f"_ceyuan_{layer.name.lower()}", draft.layers[layer]) for layer in Layer if draft.layers[layer]]
    needed = _columns(output.values())
    selected: list[tuple[str, dict[str, exp.Expr]]] = []
    for name, columns in reversed(layers):
        own = {one: columns[one] for one in columns if one in needed}
        passed = {one: build.column(one) for one in sorted(needed - own.keys())}
        selected.append((name, {**passed, **own}))
        needed = set(passed) | _columns(own.values())
    selected.reverse()
    sources = [table_of(draft.sheet.layout.table), *(exp.Table(this=_name(name)) for name, _ in selected)]
    result = _select(output, sources[-1])
    ctes = [
        exp.CTE(this=_fenced(_select(columns, source), draft.sheet.dialect), alias=exp.TableAlias(this=_name(name)))
        for source, (name, columns) in zip(sources, selected, strict=False)
    ]
    if ctes:
        result.set("with_", exp.With(expressions=ctes))
    return result


def _name(text: str) -> exp.Identifier:
    return exp.to_identifier(text, quoted=True)


def _select(columns: Mapping[str, exp.Expr], source: exp.Expr) -> exp.Select:
    chosen = [build.column(SUBJECT_ID)]
    for name, value in columns.items():
        same = isinstance(value, exp.Column) and value.name == name
        chosen.append(value if same else exp.Alias(this=value, alias=_name(name)))
    return exp.Select(expressions=chosen).from_(source.copy())


def _fenced(select: exp.Select, dialect: Dialect) -> exp.Select:
    """Keep PostgreSQL from unfolding the layers into each other, which would compute everything many times over."""
    return select.offset(0) if dialect.name == "postgres" else select


def _columns(values: Iterable[exp.Expr]) -> set[str]:
    return {found.name for value in values for found in value.find_all(exp.Column)}


def carried(query: exp.Select, values: Mapping[str, exp.Expr]) -> exp.Select:
    """Give a statement of `stack` that also hands values of the table up through its layers, under new names."""
    result = query.copy()
    ctes = result.args.get("with_")
    layers = [*([cte.this for cte in ctes.expressions] if ctes else []), result]
    for number, layer in enumerate(layers):
        for name, value in values.items():
            made = exp.Alias(this=value.copy(), alias=_name(name)) if number == 0 else build.column(name)
            layer.append("expressions", made)
    return result


def joined(statements: list[exp.Select]) -> exp.Select:
    """Join statements over the same table by the firm's key."""
    if len(statements) == 1:
        return statements[0].copy()
    names = [f"_ceyuan_part{number}" for number in range(1, len(statements) + 1)]
    parts = [
        exp.Subquery(this=one.copy(), alias=exp.TableAlias(this=_name(name)))
        for one, name in zip(statements, names, strict=True)
    ]
    chosen: list[exp.Expr] = [build.column(SUBJECT_ID, names[0])]
    for one, name in zip(statements, names, strict=True):
        chosen += [build.column(column, name) for column in one.named_selects if column != SUBJECT_ID]
    result = exp.Select(expressions=chosen).from_(parts[0])
    for part, (before, name) in zip(parts[1:], pairwise(names), strict=True):
        match = exp.EQ(this=build.column(SUBJECT_ID, before), expression=build.column(SUBJECT_ID, name))
        result = result.join(part, on=match, join_type="inner")
    return result
