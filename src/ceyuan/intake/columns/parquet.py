"""A register in Parquet, opened.

Comes in: a path, a vocabulary, what is wanted. Goes out: the file, ready to be read batch by batch.
Must not know: rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.arrow import check_types
from ceyuan.intake.columns.errors import OTHER_DAY, OTHER_FORMAT, UNREADABLE
from ceyuan.intake.columns.layout import Layout, Wanted, find_layout
from ceyuan.intake.columns.reading import FAILURES, Block, ColumnsFile, failed, require_plain_file
from ceyuan.model.facts import FactType, Vocabulary

FORMAT_KEY, FORMAT = "ceyuan.format", "1"
AS_OF_KEY = "ceyuan.as_of"
BATCH_ROWS = 1 << 16
_BUFFER = 1 << 16


def open_parquet(
    path: Path, vocabulary: Vocabulary, *, as_of: date, wanted: Wanted | None = None, batch_rows: int = BATCH_ROWS
) -> ColumnsFile:
    """Open a Parquet file; `wanted` None reads every column whose name means something."""
    require_plain_file(path)
    try:
        with pq.ParquetFile(path) as file:
            schema, metadata = file.schema_arrow, file.metadata
    except FAILURES as error:
        raise failed(UNREADABLE, path, error) from error
    layout = find_layout(str(path), schema.names, vocabulary, wanted)
    check_types(schema, layout, str(path))
    _check_metadata(path, metadata.metadata or {}, layout, as_of)
    return ColumnsFile(path, layout, metadata.num_rows, lambda: _blocks(path, layout, batch_rows))


def _blocks(path: Path, layout: Layout, batch_rows: int) -> Iterator[Block]:
    """Read without mapping the file into memory (a file cut short would end the process) and column by column.

    `pre_buffer` would hold a whole row group; a small buffer for each column is as fast and does not grow with it.
    """
    texts = [one.value for one in layout.facts if one.fact.type is FactType.TEXT and one.value]
    names = list(layout.read())
    with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER, read_dictionary=texts) as file:
        counts = [file.metadata.row_group(number).num_rows for number in range(file.metadata.num_row_groups)]
        for groups, rows in _parts(counts, batch_rows):
            batches = file.iter_batches(rows, row_groups=groups, columns=names, use_threads=True)
            for batch in batches if len(groups) == 1 else _joined(list(batches)):
                ordered = pa.RecordBatch.from_arrays([batch.column(name) for name in names], names)
                yield Block(ordered, ordered, {})


def _parts(counts: Sequence[int], batch_rows: int) -> Iterator[tuple[list[int], int]]:
    """Give row groups to read together and how many rows at a time: equal parts of a large one, several small ones.

    A request across the border of two groups would come back in crumbs.
    """
    small: list[int] = []
    for number, rows in enumerate(counts):
        if rows < batch_rows // 2:
            small.append(number)
        if small and (rows >= batch_rows // 2 or sum(counts[one] for one in small) >= batch_rows):
            yield small, batch_rows
            small = []
        if rows >= batch_rows // 2:
            pieces = -(-rows // batch_rows)
            yield [number], -(-rows // pieces // 8) * 8
    if small:
        yield small, batch_rows


def _joined(batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    return pa.Table.from_batches(batches).unify_dictionaries().combine_chunks().to_batches() if batches else []


def _check_metadata(path: Path, metadata: dict[bytes, bytes], layout: Layout, as_of: date) -> None:
    stated = {key: metadata[key.encode()].decode(errors="replace") for key in _STATED if key.encode() in metadata}
    if stated.get(FORMAT_KEY, FORMAT) != FORMAT:
        raise _unknown(path, FORMAT_KEY, stated[FORMAT_KEY])
    if AS_OF_KEY not in stated or not layout.titles:
        return
    try:
        day = date.fromisoformat(stated[AS_OF_KEY])
    except ValueError as error:
        raise _unknown(path, AS_OF_KEY, stated[AS_OF_KEY]) from error
    if day != as_of:
        days = {"path": str(path), "stated": day.isoformat(), "asked": as_of.isoformat()}
        raise CeyuanError(OTHER_DAY, data=days)


def _unknown(path: Path, key: str, stated: str) -> CeyuanError:
    return CeyuanError(OTHER_FORMAT, data={"path": str(path), "key": key, "stated": stated})


_STATED = (FORMAT_KEY, AS_OF_KEY)
