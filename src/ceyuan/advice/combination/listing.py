"""A user's own items and conflicts, and how their words are read.

Comes in: words of a cell or of a file. Goes out: amounts, directions, yes or no, or an error with its place.
Must not know: where in a file the words stood, beyond the name of the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.combination.results import Budget, Conflict, Item
from ceyuan.advice.errors import BAD_CELL, NO_UNIT
from ceyuan.errors import CeyuanError
from ceyuan.intake.values.amounts import read_amount
from ceyuan.intake.values.characters import half_width, match_key
from ceyuan.intake.values.units import Unit, factor, read_unit
from ceyuan.model.stacking import Direction, Sameness
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file lists; `unused` are headings nothing was read from."""

    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]
    budget: Budget
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: how a message calls it, and the span where there is one."""

    name: str
    spans: Sequence[Span] = ()

    def refuse(self, text: str, column: str, *, expected: str) -> CeyuanError:
        """Give the error about words that cannot be used."""
        data = {"place": self.name, "text": text, "column": column, "expected": expected}
        return CeyuanError(BAD_CELL, data=data, spans=self.spans)


DIRECTIONS: Mapping[str, Direction] = {
    **{one.value: one for one in Direction},
    **dict.fromkeys(("不可兼得", "互斥", "冲突", "只能得其一", "择一"), Direction.EXCLUSIVE),
    **dict.fromkeys(("就高", "就高不重复", "从高不重复", "从优不重复", "从高"), Direction.HIGHER),
    **dict.fromkeys(("补足差额", "补差", "差额补足"), Direction.DIFFERENCE),
    **dict.fromkeys(("可以叠加", "可叠加", "叠加", "可兼得"), Direction.CUMULATIVE),
}
SAMENESS: Mapping[str, Sameness] = {
    **{one.value: one for one in Sameness},
    "项目": Sameness.PROJECT,
    "事项": Sameness.ITEM,
    "产品": Sameness.PRODUCT,
    "活动": Sameness.EVENT,
    "企业": Sameness.ENTERPRISE,
    "区": Sameness.DISTRICT,
    "年度": Sameness.YEAR,
    "类别": Sameness.TYPE,
    "类型": Sameness.TYPE,
}
_YES = frozenset({"是", "yes", "true", "1", "择优", "裁量", "√"})
_NO = frozenset({"", "否", "no", "false", "0", "×"})
_AT_MOST = ("最高", "不超过", "至多", "最多")
_MARKS = str.maketrans(dict.fromkeys("、，；;/|\n", ","))


def money(text: str, unit: str, place: Place, *, column: str = "金额") -> Fraction:
    """Read an amount in 元; the unit stands behind it, or is `unit`, or is asked for.

    >>> money("50万元", "", Place("B2")), money("1,234.5", "万元", Place("B2")), money("0", "", Place("B2"))
    (Fraction(500000, 1), Fraction(12345000, 1), Fraction(0, 1))
    """
    found = read_amount(text)
    if found is None:
        raise place.refuse(text, column, expected="50万元，500000元 / 50万元, 500000元")
    if not found.value:
        return Fraction(0)
    words = found.unit or unit
    if not words:
        raise CeyuanError(NO_UNIT, data={"place": place.name, "text": text}, spans=place.spans)
    read = read_unit(words)
    times = None if read is None else factor(read if read.base else Unit(read.multiple, "元"), "元")
    if times is None:
        raise place.refuse(
            text if found.unit else f"{text}（{words}）", column, expected="元、万元、亿元 / 元, 万元, 亿元"
        )
    return Fraction(found.value) * Fraction(times)


def span_of_money(text: str, unit: str, place: Place) -> tuple[Fraction, Fraction, bool]:
    """Read an amount that may say 最高: lower end, upper end, whether somebody decides it.

    >>> span_of_money("最高50万元", "", Place("B2"))
    (Fraction(0, 1), Fraction(500000, 1), True)
    """
    plain = half_width(text)
    most = next((word for word in _AT_MOST if plain.startswith(word)), "")
    amount = money(plain.removeprefix(most), unit, place)
    return (Fraction(0), amount, True) if most else (amount, amount, False)


def number(text: str, place: Place, column: str) -> Fraction:
    """Read a plain number, such as points.

    >>> number("85.5", Place("C2"), "得分")
    Fraction(171, 2)
    """
    found = read_amount(text)
    if found is None or found.unit not in {"", "分"} or found.value < 0:
        raise place.refuse(text, column, expected="85，85.5 / 85, 85.5")
    return Fraction(found.value)


def yes_or_no(text: str, place: Place, column: str) -> bool:
    """Read yes or no; nothing is no.

    >>> yes_or_no("是", Place("D2"), "择优"), yes_or_no("", Place("D2"), "择优")
    (True, False)
    """
    key = match_key(text)
    if key not in _YES | _NO:
        raise place.refuse(text, column, expected="是、否 / yes, no")
    return key in _YES


def direction(text: str, place: Place) -> Direction:
    """Read what happens when both are had; nothing is 不可兼得.

    >>> direction("就高不重复", Place("C2"))
    <Direction.HIGHER: 'higher'>
    """
    if not text.strip():
        return Direction.EXCLUSIVE
    found = DIRECTIONS.get(match_key(text))
    if found is None:
        words = "不可兼得、就高、补足差额、可以叠加 / exclusive, higher, difference, cumulative"
        raise place.refuse(text, "方式", expected=words)
    return found


def sameness(text: str, place: Place) -> tuple[Sameness, ...]:
    """Read what must be the same and is only assumed.

    >>> sameness("同一项目、年度", Place("D2"))
    (<Sameness.PROJECT: 'project'>, <Sameness.YEAR: 'year'>)
    """
    found = []
    for word in names(text):
        key = match_key(word).removeprefix("同一").removeprefix("若为同一")
        if key not in SAMENESS:
            raise place.refuse(word, "同一", expected="项目、事项、产品、活动、企业、区、年度、类别")
        found.append(SAMENESS[key])
    return tuple(dict.fromkeys(found))


def names(text: str) -> tuple[str, ...]:
    """Split a list of names.

    >>> names("A1、A2；A3")
    ('A1', 'A2', 'A3')
    """
    return tuple(one.strip() for one in text.translate(_MARKS).split(",") if one.strip())
