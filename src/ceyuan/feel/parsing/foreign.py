"""What people write who come from spreadsheets, programming languages or prose, and what FEEL writes instead.

Comes in: the text of a token that did not fit. Goes out: the FEEL form, if it is a known foreign one.
Must not know: where the token stands.
"""

from __future__ import annotations

from typing import Final

from ceyuan.feel.tokens import RESERVED

_SIGNS: Final = {
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "!": "not(…)",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    ":=": "=",
    "^": "**",
    "%": "modulo(a, b)",
    "?": "if … then … else …",
    "∈": "in",
    "∧": "and",
    "∨": "or",
    "¬": "not(…)",
    "~": "[a..b]",
    "…": "[a..b]",
    "……": "[a..b]",
    "—": "-",
    "——": "-",
    "–": "-",
    ";": ",",
    "、": ",",
}
_WORDS: Final = {
    "且": "and",
    "并且": "and",
    "而且": "and",
    "同时": "and",
    "和": "and",
    "与": "and",
    "或": "or",
    "或者": "or",
    "非": "not(…)",
    "不是": "not(…)",
    "如果": "if",
    "那么": "then",
    "则": "then",
    "否则": "else",
    "大于": ">",
    "高于": ">",
    "超过": ">",
    "小于": "<",
    "低于": "<",
    "不足": "<",
    "等于": "=",
    "不等于": "!=",
    "大于等于": ">=",
    "不低于": ">=",
    "不小于": ">=",
    "不少于": ">=",
    "小于等于": "<=",
    "不高于": "<=",
    "不大于": "<=",
    "不超过": "<=",
    "属于": "in",
}
_STRAY: Final = frozenset("。#$\\`;¥￥·")


def native_form(text: str) -> str | None:
    """Give what FEEL writes for a foreign sign or word; None for anything else.

    >>> native_form("&&"), native_form("并且"), native_form("AND"), native_form("营业收入")
    ('and', 'and', 'and', None)
    """
    if text.isupper() and text.lower() in RESERVED:
        return text.lower()
    return _SIGNS.get(text) or _WORDS.get(text)


def is_stray(text: str) -> bool:
    """Say whether a sign has no use in FEEL outside strings and declared names.

    >>> is_stray("。"), is_stray("+")
    (True, False)
    """
    return text in _STRAY
