"""A comparison in words: what it is, what was found, what is asked, and how far apart they are.

Comes in: a finding over a comparison, and a voice. Goes out: the pieces of its sentence.
Must not know: criteria, clauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from ceyuan.advice.wording.amounts import amount
from ceyuan.advice.wording.numbers import DATE, PLAIN, SHARE, Style, Unit, exactly, plain, written, written_pair
from ceyuan.advice.wording.phrases import AMOUNT_TESTS, COUNT_TESTS, DATE_TESTS, RANK_TESTS, TURNED, pick
from ceyuan.advice.wording.quantities import phrase
from ceyuan.advice.wording.shapes import growth
from ceyuan.advice.wording.units import unit_of
from ceyuan.advice.wording.voice import Voice
from ceyuan.advice.wording.years import Phrase
from ceyuan.engines.answer import Finding
from ceyuan.plan.nodes import Compare, CompoundGrowth, Constant, Operator, Quantity, Quotient, Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison with the told side first; numbers are text already.

    `value` is empty where it is not known; `gap` is empty unless the test fails by a known distance. `number` and
    `limit` are the exact numbers; growth by the year is a root, taken to fifty digits.
    """

    subject: Phrase
    value: str
    test: str
    bound: str
    bound_working: str
    gap: str
    number: Fraction | None
    limit: Fraction | None


@dataclass(frozen=True, slots=True)
class _Sides:
    """Both sides with the told one (a fact, a ratio, a score) on the left."""

    operator: Operator
    told: Quantity
    asked: Quantity
    value: Fraction | None
    bound: Fraction | None
    turned: bool = False


def compare_words(finding: Finding, compare: Compare, voice: Voice) -> Comparison | None:
    """Give the pieces of a comparison's sentence; None where the quantity has no name."""
    sides = _sides(finding, compare)
    subject = phrase(sides.told, voice)
    if subject is None:
        return None
    unit = unit_of(sides.told, voice.vocabulary) or unit_of(sides.asked, voice.vocabulary) or PLAIN
    bound = sides.bound if sides.bound is not None else _fixed(sides.asked)
    value, asked = _texts(finding, sides, bound, unit, voice)
    told = phrase(sides.asked, voice)
    if not asked:
        if told is None:
            return None
        asked = f"{told.period}{told.name}" if voice.language == "zh" else f"{told.period} {told.name}".strip()
    working = "" if told is None or bound is None else _bound_working(told, voice)
    gap = shortfall(sides.operator, sides.value, bound, unit, voice) if not finding.possibly else ""
    gap += _above_the_line(sides, bound, voice) if gap else ""
    test = pick(_tests(unit)[sides.operator], voice.language)
    return Comparison(subject, value, test, asked, working, gap, sides.value, bound)


def _sides(finding: Finding, compare: Compare) -> _Sides:
    match compare:
        case Compare(left=CompoundGrowth(years=years)) if finding.value is not None:
            rate = _yearly_rate(finding.value, years, finding.bound)
            return _Sides(compare.operator, compare.left, compare.right, rate, finding.bound)
    turned = isinstance(compare.left, Constant) or (
        isinstance(compare.right, Score) and not isinstance(compare.left, Score)
    )
    if turned:
        operator = TURNED[compare.operator]
        return _Sides(operator, compare.right, compare.left, finding.bound, finding.value, turned=True)
    return _Sides(compare.operator, compare.left, compare.right, finding.value, finding.bound)


def _yearly_rate(ratio: Fraction, years: int, bound: Fraction | None) -> Fraction:
    """Turn `last / first` into a rate a year: to fifty digits, exact where it meets the bound exactly."""
    if bound is not None and ratio == (1 + bound) ** years:
        return bound
    with localcontext() as context:
        context.prec = 50
        return Fraction((Decimal(ratio.numerator) / Decimal(ratio.denominator)) ** (Decimal(1) / years)) - 1


def _fixed(quantity: Quantity) -> Fraction | None:
    return quantity.value if isinstance(quantity, Constant) else None


def _texts(finding: Finding, sides: _Sides, bound: Fraction | None, unit: Unit, voice: Voice) -> tuple[str, str]:
    language = voice.language
    asked = written(bound, unit, language) if bound is not None else ""
    if sides.value is None and not sides.turned and finding.low is not None and finding.high is not None:
        return interval(finding.low, finding.high, unit, voice), asked
    if sides.value is None:
        return "", asked
    if bound is None:
        return written(sides.value, unit, language), asked
    return written_pair(sides.value, bound, unit, language)


def interval(low: Fraction, high: Fraction, unit: Unit, voice: Voice) -> str:
    """Write points as they stand: one number when both ends agree."""
    if low == high:
        return written(low, unit, voice.language)
    if voice.language == "zh":
        return f"{plain(low, 2)}至{written(high, unit, 'zh')}"
    return f"{plain(low, 2)} to {written(high, unit, 'en')}"


def _bound_working(told: Phrase, voice: Voice) -> str:
    if voice.language == "zh":
        return f"{told.period}{told.name}" + (f"，其中{told.working}" if told.working else "")
    return f"{told.name} {told.period}".strip() + (f", with {told.working}" if told.working else "")


def _tests(unit: Unit) -> dict[Operator, tuple[str, str]]:
    if unit == DATE:
        return dict(DATE_TESTS)
    if unit.word == RANK:
        return dict(RANK_TESTS)
    return dict(COUNT_TESTS if unit.style is Style.PLAIN and unit.word in _COUNTED else AMOUNT_TESTS)


RANK = "名"  # a place in a ranking: the smaller the better
_COUNTED = frozenset({"人", "项", "件", "个", "家", "次", "台", "台套", "台（套）", "天"})


def shortfall(operator: Operator, value: Fraction | None, bound: Fraction | None, unit: Unit, voice: Voice) -> str:
    """Say how far a failed number is from its bound, in its own unit; empty where there is no distance to name."""
    if value is None or bound is None:
        return ""
    if value == bound:
        strict = operator in {Operator.MORE, Operator.LESS}
        return voice.say("恰等于界限，不含本数", "exactly the limit, which is excluded") if strict else ""
    apart = abs(value - bound)
    distance = _distance(apart, unit, voice)
    match operator:
        case Operator.AT_LEAST | Operator.MORE:
            return voice.say(f"差{distance}", f"short by {distance}")
        case Operator.AT_MOST | Operator.LESS:
            return voice.say(f"超出{distance}", f"over by {distance}")
        case _:
            return ""


def _above_the_line(sides: _Sides, bound: Fraction | None, voice: Voice) -> str:
    """Say what a share's distance is in its upper figure: 0.25 points of research share are 620万元 of research."""
    match sides.told:
        case Quotient(top=top, bottom=bottom) if growth(sides.told) is None and sides.value != bound:
            named, whole, part = phrase(top, voice), amount(bottom, voice), amount(top, voice)
        case _:
            return ""
    unit = unit_of(top, voice.vocabulary)
    if named is None or whole is None or part is None or bound is None or whole <= 0 or unit is None:
        return ""
    apart = abs(bound * whole - part)
    text = ("" if exactly(apart, unit, voice.language) else voice.say("约", "about ")) + written(
        apart, unit, voice.language
    )
    short = sides.operator in {Operator.AT_LEAST, Operator.MORE}
    return voice.say(
        f"（相当于{named.name}{'差' if short else '超出'}{text}）",
        f" (that is {text} of {named.name}{'' if short else ' too much'})",
    )


def _distance(apart: Fraction, unit: Unit, voice: Voice) -> str:
    digits = _digits(apart, unit)
    if unit == SHARE:
        points = plain(apart * 100, digits)
        return voice.say(f"{points}个百分点", f"{points} percentage points")
    if unit == DATE:
        return written(apart, Unit(Style.PLAIN, "天"), voice.language)
    return written(apart, unit, voice.language, max(0, digits - 2))


def _digits(apart: Fraction, unit: Unit) -> int:
    """Take two places, or as many as it takes to show something other than zero."""
    size = apart * 100 if unit == SHARE else apart
    digits = 2
    while digits < 14 and size * 10**digits < 1:
        digits += 1
    return digits
