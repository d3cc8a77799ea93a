"""Tables that grow batch by batch on disk, as Parquet or CSV, and stay readable whenever they end.

Comes in: record batches. Goes out: bytes in a partial file.
Must not know: what the tables are about.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.csv import CSVWriter, WriteOptions

from ceyuan.report.columns.partial import PartialFile

_OF_A_CHUNK = 640  # bytes that the footer says of one column of one row group, at most, beside its name
_OF_THE_FILE = 1 << 16


class GrowingTable(Protocol):
    """A table on disk."""

    def reserve(self, batch: pa.RecordBatch) -> None:
        """Make sure that a batch can be written and the table closed; OSError where the disk is full."""

    def add(self, batch: pa.RecordBatch) -> None:
        """Write a batch for which there is space."""

    def close(self) -> None:
        """End the table so that it can be read."""


class ParquetTable:
    """One Parquet file, one row group a batch."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._file = PartialFile(path)
        self._groups = 0
        self._chunk = _OF_A_CHUNK * len(schema) + 2 * sum(len(name.encode()) for name in schema.names)
        try:
            self._file.reserve(self._footer(0))
            self._writer = pq.ParquetWriter(self._file, schema, compression="zstd", store_decimal_as_integer=True)
        except BaseException:
            self._file.close()
            raise

    def _footer(self, groups: int) -> int:
        return _OF_THE_FILE + self._chunk * (groups + 1)

    def reserve(self, batch: pa.RecordBatch) -> None:
        """Make sure that a batch can be written and the table closed; encoded it is never twice as long as here."""
        self._file.reserve(2 * batch.get_total_buffer_size() + self._footer(self._groups + 1))

    def add(self, batch: pa.RecordBatch) -> None:
        """Write a batch as a row group."""
        self._writer.write_batch(batch, row_group_size=max(batch.num_rows, 1))
        self._groups += 1

    def close(self) -> None:
        """Write the footer."""
        try:
            self._writer.close()
        finally:
            self._file.close()


class TextTable:
    """One CSV file."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._file = PartialFile(path)
        self._schema = pa.schema([pa.field(one.name, _plain(one.type)) for one in schema])
        head = _text(self._schema.empty_table(), header=True)
        try:
            self._file.reserve(len(head))
            self._file.write(head)
        except BaseException:
            self._file.close()
            raise
        self._ready: bytes | None = None

    def reserve(self, batch: pa.RecordBatch) -> None:
        """Make sure that a batch can be written: its text is made here."""
        arrays = [batch.column(index).cast(one.type) for index, one in enumerate(self._schema)]
        self._ready = _text(pa.RecordBatch.from_arrays(arrays, schema=self._schema), header=False)
        self._file.reserve(len(self._ready))

    def add(self, batch: pa.RecordBatch) -> None:
        """Write the text that `reserve` made."""
        ready, self._ready = self._ready, None
        if ready is None:
            raise ValueError(f"{batch.num_rows} rows were not announced by `reserve`")
        self._file.write(ready)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _text(rows: pa.RecordBatch | pa.Table, *, header: bool) -> bytes:
    sink = pa.BufferOutputStream()
    with CSVWriter(sink, rows.schema, write_options=WriteOptions(include_header=header)) as writer:
        writer.write(rows)
    written: bytes = sink.getvalue().to_pybytes()
    return written


def close_all(tables: Sequence[GrowingTable]) -> None:
    """Close every table, whatever happens to one of them."""
    errors: list[OSError] = []
    for one in tables:
        try:
            one.close()
        except OSError as error:
            errors.append(error)
    if errors:
        raise errors[0]
