"""A grid of raw cells: what every kind of file becomes.

Comes in: rows of a sheet or a separated text. Goes out: typed raw cells with their rows, and merged regions.
Must not know: what a cell means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell whose formula has no value: an error such as #DIV/0!, or one that was never calculated (text empty)."""

    text: str


@dataclass(frozen=True, slots=True)
class Percent:
    """A number that the sheet shows as a percentage: 0.05 shown as 5% is the plain share 0.05."""

    value: float


RawCell = str | int | float | bool | date | datetime | time | timedelta | CellError | Percent | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged region; rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `rows` starts a fresh walk over all rows from the first; `height` is their number, for progress.

    The name of a separated text's only grid is empty. `blind`: the format hides formula errors and percent formats.
    """

    name: str
    height: int
    rows: Callable[[], Iterator[Sequence[RawCell]]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    blind: bool = False


def written(raw: RawCell) -> str:
    """Give a raw cell as its reader would see it.

    >>> written(1413.0), written(CellError("#DIV/0!")), written(Percent(0.05)), written(True)
    ('1413', '#DIV/0!', '5%', 'TRUE')
    """
    match raw:
        case None:
            return ""
        case str():
            return raw.strip()
        case bool():
            return "TRUE" if raw else "FALSE"
        case float():
            return repr(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
        case CellError(text):
            return text or "（公式未计算）"
        case Percent(value):
            return f"{value * 100:.12g}%"
        case datetime():
            plain = raw.time() == time()
            return raw.date().isoformat() if plain else raw.isoformat(sep=" ")
        case date():
            return raw.isoformat()
    return str(raw)


def is_blank(raw: RawCell) -> bool:
    """Tell whether nothing stands in a cell.

    >>> is_blank(" "), is_blank(0)
    (True, False)
    """
    return raw is None or (isinstance(raw, str) and not raw.strip())


def column_letter(index: int) -> str:
    """Give the letters of a column counted from 0, as a spreadsheet shows them.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
