"""What stands after the last article: signature, day, copies sent, marks of publication.

Comes in: the paragraphs from the first article on. Goes out: those of the body, and the tail in its roles.
Must not know: articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.packs.text.days import first_day
from ceyuan.packs.text.document import StatedDay
from ceyuan.packs.text.head import DATE_LINE, SIGNATURE, read_day
from ceyuan.packs.text.paragraphs import Paragraph
from ceyuan.packs.text.passage import Passage
from ceyuan.packs.text.punctuation import cut_at

_COPIES = re.compile(r"^抄\s*送(?:单位|机关)?\s*[：:]\s*")
_PRINTED = re.compile(r"印发$")
_PUBLICATION = re.compile(
    r"^[（(]?(?:公开方式|此件|信息公开|政务公开|主题词|附件|附：|附:|联系人|联系电话|编辑|来源|打印|分享|公开属性)"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a document."""

    copies: tuple[Passage, ...]
    days: tuple[StatedDay, ...]
    frame: tuple[Passage, ...]


def split_tail(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Tail]:
    """Take off the paragraphs at the end that belong to no article."""
    copies: list[Passage] = []
    days: list[StatedDay] = []
    frame: list[Passage] = []
    end = len(paragraphs)
    while end and paragraphs[end - 1].marker is None and _is_tail(paragraphs[end - 1].words.text):
        end -= 1
        words = paragraphs[end].words
        if _COPIES.match(words.text):
            copies += reversed(_copies(words))
        elif DATE_LINE.match(words.text) or _PRINTED.search(words.text):
            days.append(read_day(words))
        else:
            frame.append(words)
    return paragraphs[:end], Tail(tuple(reversed(copies)), tuple(reversed(days)), tuple(reversed(frame)))


def _is_tail(text: str) -> bool:
    if DATE_LINE.match(text) or _COPIES.match(text) or _PUBLICATION.match(text) or SIGNATURE.match(text):
        return True
    return _PRINTED.search(text) is not None and first_day(text) is not None


def _copies(words: Passage) -> list[Passage]:
    match = _COPIES.match(words.text)
    start = match.end() if match else 0
    whole = words.cut(start, len(words.text.rstrip("。.")))
    return [whole.cut(first, last) for first, last in cut_at(whole.text, "，、,；;") if last > first]
