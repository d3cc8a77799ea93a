"""Which measures confer which titles, and in which order titles are to be looked at.

Comes in: for each measure the title it confers and those it asks for. Goes out: the chains between titles.
Must not know: plans, subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chains:
    """The places of the measures that confer each title, and the titles in groups.

    What a title needs comes in an earlier group; titles that need one another stand in one group. `behind` is what each
    title needs, by all of its measures, through others too.
    """

    givers: Mapping[str, tuple[int, ...]]
    behind: Mapping[str, frozenset[str]]
    groups: tuple[tuple[str, ...], ...]

    def behind_all(self, titles: Iterable[str]) -> frozenset[str]:
        """Give those of some titles that measures confer, with all behind them."""
        own = [one for one in titles if one in self.givers]
        return frozenset(own).union(*(self.behind[one] for one in own))


def chains_of(confers: Sequence[str], asked: Sequence[Sequence[str]]) -> Chains:
    """Follow titles from measure to measure; an empty name confers nothing.

    >>> chains_of(["gold", "silver", "", "silver"], [["silver"], ["bronze"], ["gold"], []]).groups
    (('silver',), ('gold',))
    >>> chains_of(["a", "b"], [["b"], ["a"]]).groups
    (('a', 'b'),)
    """
    givers: dict[str, tuple[int, ...]] = {}
    for place, title in enumerate(confers):
        if title:
            givers[title] = (*givers.get(title, ()), place)
    behind = {title: _behind(title, givers, asked) for title in givers}
    groups: dict[str, tuple[str, ...]] = {}
    # what a title needs has less behind it
    for title in sorted(givers, key=lambda one: len(behind[one] | {one})):
        together = (one for one in givers if one == title or (one in behind[title] and title in behind[one]))
        groups.setdefault(title, tuple(together))
    return Chains(givers, behind, tuple(dict.fromkeys(groups.values())))


def _behind(title: str, givers: Mapping[str, tuple[int, ...]], asked: Sequence[Sequence[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [title]
    while waiting:
        for place in givers[waiting.pop()]:
            new = [one for one in asked[place] if one in givers and one not in found]
            found.update(new)
            waiting += new
    return frozenset(found)
