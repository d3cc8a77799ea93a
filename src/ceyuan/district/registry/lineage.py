"""Whom an enterprise succeeds, by merger or split, at any remove.

Comes in: keys of enterprises. Goes out: for each, the keys of those before it.
Must not know: what follows from it; `succession.py` says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ceyuan.district.registry.enums import ChangeKind
from ceyuan.district.registry.models import Change

_SUCCEEDING = (ChangeKind.MERGER, ChangeKind.SPLIT)
DEEPEST = 6  # removes; one query each, most registers need one or two


def predecessors_of(enterprises: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Give the predecessors of some enterprises; the number of queries does not grow with theirs."""
    before: dict[int, set[int]] = {}
    asked: set[int] = set()
    wave = set(enterprises)
    for _ in range(DEEPEST):
        wave -= asked
        if not wave:
            break
        asked |= wave
        pairs = Change.objects.filter(kind__in=_SUCCEEDING, successor__in=wave).order_by()
        for successor, predecessor in pairs.values_list("successor", "enterprise"):
            if successor is not None:
                before.setdefault(successor, set()).add(predecessor)
        wave = {one for found in before.values() for one in found}
    return {one: frozenset(_all_before(one, before)) for one in enterprises if one in before}


def _all_before(enterprise: int, before: Mapping[int, set[int]]) -> set[int]:
    found: set[int] = set()
    waiting = [enterprise]
    while waiting:
        for one in before.get(waiting.pop(), ()):
            if one not in found and one != enterprise:
                found.add(one)
                waiting.append(one)
    return found
