"""Where the parser stands: the tokens, the current one, the open brackets and the names in scope.

Comes in: a source, its tokens, and the function that reads expressions. Goes out: steps through the tokens.
Must not know: grammar; the readers in this folder hold it and call each other through `read`.
"""

from __future__ import annotations

from collections.abc import Callable

from ceyuan.feel.names import Phrase, Vocabulary, longest_match
from ceyuan.feel.syntax import Expression
from ceyuan.feel.tokens import END, Token
from ceyuan.source import Source, Span

Reader = Callable[["Cursor", int], Expression]
"""Reads an expression that binds tighter than a level; `climb.read_expression` is the only one."""

Resume = Callable[["Cursor", int, Expression, int], Expression]
"""Goes on after a left side that has been read already; `climb.resume_expression` is the only one."""


class Cursor:
    """The state of one parse; `read` and `resume` break the circle between the readers and the tables naming them.

    `local` holds the names of several tokens bound around the current place, `brackets` the brackets still open.
    """

    __slots__ = ("brackets", "depth", "index", "local", "read", "resume", "source", "token", "tokens", "vocabulary")

    def __init__(
        self, source: Source, tokens: list[Token], vocabulary: Vocabulary, readers: tuple[Reader, Resume]
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.read, self.resume = readers
        self.token = tokens[0]
        self.index = 0
        self.depth = 0
        self.local: list[Phrase] = []
        self.brackets: list[Token] = []

    def advance(self) -> Token:
        """Step over the current token and give it."""
        passed = self.token
        self.index += 1
        self.token = self.tokens[self.index]
        return passed

    def move(self, index: int) -> None:
        """Go to a token by its number."""
        self.index = index
        self.token = self.tokens[index]

    def accept(self, kind: str) -> bool:
        """Step over the current token if it is of the kind."""
        if self.token.kind != kind:
            return False
        self.advance()
        return True

    def ahead(self, distance: int = 1) -> Token:
        """Look at a later token; beyond the last one it is the end."""
        return self.tokens[min(self.index + distance, len(self.tokens) - 1)]

    def previous(self) -> Token:
        """Give the token before the current one; before the first one, an empty place."""
        return self.tokens[self.index - 1] if self.index else Token(END, "", 0, 0)

    def span(self, start: int) -> Span:
        """Give the stretch from an offset to the end of the last token stepped over."""
        return Span(self.source, start, self.tokens[self.index - 1].end)

    def place(self, token: Token) -> Span:
        """Give the place of one token."""
        return Span(self.source, token.start, token.end)

    def here(self) -> Span:
        """Give the place of the current token."""
        return self.place(self.token)

    def at_odd_name(self) -> bool:
        """Tell whether a declared name begins here whose first token is no word, such as `（一）类企业`."""
        return self.token.text in self.vocabulary.odd_starts and self.known_name() is not None

    def known_name(self) -> Phrase | None:
        """Give the longest declared name of several tokens that begins here; of equal ones the innermost."""
        first = self.token.text
        candidates = self.vocabulary.phrases.get(first, ())
        if self.local:
            near = [phrase for phrase in reversed(self.local) if phrase.tokens[0] == first]
            candidates = tuple(sorted((*near, *candidates), key=_length, reverse=True))
        return longest_match(candidates, self.tokens, self.index) if candidates else None


def _length(phrase: Phrase) -> int:
    return len(phrase.tokens)
