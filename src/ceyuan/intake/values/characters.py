"""Characters as they are typed: full width, odd spaces, several kinds of brackets, made comparable.

Comes in: any text of a cell. Goes out: the same text in half width, or a key under which equal names meet.
Must not know: what the text means.
"""

from __future__ import annotations

import re

# full-width ! to ~ lie 0xFEE0 above their ASCII twins; exotic spaces become plain ones, invisible marks disappear
_HALF: dict[int, str | None] = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
_HALF |= dict.fromkeys((0x3000, 0xA0, 0x2007, 0x202F, *range(0x2000, 0x200B)), " ")
_HALF |= dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD), None)

_BRACKETS = dict.fromkeys(map(ord, "【〔［[{｛〈《"), "(") | dict.fromkeys(map(ord, "】〕］]}｝〉》"), ")")
_ROMAN: dict[int, str] = {0x2160: "i", 0x2161: "ii", 0x2162: "iii", 0x2163: "iv", 0x2164: "v"}
_QUOTES = dict.fromkeys(map(ord, "“”‘’\"'「」『』"), None)
_KEY: dict[int, str | None] = {**_HALF, **_BRACKETS, **_ROMAN, **_QUOTES}
_SPACE = re.compile(r"\s+")


def half_width(text: str) -> str:
    """Give a text with half-width signs and plain spaces, trimmed.

    >>> half_width("　１２，３４５．６％ ")
    '12,345.6%'
    """
    return text.translate(_HALF).strip()


def match_key(text: str) -> str:
    """Give the form under which two spellings of one name meet: half width, no spaces, one kind of bracket, lower case.

    >>> match_key("专精特新“小巨人”企业 （国家级）") == match_key("专精特新小巨人企业(国家级)")
    True
    >>> match_key("Ⅰ类知识产权数")
    'i类知识产权数'
    """
    return _SPACE.sub("", text.translate(_KEY)).lower()


def one_line(text: str) -> str:
    r"""Give a text on one line, for a message.

    >>> one_line("营业收入\n(万元)")
    '营业收入(万元)'
    """
    return re.sub(r"\s*[\r\n]+\s*", "", text).strip()
