"""What a document says about itself and others: repeals, from when it applies, special policies to come.

Comes in: sentences. Goes out: statements with the sentence each stands in.
Must not know: how sentences are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ceyuan.packs.text.days import first_day
from ceyuan.packs.text.document import ForceStatement, RepealStatement, Sentence, SpecialPolicies
from ceyuan.packs.text.numbers import find_numbers

_QUOTED_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_REPEALS = re.compile(r"(?:同时|予以|即行|自行|相应|一并)?废止")
_SINCE = re.compile(r"自[^，。；,;《》]{1,24}?起")
_FROM = re.compile(r"(?P<since>自[^，。；,;《》]{1,24}?起)\s*[^，。；,;]{0,4}?(?:施行|实施|执行|生效)")
_N = "0-9０-９〇零一二两三四五六七八九十"
_TERM = re.compile(
    rf"有效期(?:限)?\s*(?:为|至|到|：|:)?\s*(?P<term>[{_N}]+\s*年\s*[{_N}]+\s*月\s*[{_N}]+\s*日|[{_N}]+\s*(?:年|个月))"
)
_THIS = re.compile(
    r"本(?:[\u4e00-\u9fff]{0,4})?(?:意见|办法|规定|细则|条例|措施|通知|方案|通告|政策|决定|公告|指南|规则|文件)"
)
_FIELD_ENDS = "，。；,;"
# begins after the fields: to try every beginning of the fields would take the square of the sentence's length
_SPECIAL = re.compile(
    rf"(?<=[^{_FIELD_ENDS}])(?:等)?(?:重点)?(?:产业|领域|行业|方面)?(?:将|由[^，。；]{{2,20}})?"
    r"(?:另行|单独|分别|研究)(?:研究)?(?:制定|出台|制订)(?:专项|专门|单项)(?:支持|扶持|产业)?政策"
)
_NUMBER_AFTER = 40


def read_force(sentences: Sequence[Sentence]) -> tuple[ForceStatement, ...]:
    """Find from when, until when and for how long the document applies."""
    return tuple(found for one in sentences if (found := _force(one)) is not None)


def _force(sentence: Sentence) -> ForceStatement | None:
    text = sentence.text
    start, term = _FROM.search(text), _TERM.search(text)
    if (start is None and term is None) or not _THIS.search(text):
        return None
    since = start["since"] if start else ""
    words = term["term"].strip() if term else ""
    return ForceStatement(
        start=first_day(since),
        start_words=since,
        end=first_day(words),
        term="" if first_day(words) else words,
        anchor=sentence.anchor,
        words=sentence.words,
    )


def read_repeals(sentences: Sequence[Sentence], in_force: Sequence[ForceStatement]) -> tuple[RepealStatement, ...]:
    """Find repealed documents; 同时废止 takes the day on which the document itself comes into force."""
    starts = {one.anchor.rsplit("__", 1)[0]: one for one in in_force if one.start_words}
    return tuple(found for one in sentences for found in _repeals(one, starts.get(one.anchor.rsplit("__", 1)[0])))


def _repeals(sentence: Sentence, own: ForceStatement | None) -> Iterator[RepealStatement]:
    text = sentence.text
    ends = [match.start() for match in _REPEALS.finditer(text)]
    if not ends:
        return
    since = _SINCE.search(text)
    since_words = since.group() if since else ""
    day = first_day(since_words)
    if since is None and own is not None and "同时" in text:
        since_words, day = own.start_words, own.start
    for match in _QUOTED_TITLE.finditer(text):
        if match.end() > ends[-1]:
            continue
        after = text[match.end() : match.end() + _NUMBER_AFTER]
        number = next((one for start, _, one in find_numbers(after) if start <= 1), None)
        words = sentence.words.cut(match.start(), match.end())
        yield RepealStatement(match[1], number, day, since_words, sentence.anchor, words)


def read_special_policies(sentences: Sequence[Sentence]) -> tuple[SpecialPolicies, ...]:
    """Find fields for which special policies are announced.

    Delegated rules (具体细则由某局另行制订) are none: they belong to the document's own measures.
    """
    found = []
    for sentence in sentences:
        match = _SPECIAL.search(sentence.text)
        if match:
            start = 1 + max(sentence.text.rfind(mark, 0, match.start()) for mark in _FIELD_ENDS)
            words = sentence.text[start : match.start()]
            fields = tuple(part.strip() for part in re.split(r"[、和及与]", words) if part.strip())
            found.append(SpecialPolicies(fields, sentence.anchor, sentence.words.cut(start, match.end())))
    return tuple(found)
