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

from ceyuan.intake.columns.errors import UNREADABLE
from ceyuan.intake.columns.layout import Layout, Wanted, find_layout
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
    names = list(layout.read())
    convert = ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        include_columns=names,
        strings_can_be_null=True,
        null_values=[""],
        quoted_strings_can_be_null=True,
    )
    with open_csv(
        path,
        read_options=ReadOptions(block_size=block_bytes),
        parse_options=ParseOptions(newlines_in_values=True),
        convert_options=convert,
    ) as reader:
        kinds = _kinds(layout)
        for batch in reader:
            yield _typed(batch, kinds)


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
