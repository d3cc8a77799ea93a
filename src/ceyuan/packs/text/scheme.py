"""Which markers a document uses for its chapters and articles.

Comes in: the markers of all paragraphs. Goes out: the scheme.
Must not know: words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.packs.text.markers import Marker, MarkerKind


@dataclass(frozen=True, slots=True)
class Scheme:
    """The kind of marker that begins an article (None: there are none) and the kinds that begin chapters."""

    article: MarkerKind | None
    chapters: tuple[MarkerKind, ...]


def read_scheme(markers: Sequence[Marker]) -> Scheme:
    """Decide by what is there: 第…条 before anything; else （一） where it runs on through 一、; else 一、.

    >>> from ceyuan.packs.text.markers import read_marker
    >>> read_scheme([read_marker(one) for one in ("一、甲", "（一）乙", "（二）丙", "二、丁", "（三）戊")]).article
    <MarkerKind.HAN_IN_BRACKETS: 'han-in-brackets'>
    >>> read_scheme([read_marker(one) for one in ("一、甲", "（一）乙", "二、丁", "（一）戊")]).article
    <MarkerKind.HAN: 'han'>
    """
    kinds = {marker.kind for marker in markers}
    if MarkerKind.ARTICLE in kinds:
        return Scheme(MarkerKind.ARTICLE, (MarkerKind.CHAPTER, MarkerKind.SECTION))
    above = (MarkerKind.CHAPTER, MarkerKind.SECTION)
    inner = [marker for marker in markers if marker.kind is MarkerKind.HAN_IN_BRACKETS]
    if MarkerKind.HAN in kinds:
        sections = sum(marker.kind is MarkerKind.HAN for marker in markers)
        runs_on = sum(marker.number == 1 for marker in inner) == 1 and len(inner) > 1 and _spans(markers)
        if runs_on and sections > 1:
            return Scheme(MarkerKind.HAN_IN_BRACKETS, (*above, MarkerKind.HAN))
        return Scheme(MarkerKind.HAN, above)
    for kind in (MarkerKind.HAN_IN_BRACKETS, MarkerKind.DIGIT):
        if kind in kinds:
            return Scheme(kind, above)
    return Scheme(None, above)


def _spans(markers: Sequence[Marker]) -> bool:
    """Tell whether （一） stands under more than one 一、."""
    section, seen = 0, set()
    for marker in markers:
        if marker.kind is MarkerKind.HAN:
            section += 1
        elif marker.kind is MarkerKind.HAN_IN_BRACKETS:
            seen.add(section)
    return len(seen) > 1
