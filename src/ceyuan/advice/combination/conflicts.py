"""From the library's rules about not getting twice to conflicts between items.

Comes in: a library and items whose keys are measures. Goes out: at most one conflict for each pair.
Must not know: amounts, which items are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ceyuan.advice.combination.results import Conflict, Item
from ceyuan.model.policy import Library, Pack
from ceyuan.model.stacking import Direction, InWords, Sameness, StackingRule

# from the one that leaves least to the one that leaves all
STRICTEST = (Direction.EXCLUSIVE, Direction.HIGHER, Direction.DIFFERENCE, Direction.CUMULATIVE)
# one subject on one day: enterprise and year are the same; of the rest a verdict says nothing
_CERTAIN = frozenset({Sameness.ENTERPRISE, Sameness.YEAR})


def conflicts_of(library: Library, items: Sequence[Item], *, assume_same: bool = True) -> tuple[Conflict, ...]:
    """Give what the rules of a library say about pairs of one subject's items, in the order of the rules.

    A rule that names the other support goes before one about a whole level; where several remain, the strictest holds.
    CUMULATIVE conflicts say that both may be had. Verdicts about one project are of the same project; whether awards to
    one firm are, no verdict knows: it is assumed, and `assumed` says so; without `assume_same` such rules keep silent.

    >>> from ceyuan.model.facts import Vocabulary
    >>> conflicts_of(Library(Vocabulary({}, {}), {}), [])
    ()
    """
    spoken: dict[frozenset[str], list[Conflict]] = {}
    kinds = {f"{one.pack}#{one.id}": one.subject.value for one in library.measures(examples=True)}
    for first, second, rule in _pairs(library, items):
        assumed = tuple(one for one in rule.scope if not _is_same(one, (first, second), kinds))
        if assume_same or not assumed:
            conflict = Conflict(first, second, rule.direction, rule, assumed)
            spoken.setdefault(frozenset({first, second}), []).append(conflict)
    return tuple(min(found, key=_rank) for found in spoken.values())


def in_words(library: Library, items: Iterable[Item]) -> tuple[StackingRule, ...]:
    """Give the rules about these items whose other side no pack holds: shown, never computed.

    >>> from ceyuan.model.facts import Vocabulary
    >>> in_words(Library(Vocabulary({}, {}), {}), [])
    ()
    """
    keys = {one.key for one in items}
    rules = ((pack, rule) for pack in library.packs.values() for rule in pack.stacking)
    return tuple(rule for pack, rule in rules if isinstance(rule.partners, InWords) and _own(pack, rule, keys))


def certain(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Keep the conflicts that rest on no assumed sameness.

    >>> certain([Conflict("a", "b", Direction.HIGHER, assumed=(Sameness.PROJECT,))])
    ()
    """
    return tuple(one for one in conflicts if not one.assumed)


def strictest(conflicts: Iterable[Conflict]) -> Mapping[frozenset[str], Conflict]:
    """Give for each pair its strictest conflict.

    >>> low, high = Conflict("a", "b", Direction.CUMULATIVE), Conflict("b", "a", Direction.HIGHER)
    >>> list(strictest([low, high]).values()) == [high]
    True
    """
    found: dict[frozenset[str], Conflict] = {}
    for one in conflicts:
        pair = frozenset({one.first, one.second})
        known = found.get(pair)
        if known is None or STRICTEST.index(one.direction) < STRICTEST.index(known.direction):
            found[pair] = one
    return found


def _pairs(library: Library, items: Sequence[Item]) -> Iterator[tuple[str, str, StackingRule]]:
    keys = {one.key for one in items}
    for pack in library.packs.values():
        for rule in pack.stacking:
            own = () if isinstance(rule.partners, InWords) else _own(pack, rule, keys)
            if not own:
                continue
            partners = [f"{one.pack}#{one.id}" for one in library.stacked_with(rule)]
            present = [one for one in partners if one in keys]
            yield from ((first, second, rule) for first in own for second in present if first != second)


def _own(pack: Pack, rule: StackingRule, keys: set[str]) -> tuple[str, ...]:
    return tuple(key for name in rule.measures if (key := f"{pack.id}#{name}") in keys)


def _is_same(scope: Sameness, pair: tuple[str, str], kinds: Mapping[str, str]) -> bool:
    """Tell what is the same for sure: what both verdicts are about, and the district of one document."""
    first, second = pair
    about = scope.value == kinds[first] == kinds[second]
    same_pack = first.partition("#")[0] == second.partition("#")[0]
    return scope in _CERTAIN or about or (scope is Sameness.DISTRICT and same_pack)


def _rank(conflict: Conflict) -> tuple[bool, int, int]:
    named = conflict.rule is not None and conflict.rule.named
    return (not named, STRICTEST.index(conflict.direction), len(conflict.assumed))
