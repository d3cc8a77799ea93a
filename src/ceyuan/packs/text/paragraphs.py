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
    paragraphs: list[Paragraph] = []
    furniture: list[Passage] = []
    for line in _lines(source):
        if _PAGE_NUMBER.match(line.text) or _MARK_UP.match(line.text):
            furniture.append(line)
            continue
        mark = _HEADING.match(line.text)
        if mark:
            furniture.append(line.cut(0, mark.end()))
            line = line.cut(mark.end(), len(line.text))  # noqa: PLW2901 -- the rest of the same line
        if paragraphs and not mark and _goes_on(paragraphs[-1], line):
            paragraphs[-1] = _extended(paragraphs[-1], line)
        else:
            paragraphs.append(Paragraph(line, read_marker(line.text), heading=mark is not None))
    return Layout(tuple(part for one in paragraphs for part in _split_at_markers(one)), tuple(furniture))


def _lines(source: Source) -> Iterator[Passage]:
    start = 0
    text = source.text
    for match in re.finditer(r"[\n\r\f\v]|$", text):
        if not all(character in BLANK for character in text[start : match.start()]):
            yield passage_of(source, start, match.start())
        start = match.end()


def _goes_on(before: Paragraph, line: Passage) -> bool:
    """Tell whether a line continues the paragraph before it: that one is prose and has not come to an end."""
    text = before.words.text
    if before.heading or text.rstrip(_CLOSERS)[-1:] in _TERMINAL or _is_title(before):
        return False
    inside_word = _PROSE.search(text) or (before.marker and len(before.body.text) >= _LEAST_BODY_LINE)
    if not inside_word or _FRAME.match(text):
        return bool(_PROSE.search(text) and text.startswith("抄送") and not _starts_anew(line.text))
    return not _starts_anew(line.text)


def _is_title(paragraph: Paragraph) -> bool:
    kind = paragraph.marker.kind if paragraph.marker else None
    if kind in {MarkerKind.CHAPTER, MarkerKind.SECTION}:
        return True
    return kind is MarkerKind.HAN and len(paragraph.body.text) <= _LONGEST_TITLE and "。" not in paragraph.words.text


def _starts_anew(text: str) -> bool:
    return read_marker(text) is not None or any(one.match(text) for one in (_DATE_LINE, _FRAME))


def _extended(before: Paragraph, line: Passage) -> Paragraph:
    words = joined([before.words, line])
    return Paragraph(words, before.marker, (*before.breaks, len(words.text) - len(line.text)))


def _split_at_markers(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Split a paragraph in which the next marker of the same kind follows a full stop."""
    marker, text = paragraph.marker, paragraph.words.text
    if marker is None:
        yield paragraph
        return
    for match in re.finditer(r"(?<=[。；;])\s*", text):
        following = read_marker(text[match.end() :])
        if following and following.kind is marker.kind and following.number == marker.number + 1:
            place = match.end()
            first, second = paragraph.words.cut(0, place), paragraph.words.cut(place, len(text))
            yield Paragraph(first, marker, tuple(one for one in paragraph.breaks if one < place))
            later = tuple(one - place for one in paragraph.breaks if one > place)
            yield from _split_at_markers(Paragraph(second, following, later))
            return
    yield paragraph
