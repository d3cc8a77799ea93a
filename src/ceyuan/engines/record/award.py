"""Count what a measure would pay, as an interval in whole fen.

Comes in: an award plan and a moment. Goes out: the lowest and highest amount that the known facts allow.
Must not know: budgets, other measures, whether the subject qualifies.
"""

from __future__ import annotations

import math
from fractions import Fraction

from ceyuan.engines.answer import AwardTrace
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Between, Moment, Null, Unknown, evaluate_quantity, merge_missing
from ceyuan.plan.nodes import AwardPlan, FixedAward, ShareAward, TieredAward, UnknownAward

_FEN = 100


def count_award(award: AwardPlan, moment: Moment, *, yearly_cap: Fraction | None, discretionary: bool) -> AwardTrace:
    """Count an award; a discretionary one (最高, 择优) may be anything down to nothing.

    A share that does not come out in whole fen is rounded down: the treasury never pays more than the rule says.
    """
    found = _count(award, moment)
    high = found.high if yearly_cap is None or found.high is None else min(found.high, yearly_cap)
    low = Fraction(0) if discretionary else found.low if yearly_cap is None else min(found.low, yearly_cap)
    return AwardTrace(low, high, discretionary, found.missing, found.unpublished)


def _count(award: AwardPlan, moment: Moment) -> AwardTrace:
    match award:
        case FixedAward(amount=amount):
            return AwardTrace(amount, amount)
        case ShareAward():
            return _share(award, moment)
        case TieredAward():
            return _tiers(award, moment)
        case UnknownAward(what=what):
            return AwardTrace(Fraction(0), None, unpublished=(what,))


def _share(award: ShareAward, moment: Moment) -> AwardTrace:
    match evaluate_quantity(award.base, moment):
        case Between(low=low, high=high):
            lowest = award.rate if award.lowest_rate is None else award.lowest_rate
            if award.unpublished:
                return AwardTrace(Fraction(0), _capped(award, high, award.rate), unpublished=_gap(award))
            return AwardTrace(_capped(award, low, lowest), _capped(award, high, award.rate))
        case Unknown(missing=missing):
            return AwardTrace(Fraction(0), award.cap, missing=missing, unpublished=_gap(award))
        case Null():
            return AwardTrace(Fraction(0), Fraction(0))


def _gap(award: ShareAward) -> tuple[str, ...]:
    return (award.unpublished,) if award.unpublished else ()


def _capped(award: ShareAward, base: Fraction, rate: Fraction) -> Fraction:
    fen = math.floor(max(Fraction(0), base) * rate * _FEN)
    amount = Fraction(fen, _FEN)
    return amount if award.cap is None else min(amount, award.cap)


def _tiers(award: TieredAward, moment: Moment) -> AwardTrace:
    """Take the hull of every tier that may be the first to hold."""
    amounts: list[Fraction] = []
    missing = []
    for test, amount in award.tiers:
        outcome = evaluate_logic(test, moment)
        missing.append(outcome.missing)
        if outcome.possibly:
            amounts.append(amount)
        if outcome.surely:
            break
    else:
        amounts.append(Fraction(0))
    low, high = min(amounts), max(amounts)
    return AwardTrace(low, high, missing=() if low == high else merge_missing(missing))
