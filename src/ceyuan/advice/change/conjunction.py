"""The cheapest way to make several rows hold at once, exactly, where each of them has one lever that helps it.

Comes in: rows. Goes out: the cheapest way, None where there is none.
Must not know: alternatives between rows, solvers.

Where every row has one lever that helps it, the least numbers are found by pushing each lever only as far as it must
go, again and again: no solution has any lever less far, so this one is the cheapest.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.advice.change.cover import TooMany, cheapest_cover
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Row, helps
from ceyuan.advice.change.ways import Taste, Way, move

_MOST_ROUNDS = 400


class NotStepwise(Exception):  # noqa: N818 -- no error: a solver answers instead
    """A row has several levers that help and another row reads one of them, or a lever is wanted both ways."""


def cheapest_together(rows: Sequence[Row], taste: Taste) -> Way | None:
    """Give the cheapest way to make all rows hold; raises `NotStepwise`."""
    box = _boxed([row for row in rows if len(row.terms) == 1])
    if box is None:
        return None
    at = {lever: _into(lever.before, low, high) for lever, (low, high) in box.items()}
    wide = [row for row in rows if len(row.terms) > 1]
    ways = _directions(wide, at)
    stepwise = [row for row in wide if len(_helping(row, ways)) < 2]
    loose = [row for row in wide if len(_helping(row, ways)) > 1]
    _require_loose(loose, rows, ways)
    if not _push(stepwise, at, ways, box):
        return None
    for row in loose:
        if not _cover(row, at, taste):
            return None
    return move(at)


def _boxed(rows: Sequence[Row]) -> dict[Lever, tuple[int, int]] | None:
    """Turn rows of one lever into bounds; None where nothing lies between them."""
    box: dict[Lever, tuple[int, int]] = {}
    for row in rows:
        ((lever, factor),) = row.terms
        low, high = box.get(lever, (lever.low, lever.high))
        if factor > 0:
            low = max(low, -(-row.bound // factor))
        else:
            high = min(high, row.bound // factor)
        if low > high:
            return None
        box[lever] = (low, high)
    return box


def _into(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)


def _directions(rows: Sequence[Row], at: dict[Lever, int]) -> dict[Lever, int]:
    """Say which way each lever may be pushed; one that goes both ways must be wanted only one way."""
    wanted: dict[Lever, set[int]] = {}
    for row in rows:
        for lever, factor in row.terms:
            if helps(lever, factor):
                wanted.setdefault(lever, set()).add(1 if factor > 0 else -1)
            else:
                wanted.setdefault(lever, set())
    ways: dict[Lever, int] = {}
    for lever, signs in wanted.items():
        moved = at.get(lever, lever.before) - lever.before
        if moved:
            signs.add(1 if moved > 0 else -1)
        if len(signs) > 1:
            raise NotStepwise
        ways[lever] = signs.pop() if signs else 0
    return ways


def _helping(row: Row, ways: dict[Lever, int]) -> list[tuple[Lever, int]]:
    return [(lever, factor) for lever, factor in row.terms if ways[lever] * factor > 0]


def _require_loose(loose: Sequence[Row], rows: Sequence[Row], ways: dict[Lever, int]) -> None:
    """Require that what helps a row of several helping levers stands in no other row."""
    for row in loose:
        own = {lever for lever, _ in _helping(row, ways)}
        if any(lever in own for other in rows if other is not row for lever, _ in other.terms):
            raise NotStepwise


def _push(rows: Sequence[Row], at: dict[Lever, int], ways: dict[Lever, int], box: dict[Lever, tuple[int, int]]) -> bool:
    """Push levers until every row holds; false where one would have to leave its bounds."""
    for _ in range(_MOST_ROUNDS):
        broken = [row for row in rows if row.value(at) < row.bound]
        if not broken:
            return True
        for row in broken:
            helping = _helping(row, ways)
            if not helping:
                return False
            ((lever, factor),) = helping
            steps = -(-(row.bound - row.value(at)) // abs(factor))
            after = at.get(lever, lever.before) + ways[lever] * max(0, steps)
            low, high = box.get(lever, (lever.low, lever.high))
            if not low <= after <= high:
                return False
            at[lever] = after
    raise NotStepwise


def _cover(row: Row, at: dict[Lever, int], taste: Taste) -> bool:
    """Bring a row with several helping levers to its bound, those of other rows standing where they are."""
    fixed = {lever: number for lever, number in at.items() if number != lever.before}
    rest = row.bound - sum(
        factor * number for lever, number in fixed.items() for one, factor in row.terms if one is lever
    )
    own = Row(tuple((lever, factor) for lever, factor in row.terms if lever not in fixed), rest)
    try:
        found = taste.best_of(cheapest_cover(own))
    except TooMany as many:
        raise NotStepwise from many
    if found:
        at.update(found[0].moves)
    return bool(found)
