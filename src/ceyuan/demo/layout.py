"""Which facts stand on which sheet, under which heading, as an office lays out its forms.

Comes in: a vocabulary. Goes out: sheets of columns; a fact that the vocabulary does not know has no column.
Must not know: any firm's values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ceyuan.demo.accounts import YEARS
from ceyuan.demo.current_facts import IDENTITY, PRODUCT, RECORD, RESEARCH, RIGHTS
from ceyuan.model.facts import Fact, FactType, Vocabulary

NAME, CODE = "企业名称", "统一社会信用代码"
YEARLY_MONEY = (
    "营业收入",
    "主营业务收入",
    "高企口径总收入",
    "高新技术产品收入",
    "研发费用",
    "境内研发费用",
    "利润总额",
    "净利润",
    "资产总额",
    "负债总额",
    "净资产",
    "流动资产合计",
    "非流动资产合计",
    "流动负债合计",
    "非流动负债合计",
)
YEARLY_PEOPLE = ("职工人数", "研发人员数", "科技人员数")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of values: a fact, the year for a yearly one, and what stands above it."""

    fact: Fact
    year: int | None
    heading: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet after the columns that name the firm; with `years_below` a heading spans its years."""

    title: str
    note: str
    columns: tuple[Column, ...]
    years_below: bool = False


def sheets(vocabulary: Vocabulary) -> Sequence[Sheet]:
    """Give the sheets in their order.

    >>> sheets(Vocabulary({}, {}))[1].title
    '财务指标'
    """
    return (
        Sheet("企业基本情况", "登记信息以市场监管部门登记为准。", _current(vocabulary, IDENTITY)),
        Sheet("财务指标", "单位：万元，保留两位小数；以审计报告为准。", _yearly(vocabulary, YEARLY_MONEY)),
        Sheet("人员情况", "年末人数。", _yearly(vocabulary, YEARLY_PEOPLE), years_below=True),
        Sheet("产品与市场", "占有率、评价得分按最近一次填报。", _current(vocabulary, PRODUCT)),
        Sheet("知识产权与研发", "知识产权数量为有效件数；得分由专家填写。", _current(vocabulary, [*RIGHTS, *RESEARCH])),
        Sheet("合规情况", "由区级部门核实后填写。", _current(vocabulary, RECORD)),
    )


def unit_shown(fact: Fact) -> str:
    """Give the unit an office writes: money in 万元, shares in percent."""
    if fact.type is not FactType.NUMBER:
        return ""
    if fact.unit == "元":
        return "万元"
    return fact.unit or ("%" if fact.maximum == 1 else "")


def _current(vocabulary: Vocabulary, names: Iterable[str]) -> tuple[Column, ...]:
    facts = [vocabulary.facts[name] for name in names if name in vocabulary.facts]
    return tuple(Column(fact, None, _with_unit(fact)) for fact in facts)


def _yearly(vocabulary: Vocabulary, names: Sequence[str]) -> tuple[Column, ...]:
    facts = [vocabulary.facts[name] for name in names if name in vocabulary.facts]
    return tuple(Column(fact, year, f"{year}年{_with_unit(fact)}") for fact in facts for year in YEARS)


def _with_unit(fact: Fact) -> str:
    unit = unit_shown(fact)
    return f"{fact.name}（{unit}）" if unit else fact.name
