"""Not getting twice: which awards stand beside which, within what must be the same, and what then happens.

Comes in: what a pack's stacking.yaml declares. Goes out: frozen rules.
Must not know: awards already paid, budgets. Whether two awards are of the same project is known where awards are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ceyuan.model.provenance import Reading
from ceyuan.source import Span


class Direction(StrEnum):
    """What happens when both could be had.

    HIGHER: only the higher counts (就高). DIFFERENCE: the measure tops the other award up to its own (补足差额).
    EXCLUSIVE: who had the other does not get this one (已享受的不得申报). CUMULATIVE: both are had (可以叠加).
    """

    HIGHER = "higher"
    DIFFERENCE = "difference"
    EXCLUSIVE = "exclusive"
    CUMULATIVE = "cumulative"


class Sameness(StrEnum):
    """What must be the same in both awards before a rule speaks, such as 同一项目 or 同一年度."""

    PROJECT = "project"
    ITEM = "item"
    PRODUCT = "product"
    EVENT = "event"
    ENTERPRISE = "enterprise"
    DISTRICT = "district"
    YEAR = "year"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class TheseMeasures:
    """Measures named one by one, as `pack#id`."""

    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TheseSchemes:
    """Every version of some schemes."""

    schemes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportOf:
    """All support of one level of government ("" is every level); `funds_only` leaves titles and the like out."""

    level: str
    funds_only: bool


@dataclass(frozen=True, slots=True)
class InWords:
    """Support that no pack of ours holds as a measure: shown, never computed."""

    words: str


Partners = TheseMeasures | TheseSchemes | SupportOf | InWords


@dataclass(frozen=True, slots=True)
class StackingRule:
    """One sentence about not getting twice.

    `measures` are ids of the rule's own pack; everything in `scope` must be the same before the rule speaks.
    """

    id: str
    clause: str
    text: str
    reading: Reading
    measures: tuple[str, ...]
    partners: Partners
    scope: tuple[Sameness, ...]
    direction: Direction
    span: Span
    note: str = ""

    @property
    def named(self) -> bool:
        """Tell whether the partners are named one by one; such a rule goes before one about a whole level.

        >>> from ceyuan.source import Source
        >>> rule = StackingRule("a", "一", "", Reading.OWN, ("x",), SupportOf("", True), (), Direction.HIGHER,
        ...                     Span(Source("f", ""), 0, 0))
        >>> rule.named
        False
        """
        return isinstance(self.partners, TheseMeasures | TheseSchemes)
