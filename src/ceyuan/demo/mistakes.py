"""Mistakes that clerks make, planted so that reading the register has something to report.

Comes in: tables of typed cells. Goes out: the same tables with a few cells typed wrongly, and a list of what was done.
Must not know: how a reader finds them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from ceyuan.demo.layout import CODE, NAME
from ceyuan.demo.tables import Row, Tables, Typed

IN_YUAN_NOT_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Mistake:
    """One planted mistake: where it stands and what is wrong with it."""

    firm: str
    sheet: str
    heading: str
    what: str
    en: str


@dataclass(frozen=True, slots=True)
class Retyped:
    """A cell typed wrongly: `typed` replaces the value, or None for the amount in 元 under a heading in 万元."""

    sheet: str
    heading: str
    typed: str | float | None
    what: str
    en: str


RETYPED = (
    Retyped(
        "财务指标",
        "2025年营业收入（万元）",
        None,
        "金额按元填写，列单位是万元",
        "an amount in 元 under a heading in 万元",
    ),
    Retyped("财务指标", "2025年研发费用（万元）", "约三百五十万", "数字栏填了文字", "words in a column of numbers"),
    Retyped("财务指标", "2024年资产总额（万元）", "见附件", "数字栏填了文字", "words in a column of numbers"),
    Retyped("产品与市场", "主导产品全国细分市场占有率（%）", 350.0, "占有率超过100%", "a share above 100 %"),
    Retyped("产品与市场", "拥有自主品牌", "基本符合", "是否栏填了别的话", "neither yes nor no"),
    Retyped("企业基本情况", "成立日期", "2012年5月", "日期不完整", "a day without its day"),
    Retyped("企业基本情况", "行业门类", "制造", "门类应为字母", "a word where a letter is due"),
)
DEEP_POCKETS = 20_000.0  # 万元; an amount that large, typed in 元, is over every maximum
DUPLICATED = "财务指标"


def plant_mistakes(tables: Tables, *, untouched: set[str], seed: int) -> Sequence[Mistake]:
    """Change the tables in place, never the firms of `untouched`; each mistake hits another firm.

    >>> plant_mistakes({}, untouched=set(), seed=1)
    []
    """
    random = Random(seed)  # noqa: S311 -- a sample, not a secret
    spent = set(untouched)
    planted = []
    for retyped in RETYPED:
        row = _pick(random, tables.get(retyped.sheet, []), retyped, spent)
        if row is not None:
            value = row[retyped.heading]
            row[retyped.heading] = _in_yuan(value) if retyped.typed is None else retyped.typed
            planted.append(Mistake(str(row[NAME]), retyped.sheet, retyped.heading, retyped.what, retyped.en))
    planted += _spoil_code(random, tables, spent)
    planted += _repeat_firm(random, tables, spent)
    return planted


def _pick(random: Random, rows: Sequence[Row], retyped: Retyped, spent: set[str]) -> Row | None:
    fit = [row for row in rows if str(row[NAME]) not in spent and _can_be_retyped(row, retyped)]
    if not fit:
        return None
    row = random.choice(fit)
    spent.add(str(row[NAME]))
    return row


def _can_be_retyped(row: Mapping[str, Typed], retyped: Retyped) -> bool:
    value = row.get(retyped.heading)
    if retyped.typed is None:
        return isinstance(value, float) and value >= DEEP_POCKETS
    return value is not None


def _in_yuan(value: Typed) -> Typed:
    return value * IN_YUAN_NOT_WAN if isinstance(value, float) else value


def _spoil_code(random: Random, tables: Tables, spent: set[str]) -> Sequence[Mistake]:
    """Give one firm a wrong last character of its credit code on every sheet: somebody copied it."""
    firms = sorted({str(row[NAME]) for rows in tables.values() for row in rows} - spent)
    if not firms:
        return []
    firm = random.choice(firms)
    spent.add(firm)
    for rows in tables.values():
        for row in rows:
            if row[NAME] == firm:
                code = str(row[CODE])
                row[CODE] = code[:-1] + ("0" if code[-1] != "0" else "1")
    return [Mistake(firm, "企业基本情况", CODE, "信用代码校验位不符", "a credit code with a wrong check character")]


def _repeat_firm(random: Random, tables: Tables, spent: set[str]) -> Sequence[Mistake]:
    """Repeat one firm's accounts at the end of the sheet, with another revenue."""
    heading = "2025年营业收入（万元）"
    rows = tables.get(DUPLICATED, [])
    fit = [row for row in rows if str(row[NAME]) not in spent and isinstance(row.get(heading), float)]
    if not fit:
        return []
    row = random.choice(fit)
    value = row[heading]
    rows.append({**row, heading: round(value * 1.1, 2) if isinstance(value, float) else value})
    return [
        Mistake(
            str(row[NAME]),
            DUPLICATED,
            heading,
            "同一企业出现两次，金额不同",
            "a firm that stands twice, with two amounts",
        )
    ]
