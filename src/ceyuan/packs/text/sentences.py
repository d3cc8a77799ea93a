"""Paragraphs into sentences with anchors and pairs.

Comes in: paragraphs of one article. Goes out: sentences numbered through the article, remarks about broken brackets.
Must not know: which article it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceyuan.packs.text import errors
from ceyuan.packs.text.document import Remark, Sentence
from ceyuan.packs.text.markers import Marker, MarkerKind
from ceyuan.packs.text.pairs import read_pairs
from ceyuan.packs.text.paragraphs import Paragraph
from ceyuan.packs.text.passage import Passage
from ceyuan.packs.text.punctuation import cut_sentences, depths, first_unmatched
from ceyuan.source import Span

_QUOTED = 12
_DEPTH = {kind: depth for depth, kind in enumerate(MarkerKind)}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's words without the marker of its article, and the marker of its item, if it is one."""

    words: Passage
    item: Marker | None


def read_sentences(blocks: Sequence[Block], prefix: str) -> tuple[Sentence, ...]:
    """Cut consecutive paragraphs into sentences, numbered `prefix__s_1`, `prefix__s_2` and so on."""
    found: list[Sentence] = []
    path: list[Marker] = []
    for block in blocks:
        path = _path(path, block.item)
        item = "/".join(marker.printed for marker in path)
        for start, end in cut_sentences(block.words.text):
            words = block.words.cut(start, end)
            found.append(Sentence(f"{prefix}__s_{len(found) + 1}", words, read_pairs(words), item))
    return tuple(found)


def _path(path: Sequence[Marker], item: Marker | None) -> list[Marker]:
    """Give the markers above and at an item; a paragraph without a marker ends all items."""
    if item is None:
        return []
    return [*(one for one in path if _DEPTH[one.kind] < _DEPTH[item.kind]), item]


def layout_remarks(paragraph: Paragraph) -> Iterator[Remark]:
    """Say where a page break was joined and where brackets do not match."""
    words, text = paragraph.words, paragraph.words.text
    for place in paragraph.breaks:
        before, after = text[max(0, place - 4) : place], text[place : place + 4]
        span = Span(words.source, words.offsets[place - 1], words.offsets[min(place, len(text) - 1)] + 1)
        yield Remark(errors.PAGE_BREAK, {"before": before, "after": after}, span)
    if depths(text) is None:
        place = first_unmatched(text)
        yield Remark(errors.UNBALANCED, {"text": text[place : place + _QUOTED]}, words.cut(place, place + 1).span)
