"""Random firms as a database has them: the columns of one table.

Comes in: columns, the vocabulary. Goes out: fields with their SQL type, values and gaps; rows for a driver.
Must not know: any database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.column_names import SUBJECT_ID, Role, column_name, title_column_name
from ceyuan.model.columns import Columns, FlagColumn, NumberColumn, TextColumn, unpack_bits
from ceyuan.model.facts import FactType, Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One column: BIGINT as `int64`, DATE as ordinal days, BOOLEAN as truths, VARCHAR as objects; NULL where `gaps`.

    `scale` is how many decimal places a whole number stands for.
    """

    name: str
    kind: str
    values: NDArray[np.generic]
    gaps: NDArray[np.bool_]
    scale: int = 0


def fields_of(columns: Columns, vocabulary: Vocabulary) -> tuple[Field, ...]:
    """Give the columns of a table that says what the columns say.

    >>> [one.name for one in fields_of(Columns(0, []), Vocabulary({}, {}))]
    ['subject_id']
    """
    rows = columns.rows
    ids = np.array([str(columns.ids[row]) for row in range(rows)], dtype=object)
    fields = [Field(SUBJECT_ID, "VARCHAR", ids, np.zeros(rows, np.bool_))]
    for key, column in columns.columns.items():
        fact = vocabulary.facts[key.fact]
        null, damaged = unpack_bits(column.marks.null, rows), unpack_bits(column.marks.damaged, rows)
        # what is marked as wrong may still have a value beside the mark, and it must not count
        gaps = ~(unpack_bits(column.marks.known, rows) | damaged)
        name = column_name(fact, key.year, scaled=True)
        match column:
            case NumberColumn(values=values) if fact.type is FactType.DATE:
                days = np.clip(values, date.min.toordinal(), date.max.toordinal())
                fields.append(Field(name, "DATE", days, gaps))
            case NumberColumn(values=values):
                fields.append(Field(name, "BIGINT", values, gaps, fact.scale))
            case FlagColumn(values=bits):
                fields.append(Field(name, "BOOLEAN", unpack_bits(bits, rows), gaps))
            case TextColumn(codes=codes, words=words):
                fields.append(Field(name, "VARCHAR", np.array(words, dtype=object)[codes], gaps))
        for role, truths in ((Role.NOT_APPLICABLE, null), (Role.WRONG, damaged)):
            fields.append(Field(column_name(fact, key.year, role), "BOOLEAN", truths, np.zeros(rows, np.bool_)))
    for title, one in columns.titles.items():
        name = title_column_name(vocabulary.titles[title].key)
        fields.append(Field(name, "BOOLEAN", unpack_bits(one.held, rows), unpack_bits(one.open, rows)))
    return tuple(fields)


def rows_of(fields: Sequence[Field]) -> Iterator[tuple[object, ...]]:
    """Give the rows in types that every driver takes: whole numbers, texts, days as ISO texts, truths as 1 and 0."""
    return zip(*(_plain(field) for field in fields), strict=True)


def _plain(field: Field) -> list[object]:
    values = field.values.tolist()
    if field.kind == "DATE":
        values = [date.fromordinal(day).isoformat() for day in values]
    elif field.kind == "BOOLEAN":
        values = [int(truth) for truth in values]
    return [None if gap else value for value, gap in zip(values, field.gaps.tolist(), strict=True)]
