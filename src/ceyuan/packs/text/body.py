"""The body of a document: chapters, articles with their headings, sentences, closing provisions.

Comes in: the paragraphs from the first marker on, and the scheme. Goes out: chapters and closing, with remarks.
Must not know: the head and the tail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ceyuan.packs.text import errors
from ceyuan.packs.text.document import Article, Chapter, Remark, Sentence
from ceyuan.packs.text.markers import Marker, MarkerKind
from ceyuan.packs.text.paragraphs import Paragraph
from ceyuan.packs.text.passage import Passage
from ceyuan.packs.text.punctuation import cut_sentences, depths
from ceyuan.packs.text.scheme import Scheme
from ceyuan.packs.text.sentences import Block, read_sentences

_CLOSING = re.compile(r"废止|之日起(?:施行|实施|执行)|负责解释|有效期|另行制定")
_COMMA = re.compile(r"[，；：、,;:]")
_LONGEST_HEADING = 30
_LONGEST_SURE_HEADING = 8
_MOST = 0.8


@dataclass(slots=True)
class _Draft:
    """An article on its way: paragraphs are still coming."""

    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def marker(self) -> Marker:
        marker = self.paragraphs[0].marker
        if marker is None:
            raise AssertionError("an article begins with its marker")
        return marker


@dataclass(slots=True)
class _ChapterDraft:
    """A chapter on its way."""

    opening: Paragraph | None
    intro: list[Paragraph] = field(default_factory=list)
    articles: list[_Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """The chapters and what follows them."""

    chapters: tuple[Chapter, ...]
    closing: tuple[Sentence, ...]
    frame: tuple[Passage, ...]
    remarks: tuple[Remark, ...]


def read_body(paragraphs: Sequence[Paragraph], scheme: Scheme) -> Body:
    """Read chapters, articles and closing provisions."""
    drafts, frame = _drafts(paragraphs, scheme)
    closing = _take_closing(drafts, scheme)
    articles = [one for chapter in drafts for one in chapter.articles]
    anchors = dict(zip(map(id, articles), _anchors([one.marker for one in articles]), strict=True))
    headed = _mostly_headed(articles)
    chapters = tuple(
        _chapter(number, draft, [_article(one, anchors[id(one)], headed=headed) for one in draft.articles])
        for number, draft in enumerate(drafts, 1)
    )
    ends = read_sentences([Block(one.words, None) for one in closing], "end")
    return Body(chapters, ends, frame, tuple(_remarks(articles, list(anchors.values()))))


def _drafts(paragraphs: Sequence[Paragraph], scheme: Scheme) -> tuple[list[_ChapterDraft], tuple[Passage, ...]]:
    drafts: list[_ChapterDraft] = []
    frame: list[Passage] = []
    named: set[str] = set()
    articles = False
    for paragraph in paragraphs:
        kind = paragraph.marker.kind if paragraph.marker else None
        if kind is scheme.article and kind is not None:
            if not drafts:
                drafts.append(_ChapterDraft(None))
            drafts[-1].articles.append(_Draft([paragraph]))
            articles = True
        elif kind is MarkerKind.SECTION and kind in scheme.chapters:
            frame.append(paragraph.words)
        elif kind in scheme.chapters:
            name = paragraph.words.text
            if name in named and not articles:  # a table of contents names every chapter once before the text
                frame += [one.opening.words for one in drafts if one.opening]
                drafts.clear()
                named.clear()
            named.add(name)
            drafts.append(_ChapterDraft(paragraph))
        elif drafts and drafts[-1].articles:
            drafts[-1].articles[-1].paragraphs.append(paragraph)
        elif drafts:
            drafts[-1].intro.append(paragraph)
    return drafts, tuple(frame)


def _take_closing(drafts: Sequence[_ChapterDraft], scheme: Scheme) -> list[Paragraph]:
    """Take provisions about the document itself off the last article, where articles are not numbered 第…条."""
    if scheme.article is MarkerKind.ARTICLE or not drafts or not drafts[-1].articles:
        return []
    last = drafts[-1].articles[-1].paragraphs
    for place in range(1, len(last)):
        if last[place].marker is None and _CLOSING.search(last[place].words.text):
            closing = last[place:]
            del last[place:]
            return closing
    return []


def _anchors(markers: Sequence[Marker]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for marker in markers:
        name = f"art_{marker.number}" + (f"_{marker.branch}" if marker.branch else "")
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}x{seen[name]}"


def _first_words(article: _Draft) -> tuple[Passage, bool]:
    """Give the first sentence of an article without its full stop, and whether more words follow."""
    body = article.paragraphs[0].body
    start, end = next(cut_sentences(body.text), (0, 0))
    words = body.cut(start, end)
    plain = words.cut(0, len(words.text.rstrip("。")))
    return plain, end < len(body.text) or len(article.paragraphs) > 1


def _could_be_heading(article: _Draft) -> bool:
    words, more = _first_words(article)
    plain = _COMMA.search(words.text) is None and depths(words.text) is not None
    return more and plain and 0 < len(words.text) <= _LONGEST_HEADING


def _mostly_headed(articles: Sequence[_Draft]) -> bool:
    return bool(articles) and sum(map(_could_be_heading, articles)) >= _MOST * len(articles)


def _is_heading(article: _Draft, *, headed: bool) -> bool:
    """Tell whether an article begins with a heading: most of its fellows do, it is very short, or it stands alone."""
    if not _could_be_heading(article):
        return False
    words, _ = _first_words(article)
    alone = words.text == article.paragraphs[0].body.text
    return headed or alone or len(words.text) <= _LONGEST_SURE_HEADING


def _article(draft: _Draft, anchor: str, *, headed: bool) -> Article:
    first = draft.paragraphs[0]
    body, heading = first.body, None
    if _is_heading(draft, headed=headed):
        heading, _ = _first_words(draft)
        _, end = next(cut_sentences(body.text))
        body = body.cut(end, len(body.text))
    blocks = [Block(body, None)] if body.text else []
    blocks += [Block(one.body, one.marker) for one in draft.paragraphs[1:]]
    marker = first.words.cut(0, draft.marker.length)
    return Article(anchor, draft.marker.number, marker, heading, read_sentences(blocks, anchor))


def _chapter(number: int, draft: _ChapterDraft, articles: Sequence[Article]) -> Chapter:
    anchor = f"ch_{number}"
    intro = read_sentences([Block(one.body, one.marker) for one in draft.intro], anchor)
    if draft.opening is None or draft.opening.marker is None:
        return Chapter(anchor, number, None, None, intro, tuple(articles))
    marker = draft.opening.words.cut(0, draft.opening.marker.length)
    body = draft.opening.body
    return Chapter(anchor, draft.opening.marker.number, marker, body, intro, tuple(articles))


def _remarks(articles: Sequence[_Draft], anchors: Sequence[str]) -> Iterator[Remark]:
    expected = 1
    first = articles[0].marker.printed if articles else ""
    mixed = False
    for draft, anchor in zip(articles, anchors, strict=True):
        marker, span = draft.marker, draft.paragraphs[0].words.cut(0, draft.marker.length).span
        if marker.branch:
            continue
        if "x" in anchor:
            yield Remark(errors.DOUBLE_NUMBER, {"marker": marker.printed, "anchor": anchor}, span)
        elif marker.number != expected:
            yield Remark(errors.NUMBER_GAP, {"marker": marker.printed, "expected": expected}, span)
        if not mixed and {first[:1], marker.printed[:1]} == {"(", "（"}:
            mixed = True
            yield Remark(errors.MIXED_BRACKETS, {"first": first, "second": marker.printed}, span)
        expected = marker.number + 1
