"""The heaviest set of vertices of which no two stand beside each other, exactly.

Comes in: whole weights and neighbours as bit masks. Goes out: the set as a bit mask, or None where it is too entangled.
Must not know: items, money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MOST_STEPS = 10_000


class _TooEntangledError(Exception):
    """The steps allowed are used up."""


@dataclass(slots=True)
class _Search:
    weights: Sequence[int]
    beside: Sequence[int]
    most: int
    known: dict[int, tuple[int, int]] = field(default_factory=dict)


def heaviest(weights: Sequence[int], beside: Sequence[int], *, most: int = MOST_STEPS) -> int | None:
    """Give the heaviest independent set; weights are positive, `beside[v]` is the mask of the neighbours of v.

    Vertices heavier than all their neighbours together are taken, those that a better neighbour can stand in for are
    dropped, parts without connection are solved apart, and only then is one vertex tried both ways. None after `most`
    such trials: the caller asks a solver then.

    >>> heaviest([100, 80, 50], [0b110, 0b001, 0b001])
    6
    """
    search = _Search(weights, beside, most)
    try:
        return sum(_solve(part, search)[1] for part in _parts((1 << len(weights)) - 1, beside))
    except _TooEntangledError:
        return None


def bits(mask: int) -> Iterator[int]:
    """Walk over the numbers of the bits set, lowest first.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def cliques(beside: Sequence[int]) -> Iterator[int]:
    """Cover all edges with groups of which everyone stands beside everyone: of each at most one can be taken.

    >>> list(cliques([0b0110, 0b0101, 0b1011, 0b0100]))
    [7, 12]
    """
    open_edges = list(beside)
    for vertex in range(len(beside)):
        while near := open_edges[vertex] & ~((1 << vertex) - 1):
            group, common = 1 << vertex, beside[vertex]
            choice = near & -near
            while choice:
                group |= choice
                common &= beside[choice.bit_length() - 1]
                choice = common & -common
            for one in bits(group):
                open_edges[one] &= ~group
            yield group


def _solve(mask: int, search: _Search) -> tuple[int, int]:
    """Give weight and members of the heaviest set inside a connected part."""
    found = search.known.get(mask)
    if found is None:
        taken, rest = _reduce(mask, search)
        weight = sum(search.weights[one] for one in bits(taken))
        for part in _parts(rest, search.beside):
            more, members = _branch(part, search)
            weight, taken = weight + more, taken | members
        found = search.known[mask] = (weight, taken)
    return found


def _reduce(mask: int, search: _Search) -> tuple[int, int]:
    """Take and drop what is sure to be; give what is taken and what is still open."""
    taken, changed = 0, True
    while changed:
        changed = False
        for vertex in bits(mask):
            if not mask >> vertex & 1:
                continue
            near = search.beside[vertex] & mask
            if search.weights[vertex] >= sum(search.weights[one] for one in bits(near)):
                taken |= 1 << vertex
                mask &= ~(near | 1 << vertex)
                changed = True
            elif (dropped := _dropped(vertex, near, search)) != 0:
                mask &= ~dropped
                changed = True
    return taken, mask


def _dropped(vertex: int, near: int, search: _Search) -> int:
    """Give the neighbours for which this vertex can stand in: no lighter, and beside nothing they are not beside."""
    dropped = 0
    for other in bits(near):
        if search.weights[vertex] >= search.weights[other] and not near & ~search.beside[other] & ~(1 << other):
            dropped |= 1 << other
    return dropped


def _branch(part: int, search: _Search) -> tuple[int, int]:
    """Try the vertex with most neighbours both ways."""
    found = search.known.get(part)
    if found is not None:
        return found
    search.most -= 1
    if search.most < 0:
        raise _TooEntangledError
    vertex = max(bits(part), key=lambda one: (search.beside[one] & part).bit_count())
    weight, members = search.weights[vertex], 1 << vertex
    for piece in _parts(part & ~search.beside[vertex] & ~(1 << vertex), search.beside):
        more, others = _solve(piece, search)
        weight, members = weight + more, members | others
    without, left = 0, 0
    if _bound(part & ~(1 << vertex), search) > weight:
        for piece in _parts(part & ~(1 << vertex), search.beside):
            more, others = _solve(piece, search)
            without, left = without + more, left | others
    found = search.known[part] = (weight, members) if weight >= without else (without, left)
    return found


def _bound(mask: int, search: _Search) -> int:
    """Give what no set inside a mask can outweigh: the heaviest of each of some groups of which one can be taken."""
    total, heavy_first = 0, sorted(bits(mask), key=lambda one: -search.weights[one])
    for vertex in heavy_first:
        if mask >> vertex & 1:
            total += search.weights[vertex]
            common = search.beside[vertex] & mask
            mask &= ~(1 << vertex)
            for other in heavy_first:
                if common >> other & 1:
                    mask &= ~(1 << other)
                    common &= search.beside[other]
    return total


def _parts(mask: int, beside: Sequence[int]) -> Iterator[int]:
    """Split a mask into connected parts."""
    while mask:
        part, edge = 0, mask & -mask
        while edge:
            part |= edge
            reached = 0
            for vertex in bits(edge):
                reached |= beside[vertex]
            edge = reached & mask & ~part
        yield part
        mask &= ~part
