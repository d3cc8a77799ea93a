"""The answers of many firms at once, as bits: what the columnar engines give.

Comes in: nothing. Goes out: frozen bits by measure and criterion, counts, one letter a firm.
Must not know: how an engine computes, how answers are stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ceyuan.model.columns import Bits, Ids, pack_bits
from ceyuan.model.condition import Criterion
from ceyuan.model.measure import Requirement
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, MeasurePlan


class Code(IntEnum):
    """How a verdict stands, as a small number for tables; a criterion takes only the first three."""

    NO = 0
    UNKNOWN = 1
    YES = 2
    PENDING = 3
    CLOSED = 4

    @property
    def word(self) -> str:
        """Give the word that cases and JSON use."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, eq=False)
class TruthBits:
    """The two truths of a criterion or a required title for every row."""

    surely: Bits
    possibly: Bits


@dataclass(frozen=True, slots=True, eq=False)
class MeasureBits:
    """How a measure stands for every row; closed outweighs pending, and both outweigh the two truths."""

    surely: Bits
    possibly: Bits
    closed: Bits
    pending: Bits


@dataclass(frozen=True, slots=True)
class MeasureAnswers:
    """One measure's answers; `criteria` are in the order of `tested_parts`, empty where nobody asked for them."""

    bits: MeasureBits
    criteria: tuple[TruthBits, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """The answers for some rows, measures in the order of the plans.

    `redecided` counts comparisons so near their threshold that the record engine decided them again.
    """

    rows: int
    ids: Ids
    measures: tuple[MeasureAnswers, ...]
    names: Ids | None = None
    redecided: int = 0


def tested_parts(plan: MeasurePlan) -> tuple[Requirement | Criterion, ...]:
    """Give what of a measure is answered on its own: required titles first, then criteria from top to bottom."""
    criteria = () if plan.condition is None else _criteria(plan.condition)
    return (*(one.requirement for one in plan.requirements), *criteria)


def _criteria(condition: ConditionPlan) -> tuple[Criterion, ...]:
    if isinstance(condition, CriterionPlan):
        return (condition.criterion,)
    return tuple(one for member in condition.members for one in _criteria(member))


def measure_codes(bits: MeasureBits, rows: int) -> NDArray[np.uint8]:
    """Give a `Code` for every row."""
    codes = _truth_codes(bits.surely, bits.possibly, rows)
    codes[np.unpackbits(bits.pending, count=rows, bitorder="little").view(np.bool_)] = Code.PENDING
    codes[np.unpackbits(bits.closed, count=rows, bitorder="little").view(np.bool_)] = Code.CLOSED
    return codes


def criterion_codes(bits: TruthBits, rows: int) -> NDArray[np.uint8]:
    """Give a `Code` for every row: no, unknown or yes."""
    return _truth_codes(bits.surely, bits.possibly, rows)


def _truth_codes(surely: Bits, possibly: Bits, rows: int) -> NDArray[np.uint8]:
    sure = np.unpackbits(surely, count=rows, bitorder="little")
    return sure + np.unpackbits(possibly, count=rows, bitorder="little")


def bits_of_codes(codes: NDArray[np.uint8]) -> MeasureBits:
    """Give the bits of codes.

    >>> count_codes(bits_of_codes(np.array([2, 1, 4], np.uint8)), 3)[Code.YES]
    1
    """
    return MeasureBits(
        pack_bits(codes == Code.YES),
        pack_bits((codes == Code.YES) | (codes == Code.UNKNOWN)),
        pack_bits(codes == Code.CLOSED),
        pack_bits(codes == Code.PENDING),
    )


def truths_of_codes(codes: NDArray[np.uint8]) -> TruthBits:
    """Give the two truths of a criterion's codes."""
    return TruthBits(pack_bits(codes == Code.YES), pack_bits(codes != Code.NO))


def count_codes(bits: MeasureBits, rows: int) -> dict[Code, int]:
    """Count how often each code stands."""
    live = np.full((rows + 7) // 8, 0xFF, np.uint8)
    if rows % 8:
        live[-1] = (1 << rows % 8) - 1
    closed = bits.closed & live
    live &= ~closed
    pending = bits.pending & live
    live &= ~pending
    surely, possibly = _count(bits.surely & live), _count(bits.possibly & live)
    return {
        Code.NO: _count(live) - possibly,
        Code.UNKNOWN: possibly - surely,
        Code.YES: surely,
        Code.PENDING: _count(pending),
        Code.CLOSED: _count(closed),
    }


def _count(bits: Bits) -> int:
    return int(np.bitwise_count(bits).sum())


_LONGEST = 48  # PostgreSQL cuts names at 63 bytes; a statement adds a few letters


def measure_keys(plans: Sequence[MeasurePlan]) -> tuple[str, ...]:
    """Give each measure an ASCII name for tables: its id, with its pack's last part where two share an id.

    >>> measure_keys([])
    ()
    """
    ids = [plan.measure.id for plan in plans]
    keys: list[str] = []
    for plan, own in zip(plans, ids, strict=True):
        text = own if ids.count(own) == 1 else f"{plan.measure.pack.rsplit('/', 1)[-1]}_{own}"
        keys.append(_unique(re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:_LONGEST], keys))
    return tuple(keys)


def _unique(text: str, taken: Sequence[str]) -> str:
    base = text if re.match(r"[a-z]", text) else f"m_{text}"
    number, key = 2, base
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    return key
