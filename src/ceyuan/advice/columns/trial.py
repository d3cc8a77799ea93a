"""Try changed firms with the engine: who is still a no, or could not apply.

Comes in: a rulebook of one measure, rows, how far each lever goes. Goes out: truths.
Must not know: how the changes were found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.advice.columns.levers import Lever, LeverKind
from ceyuan.advice.columns.sheet import Picked, Truths, Wholes
from ceyuan.engines.batch import Code, measure_codes
from ceyuan.engines.block import Rulebook, decide_columns
from ceyuan.model.columns import (
    Column,
    ColumnKey,
    Columns,
    FlagColumn,
    Marks,
    NumberColumn,
    TextColumn,
    TitleColumn,
    pack_bits,
    unpack_bits,
)


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """How many steps a lever goes at each row."""

    lever: Lever
    steps: Wholes


def still_no(rulebook: Rulebook, picked: Picked, walks: Sequence[Walk], certain: Sequence[int]) -> Truths:
    """Give the rows where the measure, changed as said, is a no or closed, or a part of `certain` is not so.

    Points that experts choose inside a band are no unknown facts that may turn out to fit: nobody may count on them.
    """
    changed = changed_columns(rulebook, picked, walks)
    batch = decide_columns(rulebook, changed)
    codes = measure_codes(batch.measures[0].bits, batch.rows)
    failed: Truths = (codes == Code.NO) | (codes == Code.CLOSED)
    for part in certain:
        failed |= ~unpack_bits(batch.measures[0].criteria[part].surely, batch.rows)
    return failed


def changed_columns(rulebook: Rulebook, picked: Picked, walks: Sequence[Walk]) -> Columns:
    """Give the columns a rulebook reads of some rows, with the changes made."""
    whole = picked.sheet.columns
    kept = {key: one for key in rulebook.needs if (one := whole.columns.get(key)) is not None}
    columns: dict[ColumnKey, Column] = {key: _taken(key, one, picked) for key, one in kept.items()}
    held = {name: _title(name, picked) for name in rulebook.titles if name in whole.titles}
    for walk in walks:
        if walk.lever.kind is LeverKind.TITLE:
            if walk.lever.name in held:
                held[walk.lever.name] = _granted(held[walk.lever.name], walk.steps)
        elif walk.lever.key in columns:
            columns[walk.lever.key] = _moved(columns[walk.lever.key], walk)
    return Columns(len(picked), range(len(picked)), columns, held)


def _taken(key: ColumnKey, column: Column, picked: Picked) -> Column:
    rows = picked.rows
    damaged = unpack_bits(column.marks.damaged, picked.sheet.rows)[rows]
    null = unpack_bits(column.marks.null, picked.sheet.rows)[rows]
    marks = Marks(pack_bits(picked.known(key)), pack_bits(null), pack_bits(damaged))
    match column:
        case NumberColumn(values=values):
            return NumberColumn(values[rows], marks)
        case FlagColumn():
            return FlagColumn(pack_bits(picked.flag(key)), marks)
        case TextColumn(codes=codes, words=words):
            return TextColumn(codes[rows], words, marks)


def _title(name: str, picked: Picked) -> TitleColumn:
    return TitleColumn(pack_bits(picked.held(name)), pack_bits(picked.open(name)))


def _granted(column: TitleColumn, steps: Wholes) -> TitleColumn:
    granted = pack_bits(steps > 0)
    return TitleColumn(column.held | granted, column.open & ~granted)


def _moved(column: Column, walk: Walk) -> Column:
    match column:
        case NumberColumn(values=values):
            return dataclasses.replace(column, values=values + walk.lever.sign * walk.steps)
        case FlagColumn(values=bits):
            turned = pack_bits(walk.steps > 0)
            return dataclasses.replace(column, values=(bits | turned) if walk.lever.sign > 0 else (bits & ~turned))
    raise TypeError(f"{walk.lever.name} is no number and no yes/no fact")
