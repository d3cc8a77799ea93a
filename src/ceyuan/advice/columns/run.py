"""Advise the firms of a register chunk by chunk, on several threads, in bounded memory.

Comes in: an advisor and chunks of columns. Goes out: batches of lines in the order of the firms.
Must not know: files, words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns.compile import Advisor, MeasureAdvice, PeriodAdvice
from ceyuan.advice.columns.levers import LeverKind
from ceyuan.advice.columns.outlook import carried_forward
from ceyuan.advice.columns.results import NOTHING, AdviceBatch, AdviceLines, Period
from ceyuan.advice.columns.routes import Advised, Concerned, Found, least_changes, todays_gaps
from ceyuan.advice.columns.sheet import Sheet
from ceyuan.engines.batch import MeasureAnswers
from ceyuan.engines.block import decide_columns
from ceyuan.errors import CeyuanError
from ceyuan.model.columns import Bits, ColumnKey, Columns, slice_columns, unpack_bits

MOST_UNMET = 2
CHUNK = 1 << 13
Carried = Mapping[ColumnKey, Bits]
Piece = dict[str, NDArray[np.generic]]


def advise_stream(advisor: Advisor, chunks: Iterable[Columns], *, threads: int = 2) -> Iterator[AdviceBatch]:
    """Advise chunk after chunk in order; at most `threads` chunks and one more are in memory at a time.

    Where reading breaks off, what was read before is advised first, then the error is raised.
    """
    broken: CeyuanError | None = None
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        waiting: deque[Future[AdviceBatch]] = deque()
        source = _pieces(chunks)
        while True:
            try:
                chunk = next(source)
            except StopIteration:
                break
            except CeyuanError as error:
                broken = error
                break
            waiting.append(pool.submit(advise_chunk, advisor, chunk))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    if broken is not None:
        raise broken


def _pieces(chunks: Iterable[Columns]) -> Iterator[Columns]:
    for chunk in chunks:
        for start in range(0, chunk.rows, CHUNK):
            whole = chunk.rows <= CHUNK
            yield chunk if whole else slice_columns(chunk, start, min(start + CHUNK, chunk.rows))


def advise_chunk(advisor: Advisor, columns: Columns) -> AdviceBatch:
    """Advise the firms of some columns."""
    later, carried = carried_forward(columns, _open_keys(advisor))
    pieces = [
        *_period(advisor, advisor.today, columns, {}),
        *_period(advisor, advisor.next, later, carried),
    ]
    return AdviceBatch(columns.rows, columns.ids, columns.names, join_lines(pieces, columns.rows))


def _open_keys(advisor: Advisor) -> list[ColumnKey]:
    book, year = advisor.next.rulebook, advisor.known_on.year
    return [] if book is None else [key for key in book.needs if key.year == year]


def _period(advisor: Advisor, period: PeriodAdvice, columns: Columns, carried: Carried) -> Iterator[Piece]:
    if period.rulebook is None or columns.rows == 0:
        return
    batch = decide_columns(period.rulebook, columns)
    sheet = Sheet(columns)
    marks = {key: unpack_bits(bits, columns.rows) for key, bits in carried.items()}
    for measure in period.measures:
        concerned, unmet, unknown = _concerned(measure, batch.measures[measure.place], columns.rows)
        if not concerned.rows.size:
            continue
        advised = (
            todays_gaps(measure, sheet, concerned)
            if period.period is Period.TODAY
            else least_changes(advisor, measure, sheet, concerned)
        )
        head: Piece = {"unmet": unmet, "open": unknown, "row": concerned.rows}
        for one in advised.parts:
            yield _piece(advisor, period.period, measure, (head, advised, one), marks)


def _concerned(
    measure: MeasureAdvice, answers: MeasureAnswers, rows: int
) -> tuple[Concerned, NDArray[np.int8], NDArray[np.int16]]:
    """Give the rows that are a no with few unmet members, how many of them, and how many members are open."""
    bits = answers.bits
    live = ~unpack_bits(bits.possibly | bits.closed | bits.pending, rows)
    members = len(measure.opened.members)
    unmet = [~unpack_bits(one.possibly, rows) for one in answers.criteria]
    open_parts = [unpack_bits(one.possibly & ~one.surely, rows) for one in answers.criteria]
    failing = np.zeros(rows, np.int16)
    unknown = np.zeros(rows, np.int16)
    for member in range(members):
        mine = [number for number, part in enumerate(measure.parts) if part.member == member]
        fails = np.any([unmet[number] for number in mine], axis=0)
        failing += fails
        unknown += ~fails & np.any([open_parts[number] for number in mine], axis=0)
    at = np.flatnonzero(live & (failing >= 1) & (failing <= MOST_UNMET))
    return Concerned(at, [one[at] for one in unmet]), failing[at].astype(np.int8), unknown[at]


def _piece(
    advisor: Advisor,
    period: Period,
    measure: MeasureAdvice,
    found: tuple[Piece, Advised, Found],
    marks: Mapping[ColumnKey, NDArray[np.bool_]],
) -> Piece:
    head, advised, one = found
    at, count = one.at, len(one.at)
    rows = head["row"][at]
    moved = np.full(count, NOTHING, np.int16)
    year = np.full(count, NOTHING, np.int16)
    carried = np.zeros(count, np.bool_)
    for number in np.unique(one.choice.lever[one.choice.lever != NOTHING]).tolist():
        lever, mine = measure.levers[number], one.choice.lever == number
        moved[mine] = advisor.moved_at[lever.name, lever.kind is LeverKind.TITLE]
        if lever.year is not None:
            year[mine] = lever.year
        if lever.kind is LeverKind.NUMBER and lever.key in marks:
            carried[mine] = marks[lever.key][rows[mine]]
    nowhere = one.choice.lever == NOTHING
    if one.part.first_read is not None and nowhere.any():
        fact, first_year = one.part.first_read
        moved[nowhere] = advisor.moved_at[fact, False]
        if first_year is not None:
            year[nowhere] = first_year
    return {
        "row": rows,
        "measure": np.full(count, measure.number, np.int16),
        "period": np.full(count, period, np.int8),
        "criterion": np.full(count, measure.criteria[one.part.member], np.int32),
        "moved": moved,
        "year": year,
        "present": one.present,
        "needed": one.needed,
        "known": ~nowhere,
        "carried": carried,
        "effort": one.effort,
        "total": advised.total[at],
        "unmet": head["unmet"][at],
        "open": head["open"][at],
        "state": advised.state[at],
        "obstacle": one.choice.obstacle,
    }


_KINDS: Mapping[str, type[np.generic]] = {
    "row": np.int32,
    "measure": np.int16,
    "period": np.int8,
    "criterion": np.int32,
    "moved": np.int16,
    "year": np.int16,
    "present": np.int64,
    "needed": np.int64,
    "known": np.bool_,
    "carried": np.bool_,
    "effort": np.float64,
    "total": np.float64,
    "unmet": np.int8,
    "open": np.int16,
    "state": np.int8,
    "obstacle": np.int8,
}


def join_lines(pieces: list[Piece], rows: int) -> AdviceLines:
    """Join pieces and put firm after firm, each in the order of periods, measures and parts."""
    whole = {
        name: np.concatenate([one[name] for one in pieces] or [np.zeros(0, kind)]).astype(kind, copy=False)
        for name, kind in _KINDS.items()
    }
    # in short chunks a row fits into sixteen bits, which are sorted in one pass over the lines
    order = np.argsort(whole["row"].astype(np.uint16) if rows <= 1 << 16 else whole["row"], kind="stable")
    return AdviceLines(**{name: column[order] for name, column in whole.items()})
