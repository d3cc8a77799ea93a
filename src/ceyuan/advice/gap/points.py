"""What a points table lacks: points earned, open and lost line by line, within its caps.

Comes in: the score that a criterion compares, its trace, and the bound. Goes out: its gap.
Must not know: how points are counted, how they are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ceyuan.advice.gap.results import ItemGap, ScoreGap
from ceyuan.engines.answer import Finding, ItemTrace, ScoreTrace
from ceyuan.plan.nodes import Compare, Constant, Operator, Score

_ZERO = Fraction(0)
_UP = frozenset({Operator.AT_LEAST, Operator.MORE})
_DOWN = frozenset({Operator.AT_MOST, Operator.LESS})


def score_gap(finding: Finding, traces: Sequence[ScoreTrace]) -> ScoreGap | None:
    """Give the gap of a points table that must reach a number; None where a finding is about something else."""
    if not traces:
        return None
    match finding.atom:
        case Compare(operator=operator, left=Score() as score, right=Constant(value=bound)) if operator in _UP:
            strict = operator is Operator.MORE
        case Compare(operator=operator, left=Constant(value=bound), right=Score() as score) if operator in _DOWN:
            strict = operator is Operator.LESS
        case _:
            return None
    trace = next((one for one in traces if one.name == score.name), None)
    if trace is None or finding.surely:
        return None
    gains = _gains(score, trace.items)
    items = [_item(one, gain) for one, gain in zip(trace.items, gains, strict=True)]
    items.sort(key=lambda one: (-one.gain, one.earned - Fraction(one.trace.item.maximum)))
    return ScoreGap(trace, bound, max(_ZERO, bound - trace.high), tuple(items), beyond=strict)


def _item(trace: ItemTrace, gain: Fraction) -> ItemGap:
    return ItemGap(trace, trace.low, trace.high - trace.low, Fraction(trace.item.maximum) - trace.high, gain)


def _gains(score: Score, items: Sequence[ItemTrace]) -> list[Fraction]:
    """Give by how much the sure total would rise with each line at its maximum, one line at a time."""
    caps = dict(score.caps)
    sums: dict[str, Fraction] = {}
    for one in items:
        sums[one.item.dimension] = sums.get(one.item.dimension, _ZERO) + one.low
    kept = {name: min(points, caps.get(name, points)) for name, points in sums.items()}
    room = max(_ZERO, score.maximum - sum(kept.values(), _ZERO))
    gains = []
    for one in items:
        name = one.item.dimension
        full = sums[name] + Fraction(one.item.maximum) - one.low
        gains.append(min(room, max(_ZERO, min(full, caps.get(name, full)) - kept[name])))
    return gains
