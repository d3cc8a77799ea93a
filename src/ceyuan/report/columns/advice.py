"""Advice about many firms written as it comes: a long table, one line for each unmet part of each measure.

Comes in: batches of lines. Goes out: Parquet or CSV; where something breaks off, what was done until then.
Must not know: how advice is found.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.advice.columns import AdviceBatch, Advisor, Period, State
from ceyuan.advice.columns.cheapest import OBSTACLES
from ceyuan.advice.columns.results import NOTHING, AdviceLines
from ceyuan.advice.columns.run import join_lines
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.column_names import SUBJECT_ID, title_column_name
from ceyuan.report.columns.answers import Written
from ceyuan.report.columns.errors import DISK_FULL, FOLDER_THERE, KEPT_PART
from ceyuan.report.columns.partial import claim_file
from ceyuan.report.columns.register import require_suffix
from ceyuan.report.columns.tables import GrowingTable, ParquetTable, TextTable
from ceyuan.report.columns.texts import texts_of
from ceyuan.report.errors import FOLDER_MISSING, NOT_WRITABLE

_GROUP_LINES = 1 << 18
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DIGITS = 38
_HALF = np.uint64(32)


def write_advice(batches: Iterable[AdviceBatch], advisor: Advisor, path: Path) -> Written:
    """Write a long table, Parquet or CSV by suffix; firms whole and in the order of the register.

    Until it is whole the file is called `NAME.partial`, or `NAME.partial-2` where that is taken. Whatever goes wrong,
    it is closed so that it can be read; an interruption carries the error that names it.
    """
    require_suffix(path)
    folder = path.resolve().parent
    if not folder.is_dir():
        raise CeyuanError(FOLDER_MISSING, data={"folder": str(folder), "path": path.name})
    if path.is_dir():
        raise CeyuanError(FOLDER_THERE, data={"path": str(path)})
    return _Writing(path, _Words(advisor)).write(batches)


class _Writing:
    """One run of writing."""

    def __init__(self, path: Path, words: _Words) -> None:
        self._path = path
        self._words = words
        self._rows = 0
        self._draft: Path | None = None

    def write(self, batches: Iterable[AdviceBatch]) -> Written:
        table: GrowingTable | None = None
        try:
            self._draft = claim_file(self._path)
            kind = TextTable if self._path.suffix.lower() == ".csv" else ParquetTable
            table = kind(self._draft, self._words.schema)
            for batch in batches:
                for lines in _groups(batch.lines):
                    part = self._words.table(batch, lines)
                    table.reserve(part)
                    table.add(part)
                self._rows += batch.rows
            table.close()
            self._draft.replace(self._path)
        except BaseException as error:
            self._keep(error, table)
            raise
        return Written(self._path, self._rows)

    def _keep(self, error: BaseException, table: GrowingTable | None) -> None:
        """Close what there is and say so; a part without any firm is taken away."""
        told = _told(error, self._path, self._rows)
        if table is not None:
            try:
                table.close()
            except OSError as second:
                raise _told(second, self._path, 0) or second from error
        if self._draft is not None and self._rows == 0:
            self._draft.unlink(missing_ok=True)
        elif self._draft is not None:
            data = {"path": str(self._path), "partial": self._draft.name, "rows": self._rows}
            kept = CeyuanError(KEPT_PART, data=data)
            if isinstance(error, KeyboardInterrupt):
                raise KeyboardInterrupt(kept) from error
            if told is not None:
                raise CeyuanErrors([told, kept]) from error
        if told is not None and told is not error:
            raise told from error


def _told(error: BaseException, path: Path, rows: int) -> CeyuanError | None:
    """Give what the user is told; None for what is no fault of input or disk."""
    if isinstance(error, CeyuanError):
        return error
    if not isinstance(error, OSError):
        return None
    if error.errno in _FULL:
        return CeyuanError(DISK_FULL, data={"path": str(path), "rows": rows})
    return CeyuanError(NOT_WRITABLE, data={"path": str(path), "reason": error.strerror or str(error)})


def _groups(lines: AdviceLines) -> Iterator[slice]:
    """Cut lines into groups that end with a firm's last line."""
    start, rows = 0, lines.row
    while start < len(rows):
        stop = min(start + _GROUP_LINES, len(rows))
        if stop < len(rows):
            # one firm has far fewer lines than a group
            stop = int(np.searchsorted(rows, rows[stop], side="left"))
        yield slice(start, stop)
        start = stop


class _Words:
    """The words that positions stand for, as Arrow arrays made once."""

    def __init__(self, advisor: Advisor) -> None:
        self._measures = pa.array(advisor.keys, pa.string())
        self._criteria = pa.array(advisor.criteria, pa.string())
        self._periods = pa.array([one.word for one in Period])
        self._states = pa.array([one.word for one in State])
        self._obstacles = pa.array(OBSTACLES)
        names = [title_column_name(one.key) if one.is_title else one.key for one in advisor.moved]
        self._moved = pa.array(names, pa.string())
        self._scales = np.array([one.scale for one in advisor.moved], np.int64)
        self._scale = max((one.scale for one in advisor.moved), default=0)
        self.schema = self.table(_NO_FIRMS, slice(0, 0)).schema

    def table(self, batch: AdviceBatch, cut: slice) -> pa.RecordBatch:
        """Give some lines as rows of the table."""
        lines = batch.lines
        moved = lines.moved[cut]
        known = lines.known[cut]
        scales = self._scales[moved] if len(self._scales) else np.zeros(len(moved), np.int64)
        named = {
            SUBJECT_ID: pa.DictionaryArray.from_arrays(pa.array(lines.row[cut]), texts_of(batch.ids)),
            "measure": _coded(lines.measure[cut], self._measures),
            "period": _coded(lines.period[cut], self._periods),
            "state": _coded(lines.state[cut], self._states),
            "criterion": _coded(lines.criterion[cut], self._criteria),
            "obstacle": _coded(lines.obstacle[cut], self._obstacles),
            "fact": _coded(moved, self._moved),
            "year": pa.array(lines.year[cut], mask=lines.year[cut] == NOTHING),
            "present": self._decimal(lines.present[cut], scales, known),
            "needed": self._decimal(lines.needed[cut], scales, known),
            "carried": pa.array(lines.carried[cut]),
            "effort": _number(lines.effort[cut]),
            "route_effort": _number(lines.total[cut]),
            "unmet": pa.array(lines.unmet[cut]),
            "open": pa.array(lines.open[cut]),
        }
        return pa.RecordBatch.from_arrays(list(named.values()), list(named))

    def _decimal(self, values: NDArray[np.int64], scales: NDArray[np.int64], known: NDArray[np.bool_]) -> pa.Array:
        """Give whole numbers of different scales as decimals of one: products of 128 bits in two halves."""
        factors = np.power(np.int64(10), np.int64(self._scale) - scales)
        low = (values & 0xFFFFFFFF).astype(np.uint64) * factors.astype(np.uint64)
        high = (values >> 32) * factors
        words = np.empty((len(values), 2), np.uint64)
        words[:, 0] = low + (high.astype(np.uint64) << _HALF)
        words[:, 1] = ((high + (low >> _HALF).astype(np.int64)) >> 32).astype(np.uint64)
        mask = pa.array(known).buffers()[1] if len(values) else None
        kind = pa.decimal128(_DIGITS, self._scale)
        return pa.Array.from_buffers(kind, len(values), [mask, pa.py_buffer(words)])


def _coded(codes: NDArray[np.integer], words: pa.Array) -> pa.Array:
    """Give positions as words, null where there is none."""
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes == NOTHING), words)


def _number(values: NDArray[np.float64]) -> pa.Array:
    return pa.array(values, mask=~np.isfinite(values))


_NO_FIRMS = AdviceBatch(0, [], None, join_lines([], 0))
