"""Ladders: recognitions and steps in their order, what each asks to be held, and what comes next.

Comes in: what vocabulary/ladders.yaml declares. Goes out: frozen ladders; the next rung for what is held.
Must not know: measures. What a rung asks beyond titles stands in the measures of its schemes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ceyuan.model.provenance import Reading
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Rung:
    """One step. Any one of `titles` stands on it; `schemes` are the measures that lead to it.

    Of every group in `needs` one title must be held. A rung without titles is a step that grants none; it is shown by
    its `name`.
    """

    name: str
    titles: tuple[str, ...]
    schemes: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the lowest to the highest, with the document that orders them."""

    name: str
    key: str
    en: str
    source: str
    clause: str
    reading: Reading
    rungs: tuple[Rung, ...]
    span: Span
    note: str = ""

    def standing(self, held: Collection[str]) -> int | None:
        """Give the place of the highest rung of which a title is held; None when there is none."""
        places = [index for index, rung in enumerate(self.rungs) if any(one in held for one in rung.titles)]
        return max(places, default=None)

    def next_rung(self, held: Collection[str]) -> Rung | None:
        """Give the rung above the highest one held, the first when none is held, None at the top.

        >>> from ceyuan.source import Source
        >>> here = Span(Source("f", ""), 0, 0)
        >>> low, high = Rung("市级", ("市级",), (), (), here), Rung("国家级", ("国家级",), (), (("市级",),), here)
        >>> ladder = Ladder("甲", "a", "A", "文号", "一", Reading.OWN, (low, high), here)
        >>> ladder.next_rung({"市级"}).name, ladder.next_rung({"国家级"})
        ('国家级', None)
        """
        standing = self.standing(held)
        above = 0 if standing is None else standing + 1
        return self.rungs[above] if above < len(self.rungs) else None
