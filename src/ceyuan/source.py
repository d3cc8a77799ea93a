"""Places in texts: a source, a span of it, and the quoted line with its caret.

Comes in: any text with a name (a rule in a pack, an official document). Goes out: positions people can find.
Must not know: what the text means.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import east_asian_width

_AROUND = 80  # characters shown on either side of a place in a long line


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it stands: `line` and `column` (both from 1) say where it begins inside the file `name`.

    >>> Source("规则", "a >= 1").name
    '规则'
    """

    name: str
    text: str
    line: int = 1
    column: int = 1

    def position(self, offset: int) -> tuple[int, int]:
        r"""Give line and column in the file (both from 1) of a character offset in the text.

        >>> Source("f.yaml", "a\nbc", line=10, column=5).position(3)
        (11, 2)
        """
        starts = _line_starts(self.text)
        row = bisect_right(starts, offset) - 1
        column = offset - starts[row] + 1
        return self.line + row, column + (self.column - 1 if row == 0 else 0)

    def quoted_line(self, offset: int) -> str:
        """Give the line of the text that holds the offset, without its line break."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return self.text[start : end if end >= 0 else len(self.text)]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch `start..end` of a source, in characters."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """Give the characters the span covers."""
        return self.source.text[self.start : self.end]

    def to(self, other: Span) -> Span:
        """Give the stretch from the start of this span to the end of the other."""
        return Span(self.source, self.start, other.end)

    def where(self) -> str:
        """Give `file:line:column`, as editors understand it."""
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"

    def quote(self) -> str:
        """Give the place, the line and a caret line under it; wide characters count as two columns.

        >>> print(Span(Source("f", "营业收入 > x"), 5, 6).quote())
        f:1:6
          营业收入 > x
                   ^
        """
        line = self.source.quoted_line(self.start)
        start = self.start - (self.source.text.rfind("\n", 0, self.start) + 1)
        end = min(len(line), max(start + 1, start + self.end - self.start))
        # A rule may be one endless line: show what stands around the place.
        first, last = max(0, start - _AROUND), min(len(line), min(end, start + _AROUND) + _AROUND)
        shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
        lead = _columns(("…" if first else "") + line[first:start])
        width = max(1, _columns(line[start : min(end, last)]))
        return f"{self.where()}\n  {shown}\n  {' ' * lead}{'^' * width}"


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    """Give where each line begins; remembered, because a long document is asked for thousands of places."""
    return (0, *(index + 1 for index, character in enumerate(text) if character == "\n"))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
