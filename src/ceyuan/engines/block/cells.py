"""Compile what is known of a cell, of a flag, of a text, of a title.

Comes in: facts and offsets. Goes out: registers with values and marks, the founding year heeded.
Must not know: tests, measures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ceyuan.engines.block.builder import Builder
from ceyuan.engines.block.program import Kind, Op, Step, Words
from ceyuan.model.columns import ColumnKey
from ceyuan.plan.integers.nodes import Cell
from ceyuan.plan.nodes import Flag, Holds, Inapplicable, Member

Truth = tuple[int, int]
FOUNDED = ColumnKey("成立日期", None)


@dataclass(frozen=True, slots=True)
class Cells:
    """Compiles cells for one reference year; `needs` and `titles` collect what is read."""

    builder: Builder
    reference_year: int
    needs: dict[ColumnKey, None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)

    def key(self, fact: str, offset: int | None) -> ColumnKey:
        """Give the column that an offset means."""
        key = ColumnKey(fact, None if offset is None else self.reference_year + offset + 1)
        self.needs[key] = None
        return key

    def value(self, cell: Cell) -> int:
        """Give the register of a cell's number."""
        return self.builder.put(Step(Op.VALUE, Kind.WHOLE, detail=self.key(cell.fact, cell.offset)))

    def known(self, cell: Cell) -> int:
        """Give the rows where the number is known."""
        return self._known(self.key(cell.fact, cell.offset))

    def null(self, cell: Cell) -> int:
        """Give the rows where the number does not apply."""
        return self._null(self.key(cell.fact, cell.offset))

    def _known(self, key: ColumnKey) -> int:
        return self.builder.bits(Op.KNOWN, detail=key)

    def _null(self, key: ColumnKey) -> int:
        """Give where a value does not apply: stated, or nobody supplied it for a year before the founding year."""
        build = self.builder
        stated = build.bits(Op.NULL, detail=key)
        if key.year is None:
            return stated
        self.needs[FOUNDED] = None
        founded = build.put(Step(Op.VALUE, Kind.WHOLE, detail=FOUNDED))
        later = build.bits(Op.AT_LEAST, founded, number=date(key.year + 1, 1, 1).toordinal())
        young = build.every([later, self._known(FOUNDED)])
        supplied = build.some([self._known(key), build.bits(Op.DAMAGED, detail=key)])
        return build.some([stated, build.every([young, build.invert(supplied)])])

    def _open(self, key: ColumnKey) -> int:
        return self.builder.invert(self.builder.some([self._known(key), self._null(key)]))

    def flag(self, atom: Flag) -> Truth:
        """Give the two truths of a flag."""
        build, key = self.builder, self.key(atom.fact, None)
        value = build.bits(Op.FLAG, detail=key)
        holds = value if atom.expected else build.invert(value)
        surely = build.every([holds, self._known(key)])
        return surely, build.some([surely, self._open(key)])

    def member(self, atom: Member) -> Truth:
        """Give the two truths of a word among words."""
        build, key = self.builder, self.key(atom.fact, None)
        found = build.bits(Op.WORDS, detail=Words(key, atom.values, atom.prefix))
        holds = build.invert(found) if atom.negated else found
        surely = build.every([holds, self._known(key)])
        return surely, build.some([surely, self._open(key)])

    def inapplicable(self, atom: Inapplicable) -> Truth:
        """Give the two truths of `fact = null`."""
        key = self.key(atom.fact, atom.offset)
        surely = self._known(key) if atom.negated else self._null(key)
        return surely, self.builder.some([surely, self._open(key)])

    def holds(self, atom: Holds) -> Truth:
        """Give the two truths of a title among titles."""
        build = self.builder
        pairs = [self.title(name) for name in atom.titles]
        held, possible = build.some([one for one, _ in pairs]), build.some([other for pair in pairs for other in pair])
        if atom.negated:
            return build.invert(possible), build.invert(held)
        return held, possible

    def title(self, name: str) -> Truth:
        """Give where a title is held, and where nobody can tell."""
        self.titles[name] = None
        return self.builder.bits(Op.HELD, detail=name), self.builder.bits(Op.OPEN, detail=name)
