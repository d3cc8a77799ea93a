"""Lower what a measure pays.

Comes in: a benefit and a scope. Goes out: an award plan; None where no money is stated.
Must not know: budgets, who qualifies.
"""

from __future__ import annotations

from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.model.benefit import Benefit, LumpSum, Money, Share, Tiers
from ceyuan.model.condition import Rule
from ceyuan.plan import errors
from ceyuan.plan.lower.logic import lower_logic
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.lower.values import OpenParameter, lower_quantity
from ceyuan.plan.nodes import AwardPlan, FixedAward, Kind, Quantity, ShareAward, TieredAward, UnknownAward
from ceyuan.plan.simplify import simplify


def lower_award(benefit: Benefit, scope: Scope) -> AwardPlan | None:
    """Lower the award of a money benefit."""
    if not isinstance(benefit, Money):
        return None
    match benefit.award:
        case LumpSum(amount=amount):
            return FixedAward(Fraction(amount))
        case Share() as share:
            return _share(share, scope)
        case Tiers(tiers=tiers):
            return TieredAward(
                tuple((simplify(lower_logic(one.when.expression, scope)), Fraction(one.amount)) for one in tiers)
            )


def _share(share: Share, scope: Scope) -> AwardPlan:
    try:
        quantity = _money(share.base, scope)
    except OpenParameter as gap:
        return UnknownAward(gap.name)
    return ShareAward(
        Fraction(share.rate),
        quantity,
        None if share.cap is None else Fraction(share.cap),
        None if share.lowest_rate is None else Fraction(share.lowest_rate),
        "限额" if share.cap_unpublished else "",
    )


def _money(rule: Rule, scope: Scope) -> Quantity:
    quantity = lower_quantity(rule.expression, scope)
    if quantity.kind is not Kind.MONEY:
        data = {"left": "资助基数", "right": "金额以外的数"}
        raise CeyuanError(errors.UNIT_CLASH, data=data, spans=[rule.span])
    return quantity
