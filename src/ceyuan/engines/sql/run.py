"""Run queries over any database connection that follows PEP 249.

Comes in: queries and a cursor of the caller's. Goes out: codes of all firms, or the columns of a table.
Must not know: any driver; the caller opens and closes the connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ceyuan.engines.sql.answers import Codes, CodeTable, code_table
from ceyuan.engines.sql.compile import Queries
from ceyuan.engines.sql.errors import CHANGED, DATABASE, REPEATED
from ceyuan.errors import CeyuanError
from ceyuan.model.column_names import SUBJECT_ID

_ROWS = 10_000


class Cursor(Protocol):
    """What is used of a PEP 249 cursor."""

    @property
    def description(self) -> Sequence[Sequence[object]] | None:
        """Give the columns of the last query, each with its name first."""

    def execute(self, operation: str, /) -> object:
        """Run a query."""

    def fetchmany(self, size: int, /) -> Sequence[Sequence[object]]:
        """Give the next rows."""


def run(queries: Queries, cursor: Cursor) -> CodeTable:
    """Run every statement and put the answers of each firm together by its id.

    The memory needed is one byte a firm and output column. Firms stand in the order of the first statement.
    """
    positions: dict[str, int] = {}
    columns: dict[str, Codes] = {}
    for number, text in enumerate(queries.sql()):
        found = _read(text, cursor, positions, first=number == 0)
        columns.update(found)
    return code_table(queries, list(positions), columns)


def _read(text: str, cursor: Cursor, positions: dict[str, int], *, first: bool) -> dict[str, Codes]:
    _ask(cursor, text)
    names = [str(one[0]) for one in cursor.description or ()]
    blocks: list[Codes] = []
    places: list[int] = []
    while rows := _fetch(cursor):
        ids = [str(row[0]) for row in rows]
        if first:
            _number(ids, positions)
        try:
            places += [positions[one] for one in ids]
        except KeyError:
            raise CeyuanError(CHANGED) from None
        blocks.append(np.array([row[1:] for row in rows], np.uint8).reshape(len(rows), len(names) - 1))
    if len(set(places)) != len(positions) or len(places) != len(positions):
        raise CeyuanError(CHANGED)
    whole = np.empty((len(positions), len(names) - 1), np.uint8)
    if blocks:
        whole[np.array(places)] = np.concatenate(blocks)
    wanted = [(name, index) for index, name in enumerate(names[1:])]
    return {name: np.ascontiguousarray(whole[:, index]) for name, index in wanted if name != SUBJECT_ID}


def _number(ids: Sequence[str], positions: dict[str, int]) -> None:
    for one in ids:
        if one in positions:
            raise CeyuanError(REPEATED, data={"subject": one})
        positions[one] = len(positions)


def _ask(cursor: Cursor, text: str) -> None:
    try:
        cursor.execute(text)
    except Exception as error:
        raise CeyuanError(DATABASE, data={"text": str(error).strip()}) from error


def _fetch(cursor: Cursor) -> Sequence[Sequence[object]]:
    try:
        return cursor.fetchmany(_ROWS)
    except Exception as error:
        raise CeyuanError(DATABASE, data={"text": str(error).strip()}) from error
