"""From lines to paragraphs: page breaks inside sentences are joined, page numbers and mark-up put aside.

Comes in: a source. Goes out: paragraphs with their markers and the breaks that were joined.
Must not know: articles, titles, sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.packs.text.markers import Marker, MarkerKind, read_marker
from ceyuan.packs.text.passage import BLANK, Passage, joined, passage_of
from ceyuan.source import Source

_PAGE_NUMBER = re.compile(
    r"^(?:[0-9０-９]{1,3}"  # a bare number on its own line
    r"|[-—–－·•\s]+[0-9０-９]{1,4}[-—–－·•\s]+"
    r"|第\s*[0-9０-９]{1,4}\s*页(?:[，,/ ]?\s*共\s*[0-9０-９]{1,4}\s*页)?)$"
)
_MARK_UP = re.compile(r"^(?:<!--.*-->|[-*_=]{3,}|<[^>]*>)$")
_HEADING = re.compile(r"^#{1,6}(?=[^#])")
_TERMINAL = "。！？；：!?;:…"
_CLOSERS = "”’）)》」』】〕\"'"
_PROSE = re.compile(r"[，。；,;]")
_DATE_LINE = re.compile(r"^[0-9０-９〇零一二三四五六七八九十]{4}\s*年.{1,4}月.{1,4}日$")
_FRAME = re.compile(r"^(?:抄送|附件|附：|附:|公开方式|此件|主题词|信息公开|政务公开|编辑|来源|打印|点击)")
_LEAST_BODY_LINE = 12
_LONGEST_TITLE = 30
_LONGEST_MARKER = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `breaks` are the places in its words where a line or page break was joined."""

    words: Passage
    marker: Marker | None
    breaks: tuple[int, ...] = ()
    heading: bool = False

    @property
    def body(self) -> Passage:
        """Give the words after the marker."""
        return self.words.cut(self.marker.length, len(self.words.text)) if self.marker else self.words


@dataclass(frozen=True, slots=True)
class Layout:
    """All paragraphs of a source, and what was put aside."""

    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Passage, ...]


def read_layout(source: Source) -> Layout:
    r"""Read the paragraphs of a source.

    >>> layout = read_layout(Source("f", "（一）支持企业，巩固\n\n- 2 -\n\n提升优势产业。\n（二）鼓励创新。"))
    >>> [one.words.text for one in layout.paragraphs]
    ['（一）支持企业，巩固提升优势产业。', '（二）鼓励创新。']
    """
    drafts: list[_Draft] = []
    furniture: list[Passage] = []
    for line in _lines(source):
        if _PAGE_NUMBER.match(line.text) or _MARK_UP.match(line.text):
            furniture.append(line)
            continue
        mark = _HEADING.match(line.text)
        if mark:
            furniture.append(line.cut(0, mark.end()))
            line = line.cut(mark.end(), len(line.text))  # noqa: PLW2901 -- the rest of the same line
        if drafts and not mark and drafts[-1].goes_on(line.text):
            drafts[-1].lines.append(line)
        else:
            drafts.append(_Draft([line], read_marker(line.text), heading=mark is not None))
    return Layout(tuple(part for one in drafts for part in _split_at_markers(one.paragraph())), tuple(furniture))


@dataclass(slots=True)
class _Draft:
    """A paragraph whose lines are still coming."""

    lines: list[Passage]
    marker: Marker | None
    heading: bool

    def goes_on(self, following: str) -> bool:
        """Tell whether a line continues this paragraph: it is prose and has not come to an end."""
        first, last = self.lines[0].text, self.lines[-1].text
        if self.heading or last.rstrip(_CLOSERS)[-1:] in _TERMINAL or self._is_title():
            return False
        frame = _FRAME.match(first) is not None
        if frame and not first.startswith("抄送"):
            return False
        # only prose was continued before, so a second line proves it
        prose = len(self.lines) > 1 or _PROSE.search(first) is not None
        body = self.marker is not None and len(first) - self.marker.length >= _LEAST_BODY_LINE
        return (prose or (body and not frame)) and not _starts_anew(following)

    def _is_title(self) -> bool:
        kind = self.marker.kind if self.marker else None
        if kind in {MarkerKind.CHAPTER, MarkerKind.SECTION}:
            return True
        first = self.lines[0].text
        short = self.marker is not None and len(first) - self.marker.length <= _LONGEST_TITLE
        return kind is MarkerKind.HAN and len(self.lines) == 1 and short and "。" not in first

    def paragraph(self) -> Paragraph:
        """Join the lines."""
        words = joined(self.lines)
        ends = {line.offsets[-1] for line in self.lines[:-1]}
        breaks = tuple(place + 1 for place, offset in enumerate(words.offsets) if offset in ends)
        return Paragraph(words, self.marker, breaks, self.heading)


def _lines(source: Source) -> Iterator[Passage]:
    start = 0
    text = source.text
    for match in re.finditer(r"[\n\r\f\v]|$", text):
        if not all(character in BLANK for character in text[start : match.start()]):
            yield passage_of(source, start, match.start())
        start = match.end()


def _starts_anew(text: str) -> bool:
    return read_marker(text) is not None or any(one.match(text) for one in (_DATE_LINE, _FRAME))


def _split_at_markers(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Split a paragraph in which the next marker of the same kind follows a full stop."""
    marker, words, start = paragraph.marker, paragraph.words, 0
    if marker is None:
        yield paragraph
        return
    for match in re.finditer(r"(?<=[。；;])\s*", words.text):
        place = match.end()
        following = read_marker(words.text[place : place + _LONGEST_MARKER])
        if following and following.kind is marker.kind and following.number == marker.number + 1:
            yield _part(paragraph, marker, start, place)
            marker, start = following, place
    yield _part(paragraph, marker, start, len(words.text))


def _part(paragraph: Paragraph, marker: Marker, start: int, end: int) -> Paragraph:
    breaks = tuple(place - start for place in paragraph.breaks if start < place < end)
    return Paragraph(paragraph.words.cut(start, end), marker, breaks, paragraph.heading)
