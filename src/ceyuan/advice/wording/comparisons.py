"""A comparison in words: what it is, what was found, what is asked, and how far apart they are.

Comes in: a finding over a comparison, and a voice. Goes out: the pieces of its sentence.
Must not know: criteria, clauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from ceyuan.advice.wording.distances import COUNTED, Worth, shortfall, upper_figure, worth_aside
from ceyuan.advice.wording.numbers import DATE, PLAIN, Style, Unit, plain, written, written_pair
from ceyuan.advice.wording.phrases import AMOUNT_TESTS, COUNT_TESTS, DATE_TESTS, RANK_TESTS, TURNED, pick
from ceyuan.advice.wording.quantities import phrase
from ceyuan.advice.wording.units import unit_of
from ceyuan.advice.wording.voice import Voice
from ceyuan.advice.wording.years import Phrase
from ceyuan.engines.answer import Finding
from ceyuan.plan.nodes import Compare, CompoundGrowth, Constant, Operator, Quantity, Quotient, Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison with the told side first; numbers are text already.

    `value` is empty where it is not known; `short` is how far it fails by, empty unless the distance is known, and
    `worth` what that is in the upper figure of a ratio. `number` and `limit` are the exact numbers; growth by the year
    is a root, taken to fifty digits.
    """

    subject: Phrase
    value: str
    test: str
    bound: str
    bound_working: str
    short: str
    worth: Worth | None
    number: Fraction | None
    limit: Fraction | None

    def gap(self, voice: Voice) -> str:
        """Say the distance shortly, for a table: 差1.2个百分点（相当于研发费用差360万元）."""
        return self.short + (worth_aside(self.worth, voice) if self.worth is not None else "")


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
    short = shortfall(sides.operator, sides.value, bound, unit, voice) if not finding.possibly else ""
    worth = _worth(sides, bound, voice) if short else None
    test = pick(_tests(unit)[sides.operator], voice.language)
    return Comparison(subject, value, test, asked, working, short, worth, sides.value, bound)


def _worth(sides: _Sides, bound: Fraction | None, voice: Voice) -> Worth | None:
    if bound is None or sides.value == bound or not isinstance(sides.told, Quotient):
        return None
    return upper_figure(sides.told, bound, voice, short=sides.operator in {Operator.AT_LEAST, Operator.MORE})


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
    return dict(COUNT_TESTS if unit.style is Style.PLAIN and unit.word in COUNTED else AMOUNT_TESTS)


RANK = "名"  # a place in a ranking: the smaller the better
