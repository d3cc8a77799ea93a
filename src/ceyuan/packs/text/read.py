"""Read an official document: the front door of this package.

Comes in: a source. Goes out: an OfficialText, or a clear error when the source is no such text.
Must not know: files, packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ceyuan.errors import CeyuanError
from ceyuan.packs.text import errors
from ceyuan.packs.text.body import Body, read_body
from ceyuan.packs.text.document import NumberRole, OfficialText, Remark, SeenNumber
from ceyuan.packs.text.head import Head, read_head
from ceyuan.packs.text.numbers import Likeness, compare_numbers, find_numbers
from ceyuan.packs.text.paragraphs import Layout, Paragraph, read_layout
from ceyuan.packs.text.scheme import Scheme, read_scheme
from ceyuan.packs.text.sentences import Block, layout_remarks, read_sentences
from ceyuan.packs.text.statements import read_force, read_repeals, read_special_policies
from ceyuan.packs.text.tail import Tail, split_tail
from ceyuan.source import Source, Span

_LEAST_CHARACTERS = 10
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REPLACEMENT = "\ufffd"


def read_text(source: Source) -> OfficialText:
    r"""Read an official document as published.

    >>> text = read_text(Source("f", "关于支持制造业的意见\n一、支持企业建设智能工厂。\n二、鼓励企业参加展会。"))
    >>> [sentence.anchor for sentence in text.sentences()]
    ['art_1__s_1', 'art_2__s_1']
    """
    _check(source)
    layout = read_layout(source)
    scheme = read_scheme([one.marker for one in layout.paragraphs if one.marker])
    begin = _beginning(layout.paragraphs, scheme)
    head = read_head(layout.paragraphs[:begin])
    kept, tail = split_tail(layout.paragraphs[begin:])
    if scheme.article is None:  # no markers: everything is running text
        kept, tail = split_tail(layout.paragraphs)
        head = read_head(kept)
        kept = ()
    return _assemble(source, layout, (head, read_body(kept, scheme), tail))


def _check(source: Source) -> None:
    if not source.text.strip("\ufeff \t\r\n\u3000"):
        raise CeyuanError(errors.EMPTY, data={"name": source.name})
    broken = source.text.count(_REPLACEMENT)
    if broken:
        place = source.text.index(_REPLACEMENT)
        data = {"name": source.name, "count": broken}
        raise CeyuanError(errors.UNREADABLE_CHARACTERS, data=data, spans=[Span(source, place, place + 1)])
    count = len(_HAN.findall(source.text))
    if count < _LEAST_CHARACTERS:
        raise CeyuanError(errors.NOT_CHINESE, data={"name": source.name, "count": count})


def _beginning(paragraphs: Sequence[Paragraph], scheme: Scheme) -> int:
    kinds = {scheme.article, *scheme.chapters}
    marked = (place for place, one in enumerate(paragraphs) if one.marker and one.marker.kind in kinds)
    return next(marked, len(paragraphs))


def _assemble(source: Source, layout: Layout, parts: tuple[Head, Body, Tail]) -> OfficialText:
    head, body, tail = parts
    cover = read_sentences([Block(one.body, one.marker) for one in head.cover], "cover")
    preamble = read_sentences([Block(one.body, one.marker) for one in head.preamble], "pre")
    numbers = tuple(_numbers(layout.paragraphs, head))
    text = OfficialText(
        source=source,
        title=head.title,
        notice_title=head.notice_title,
        numbers=numbers,
        addressees=head.addressees,
        cover=cover,
        preamble=preamble,
        chapters=body.chapters,
        closing=body.closing,
        repeals=(),
        in_force=(),
        special_policies=(),
        days=(*head.days, *tail.days),
        copies=tail.copies,
        frame=(*head.frame, *body.frame, *tail.frame),
        furniture=layout.furniture,
        remarks=(*_remarks(layout), *body.remarks, *_conflicts(numbers)),
    )
    return _with_statements(text)


def _with_statements(text: OfficialText) -> OfficialText:
    sentences = tuple(text.sentences())
    in_force = read_force(sentences)
    repeals = read_repeals(sentences, in_force)
    special = read_special_policies(sentences)
    remarks = text.remarks
    if not any(chapter.articles for chapter in text.chapters):
        remarks = (*remarks, Remark(errors.NO_ARTICLES, {}, Span(text.source, 0, 0)))
    return replace(text, in_force=in_force, repeals=repeals, special_policies=special, remarks=remarks)


def _numbers(paragraphs: Sequence[Paragraph], head: Head) -> Iterator[SeenNumber]:
    for paragraph in paragraphs:
        for start, end, number in find_numbers(paragraph.words.text):
            own = start == 0 and paragraph.words is head.own_number
            role = NumberRole.OWN if own else NumberRole.CITED
            yield SeenNumber(number, role, paragraph.words.cut(start, end))


def _remarks(layout: Layout) -> Iterator[Remark]:
    for paragraph in layout.paragraphs:
        yield from layout_remarks(paragraph)


def _conflicts(numbers: Sequence[SeenNumber]) -> Iterator[Remark]:
    own = next((seen.number for seen in numbers if seen.role is NumberRole.OWN), None)
    for seen in numbers:
        if own is None or seen.role is NumberRole.OWN:
            continue
        if compare_numbers(own, seen.number).likeness is Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK:
            data = {"left": own.canonical, "right": seen.number.canonical}
            yield Remark(errors.NUMBER_CONFLICT, data, seen.words.span)
