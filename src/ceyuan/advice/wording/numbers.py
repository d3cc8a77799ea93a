"""Numbers as people write them: rounded for reading, never so far that they contradict the answer.

Comes in: exact numbers with their unit. Goes out: text such as 5.89亿元, 80.01%, 2026年6月30日.
Must not know: facts, rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ceyuan.errors import Language

MOST_DIGITS = 14
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Style(StrEnum):
    """How a number is written."""

    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Unit:
    """A style with its word: `Unit(PLAIN, "人")`; money may be per something: `Unit(MONEY, "/人")`."""

    style: Style
    word: str = ""


MONEY = Unit(Style.MONEY)
SHARE = Unit(Style.SHARE)
DATE = Unit(Style.DATE)
DAYS = Unit(Style.PLAIN, "天")
POINTS = Unit(Style.PLAIN, "分")
PLAIN = Unit(Style.PLAIN)

# word in facts -> (singular, plural) in English
ENGLISH_UNITS = {
    "人": ("person", "people"),
    "项": ("item", "items"),
    "件": ("item", "items"),
    "个": ("", ""),
    "家": ("firm", "firms"),
    "年": ("year", "years"),
    "月": ("month", "months"),
    "天": ("day", "days"),
    "日": ("day", "days"),
    "分": ("point", "points"),
    "次": ("time", "times"),
    "级": ("level", "level"),
    "位": ("place", "places"),
    "名": ("place", "places"),
    "台": ("unit", "units"),
    "台套": ("unit", "units"),
    "台（套）": ("unit", "units"),
    "平方米": ("m²", "m²"),
    "亩": ("mu", "mu"),
    "吨": ("tonne", "tonnes"),
    "倍": ("times", "times"),
    "美元": ("US dollar", "US dollars"),
}


@dataclass(frozen=True, slots=True)
class _Scale:
    divisor: int
    zh: str
    en: str
    digits: int


_YUAN = _Scale(1, "元", "", 2)
_CHINESE_MONEY = (_Scale(10**8, "亿元", "", 4), _Scale(10**4, "万元", "", 2))
_ENGLISH_MONEY = (_Scale(10**9, "", " billion", 5), _Scale(10**6, "", " million", 4))


def rounded(value: Fraction, digits: int) -> Fraction:
    """Round half away from zero (四舍五入).

    >>> rounded(Fraction(1, 8), 2), rounded(Fraction(-1, 8), 2)
    (Fraction(13, 100), Fraction(-13, 100))
    """
    return Fraction(_units(value.numerator, value.denominator, digits), 10**digits)


def _units(top: int, bottom: int, digits: int) -> int:
    """Give `top / bottom` in units of the last digit, half away from zero; plain integers, because this is hot."""
    power: int = 10**digits
    whole = (2 * abs(top) * power + bottom) // (2 * bottom)
    return whole if top >= 0 else -whole


def plain(value: Fraction, digits: int, *, grouped: bool = False) -> str:
    """Write a number with at most so many decimal places, without closing zeros.

    >>> plain(Fraction(12345, 10), 2), plain(Fraction(12345, 10), 0, grouped=True)
    ('1234.5', '1,235')
    """
    return _decimal(_units(value.numerator, value.denominator, digits), digits, grouped=grouped)


def _decimal(units: int, digits: int, *, grouped: bool) -> str:
    whole, part = divmod(abs(units), 10**digits)
    places = f"{part:0{digits}d}".rstrip("0") if digits else ""
    sign = "-" if units < 0 else ""
    return sign + (f"{whole:,}" if grouped else str(whole)) + (f".{places}" if places else "")


def day(value: date, language: Language) -> str:
    """Write a date.

    >>> day(date(2026, 6, 30), "zh"), day(date(2026, 6, 30), "en")
    ('2026年6月30日', '30 June 2026')
    """
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def written(value: Fraction, unit: Unit, language: Language, extra: int = 0) -> str:
    """Write one number with its unit; `extra` asks for more decimal places than usual.

    >>> written(Fraction(60_000_000), MONEY, "zh"), written(Fraction(60_000_000), MONEY, "en")
    ('6000万元', 'RMB 60 million')
    >>> written(Fraction(8001, 10000), SHARE, "zh"), written(Fraction(120), Unit(Style.PLAIN, "人"), "zh")
    ('80.01%', '120人')
    """
    match unit.style:
        case Style.DATE:
            return day(date.fromordinal(int(value)), language)
        case Style.MONEY:
            return _money(value, unit, language, extra)
        case Style.SHARE:
            return _decimal(_units(value.numerator * 100, value.denominator, 2 + extra), 2 + extra, grouped=False) + "%"
        case Style.PLAIN:
            return _counted(value, unit, language, extra)


def _money(value: Fraction, unit: Unit, language: Language, extra: int) -> str:
    scale = _money_scale(value, language)
    digits = scale.digits + extra
    units = _units(value.numerator, value.denominator * scale.divisor, digits)
    number = _decimal(units, digits, grouped=language == "en")
    if language == "zh":
        return f"{number}{scale.zh}{unit.word}"
    return f"RMB {number}{scale.en}{_per_word(unit)}"


def _per_word(unit: Unit) -> str:
    return f" per {english_unit(unit.word.removeprefix('/'), many=False)}" if unit.word else ""


def _money_scale(value: Fraction, language: Language) -> _Scale:
    scales = _CHINESE_MONEY if language == "zh" else _ENGLISH_MONEY
    return next((scale for scale in scales if abs(value) >= scale.divisor), _YUAN)


def _counted(value: Fraction, unit: Unit, language: Language, extra: int) -> str:
    number = plain(value, 2 + extra, grouped=language == "en")
    if language == "zh" or not unit.word:
        return f"{number}{unit.word}"
    return f"{number} {english_unit(unit.word, many=abs(value) != 1)}".rstrip()


def english_unit(word: str, *, many: bool) -> str:
    """Give the English word of a counting unit; an unlisted one stays as it is.

    >>> english_unit("人", many=True), english_unit("兆瓦", many=True)
    ('people', '兆瓦')
    """
    return ENGLISH_UNITS[word][many] if word in ENGLISH_UNITS else word


def _resolution(value: Fraction, unit: Unit, language: Language, extra: int) -> Fraction:
    match unit.style:
        case Style.DATE:
            return value
        case Style.MONEY:
            scale = _money_scale(value, language)
            return rounded(value / scale.divisor, scale.digits + extra) * scale.divisor
        case Style.SHARE:
            return rounded(value * 100, 2 + extra)
        case Style.PLAIN:
            return rounded(value, 2 + extra)


def exactly(value: Fraction, unit: Unit, language: Language) -> bool:
    """Tell whether the usual writing of a number loses nothing.

    >>> exactly(Fraction(100), MONEY, "zh"), exactly(Fraction(12_345_678), MONEY, "zh")
    (True, False)
    """
    return _resolution(value, unit, language, 0) == (value * 100 if unit.style is Style.SHARE else value)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _far_apart(value: Fraction, bound: Fraction) -> bool:
    """Tell whether two numbers differ by more than a hundredth of the larger: then rounding cannot turn them round."""
    first, second = value.numerator * bound.denominator, bound.numerator * value.denominator
    return abs(first - second) * 100 > max(abs(first), abs(second))


def written_pair(value: Fraction, bound: Fraction, unit: Unit, language: Language) -> tuple[str, str]:
    """Write two numbers with as many digits as it takes to show which one is larger.

    >>> written_pair(Fraction(1_499_999_999, 100), Fraction(15_000_000), MONEY, "zh")
    ('1499.999999万元', '1500万元')
    >>> written_pair(Fraction(80_0001, 100_0000), Fraction(8, 10), SHARE, "zh")
    ('80.0001%', '80%')
    """
    if _far_apart(value, bound):
        texts = written(value, unit, language), written(bound, unit, language)
        if texts[0] != texts[1]:
            return texts
    order = _sign(value - bound)
    for extra in range(MOST_DIGITS + 1):
        shown = _resolution(value, unit, language, extra) - _resolution(bound, unit, language, extra)
        if _sign(shown) == order:
            return written(value, unit, language, extra), written(bound, unit, language, extra)
    near = {"zh": ("略低于", "略高于"), "en": ("just under ", "just over ")}[language][order > 0]
    return near + written(bound, unit, language), written(bound, unit, language)
