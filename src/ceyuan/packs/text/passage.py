"""Words as read, each character with its place in the source.

Comes in: a source and character offsets. Goes out: passages that can be cut and joined without losing their places.
Must not know: what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ceyuan.source import Source, Span

BLANK = frozenset(" \t\r\n\f\v\u00a0\u3000\ufeff\u200b")


@dataclass(frozen=True, slots=True)
class Passage:
    r"""Characters of a source in reading order: `text[i]` stands at `offsets[i]`; a blank may stand for a line break.

    >>> whole = passage_of(Source("f", "巩固\n提升"), 0, 5)
    >>> whole.text
    '巩固提升'
    >>> whole.cut(2, 4).span.where()
    'f:2:1'
    """

    source: Source
    text: str
    offsets: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Give the stretch from the first to the last character, page breaks included."""
        if not self.offsets:
            return Span(self.source, 0, 0)
        return Span(self.source, min(self.offsets), max(self.offsets) + 1)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give the stretches one by one where the passage was joined from several places."""
        return tuple(Span(self.source, first, last + 1) for first, last in _runs(self))

    def cut(self, start: int, end: int) -> Passage:
        """Give the characters `start..end`, without blanks at either end."""
        while start < end and self.text[start] in BLANK:
            start += 1
        while end > start and self.text[end - 1] in BLANK:
            end -= 1
        return Passage(self.source, self.text[start:end], self.offsets[start:end])


def passage_of(source: Source, start: int, end: int) -> Passage:
    """Read a stretch of a source: line breaks go, and so does a blank between two Chinese characters."""
    offsets: list[int] = []
    gap: int | None = None
    text = source.text
    for place in range(start, end):
        if text[place] in BLANK:
            gap = place if gap is None else gap
            continue
        if gap is not None and offsets and _needs_blank(text[offsets[-1]], text[place]):
            offsets.append(gap)
        gap = None
        offsets.append(place)
    return _passage(source, offsets)


def joined(passages: Sequence[Passage]) -> Passage:
    """Join passages of one source, one after the other; Latin words stay apart."""
    offsets: list[int] = []
    source = passages[0].source
    for part in passages:
        if offsets and part.offsets and _needs_blank(source.text[offsets[-1]], part.text[0]):
            before = part.offsets[0] - 1
            if before > offsets[-1] and source.text[before] in BLANK:
                offsets.append(before)
        offsets.extend(part.offsets)
    return _passage(source, offsets)


def _passage(source: Source, offsets: Sequence[int]) -> Passage:
    text = "".join(" " if source.text[place] in BLANK else source.text[place] for place in offsets)
    return Passage(source, text, tuple(offsets))


def _needs_blank(before: str, after: str) -> bool:
    return before.isascii() or after.isascii() if before.isalnum() and after.isalnum() else False


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Give first and last offset of each unbroken run; blanks left out of the reading do not break one."""
    text = passage.source.text
    first = last = None
    for place in passage.offsets:
        if first is None or last is None:
            first = last = place
        elif place > last and all(character in BLANK for character in text[last + 1 : place]):
            last = place
        else:
            yield first, last
            first = last = place
    if first is not None and last is not None:
        yield first, last
