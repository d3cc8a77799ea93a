"""Reads `if`, `for`, `some`, `every` and `function`.

Comes in: the cursor at the word. Goes out: the node; the names it binds are known only inside.
Must not know: operators; each part is read as a full expression.
"""

from __future__ import annotations

from typing import Final, Literal

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import MISSING_WORD, SIGN_EXPECTED
from ceyuan.feel.levels import FULL
from ceyuan.feel.parsing.closing import close_bracket, open_bracket
from ceyuan.feel.parsing.cursor import Cursor
from ceyuan.feel.parsing.declared import bind, leave_scope, read_declared_name
from ceyuan.feel.parsing.diagnosis import specific, unexpected
from ceyuan.feel.parsing.type_names import read_type
from ceyuan.feel.syntax import For, FunctionLiteral, If, Iterator, Parameter, Quantified
from ceyuan.feel.tokens import Token

_ITERATOR_STOPS: Final = frozenset(("in", "return", "satisfies", ","))
_PARAMETER_STOPS: Final = frozenset((":", ",", ")"))
_PATTERNS: Final = {
    "if": "if … then … else …",
    "for": "for x in … return …",
    "some": "some x in … satisfies …",
    "every": "every x in … satisfies …",
    "between": "x between … and …",
    "instance": "x instance of …",
}


def expect_word(cursor: Cursor, word: str, opener: Token) -> None:
    """Step over a word that the form begun by `opener` needs here."""
    if cursor.token.kind == word or (cursor.token.text == word and cursor.token.kind == "word"):
        cursor.advance()
        return
    pointed = specific(cursor)
    if pointed is not None:
        raise pointed
    data = {"opener": opener.text, "word": word, "pattern": _PATTERNS[opener.kind]}
    raise CeyuanError(MISSING_WORD, data=data, spans=[cursor.place(opener), cursor.here()])


def read_if(cursor: Cursor) -> If:
    """Read `if c then a else b`."""
    opener = cursor.advance()
    condition = cursor.read(cursor, FULL)
    expect_word(cursor, "then", opener)
    then = cursor.read(cursor, FULL)
    expect_word(cursor, "else", opener)
    otherwise = cursor.read(cursor, FULL)
    return If(cursor.span(opener.start), condition, then, otherwise)


def read_for(cursor: Cursor) -> For:
    """Read `for i in xs, j in 1..n return e`."""
    opener = cursor.advance()
    mark = len(cursor.local)
    iterators = _read_iterators(cursor, opener)
    expect_word(cursor, "return", opener)
    result = cursor.read(cursor, FULL)
    leave_scope(cursor, mark)
    return For(cursor.span(opener.start), iterators, result)


def read_some(cursor: Cursor) -> Quantified:
    """Read `some x in xs satisfies c`."""
    return _read_quantified(cursor, "some")


def read_every(cursor: Cursor) -> Quantified:
    """Read `every x in xs satisfies c`."""
    return _read_quantified(cursor, "every")


def _read_quantified(cursor: Cursor, quantifier: Literal["some", "every"]) -> Quantified:
    opener = cursor.advance()
    mark = len(cursor.local)
    iterators = _read_iterators(cursor, opener)
    expect_word(cursor, "satisfies", opener)
    condition = cursor.read(cursor, FULL)
    leave_scope(cursor, mark)
    return Quantified(cursor.span(opener.start), quantifier, iterators, condition)


def _read_iterators(cursor: Cursor, opener: Token) -> tuple[Iterator, ...]:
    """Read the iterators; each name is known to the domains after its own (DMN 10.3.2.14)."""
    iterators = [_read_iterator(cursor, opener)]
    while cursor.accept(","):
        iterators.append(_read_iterator(cursor, opener))
    return tuple(iterators)


def _read_iterator(cursor: Cursor, opener: Token) -> Iterator:
    name = read_declared_name(cursor, _ITERATOR_STOPS)
    expect_word(cursor, "in", opener)
    domain = cursor.read(cursor, FULL)
    last = cursor.read(cursor, FULL) if cursor.accept("..") else None
    bind(cursor, name)
    return Iterator(name, domain, last)


def read_function(cursor: Cursor) -> FunctionLiteral:
    """Read `function(a: number) a + 1`, or with an `external` body, which is a context."""
    start = cursor.advance().start
    if cursor.token.kind != "(":
        raise unexpected(cursor, SIGN_EXPECTED, "(")
    open_bracket(cursor)
    parameters: list[Parameter] = []
    if cursor.token.kind != ")":
        parameters.append(_read_parameter(cursor))
        while cursor.accept(","):
            parameters.append(_read_parameter(cursor))
    close_bracket(cursor, ")")
    mark = len(cursor.local)
    for parameter in parameters:
        bind(cursor, parameter.name)
    external = cursor.token.text == "external" and cursor.ahead().kind == "{"
    if external:
        cursor.advance()
    body = cursor.read(cursor, FULL)
    leave_scope(cursor, mark)
    return FunctionLiteral(cursor.span(start), tuple(parameters), body, external)


def _read_parameter(cursor: Cursor) -> Parameter:
    name = read_declared_name(cursor, _PARAMETER_STOPS)
    return Parameter(name, read_type(cursor) if cursor.accept(":") else None)
