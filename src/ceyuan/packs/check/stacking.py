"""Rules about not getting twice lead to measures that exist and do not contradict one another.

Comes in: a library. Goes out: errors that quote the rules.
Must not know: awards. Two documents may disagree; within one document two rules may not. Circles are no mistake.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence

from ceyuan.errors import CeyuanError
from ceyuan.model.policy import Library, Pack
from ceyuan.model.stacking import Direction, StackingRule, TheseMeasures, TheseSchemes
from ceyuan.packs import errors

_BOTH_WAYS = (Direction.HIGHER, Direction.CUMULATIVE)
Pairs = Mapping[str, frozenset[tuple[str, str]]]


def check_stacking(library: Library) -> Iterator[CeyuanError]:
    """Give an error for every partner that does not exist and every pair of rules that contradict each other."""
    measures = [f"{one.pack}#{one.id}" for one in library.measures(examples=True)]
    schemes = sorted({one.scheme for one in library.measures(examples=True)})
    for pack in library.packs.values():
        for rule in pack.stacking:
            match rule.partners:
                case TheseMeasures(measures=names):
                    yield from _unknown(names, measures, rule)
                case TheseSchemes(schemes=names):
                    yield from _unknown(names, schemes, rule)
        yield from _contradictions(pack, library)


def _unknown(names: Sequence[str], known: Sequence[str], rule: StackingRule) -> Iterator[CeyuanError]:
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
            data = {"measure": name, "nearest": close[0] if close else "—"}
            yield CeyuanError(errors.UNKNOWN_MEASURE, data=data, spans=[rule.span])


def _contradictions(pack: Pack, library: Library) -> Iterator[CeyuanError]:
    pairs = {rule.id: frozenset(_pairs(pack, rule, library)) for rule in pack.stacking}
    for index, rule in enumerate(pack.stacking):
        for other in pack.stacking[index + 1 :]:
            if rule.direction is not other.direction and rule.scope == other.scope and rule.named is other.named:
                clash = sorted(_common(rule, other, pairs))
                if clash:
                    data = {"first": rule.id, "second": other.id, "pair": "、".join(dict.fromkeys(clash[0]))}
                    yield CeyuanError(errors.STACKING_CONTRADICTION, data=data, spans=[rule.span, other.span])


def _common(rule: StackingRule, other: StackingRule, pairs: Pairs) -> frozenset[tuple[str, str]]:
    """Give the pairs about which two rules speak; one that counts both ways meets the other's pairs turned round."""
    theirs = pairs[other.id]
    if rule.direction in _BOTH_WAYS or other.direction in _BOTH_WAYS:
        theirs |= {(second, first) for first, second in theirs}
    return pairs[rule.id] & theirs


def _pairs(pack: Pack, rule: StackingRule, library: Library) -> Iterator[tuple[str, str]]:
    for partner in library.stacked_with(rule):
        for name in rule.measures:
            yield f"{pack.id}#{name}", f"{partner.pack}#{partner.id}"
