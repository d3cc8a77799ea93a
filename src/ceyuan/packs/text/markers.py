"""What stands at the head of a paragraph: 第一章, 第一条, 一、, （一）, 1., （1）.

Comes in: the words of a paragraph. Goes out: the marker it begins with, its number, and where the words go on.
Must not know: which markers a document uses for its articles.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_HAN_NUMBER = r"[〇零一二三四五六七八九十百千两]+"
_VALUES = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class MarkerKind(StrEnum):
    """The kinds of markers, from the outermost to the innermost."""

    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    HAN = "han"
    HAN_IN_BRACKETS = "han-in-brackets"
    DIGIT = "digit"
    DIGIT_IN_BRACKETS = "digit-in-brackets"
    CIRCLED = "circled"


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed; `length` counts its characters, `branch` is the 之一 of 第三条之一 (0 for none)."""

    kind: MarkerKind
    number: int
    printed: str
    length: int
    branch: int = 0


_PATTERNS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    (MarkerKind.CHAPTER, re.compile(rf"第\s*(?P<n>{_HAN_NUMBER}|[0-9０-９]+)\s*[章编]\s*")),
    (MarkerKind.SECTION, re.compile(rf"第\s*(?P<n>{_HAN_NUMBER}|[0-9０-９]+)\s*节\s*")),
    (
        MarkerKind.ARTICLE,
        re.compile(rf"第\s*(?P<n>{_HAN_NUMBER}|[0-9０-９]+)\s*条(?:之(?P<branch>{_HAN_NUMBER}))?[：:、]?\s*"),
    ),
    (MarkerKind.HAN_IN_BRACKETS, re.compile(rf"[（(]\s*(?P<n>{_HAN_NUMBER})\s*[）)]\s*[、.．]?\s*")),
    (MarkerKind.HAN, re.compile(rf"(?P<n>{_HAN_NUMBER})\s*[、．.]\s*")),
    (MarkerKind.DIGIT_IN_BRACKETS, re.compile(r"[（(]\s*(?P<n>[0-9０-９]{1,3})\s*[）)]\s*")),
    (MarkerKind.DIGIT, re.compile(r"(?P<n>[0-9０-９]{1,3})\s*(?:[、．]|\.(?![0-9０-９]))\s*")),
    (MarkerKind.CIRCLED, re.compile(rf"(?P<n>[{_CIRCLED}])\s*")),
)
# 第二十五条、第四十六条等规定 goes on with a citation: no article begins there
_CITATION = re.compile(r"^第\s*[^条]{1,8}条\s*(?:[、和至及]\s*第|第[一二三四五六七八九十0-9]+[款项]|规定|的规定|等|所)")


def read_marker(text: str) -> Marker | None:
    """Read the marker at the head of a paragraph.

    >>> read_marker("（十五）打造新质生产力空间载体。")
    Marker(kind=<MarkerKind.HAN_IN_BRACKETS: 'han-in-brackets'>, number=15, printed='（十五）', length=4, branch=0)
    >>> read_marker("5.5元以上") is None
    True
    """
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        if kind is MarkerKind.ARTICLE and _CITATION.match(text):
            return None
        branch = match.groupdict().get("branch")
        number = han_number(match["n"])
        return Marker(kind, number, match.group().strip(), match.end(), han_number(branch) if branch else 0)
    return None


def han_number(text: str) -> int:
    """Read a number written in Chinese, circled or ordinary digits.

    >>> [han_number(one) for one in ("十", "二十一", "一百零五", "１２", "③")]
    [10, 21, 105, 12, 3]
    """
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if text[0] not in _VALUES and text[0] not in _UNITS:
        return int(unicodedata.normalize("NFKC", text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character] if digit == 0 else digit * 10 + _VALUES[character]
    return total + digit
