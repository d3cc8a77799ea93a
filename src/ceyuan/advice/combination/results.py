"""What a combination is, as data: items with amounts in 元, what stands between them, what is taken and what is left.

Comes in: nothing. Goes out: frozen items, conflicts and combinations.
Must not know: verdicts, files.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ceyuan.model.stacking import Direction, StackingRule


@dataclass(frozen=True, slots=True)
class Item:
    """Something that could be had: an amount between `low` and `high` in 元; `high` None means no upper end is known.

    `discretionary` amounts are decided by `decided_by`: they are shown as a range and never promised.
    """

    key: str
    name: str
    low: Fraction
    high: Fraction | None
    discretionary: bool = False
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What happens when both items are had: EXCLUSIVE and HIGHER leave one, DIFFERENCE tops up to the higher.

    `rule` is the sentence it rests on; None for conflicts handed in as data.
    """

    first: str
    second: str
    direction: Direction
    rule: StackingRule | None = None


class Reason(StrEnum):
    """Why an item is not in the combination."""

    CONFLICT = "conflict"
    BUDGET = "budget"
    NO_AMOUNT = "no-amount"


@dataclass(frozen=True, slots=True)
class Left:
    """An item left out, with the items taken that stand against it."""

    item: Item
    reason: Reason
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Combination:
    """The best combination: `low`..`high` is what it brings altogether, top-ups counted once.

    `high` is None where an item taken has no upper end. Ties are broken by the written rule of `docs/advice.md`.
    """

    taken: tuple[Item, ...]
    left: tuple[Left, ...]
    low: Fraction
    high: Fraction | None
