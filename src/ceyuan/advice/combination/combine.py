"""The best admissible combination for one subject, exactly, by the written rule of `docs/advice.md`.

Comes in: items and conflicts. Goes out: what is taken, what is left and why, and what it brings altogether.
Must not know: the library, files, words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ceyuan.advice.combination.conflicts import certain, strictest
from ceyuan.advice.combination.exact import in_order, whole
from ceyuan.advice.combination.independent import bits, cliques, heaviest
from ceyuan.advice.combination.items import has_amount, upper
from ceyuan.advice.combination.results import Choice, Combination, Conflict, Item, Left, Reason
from ceyuan.advice.combination.solver import Row, optimise
from ceyuan.advice.errors import CONFLICT_WITH_ITSELF, DOUBLE_ITEM, NEGATIVE_AMOUNT, NO_SUCH_ITEM
from ceyuan.errors import CeyuanError
from ceyuan.model.stacking import Direction

LARGEST_PART = 400
_TIE_BITS = 12


class Prefer(StrEnum):
    """What is compared first: what is certain (the rule), or the upper ends (shown beside it)."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


def combine(
    items: Sequence[Item], conflicts: Iterable[Conflict] = (), *, prefer: Prefer = Prefer.CERTAIN
) -> Combination:
    """Give the best combination: most certain money, then the higher upper end, then fewer items, then earlier ones.

    >>> from ceyuan.model.stacking import Direction
    >>> items = [Item(key, key, Fraction(n), Fraction(n)) for key, n in (("a", 100), ("b", 80), ("c", 50))]
    >>> best = combine(items, [Conflict("a", "b", Direction.EXCLUSIVE), Conflict("a", "c", Direction.HIGHER)])
    >>> [one.key for one in best.taken], best.low == 130
    (['b', 'c'], True)
    """
    board = board_of(items, conflicts)
    vertices = _vertices(board)
    chosen = [vertices[one] for one in _best(vertices, board, prefer)]
    taken = tuple(one for one in board.items if any(vertex.item == one for vertex in chosen))
    low = sum((one.item.low for one in chosen if one.in_low), Fraction(0))
    high = sum((upper(one.item) for one in chosen if one.in_high), Fraction(0))
    open_end = any(one.high is None for one in taken)
    return Combination(taken, leave(board, taken), low, None if open_end else high)


def choose(
    items: Sequence[Item], conflicts: Sequence[Conflict] = (), apart: Sequence[Conflict] | None = None
) -> Choice:
    """Give the best combination with the other readings beside it; `apart` are the conflicts that hold for sure.

    >>> choose([Item("a", "甲", Fraction(1), Fraction(1))]).possible is None
    True
    """
    sure = certain(conflicts) if apart is None else tuple(apart)
    best = combine(items, conflicts)
    possible = combine(items, conflicts, prefer=Prefer.POSSIBLE)
    freely = combine(items, sure)
    return Choice(
        best,
        None if possible.taken == best.taken else possible,
        None if freely.taken == best.taken and freely.low == best.low and freely.high == best.high else freely,
    )


@dataclass(frozen=True, slots=True)
class Board:
    """Items checked, and who stands against whom: `hard` leaves one of two, `soft` tops up to the higher."""

    items: tuple[Item, ...]
    hard: Mapping[str, frozenset[str]]
    soft: Mapping[str, frozenset[str]]

    def against(self, key: str) -> frozenset[str]:
        """Give everything that stands against an item."""
        return self.hard[key] | self.soft[key]


def board_of(items: Sequence[Item], conflicts: Iterable[Conflict]) -> Board:
    """Check items and conflicts and lay them out; of several conflicts of one pair the strictest holds."""
    keys = [one.key for one in items]
    known = set(keys)
    if len(known) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise CeyuanError(DOUBLE_ITEM, data={"key": twice})
    for item in items:
        if item.low < 0 or (item.high is not None and item.high < item.low):
            raise CeyuanError(NEGATIVE_AMOUNT, data={"key": item.key})
    hard: dict[str, set[str]] = {key: set() for key in keys}
    soft: dict[str, set[str]] = {key: set() for key in keys}
    for one in _checked(strictest(conflicts).values(), known):
        if one.direction is not Direction.CUMULATIVE:
            kind = soft if one.direction is Direction.DIFFERENCE else hard
            kind[one.first].add(one.second)
            kind[one.second].add(one.first)
    return Board(
        tuple(items),
        {key: frozenset(others) for key, others in hard.items()},
        {key: frozenset(others) for key, others in soft.items()},
    )


def _checked(conflicts: Iterable[Conflict], known: set[str]) -> Iterable[Conflict]:
    for one in conflicts:
        if one.first == one.second:
            raise CeyuanError(CONFLICT_WITH_ITSELF, data={"key": one.first})
        for key in (one.first, one.second):
            if key not in known:
                raise CeyuanError(NO_SUCH_ITEM, data={"key": key})
        yield one


def leave(board: Board, taken: Sequence[Item], other: Reason = Reason.BUDGET) -> tuple[Left, ...]:
    """Say of every item not taken why: no amount, what stands against it, or else `other`."""
    have = {one.key for one in taken}
    left = []
    for item in board.items:
        if item.key not in have:
            against = tuple(one.key for one in taken if one.key in board.against(item.key))
            reason = Reason.CONFLICT if against else other
            left.append(Left(item, reason if has_amount(item) else Reason.NO_AMOUNT, against))
    return tuple(left)


@dataclass(frozen=True, slots=True)
class _Vertex:
    """An item taken in one way: counted in the certain total, in the upper one, or in both.

    Only topping up makes the difference: of two such items the higher counts, which may be one for what is certain and
    the other for the upper end.
    """

    item: Item
    in_low: bool
    in_high: bool


def _vertices(board: Board) -> list[_Vertex]:
    vertices = []
    for item in board.items:
        if has_amount(item):
            in_low = item.low > 0
            vertices.append(_Vertex(item, in_low, in_high=True))
            if in_low and board.soft[item.key]:
                vertices += [_Vertex(item, in_low=True, in_high=False), _Vertex(item, in_low=False, in_high=True)]
    return vertices


def _stand_against(one: _Vertex, other: _Vertex, board: Board) -> bool:
    if one.item.key == other.item.key or other.item.key in board.hard[one.item.key]:
        return True
    overlap = (one.in_low and other.in_low) or (one.in_high and other.in_high)
    return overlap and other.item.key in board.soft[one.item.key]


def _best(vertices: Sequence[_Vertex], board: Board, prefer: Prefer) -> list[int]:
    """Give the numbers of the vertices of the best combination."""
    beside = [0] * len(vertices)
    for first, one in enumerate(vertices):
        for second in range(first):
            if _stand_against(one, vertices[second], board):
                beside[first] |= 1 << second
                beside[second] |= 1 << first
    wishes = _wishes(vertices, board, prefer)
    found = heaviest(in_order(wishes), beside) if len(vertices) <= LARGEST_PART else None
    return list(bits(found)) if found is not None else _solved(beside, wishes)


def _wishes(vertices: Sequence[_Vertex], board: Board, prefer: Prefer) -> list[list[int]]:
    """List what is wished for in order, as whole numbers: certain money, upper end, fewer items, earlier items."""
    lows = whole([one.item.low if one.in_low else Fraction(0) for one in vertices])
    highs = whole([upper(one.item) if one.in_high else Fraction(0) for one in vertices])
    money = [list(lows), list(highs)] if prefer is Prefer.CERTAIN else [list(highs), list(lows)]
    places = {item.key: place for place, item in enumerate(board.items)}
    return [*money, [-1] * len(vertices), *earlier([places[one.item.key] for one in vertices])]


def earlier(places: Sequence[int]) -> list[list[int]]:
    """Wish for items that stand earlier, a dozen places at a time so that a solver can hold the numbers.

    >>> earlier([0, 1, 13])
    [[2048, 1024, 0], [0, 0, 1024]]
    """
    wishes = []
    for start in range(0, max(places, default=-1) + 1, _TIE_BITS):
        last = start + _TIE_BITS - 1
        wishes.append([1 << (last - place) if start <= place <= last else 0 for place in places])
    return wishes


def _solved(beside: Sequence[int], wishes: Sequence[Sequence[int]]) -> list[int]:
    """Ask the solver where enumeration is too long."""
    rows = [Row(dict.fromkeys(bits(clique), 1), 1) for clique in cliques(beside)]
    return list(optimise(len(beside), rows, wishes))
