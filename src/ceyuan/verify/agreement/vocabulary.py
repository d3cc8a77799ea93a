"""An invented vocabulary with every peculiarity that a fact may have.

Comes in: nothing. Goes out: facts and titles for random rules.
Must not know: packs, rules, firms.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.source import Source, Span

PLACE = Span(Source("对照", ""), 0, 0)
_NUMBERS: tuple[tuple[str, str, str, bool, int, str, str], ...] = (
    # name, key, unit, yearly, scale, minimum, maximum; an empty bound is not declared
    ("营业收入", "revenue", "元", True, 2, "0", "1000000000000"),
    ("研发费用", "rd_expense", "元", True, 2, "0", "100000000000"),
    ("净利润", "profit", "元", True, 2, "-1000000000000", "1000000000000"),
    ("净资产", "equity", "元", True, 2, "", "1000000000000"),
    ("实缴资本", "paid_in", "元", False, 2, "0", "1000000000000"),
    ("职工人数", "staff", "人", False, 0, "0", "10000000"),
    ("研发人员", "rd_staff", "人", False, 0, "0", "10000000"),
    ("市场占有率", "market_share", "", True, 4, "0", "1"),
    ("评价得分", "rating", "分", False, 1, "0", "100"),
    ("变动率", "drift", "", True, 6, "-1.5", "2.5"),
    ("专利件数", "patents", "件", False, 0, "1", "9"),
    # bounds that are finer than the scale: only 0.000 and 0.001 can stand here
    ("折扣", "discount", "", False, 3, "-0.0005", "0.0015"),
    # no bound at all: nothing about it can be proven to fit into whole numbers of a machine
    ("累计投入", "invested", "元", False, 2, "", ""),
)
_DATES = (("成立日期", "founded_on"), ("上市日期", "listed_on"))
_FLAGS = (("已上市", "listed"), ("失信", "dishonest"), ("有研发机构", "has_laboratory"))
_TEXTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "行业门类": ("industry_section", ("A", "B", "C", "D", "I", "M")),
    "行业代码": ("industry_code", ()),
    "注册地": ("place", ()),
}
_TITLES = ("甲级企业", "乙级企业", "“专精特新”企业", "示范O'Brien工厂", "绿色工厂", "瞪羚企业")


def trial_vocabulary() -> Vocabulary:
    """Give the vocabulary.

    >>> trial_vocabulary().facts["净利润"].minimum
    Decimal('-1000000000000')
    """
    facts = [*map(_number, _NUMBERS)]
    facts += [Fact(name, key, key, FactType.DATE, PLACE) for name, key in _DATES]
    facts += [Fact(name, key, key, FactType.BOOLEAN, PLACE) for name, key in _FLAGS]
    facts += [Fact(name, key, key, FactType.TEXT, PLACE, choices=words) for name, (key, words) in _TEXTS.items()]
    titles = [RecognitionTitle(name, f"title_{number}", name, PLACE) for number, name in enumerate(_TITLES)]
    return Vocabulary({one.name: one for one in facts}, {one.name: one for one in titles})


def _number(row: tuple[str, str, str, bool, int, str, str]) -> Fact:
    name, key, unit, yearly, scale, minimum, maximum = row
    low, high = (Decimal(one) if one else None for one in (minimum, maximum))
    return Fact(
        name, key, key, FactType.NUMBER, PLACE, unit=unit, yearly=yearly, scale=scale, minimum=low, maximum=high
    )
