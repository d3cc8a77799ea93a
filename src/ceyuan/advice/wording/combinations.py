"""A combination in words: what each item brings, what it comes to, and why an item is left.

Comes in: a combination with its conflicts, and a language. Goes out: sentences without a full stop.
Must not know: how the combination was found, files. What a body must decide is never told as a promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ceyuan.advice.combination.conflicts import strictest
from ceyuan.advice.combination.results import Combination, Conflict, Item, Left, Reason
from ceyuan.advice.wording.numbers import MONEY, written
from ceyuan.errors import Language
from ceyuan.model.stacking import Direction, InWords, Sameness, StackingRule

Pair = tuple[str, str]
SAMENESS: Mapping[Sameness, Pair] = {
    Sameness.PROJECT: ("同一项目", "the same project"),
    Sameness.ITEM: ("同一事项", "the same matter"),
    Sameness.PRODUCT: ("同一产品", "the same product"),
    Sameness.EVENT: ("同一活动", "the same event"),
    Sameness.ENTERPRISE: ("同一企业", "the same enterprise"),
    Sameness.DISTRICT: ("同一区", "the same district"),
    Sameness.YEAR: ("同一年度", "the same year"),
    Sameness.TYPE: ("同一类别", "the same type"),
}
DIRECTIONS: Mapping[Direction, Pair] = {
    Direction.EXCLUSIVE: ("与“{name}”不可兼得", "cannot be had together with “{name}”"),
    Direction.HIGHER: ("与“{name}”就高不重复，只计较高的一项", "beside “{name}” only the higher counts"),
    Direction.DIFFERENCE: (
        "与“{name}”之间补足差额，合计不超过较高的一项",
        "beside “{name}” it only tops up to the higher",
    ),
    Direction.CUMULATIVE: ("与“{name}”可以叠加", "may be had together with “{name}”"),
}
REASONS: Mapping[Reason, Pair] = {
    Reason.CONFLICT: ("与已选事项冲突", "stands against what is taken"),
    Reason.BUDGET: ("预算内排不下", "does not fit the budget"),
    Reason.NO_AMOUNT: ("金额未知或为零，不计入合计", "no amount is known, so it is not counted"),
    Reason.NO_WEIGHT: ("没有得分，不参加比较", "has no points and takes no part"),
}


def amount_words(low: Fraction, high: Fraction | None, language: Language) -> str:
    """Say an amount that is certain, a range, or one without a known upper end.

    >>> amount_words(Fraction(500000), Fraction(800000), "zh"), amount_words(Fraction(0), Fraction(800000), "zh")
    ('50万元至80万元', '最高80万元')
    >>> amount_words(Fraction(500000), None, "en")
    'at least RMB 500,000'
    """
    least = written(low, MONEY, language)
    if high is None:
        unknown = _say(language, "金额未知", "amount not known")
        return _say(language, f"不少于{least}", f"at least {least}") if low > 0 else unknown
    most = written(high, MONEY, language)
    if low == high:
        return least
    return (
        _say(language, f"{least}至{most}", f"{least} to {most}")
        if low > 0
        else _say(language, f"最高{most}", f"at most {most}")
    )


def item_words(item: Item, language: Language) -> str:
    """Say what an item brings, and who decides where somebody does.

    >>> item_words(Item("a", "甲", Fraction(0), Fraction(500000), True, "区经委"), "zh")
    '最高50万元，由区经委决定，不作承诺'
    """
    amount = amount_words(item.low, item.high, language)
    if not item.discretionary:
        return amount
    body = item.decided_by or _say(language, "主管部门", "the office in charge")
    return amount + _say(language, f"，由{body}决定，不作承诺", f", decided by {body}, no promise")


def total_words(found: Combination, language: Language) -> str:
    """Say what a combination comes to: what is certain, and up to what it may go.

    >>> total_words(Combination((), (), Fraction(500000), Fraction(800000)), "zh")
    '确定50万元，最高80万元（其中由主管部门确定的不作承诺）'
    """
    low = written(found.low, MONEY, language)
    if found.high is None:
        return _say(language, f"确定{low}，上限未知", f"{low} for certain, no upper end known")
    if found.low == found.high:
        return low
    high = written(found.high, MONEY, language)
    return _say(
        language,
        f"确定{low}，最高{high}（其中由主管部门确定的不作承诺）",
        f"{low} for certain, at most {high} (what an office decides is no promise)",
    )


def conflict_words(conflict: Conflict, other: str, language: Language) -> str:
    """Say what stands between an item and the other one, under which assumption, by which clause.

    >>> conflict_words(Conflict("a", "b", Direction.EXCLUSIVE, None, (Sameness.PROJECT,)), "乙", "zh")
    '若为同一项目，与“乙”不可兼得'
    """
    chinese, english = DIRECTIONS[conflict.direction]
    says = _say(language, chinese, english).format(name=other)
    if conflict.assumed:
        same = [_say(language, *SAMENESS[one]) for one in conflict.assumed]
        says = _say(language, f"若为{'、'.join(same)}，{says}", f"if it is {' and '.join(same)}, {says}")
    return says + (_by(conflict.rule, language) if conflict.rule is not None else "")


def left_words(left: Left, conflicts: Iterable[Conflict], names: Mapping[str, str], language: Language) -> str:
    """Say why an item is left out.

    >>> item = Item("a", "甲", Fraction(1), Fraction(1))
    >>> left_words(Left(item, Reason.CONFLICT, ("b",)), [Conflict("b", "a", Direction.HIGHER)], {"b": "乙"}, "zh")
    '与“乙”就高不重复，只计较高的一项'
    """
    found = strictest(conflicts)
    pairs = [(key, found.get(frozenset({left.item.key, key}))) for key in left.against]
    said = [conflict_words(one, names.get(key, key), language) for key, one in pairs if one is not None]
    if left.reason is not Reason.CONFLICT or not said:
        said.insert(0, _say(language, *REASONS[left.reason]))
    return _say(language, "；", "; ").join(said)


def rule_words(rule: StackingRule, language: Language) -> str:
    """Say a rule whose other side is known in words only: it is shown and not computed."""
    words = rule.partners.words if isinstance(rule.partners, InWords) else rule.text
    return _say(
        language,
        f"与“{words}”的关系请自行核对{_by(rule, language)}",
        f"check by hand how it stands beside “{words}”{_by(rule, language)}",
    )


def _by(rule: StackingRule, language: Language) -> str:
    return _say(language, f"（{rule.clause}：{rule.text}）", f" ({rule.clause}: {rule.text})")


def _say(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en
