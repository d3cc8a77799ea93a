"""A document as read, for people (an outline) and for programs (plain data).

Comes in: an OfficialText. Goes out: lines in Chinese or English, or JSON-able data with offsets.
Must not know: the command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.errors import Language
from ceyuan.packs.text.document import (
    Article,
    Chapter,
    DayKind,
    Force,
    ForceStatement,
    OfficialText,
    Pair,
    RepealStatement,
    SeenNumber,
    Sentence,
)
from ceyuan.packs.text.passage import Passage

_FORCES = {
    Force.SUPPORT: ("支持", "support"),
    Force.ENCOURAGE: ("鼓励", "encourage"),
    Force.TASK: ("任务", "task"),
    Force.DIRECTION: ("导向", "direction"),
}
_DAYS = {
    DayKind.SIGNED: ("成文", "signed"),
    DayKind.ADOPTED: ("通过", "adopted"),
    DayKind.AMENDED: ("修正", "amended"),
    DayKind.PRINTED: ("印发", "printed"),
}


def outline(text: OfficialText, language: Language = "zh") -> str:
    r"""Give the readable outline.

    >>> from ceyuan.packs.text.read import read_text
    >>> from ceyuan.source import Source
    >>> print(outline(read_text(Source("f", "关于支持制造业的意见\n一、支持企业建设智能工厂。\n二、鼓励创新。")), "en"))
    title: 关于支持制造业的意见
    number: not stated
    issued: not stated
    in force: not stated
    articles 2, sentences 2, pairs 2
    <BLANKLINE>
    一、
      art_1__s_1  支持企业建设智能工厂。
          [support] 支持 | 企业建设智能工厂
    二、
      art_2__s_1  鼓励创新。
          [encourage] 鼓励 | 创新
    """
    chinese = language == "zh"
    lines = [*_frame_lines(text, chinese=chinese), _counts(text, chinese=chinese), ""]
    lines += [line for group in (text.cover, text.preamble) for line in _sentence_lines(group, chinese=chinese)]
    for chapter in text.chapters:
        lines += _chapter_lines(chapter, chinese=chinese)
    lines += _sentence_lines(text.closing, chinese=chinese)
    if text.remarks:
        lines += ["", "读到的问题：" if chinese else "remarks:"]
        lines += [f"  {one.span.where()}  {one.message(language)}" for one in text.remarks]
    return "\n".join(lines)


def as_data(text: OfficialText) -> dict[str, object]:
    """Give everything as plain data; `at` is the stretch of characters `[start, end)` in the source."""
    return {
        "source": text.source.name,
        "title": _words(text.title),
        "notice_title": _words(text.notice_title),
        "numbers": [_number_data(one) for one in text.numbers],
        "addressees": [one.text for one in text.addressees],
        "issued": text.issued.day.isoformat() if text.issued and text.issued.day else None,
        "days": [{"kind": one.kind.value, "day": one.day and one.day.isoformat()} for one in text.days],
        "in_force": [_force_data(one) for one in text.in_force],
        "repeals": [_repeal_data(one) for one in text.repeals],
        "special_policies": [{"fields": list(one.fields), "anchor": one.anchor} for one in text.special_policies],
        "copies": [one.text for one in text.copies],
        "cover": [_sentence_data(one) for one in text.cover],
        "preamble": [_sentence_data(one) for one in text.preamble],
        "chapters": [_chapter_data(one) for one in text.chapters],
        "closing": [_sentence_data(one) for one in text.closing],
        "remarks": [
            {"code": one.kind.code, "zh": one.message("zh"), "en": one.message("en"), "where": one.span.where()}
            for one in text.remarks
        ],
    }


def _frame_lines(text: OfficialText, *, chinese: bool) -> Iterator[str]:
    unstated = "未载明" if chinese else "not stated"
    own = text.own_number
    issued = text.issued.day.isoformat() if text.issued and text.issued.day else unstated
    labels = ("标题", "文号", "成文日期", "施行") if chinese else ("title", "number", "issued", "in force")
    mark = "：" if chinese else ": "
    in_force = "；".join(filter(None, (_force_words(one) for one in text.in_force))) or unstated
    values = (text.title.text if text.title else unstated, own.canonical if own else unstated, issued, in_force)
    yield from (f"{label}{mark}{value}" for label, value in zip(labels, values, strict=True))
    for day in text.days:
        if text.issued is not day and day.day:
            yield f"{_DAYS[day.kind][0 if chinese else 1]}{mark}{day.day.isoformat()}"
    if text.addressees:
        yield ("主送" if chinese else "addressees") + mark + "、".join(one.text for one in text.addressees)
    if text.copies:
        yield ("抄送" if chinese else "copies") + mark + "、".join(one.text for one in text.copies)
    for repeal in text.repeals:
        number = f"（{repeal.number.canonical}）" if repeal.number else ""
        since = repeal.since.isoformat() if repeal.since else repeal.since_words or unstated
        yield ("废止" if chinese else "repeals") + f"{mark}《{repeal.title}》{number} {since}"
    for special in text.special_policies:
        yield ("另行制定专项政策" if chinese else "special policies to come") + mark + "、".join(special.fields)


def _force_words(one: ForceStatement) -> str:
    until = one.end.isoformat() if one.end else one.term
    start = one.start.isoformat() if one.start else one.start_words
    return "，".join(filter(None, (start, f"有效期{until}" if until else "")))


def _counts(text: OfficialText, *, chinese: bool) -> str:
    articles = sum(1 for _ in text.articles())
    sentences = sum(1 for _ in text.sentences())
    pairs = sum(1 for _ in text.pairs())
    if chinese:
        return f"{articles}条，{sentences}句，{pairs}个动宾对"
    return f"articles {articles}, sentences {sentences}, pairs {pairs}"


def _chapter_lines(chapter: Chapter, *, chinese: bool) -> Iterator[str]:
    if chapter.marker is not None and chapter.heading is not None:
        yield f"{chapter.marker.text}{chapter.heading.text}"
    yield from _sentence_lines(chapter.sentences, chinese=chinese)
    for article in chapter.articles:
        yield f"{article.marker.text}{article.heading.text if article.heading else ''}"
        yield from _sentence_lines(article.sentences, chinese=chinese)


def _sentence_lines(sentences: Sequence[Sentence], *, chinese: bool) -> Iterator[str]:
    for sentence in sentences:
        item = f"{sentence.item} " if sentence.item else ""
        yield f"  {sentence.anchor}  {item}{sentence.text}"
        for pair in sentence.pairs:
            force = _FORCES[pair.force][0 if chinese else 1]
            yield f"      [{force}] {pair.verb.text} | {pair.object.text}"


def _number_data(seen: SeenNumber) -> dict[str, object]:
    number = seen.number
    return {
        "number": number.canonical,
        "printed": number.printed,
        "role": seen.role.value,
        "at": _at(seen.words),
    }


def _chapter_data(chapter: Chapter) -> dict[str, object]:
    return {
        "anchor": chapter.anchor,
        "marker": _words(chapter.marker),
        "heading": _words(chapter.heading),
        "sentences": [_sentence_data(one) for one in chapter.sentences],
        "articles": [_article_data(one) for one in chapter.articles],
    }


def _article_data(article: Article) -> dict[str, object]:
    return {
        "anchor": article.anchor,
        "number": article.number,
        "marker": article.marker.text,
        "heading": _words(article.heading),
        "sentences": [_sentence_data(one) for one in article.sentences],
    }


def _sentence_data(sentence: Sentence) -> dict[str, object]:
    return {
        "anchor": sentence.anchor,
        "item": sentence.item,
        "text": sentence.text,
        "at": _at(sentence.words),
        "pairs": [_pair_data(one) for one in sentence.pairs],
    }


def _pair_data(pair: Pair) -> dict[str, object]:
    return {
        "verb": pair.verb.text,
        "object": pair.object.text,
        "force": pair.force.value,
        "before": pair.before,
        "verb_at": [[span.start, span.end] for span in pair.verb.spans],
        "object_at": [[span.start, span.end] for span in pair.object.spans],
    }


def _force_data(one: ForceStatement) -> dict[str, object]:
    return {
        "from": one.start.isoformat() if one.start else None,
        "words": one.start_words,
        "to": one.end.isoformat() if one.end else None,
        "term": one.term,
        "anchor": one.anchor,
    }


def _repeal_data(one: RepealStatement) -> dict[str, object]:
    return {
        "title": one.title,
        "number": one.number.canonical if one.number else None,
        "since": one.since.isoformat() if one.since else None,
        "words": one.since_words,
        "anchor": one.anchor,
    }


def _words(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def _at(passage: Passage) -> list[int]:
    span = passage.span
    return [span.start, span.end]
