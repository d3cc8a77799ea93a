"""Write invented firms to Parquet, or give them as Columns: `python -m benchmarks.generate --firms 1000000 --out DIR`.

Comes in: a recipe, a number of firms, a folder. Goes out: files of at most a million firms, chunk by chunk.
Must not know: rules, engines.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.firms import CHUNK, Drawn
from benchmarks.more_columns import Recipe, make_recipe
from benchmarks.rules import BENCH, BUNDLED, load_rules
from benchmarks.say import say
from ceyuan.model.column_names import FactColumn, Role, TitleName, column_name, read_column_name, title_column_name
from ceyuan.model.columns import (
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    no_bits,
    pack_bits,
)
from ceyuan.model.facts import FactType, Vocabulary

PART = 1_000_000  # firms a file
EPOCH = 719_163  # the ordinal of 1970-01-01, from which Arrow counts days


@dataclass(frozen=True, slots=True)
class Dataset:
    """Files of firms that were written before, in order; `names` are the columns of every file."""

    folder: Path
    firms: int

    @property
    def parts(self) -> tuple[Path, ...]:
        """Give the files in order."""
        count = -(-self.firms // PART)
        return tuple(self.folder / f"part-{number:04d}.parquet" for number in range(count))


def as_columns(drawn: Mapping[str, Drawn], vocabulary: Vocabulary, first: int = 0) -> Columns:
    """Give drawn firms as the engines take them."""
    rows = next(iter(drawn.values())).known.size
    columns: dict[ColumnKey, Column] = {}
    titles: dict[str, TitleColumn] = {}
    for name, one in drawn.items():
        match read_column_name(name, vocabulary):
            case TitleName(title=title):
                titles[title] = TitleColumn(pack_bits(one.known & one.values.astype(np.bool_)), pack_bits(~one.known))
            case FactColumn(key=key):
                columns[key] = _column(one, vocabulary.facts[key.fact].type)
            case None:
                raise ValueError(f"no fact is called {name}")
    return Columns(rows, _ids(first, rows), columns, titles)


def _column(one: Drawn, kind: FactType) -> Column:
    rows = one.known.size
    null = no_bits(rows) if one.null is None else pack_bits(one.null)
    marks = Marks(pack_bits(one.known), null, no_bits(rows))
    if kind is FactType.BOOLEAN:
        return FlagColumn(pack_bits(one.values.astype(np.bool_)), marks)
    if kind is FactType.TEXT:
        return TextColumn(one.values.astype(np.int32), one.words, marks)
    return NumberColumn(one.values.astype(np.int64), marks)


def as_table(drawn: Mapping[str, Drawn], vocabulary: Vocabulary, first: int = 0) -> pa.Table:
    """Give drawn firms as the columns of a file."""
    rows = next(iter(drawn.values())).known.size
    found: dict[str, pa.Array] = {"subject_id": pa.array(_ids(first, rows))}
    for name, one in drawn.items():
        match read_column_name(name, vocabulary):
            case TitleName(title=title):
                found[title_column_name(vocabulary.titles[title].key)] = _flags(one)
            case FactColumn(key=key):
                fact = vocabulary.facts[key.fact]
                found[column_name(fact, key.year, scaled=fact.type is FactType.NUMBER)] = _array(one, fact.type)
                if one.null is not None:
                    found[column_name(fact, key.year, Role.NOT_APPLICABLE)] = pa.array(one.null)
            case None:
                raise ValueError(f"no fact is called {name}")
    return pa.table(found)


def _array(one: Drawn, kind: FactType) -> pa.Array:
    match kind:
        case FactType.BOOLEAN:
            return _flags(one)
        case FactType.TEXT:
            codes = pa.array(one.values.astype(np.int32), mask=~one.known)
            return pa.DictionaryArray.from_arrays(codes, pa.array(one.words))
        case FactType.DATE:
            days = (one.values.astype(np.int64) - EPOCH).astype(np.int32)
            return pa.array(days, mask=~one.known).cast(pa.date32())
    return pa.array(one.values.astype(np.int64), mask=~one.known)


def _flags(one: Drawn) -> pa.Array:
    return pa.array(one.values.astype(np.bool_), mask=~one.known)


def _ids(first: int, rows: int) -> list[str]:
    return [f"F{number:09d}" for number in range(first, first + rows)]


def chunks(recipe: Recipe, vocabulary: Vocabulary, firms: int) -> Iterator[tuple[int, pa.Table]]:
    """Give a data set chunk by chunk, each with the number of its first firm."""
    for number in range(-(-firms // CHUNK)):
        first = number * CHUNK
        table = as_table(recipe.draw(number), vocabulary, first)
        yield first, table.slice(0, min(CHUNK, firms - first))


def write_dataset(recipe: Recipe, vocabulary: Vocabulary, dataset: Dataset) -> None:
    """Write a data set; one of the same folder that is already complete is kept.

    Says after the first file how much disk it will take, and stops there if the disk has not that much left.
    """
    done = dataset.folder / f"complete-{recipe.seed}-{dataset.firms}"
    if done.exists():
        return
    dataset.folder.mkdir(parents=True, exist_ok=True)
    writer: pq.ParquetWriter | None = None
    for first, table in chunks(recipe, vocabulary, dataset.firms):
        if first % PART == 0:
            if writer is not None:
                writer.close()
            if first == PART:
                _announce(dataset)
            writer = pq.ParquetWriter(dataset.parts[first // PART], table.schema, compression="zstd")
        assert writer is not None  # noqa: S101 -- the first chunk begins a file
        writer.write_table(table, row_group_size=CHUNK)
    if writer is not None:
        writer.close()
    done.touch()


def _announce(dataset: Dataset) -> None:
    size = dataset.parts[0].stat().st_size
    needed, free = size * (len(dataset.parts) - 1), shutil.disk_usage(dataset.folder).free
    more = f"{len(dataset.parts)} files of {size / 1e6:.0f} MB, {needed / 1e9:.1f} GB more"
    say(f"{dataset.folder}: {more}; {free / 1e9:.1f} GB are free.")
    if needed * 1.05 > free:
        raise SystemExit(f"That does not fit: choose another folder with --data, or fewer --firms ({dataset.folder}).")


def main() -> None:
    """Write a data set from the command line."""
    parser = argparse.ArgumentParser(description="Write invented firms to Parquet.")
    parser.add_argument("--firms", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rulebook", choices=[BENCH, BUNDLED], default=BENCH)
    options = parser.parse_args()
    rules = load_rules(options.rulebook)
    write_dataset(make_recipe(rules, options.seed), rules.vocabulary, Dataset(options.out, options.firms))


if __name__ == "__main__":
    main()
