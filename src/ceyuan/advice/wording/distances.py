"""How far apart two numbers are, in words: 差1.2个百分点, and what that is in the upper figure of a ratio.

Comes in: exact numbers with their unit, or a ratio, and a voice. Goes out: the pieces of a sentence.
Must not know: findings, criteria.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.advice.wording.amounts import amount
from ceyuan.advice.wording.numbers import DATE, SHARE, Style, Unit, exactly, plain, written
from ceyuan.advice.wording.quantities import figure, phrase
from ceyuan.advice.wording.shapes import growth
from ceyuan.advice.wording.units import unit_of
from ceyuan.advice.wording.voice import Voice
from ceyuan.plan.nodes import Operator, Quotient

COUNTED = frozenset({"人", "项", "件", "个", "家", "次", "台", "台套", "台（套）", "天"})


@dataclass(frozen=True, slots=True)
class Worth:
    """What the distance of a ratio is in its upper figure: `base` is what it is reckoned by (2025年营业收入2亿元)."""

    name: str
    text: str
    base: str
    short: bool


def shortfall(operator: Operator, value: Fraction | None, bound: Fraction | None, unit: Unit, voice: Voice) -> str:
    """Say how far a failed number is from its bound, in its own unit; empty where there is no distance to name."""
    if value is None or bound is None:
        return ""
    if value == bound:
        strict = operator in {Operator.MORE, Operator.LESS}
        return voice.say("恰等于界限，不含本数", "exactly the limit, which is excluded") if strict else ""
    distance = apart(abs(value - bound), unit, voice)
    match operator:
        case Operator.AT_LEAST | Operator.MORE if unit == DATE:
            return voice.say(f"早了{distance}", f"{distance} too early")
        case Operator.AT_MOST | Operator.LESS if unit == DATE:
            return voice.say(f"晚了{distance}", f"{distance} too late")
        case Operator.AT_LEAST | Operator.MORE:
            return voice.say(f"差{distance}", f"short by {distance}")
        case Operator.AT_MOST | Operator.LESS:
            return voice.say(f"超出{distance}", f"over by {distance}")
        case _:
            return ""


def upper_figure(ratio: Quotient, bound: Fraction, voice: Voice, *, short: bool) -> Worth | None:
    """Say what a share's distance is in its upper figure: 0.25 points of research share are 620万元 of research."""
    if growth(ratio) is not None:
        return None
    named, whole, part = phrase(ratio.top, voice), amount(ratio.bottom, voice), amount(ratio.top, voice)
    unit = unit_of(ratio.top, voice.vocabulary)
    if named is None or whole is None or part is None or whole <= 0 or unit is None:
        return None
    text = about(abs(bound * whole - part), unit, voice)
    return Worth(named.name, text, figure(ratio.bottom, voice, dated=True), short)


def worth_aside(worth: Worth, voice: Voice) -> str:
    """Put it in brackets behind the distance."""
    return voice.say(
        f"（相当于{worth.name}{'差' if worth.short else '超出'}{worth.text}）",
        f" (that is {worth.text} of {worth.name}{'' if worth.short else ' too much'})",
    )


def about(value: Fraction, unit: Unit, voice: Voice) -> str:
    """Write a number, with 约 before it where writing it rounds; of people and things one more, never a part.

    >>> from datetime import date
    >>> from ceyuan.advice.wording.numbers import MONEY
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> about(Fraction(53, 5), Unit(Style.PLAIN, "人"), voice), about(Fraction(10_000_001, 3), MONEY, voice)
    ('11人', '约333.33万元')
    """
    if unit.style is Style.PLAIN and unit.word in COUNTED:
        return written(Fraction(math.ceil(value)), unit, voice.language)
    near = "" if exactly(value, unit, voice.language) else voice.say("约", "about ")
    return near + written(value, unit, voice.language)


def apart(distance: Fraction, unit: Unit, voice: Voice) -> str:
    """Write a distance in a unit: shares are apart by percentage points, dates by days."""
    digits = _digits(distance, unit)
    if unit == SHARE:
        points = plain(distance * 100, digits)
        return voice.say(f"{points}个百分点", f"{points} percentage points")
    if unit == DATE:
        return written(distance, Unit(Style.PLAIN, "天"), voice.language)
    return written(distance, unit, voice.language, max(0, digits - 2))


def _digits(distance: Fraction, unit: Unit) -> int:
    """Take two places, or as many as it takes to show something other than zero."""
    size = distance * 100 if unit == SHARE else distance
    digits = 2
    while digits < 14 and size * 10**digits < 1:
        digits += 1
    return digits
