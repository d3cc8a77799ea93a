"""Lawful sources: their words, their order for a fact, and the one that never enters.

Comes in: a fact, a source, the words of a file. Goes out: words, a rank, a refusal.
Must not know: rows. There is no source for an individual statistical return, and no way to name one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.utils import translation

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.words import source_words
from ceyuan.model.facts import Fact, LawfulSource
from ceyuan.model.subject import Cell, Missing, MissingReason

# recorded by hand, these want a document or a shared source; whoever imports has the file, who confirms is the source
WITH_EVIDENCE = frozenset(LawfulSource) - {LawfulSource.DECLARATION, LawfulSource.PLATFORM}

_RETURN = re.compile(
    r"统计(报表|年报|月报|季报|快报|台账|直报|调查表|基层表|个体|单户|原始)|联网直报|一套表|统计上报|直报系统"
)


def rank_of(fact: Fact, source: str) -> int | None:
    """Give how good a source is for a fact, 0 the best; None for one that the vocabulary does not name for it."""
    order = [one.value for one in fact.lawful_sources]
    return order.index(source) if source in order else None


def cell_held(fact: Fact, said: Iterable[tuple[str, Cell]]) -> Cell:
    """Give the value that holds among those of several sources: that of the best lawful one.

    A register has one live row of each source (a constraint), so no two are of equal standing there; where two are and
    differ, neither holds and the value is open. Without a lawful source nothing is known.
    """
    ranked = [(rank, cell) for source, cell in said if (rank := rank_of(fact, source)) is not None]
    best = min((rank for rank, _cell in ranked), default=None)
    cells = [cell for rank, cell in ranked if rank == best]
    if not cells:
        return Missing()
    return cells[0] if all(one == cells[0] for one in cells) else Missing(MissingReason.CONFLICT)


def in_both(source: LawfulSource) -> dict[str, object]:
    """Give a source's words in both languages, as error tables name them."""
    return _in_both([source], "source")


def refuse_unlawful(fact: Fact, source: LawfulSource) -> None:
    """Refuse a source that the vocabulary does not name for a fact."""
    if source not in fact.lawful_sources:
        lawful = _in_both(fact.lawful_sources, "lawful")
        raise Refused(errors.NOT_LAWFUL, data={"fact": fact.name, **in_both(source), **lawful})


def refuse_statistical_return(names: Iterable[str]) -> None:
    """Refuse a file, a sheet or a sender's word that names an individual return of a statistical survey.

    >>> refuse_statistical_return(["2025年财务数据", "是否纳统"])
    """
    for name in names:
        if _RETURN.search(re.sub(r"\s", "", name)):
            raise Refused(errors.STATISTICAL_RETURN, data={"name": name.strip()})


def _in_both(sources: Sequence[LawfulSource], key: str) -> dict[str, object]:
    said: dict[str, object] = {}
    for suffix, language, mark in (("zh", "zh-hans", "、"), ("en", "en", ", ")):
        with translation.override(language):
            said[f"{key}_{suffix}"] = mark.join(source_words(one) for one in sources)
    return said
