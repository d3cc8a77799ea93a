"""How long a fact takes at its own growth, in words: always an extrapolation, never a promise.

Comes in: a pace and a voice. Goes out: one sentence.
Must not know: ladders, how a pace is found.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from ceyuan.advice.ladder.results import Pace
from ceyuan.advice.wording.numbers import PLAIN, SHARE, written
from ceyuan.advice.wording.units import fact_unit
from ceyuan.advice.wording.voice import Voice


def pace_sentence(pace: Pace, voice: Voice) -> str:
    """Say how long it takes; where the figure does not grow, say that nothing can be reckoned from it."""
    fact = voice.vocabulary.facts.get(pace.fact)
    unit = PLAIN if fact is None else fact_unit(fact)
    name = voice.fact_name(pace.fact)
    first, last, needed = (written(one, unit, voice.language) for one in (pace.first, pace.last, pace.needed))
    past = voice.say(
        f"{name}{pace.last_year - pace.years}年为{first}，{pace.last_year}年为{last}",
        f"{_capital(name)} was {first} in {pace.last_year - pace.years} and {last} in {pace.last_year}",
    )
    goal = voice.say(f"{'超过' if pace.beyond else '达到'}{needed}", f"{'pass' if pace.beyond else 'reach'} {needed}")
    if pace.last <= pace.first:
        return voice.say(
            f"{past}，没有增长，不能据此推算何时{goal}。",
            f"{past}: it has not grown, so nothing can be reckoned about when it will {goal}.",
        )
    rate = written(_yearly(pace), SHARE, voice.language)
    if pace.months is None:
        return voice.say(
            f"{past}，照此增速（每年约{rate}），三十年内不能{goal}。",
            f"{past}; at that pace (about {rate} a year) it will not {goal} within thirty years.",
        )
    years = pace.months // 12
    year = pace.last_year + years
    return voice.say(
        f"{past}，如保持此增速（每年约{rate}），再过{years}个会计年度（即{pace.months}个月，至{year}年度）可{goal}；"
        "这是推算，不是承诺。",
        f"{past}; if that pace lasts (about {rate} a year), it will {goal} after {years} more fiscal "
        f"{'year' if years == 1 else 'years'} ({pace.months} months, in {year}); this is reckoned, not promised.",
    )


def _yearly(pace: Pace) -> Fraction:
    """Take the yearly rate as a root, for reading only."""
    growth = pace.last / pace.first
    if pace.years == 1:
        return growth - 1
    with localcontext() as context:
        context.prec = 50
        return Fraction((Decimal(growth.numerator) / Decimal(growth.denominator)) ** (Decimal(1) / pace.years)) - 1


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
