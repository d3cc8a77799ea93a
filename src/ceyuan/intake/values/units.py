"""Units as they are written, and the exact factor from one to another.

Comes in: a unit's text, a fact's unit. Goes out: the unit read, or a decimal factor; none where no exact one exists.
Must not know: facts, cells.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ceyuan.intake.values.characters import match_key

_POWERS = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
# the longest first, so that 百万元 is not read as 百 of 万元
_PREFIXES = sorted(_POWERS, key=len, reverse=True)

# What is counted one by one; these words stand for one another. Ordinals and points are not among them.
_COUNTING = ("人", "名", "位", "项", "件", "个", "条", "家", "台", "套", "种", "只", "户", "座", "处", "次", "张", "辆")

# base → (dimension, how many of the dimension's smallest unit); Fraction because an 亩 is 2000/3 m²
_BASES: dict[str, tuple[str, Fraction]] = {
    "元": ("money", Fraction(1)),
    "%": ("share", Fraction(1, 100)),
    "百分比": ("share", Fraction(1, 100)),
    "百分数": ("share", Fraction(1, 100)),
    "‰": ("share", Fraction(1, 1000)),
    "千分比": ("share", Fraction(1, 1000)),
    "倍": ("share", Fraction(1)),
    "平方米": ("area", Fraction(1)),
    "平米": ("area", Fraction(1)),
    "㎡": ("area", Fraction(1)),
    "m2": ("area", Fraction(1)),
    "m²": ("area", Fraction(1)),
    "亩": ("area", Fraction(2000, 3)),
    "公顷": ("area", Fraction(10_000)),
    "平方公里": ("area", Fraction(1_000_000)),
    "km2": ("area", Fraction(1_000_000)),
    "千克": ("mass", Fraction(1)),
    "公斤": ("mass", Fraction(1)),
    "kg": ("mass", Fraction(1)),
    "吨": ("mass", Fraction(1000)),
    "吨标准煤": ("coal equivalent", Fraction(1)),
    "吨标煤": ("coal equivalent", Fraction(1)),
    "tce": ("coal equivalent", Fraction(1)),
    "千瓦时": ("energy", Fraction(1)),
    "kwh": ("energy", Fraction(1)),
    "度": ("energy", Fraction(1)),
    "兆瓦时": ("energy", Fraction(1000)),
    "mwh": ("energy", Fraction(1000)),
    "年": ("years", Fraction(1)),
    "月": ("months", Fraction(1)),
    "个月": ("months", Fraction(1)),
    "天": ("days", Fraction(1)),
    "日": ("days", Fraction(1)),
    "小时": ("hours", Fraction(1)),
    "h": ("hours", Fraction(1)),
    "分": ("points", Fraction(1)),
    "级": ("grades", Fraction(1)),
    **dict.fromkeys(_COUNTING, ("count", Fraction(1))),
    **{
        currency: (currency, Fraction(1)) for currency in ("美元", "欧元", "日元", "港元", "港币", "英镑", "usd", "eur")
    },
}
_RENMINBI = ("人民币", "rmb", "cny", "¥", "￥")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit read: how many of which base. An empty base is a bare 万 or 亿, which takes the base of the fact."""

    multiple: int
    base: str


def read_unit(text: str, known: Collection[str] = ()) -> Unit | None:
    """Read a unit; `known` are further bases, as the facts of a vocabulary use them. None when it is no unit.

    >>> read_unit("百万元"), read_unit("（万）"), read_unit("kV")
    (Unit(multiple=1000000, base='元'), Unit(multiple=10000, base=''), None)
    """
    key = match_key(text).strip("()")
    for currency in _RENMINBI:
        key = key.replace(currency, "")
    key = key.replace("()", "")
    if not key:
        return Unit(1, "元") if any(currency in match_key(text) for currency in _RENMINBI) else None
    if key in _BASES or key in known:
        return Unit(1, key)
    for prefix in _PREFIXES:
        rest = key.removeprefix(prefix)
        if rest != key and (not rest or rest in _BASES or rest in known):
            return Unit(_POWERS[prefix], rest)
    return None


def factor(unit: Unit, fact_unit: str) -> Decimal | None:
    """Give the exact number to multiply by, or None where the units do not fit or no exact number exists.

    >>> factor(Unit(10_000, "元"), "元"), factor(Unit(1, "%"), ""), factor(Unit(1, "人"), "元")
    (Decimal('10000'), Decimal('0.01'), None)
    >>> factor(Unit(1, "亩"), "平方米") is None    # 2000/3 has no end
    True
    """
    wanted = read_unit(fact_unit, (match_key(fact_unit),)) if fact_unit else Unit(1, "")
    if wanted is None:
        return None
    if not unit.base:
        return _decimal(Fraction(unit.multiple, wanted.multiple)) if fact_unit else None
    if unit.base == wanted.base:
        return _decimal(Fraction(unit.multiple, wanted.multiple))
    mine = _BASES.get(unit.base)
    theirs = _BASES.get(wanted.base) if fact_unit else ("share", Fraction(1))
    if mine is None or theirs is None or mine[0] != theirs[0]:
        return None
    return _decimal(mine[1] * unit.multiple / (theirs[1] * wanted.multiple))


def _decimal(value: Fraction) -> Decimal | None:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return None if rest != 1 else Decimal(value.numerator) / Decimal(value.denominator)
