"""Cuts FEEL text into tokens; white space and comments go, places stay.

Comes in: a source. Goes out: tokens ending with an `end` token, full-width signs already read as ASCII ones.
Must not know: which names exist (longest match over tokens happens later) and what tokens mean together.
"""

from __future__ import annotations

import re
from typing import Final

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import TOO_LONG, UNCLOSED_COMMENT, UNCLOSED_STRING
from ceyuan.feel.tokens import (
    END,
    FULL_WIDTH,
    NAME_PART,
    NAME_START,
    NUMBER,
    RESERVED,
    STRING,
    UNCLOSED,
    WHITE_SPACE,
    WORD,
    Token,
)
from ceyuan.source import Source, Span

MAX_LENGTH: Final = 100_000
"""Characters in one expression; the longest rule of a real policy has a few hundred."""

_SIGN: Final = (
    r"[=＝]{3}|[.．]{2}|[*＊]{2}|[-－−][>＞]|[<>!=:＜＞！＝：][=＝]|[=＝][<>＜＞]|&&|＆＆|\|\||｜｜|…+|—+|[\s\S]"
)
_TOKEN: Final = re.compile(
    rf"(?:[{WHITE_SPACE}]+|//[^\n\r]*|/\*[\s\S]*?\*/)*"
    r"(?:"
    rf"(?P<word>[{NAME_START}][{NAME_PART}]*)"
    r"|(?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r'|(?P<string>"(?:[^"\\\n\r]|\\[^\n\r])*"|[“”](?:[^“”\\\n\r]|\\[^\n\r])*[“”]|＂(?:[^＂\\\n\r]|\\[^\n\r])*＂)'
    r'|(?P<unclosed>["“”＂][^\n\r]*|/\*[\s\S]*)'
    rf"|(?P<sign>{_SIGN})"
    r"|(?P<end>\Z)"
    r")"
)
_ASCII: Final = str.maketrans(FULL_WIDTH)


def scan(text: str) -> list[Token]:
    """Cut any text into tokens without judging it; what never closes becomes one `unclosed` token.

    >>> [token.kind for token in scan("营业收入 ＞＝ 1.5")]
    ['word', '>=', 'number', 'end']
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        start, end = match.span(group or 0)
        piece = text[start:end]
        if group == WORD:
            tokens.append(Token(piece if piece in RESERVED else WORD, piece, start, end))
        elif group == "sign":
            tokens.append(_sign(piece, start, end))
        elif group == END:
            break
        elif group in (NUMBER, STRING, UNCLOSED):
            tokens.append(Token(group, piece, start, end))
    last = tokens[-1].end if tokens else 0  # an error at the end points behind the last word, not behind blanks
    tokens.append(Token(END, "", last, last))
    return tokens


def _sign(piece: str, start: int, end: int) -> Token:
    if piece.isascii():
        return Token(piece, piece, start, end)
    if piece == "？":  # rule 28 counts the ASCII question mark among the letters
        return Token(WORD, "?", start, end)
    return Token(piece.translate(_ASCII), piece, start, end)


def tokenise(source: Source) -> list[Token]:
    """Cut a source into tokens; raise for a string or comment that never closes and for a text beyond all measure.

    >>> [token.text for token in tokenise(Source("规则", "a >= 1 // 注"))]
    ['a', '>=', '1', '']
    """
    if len(source.text) > MAX_LENGTH:
        data = {"length": len(source.text), "limit": MAX_LENGTH}
        raise CeyuanError(TOO_LONG, data=data, spans=[Span(source, 0, 1)])
    tokens = scan(source.text)
    for token in tokens:
        if token.kind == UNCLOSED:
            comment = token.text.startswith("/*")
            end = token.start + 2 if comment else token.end
            kind = UNCLOSED_COMMENT if comment else UNCLOSED_STRING
            raise CeyuanError(kind, data={"opening": token.text[0]}, spans=[Span(source, token.start, end)])
    return tokens
