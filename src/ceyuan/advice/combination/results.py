"""What a combination is, as data: items with amounts in 元, what stands between them, what is taken and what is left.

Comes in: nothing. Goes out: frozen items, conflicts, budgets and combinations.
Must not know: verdicts, files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from ceyuan.model.stacking import Direction, Sameness, StackingRule


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

    CUMULATIVE says that nothing happens: both are had. `rule` is the sentence it rests on; None for conflicts handed in
    as data. `assumed` is what must be the same for it to hold and nobody has said: taken to be so (若为同一项目).
    """

    first: str
    second: str
    direction: Direction
    rule: StackingRule | None = None
    assumed: tuple[Sameness, ...] = ()


class Reason(StrEnum):
    """Why an item is not in the combination."""

    CONFLICT = "conflict"
    BUDGET = "budget"
    NO_AMOUNT = "no-amount"
    NO_WEIGHT = "no-weight"


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


@dataclass(frozen=True, slots=True)
class Choice:
    """The best combination, and beside it what other readings of the same facts would bring; None where nothing else.

    `best` compares what is certain and takes for the same whatever may be. `possible` compares upper ends first.
    `apart` drops every conflict that rests on a sameness nobody has confirmed.
    """

    best: Combination
    possible: Combination | None = None
    apart: Combination | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent: `total` in 元 (None: no limit) and by group; `group_of` and `weights` are by item key.

    An item without a weight weighs its amount; where `weights` is empty, every item does.
    """

    total: Fraction | None = None
    groups: Mapping[str, Fraction] = field(default_factory=dict)
    group_of: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, Fraction] = field(default_factory=dict)
