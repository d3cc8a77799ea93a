"""What a FEEL token is, which words are reserved, and which full-width signs stand for which ASCII ones.

Comes in: nothing. Goes out: the token type and literal tables (DMN 1.5, 10.3.1.2, rules 25 to 36 and 61).
Must not know: how text is cut into tokens or what tokens mean together.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Token(NamedTuple):
    """A piece of text with its place; `kind` is one of the kinds below, else the reserved word or ASCII sign itself.

    >>> Token("word", "营业收入", 0, 4).end
    4
    """

    kind: str
    text: str
    start: int
    end: int


WORD: Final = "word"
NUMBER: Final = "number"
STRING: Final = "string"
UNCLOSED: Final = "unclosed"
END: Final = "end"

RESERVED: Final = frozenset(
    (
        *("for", "return", "if", "then", "else", "some", "every", "satisfies"),
        *("or", "and", "between", "in", "instance", "function", "not", "true", "false", "null"),
    )
)
"""Words that cannot begin a name. `of` and `external` are read by their place, `list`, `context`, `range` are names."""

NAME_SYMBOLS: Final = frozenset((".", "/", "-", "'", "’", "+", "*", "**"))
"""Rule 30: signs that may stand inside a name (`**` is two of them)."""

WHITE_SPACE: Final = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
"""Rule 61, as the inside of a regular expression class."""

# Rule 28 as the inside of a class, without what rule 61 calls white space and without the full-width punctuation that
# a Chinese keyboard types for FEEL's own signs: where it belongs to a declared name, longest match brings it back.
NAME_START: Final = (
    "?A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u180d\u180f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3003-\u300f\u3012-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00\uff03-\uff04\uff10-\uff19"
    "\uff21-\uff3a\uff3c\uff3e-\uff5a\uff5f-\uffe4\uffe6-\ufffd\U00010000-\U000effff"
)
NAME_PART: Final = NAME_START + "0-9\xb7\u0300-\u036f\u203f-\u2040"

FULL_WIDTH: Final = {
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "，": ",",
    "：": ":",
    "．": ".",
    "＋": "+",
    "－": "-",
    "−": "-",
    "＊": "*",
    "×": "*",
    "／": "/",
    "÷": "/",
    "＜": "<",
    "＞": ">",
    "＝": "=",
    "！": "!",
    "≤": "<=",
    "≥": ">=",
    "≦": "<=",
    "≧": ">=",
    "≠": "!=",
    "＠": "@",
    "＆": "&",
    "｜": "|",
    "％": "%",
    "～": "~",
    "；": ";",
}
"""Signs as a Chinese keyboard types them, and what they stand for."""

FULL_WIDTH_NAME_SIGNS: Final = frozenset("（）：，、。．＋－＊／＜＞＝！＆｜％～；【】［］｛｝＠？")
"""Full-width punctuation that rule 28 counts among the name characters."""
