"""A statement while it is put together: layers of named columns, each thing computed once.

Comes in: what a measure needs, one thing after another. Goes out: the name under which it stands in its layer.
Must not know: measures, how layers become one statement.

Layers, each reading only those before it: cells, atoms, tests of points tables, points, totals, comparisons of totals,
criteria.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import IntEnum

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.build import Truth
from ceyuan.engines.sql.cells import CleanCell, Sheet, clean_cell, clean_title
from ceyuan.model.columns import ColumnKey


class Layer(IntEnum):
    """The layers in the order of reading."""

    CELLS = 0
    ATOMS = 1
    TESTS = 2
    POINTS = 3
    TOTALS = 4
    SCORED = 5
    CRITERIA = 6


_LETTERS = {
    Layer.CELLS: "v",
    Layer.ATOMS: "a",
    Layer.TESTS: "t",
    Layer.POINTS: "p",
    Layer.TOTALS: "s",
    Layer.SCORED: "b",
    Layer.CRITERIA: "c",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """Named columns by layer. `known` remembers by its key what each thing is called, so that measures share."""

    sheet: Sheet
    reference_year: int
    layers: dict[Layer, dict[str, exp.Expr]] = field(default_factory=lambda: {layer: {} for layer in Layer})
    known: dict[tuple[Layer, Hashable], Truth] = field(default_factory=dict)

    def key(self, fact: str, offset: int | None) -> ColumnKey:
        """Give the column of a fact, -1 being the reference year."""
        return ColumnKey(fact, None if offset is None else self.reference_year + offset + 1)


def named(draft: Draft, layer: Layer, key: Hashable, make: Callable[[], Truth]) -> Truth:
    """Give what stands under a key, made once: a number where it is one, else a column of the layer."""
    known = draft.known.get((layer, key))
    if known is None:
        made = make()
        if isinstance(made, int):
            known = made
        else:
            name = f"_{_LETTERS[layer]}{len(draft.layers[layer]) + 1}"
            draft.layers[layer][name] = made
            known = build.column(name)
        draft.known[(layer, key)] = known
    return known if isinstance(known, int) else known.copy()


_ABSENT = -1


def cell(draft: Draft, key: ColumnKey) -> CleanCell:
    """Give the columns of a clean cell."""
    value = named(draft, Layer.CELLS, (key, "value"), lambda: _present(clean_cell(key, draft.sheet).value))
    null = named(draft, Layer.CELLS, (key, "null"), lambda: _present(clean_cell(key, draft.sheet).null))
    return CleanCell(None if isinstance(value, int) else value, None if isinstance(null, int) else null)


def _present(made: exp.Expr | None) -> Truth:
    return _ABSENT if made is None else made


def title(draft: Draft, name: str) -> Truth:
    """Give whether a title is held; unknown where no column speaks of it."""

    def make() -> Truth:
        made = clean_title(name, draft.sheet)
        return build.UNKNOWN if made is None else made

    return named(draft, Layer.CELLS, (name, "title"), make)
