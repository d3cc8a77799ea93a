"""Answers of many firms written as they come: one table, or one for each measure.

Comes in: batches of answers. Goes out: Parquet or CSV; where something breaks off, what was done until then.
Must not know: how answers are found.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from ceyuan.engines.batch import (
    Batch,
    Code,
    MeasureAnswers,
    MeasureBits,
    TruthBits,
    criterion_codes,
    measure_codes,
    measure_keys,
    tested_parts,
)
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME
from ceyuan.model.columns import no_bits
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.report.columns.errors import DISK_FULL, FOLDER_THERE, KEPT_PART
from ceyuan.report.columns.partial import claim_file, claim_folder
from ceyuan.report.columns.register import require_suffix
from ceyuan.report.columns.tables import GrowingTable, ParquetTable, TextTable, close_all
from ceyuan.report.columns.texts import texts_of, words_of
from ceyuan.report.errors import FOLDER_MISSING, NOT_WRITABLE

_GROUP_ROWS = 1 << 16
_WORDS = tuple(one.word for one in Code)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_WORD = pa.dictionary(pa.int8(), pa.string())
ANSWER = "answer"
Split = Callable[[Batch], Sequence[pa.RecordBatch]]


@dataclass(frozen=True, slots=True)
class Written:
    """Where answers were written, and for how many firms."""

    path: Path
    rows: int


def write_answers(
    batches: Iterable[Batch], plans: Sequence[MeasurePlan], path: Path, *, criteria: bool = False
) -> Written:
    """Write one table, a column for each measure and on request one for each criterion; Parquet or CSV by suffix.

    Until it is whole the file is called `NAME.partial`, or `NAME.partial-2` where that is taken. Whatever goes wrong,
    it is closed so that it can be read; an interruption carries the error that names it.
    """
    require_suffix(path)
    _require_folder(path)
    if path.is_dir():
        raise CeyuanError(FOLDER_THERE, data={"path": str(path)})
    kind = TextTable if path.suffix.lower() == ".csv" else ParquetTable
    keys = measure_keys(plans)

    def split(batch: Batch) -> Sequence[pa.RecordBatch]:
        answers = [
            one
            for plan, key, answer in zip(plans, keys, batch.measures, strict=True)
            for one in _columns(plan, answer, batch.rows, (key, f"{key}__"), criteria=criteria)
        ]
        return [_table(batch, answers)]

    def begin(schemas: Sequence[pa.Schema]) -> tuple[Path, list[GrowingTable]]:
        draft = claim_file(path)
        try:
            return draft, [kind(draft, schemas[0])]
        except BaseException:
            draft.unlink(missing_ok=True)
            raise

    return _Writing(path, plans, split, begin).write(batches)


def write_answers_by_measure(
    batches: Iterable[Batch], plans: Sequence[MeasurePlan], folder: Path, *, criteria: bool = False
) -> Written:
    """Write a folder `measure=KEY` with one Parquet file for each measure, as warehouses read them."""
    _require_folder(folder)
    if folder.exists():
        raise CeyuanError(FOLDER_THERE, data={"path": str(folder)})
    keys = measure_keys(plans)

    def split(batch: Batch) -> Sequence[pa.RecordBatch]:
        return [
            _table(batch, list(_columns(plan, answer, batch.rows, (ANSWER, ""), criteria=criteria)))
            for plan, answer in zip(plans, batch.measures, strict=True)
        ]

    def begin(schemas: Sequence[pa.Schema]) -> tuple[Path, list[GrowingTable]]:
        draft = claim_folder(folder)
        tables: list[GrowingTable] = []
        try:
            for key, schema in zip(keys, schemas, strict=True):
                place = draft / f"measure={key}"
                place.mkdir()
                tables.append(ParquetTable(place / "part-0.parquet", schema))
        except BaseException:
            close_all(tables)
            shutil.rmtree(draft, ignore_errors=True)
            raise
        return draft, tables

    return _Writing(folder, plans, split, begin).write(batches)


@dataclass(slots=True)
class _Writing:
    """One run of writing: tables that grow together, so that all hold the same firms."""

    path: Path
    plans: Sequence[MeasurePlan]
    split: Split
    begin: Callable[[Sequence[pa.Schema]], tuple[Path, Sequence[GrowingTable]]]
    rows: int = 0
    draft: Path | None = None
    tables: Sequence[GrowingTable] = ()

    def write(self, batches: Iterable[Batch]) -> Written:
        try:
            for batch in batches:
                for parts in _sliced(self.split(batch)):
                    self._add(parts)
            draft = self._begun(self.split(_no_firms(self.plans)))
            close_all(self.tables)
            draft.replace(self.path)
        except BaseException as error:
            self._keep(error)
            raise
        return Written(self.path, self.rows)

    def _begun(self, parts: Sequence[pa.RecordBatch]) -> Path:
        """Begin the tables unless they are begun: without any firm too there is a table, an empty one."""
        if self.draft is None:
            self.draft, self.tables = self.begin([one.schema for one in parts])
        return self.draft

    def _add(self, parts: Sequence[pa.RecordBatch]) -> None:
        self._begun(parts)
        for table, part in zip(self.tables, parts, strict=True):
            table.reserve(part)
        for table, part in zip(self.tables, parts, strict=True):
            table.add(part)
        self.rows += parts[0].num_rows

    def _keep(self, error: BaseException) -> None:
        """Close what there is and say so; a part without any firm is taken away."""
        told = _told(error, self.path, self.rows)
        try:
            close_all(self.tables)
        except OSError as second:
            raise _told(second, self.path, 0) or second from error
        if self.draft is not None and self.rows == 0:
            _remove(self.draft)
        elif self.draft is not None:
            data = {"path": str(self.path), "partial": self.draft.name, "rows": self.rows}
            kept = CeyuanError(KEPT_PART, data=data)
            if isinstance(error, KeyboardInterrupt):
                raise KeyboardInterrupt(kept) from error
            if told is not None:
                raise CeyuanErrors([told, kept]) from error
        if told is not None and told is not error:
            raise told from error


def _remove(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)


def _no_firms(plans: Sequence[MeasurePlan]) -> Batch:
    none = no_bits(0)
    answers = [
        MeasureAnswers(MeasureBits(none, none, none, none), tuple(TruthBits(none, none) for _ in tested_parts(plan)))
        for plan in plans
    ]
    return Batch(0, pa.array([], pa.string()), tuple(answers))


def _told(error: BaseException, path: Path, rows: int) -> CeyuanError | None:
    """Give what the user is told; None for what is no fault of input or disk."""
    if isinstance(error, CeyuanError):
        return error
    if not isinstance(error, OSError):
        return None
    if error.errno in _FULL:
        return CeyuanError(DISK_FULL, data={"path": str(path), "rows": rows})
    return CeyuanError(NOT_WRITABLE, data={"path": str(path), "reason": error.strerror or str(error)})


def _require_folder(path: Path) -> None:
    folder = path.resolve().parent
    if not folder.is_dir():
        raise CeyuanError(FOLDER_MISSING, data={"folder": str(folder), "path": path.name})


def _sliced(parts: Sequence[pa.RecordBatch]) -> Iterator[Sequence[pa.RecordBatch]]:
    for start in range(0, max(parts[0].num_rows, 1) if parts else 0, _GROUP_ROWS):
        yield [one.slice(start, _GROUP_ROWS) for one in parts]


def _table(batch: Batch, answers: Sequence[tuple[str, pa.Array]]) -> pa.RecordBatch:
    named = [(SUBJECT_ID, texts_of(batch.ids))]
    if batch.names is not None:
        named.append((SUBJECT_NAME, texts_of(batch.names)))
    named += answers
    return pa.RecordBatch.from_arrays([array for _, array in named], [name for name, _ in named])


def _columns(
    plan: MeasurePlan, answer: MeasureAnswers, rows: int, names: tuple[str, str], *, criteria: bool
) -> Iterator[tuple[str, pa.Array]]:
    """Give the column of a measure, called by the first of `names`, and those of its criteria behind the second."""
    yield names[0], words_of(measure_codes(answer.bits, rows).astype(np.int8), _WORDS)
    if not criteria or not answer.criteria:
        return
    taken: set[str] = {ANSWER, SUBJECT_ID, SUBJECT_NAME} if not names[1] else set()
    for part, bits in zip(tested_parts(plan), answer.criteria, strict=True):
        name, number = f"{names[1]}{part.id}", 2
        while name in taken:
            name, number = f"{names[1]}{part.id}_{number}", number + 1
        taken.add(name)
        yield name, words_of(criterion_codes(bits, rows).astype(np.int8), _WORDS[:3])
