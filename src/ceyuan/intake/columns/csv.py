"""A register in separated text with machine headings, opened.

Comes in: a path, a vocabulary, what is wanted. Goes out: the file, ready to be read batch by batch.
Must not know: rules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, open_csv

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.errors import OPEN_CELL, UNREADABLE
from ceyuan.intake.columns.layout import Layout, Wanted, find_layout
from ceyuan.intake.columns.lines import WatchedLines, first_open_line
from ceyuan.intake.columns.reading import FAILURES, Block, ColumnsFile, failed, require_plain_file
from ceyuan.intake.columns.texts import read_words
from ceyuan.model.facts import FactType, Vocabulary

_BLOCK = 1 << 24


def open_text(
    path: Path, vocabulary: Vocabulary, *, wanted: Wanted | None = None, block_bytes: int = _BLOCK
) -> ColumnsFile:
    """Open a CSV file in UTF-8; `wanted` None reads every column whose name means something."""
    require_plain_file(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            names = next(csv.reader(stream), [])
    except (*FAILURES, csv.Error) as error:
        raise failed(UNREADABLE, path, error) from error
    layout = find_layout(str(path), names, vocabulary, wanted)
    return ColumnsFile(path, layout, None, lambda: _blocks(path, layout, block_bytes))


def _blocks(path: Path, layout: Layout, block_bytes: int) -> Iterator[Block]:
    names, kinds = list(layout.read()), _kinds(layout)
    convert = ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        include_columns=names,
        strings_can_be_null=True,
        null_values=[""],
        quoted_strings_can_be_null=True,
    )
    options = ReadOptions(block_size=block_bytes), ParseOptions(newlines_in_values=True), convert
    with path.open("rb") as file:
        lines, rows = WatchedLines(file), 0
        try:
            for batch in _parsed(lines, options):
                rows += batch.num_rows
                yield _typed(batch, kinds)
        except FAILURES:
            _require_whole(path, lines.open_line)
            raise
        _require_whole(path, lines.open_line)
        if rows != lines.filled - 1:
            _require_whole(path, first_open_line(path))


def _parsed(lines: WatchedLines, options: tuple[ReadOptions, ParseOptions, ConvertOptions]) -> Iterator[pa.RecordBatch]:
    """Read batch by batch; what comes after a line that is not whole is not worth reading."""
    read, parse, convert = options
    with open_csv(lines, read_options=read, parse_options=parse, convert_options=convert) as reader:
        for batch in reader:
            if lines.open_line:
                return
            yield batch


def _require_whole(path: Path, open_line: int) -> None:
    if open_line:
        raise CeyuanError(OPEN_CELL, data={"path": str(path), "line": open_line})


def _kinds(layout: Layout) -> dict[str, tuple[FactType, int]]:
    flag = (FactType.BOOLEAN, 0)
    kinds = {one.value: (one.fact.type, one.shift) for one in layout.facts if one.value}
    kinds |= {name: flag for one in layout.facts for name in (one.not_applicable, one.wrong) if name}
    return kinds | {name: flag for _, name in layout.titles}


def _typed(batch: pa.RecordBatch, kinds: dict[str, tuple[FactType, int]]) -> Block:
    arrays: list[pa.Array] = []
    spoiled: dict[str, NDArray[np.bool_]] = {}
    for name in batch.schema.names:
        array, unread = read_words(batch.column(name), *kinds.get(name, (FactType.TEXT, 0)))
        arrays.append(array)
        if unread is not None:
            spoiled[name] = unread
    return Block(pa.RecordBatch.from_arrays(arrays, batch.schema.names), batch, spoiled)
