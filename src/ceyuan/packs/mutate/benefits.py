"""Change the money of a measure in every small way: amounts, rate, base, caps, tiers, discretion, instalments.

Comes in: a benefit that pays money. Goes out: changed benefits, each with a description.
Must not know: budgets.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

from ceyuan.model.benefit import Award, LumpSum, Money, Share, Tiers
from ceyuan.packs.mutate.scorecards import changed_rules
from ceyuan.packs.mutate.trees import neighbours


def changed_money(money: Money) -> Iterator[tuple[str, Money]]:
    """Give every change of a benefit that pays money."""
    for change, award in _awards(money.award):
        yield change, dataclasses.replace(money, award=award)
    if money.yearly_cap is not None:
        for cap in neighbours(money.yearly_cap):
            yield f"年度上限{money.yearly_cap}→{cap}", dataclasses.replace(money, yearly_cap=cap)
        yield "去掉年度上限", dataclasses.replace(money, yearly_cap=None)
    yield "裁量", dataclasses.replace(money, discretionary=not money.discretionary)


def changed_instalments(money: Money) -> Iterator[tuple[str, Money]]:
    """Give every change of when an award is paid: a year moved, a part moved to the next instalment or back."""
    parts = money.instalments
    for index, one in enumerate(parts):
        for year in (one.year - 1, one.year + 1):
            if year >= 0:
                moved = (*parts[:index], dataclasses.replace(one, year=year), *parts[index + 1 :])
                yield f"第{index + 1}期 年份{one.year}→{year}", dataclasses.replace(money, instalments=moved)
    for index, (one, other) in enumerate(pairwise(parts)):
        for share in neighbours(one.share):
            rest = other.share + one.share - share
            pair = (dataclasses.replace(one, share=share), dataclasses.replace(other, share=rest))
            moved = (*parts[:index], *pair, *parts[index + 2 :])
            yield f"第{index + 1}期 比例{one.share}→{share}", dataclasses.replace(money, instalments=moved)


def _awards(award: Award) -> Iterator[tuple[str, Award]]:
    match award:
        case LumpSum(amount=amount):
            for moved in neighbours(amount):
                yield f"金额{amount}→{moved}", LumpSum(moved)
        case Share():
            yield from _shares(award)
        case Tiers(tiers=tiers):
            for index, tier in enumerate(tiers):
                changed = [
                    (f"金额{tier.amount}→{one}", dataclasses.replace(tier, amount=one))
                    for one in neighbours(tier.amount)
                ]
                changed += [(change, dataclasses.replace(tier, when=rule)) for change, rule in changed_rules(tier.when)]
                for change, other in changed:
                    yield f"第{index + 1}档 {change}", Tiers((*tiers[:index], other, *tiers[index + 1 :]))


def _shares(share: Share) -> Iterator[tuple[str, Share]]:
    for rate in neighbours(share.rate):
        yield f"比例{share.rate}→{rate}", dataclasses.replace(share, rate=rate)
    if share.lowest_rate is not None:
        for rate in neighbours(share.lowest_rate):
            yield f"最低比例{share.lowest_rate}→{rate}", dataclasses.replace(share, lowest_rate=rate)
    for change, base in changed_rules(share.base):
        yield f"基数 {change}", dataclasses.replace(share, base=base)
    if share.cap is not None:
        for cap in neighbours(share.cap):
            yield f"限额{share.cap}→{cap}", dataclasses.replace(share, cap=cap)
        yield "去掉限额", dataclasses.replace(share, cap=None)
