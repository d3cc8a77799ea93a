"""Writes a syntax tree as canonical FEEL text: one spelling per tree, as few brackets as the reading allows.

Comes in: an expression or unary tests, and the names they were read with. Goes out: text that reads as the same tree.
Must not know: how the text was spelt before; blanks, comments, escapes and needless brackets are gone.
"""

from __future__ import annotations

from collections.abc import Collection

from ceyuan.feel.layout import ANYTHING, Inside, Part, level_of, parts_of, unary_parts
from ceyuan.feel.lexer import scan
from ceyuan.feel.names import Phrases, index_phrases, longest_match, vocabulary_of
from ceyuan.feel.syntax import ContextLiteral, Expression, For, FunctionLiteral, Name, Quantified, UnaryTests


def print_expression(node: Expression | UnaryTests, *, names: Collection[str] = ()) -> str:
    """Write a tree as canonical text.

    With `names`, a name that would run together with what follows it is put in brackets: `(a) - b` where `a - b` is
    itself a name. Without them only built-in names and names declared in the tree are looked after.

    >>> from ceyuan.feel.parser import parse_expression
    >>> from ceyuan.source import Source
    >>> print_expression(parse_expression(Source("规则", "((a)+ 1.50)*b")))
    '(a + 1.5) * b'
    """
    pieces: list[str | Name] = []
    declared: set[str] = set()
    waiting: list[Part] = (
        list(reversed(unary_parts(node))) if isinstance(node, UnaryTests) else [Inside(node, ANYTHING)]
    )
    while waiting:
        part = waiting.pop()
        if isinstance(part, Inside):
            parts = parts_of(part.node)
            declared.update(_names_declared_by(part.node))
            waiting.extend(reversed(parts if level_of(part.node) > part.above else ["(", *parts, ")"]))
        else:
            pieces.append(part)
    return _settle_names(pieces, vocabulary_of(names).phrases, index_phrases(declared))


def _names_declared_by(node: Expression) -> tuple[str, ...]:
    match node:
        case ContextLiteral():
            return tuple(entry.key for entry in node.entries)
        case For() | Quantified():
            return tuple(iterator.name for iterator in node.iterators)
        case FunctionLiteral():
            return tuple(parameter.name for parameter in node.parameters)
        case _:
            return ()


def _settle_names(pieces: list[str | Name], *phrases: Phrases) -> str:
    """Join the pieces from the last to the first, putting brackets round names that would swallow what follows."""
    settled: list[str] = []
    for piece in reversed(pieces):
        if isinstance(piece, str):
            settled.append(piece)
            continue
        own = scan(piece.value)[:-1]
        known = [phrase for index in phrases for phrase in index.get(own[0].text, ())]
        longer = [phrase for phrase in known if len(phrase.tokens) > len(own)]
        most = max((len(phrase.tokens) for phrase in longer), default=0)
        following = "".join(reversed(settled[-most:])) if most else ""  # each piece holds a token at least
        runs_on = most > 0 and longest_match(longer, scan(piece.value + following), 0) is not None
        settled.append(f"({piece.value})" if runs_on else piece.value)
    return "".join(reversed(settled))
