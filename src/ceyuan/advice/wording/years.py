"""One fact over several years in words: growth, means, sums, and the values year by year.

Comes in: columns or a quantity over them, and a voice. Goes out: a phrase with its years and figures.
Must not know: quantities of several facts, comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ceyuan.advice.wording.amounts import amount, columns_of
from ceyuan.advice.wording.numbers import PLAIN, written
from ceyuan.advice.wording.shapes import Growth, growth, same_fact, same_growth
from ceyuan.advice.wording.units import unit_of
from ceyuan.advice.wording.voice import Voice
from ceyuan.model.subject import NotApplicable
from ceyuan.plan.nodes import Column, CompoundGrowth, Quantity, Sum


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity in words: its name, the years it speaks of, and the figures it is worked out from."""

    name: str
    period: str = ""
    working: str = ""


def years(quantity: Quantity, voice: Voice) -> str:
    """Say which fiscal years a quantity speaks of; empty for current facts.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> years(Sum((Column("营业收入", -1), Column("营业收入", -3))), voice)
    '2023—2025年'
    """
    found = sorted({voice.year(column.offset) for column in columns_of(quantity) if column.offset is not None})
    if not found:
        return ""
    if len(found) == 1:
        return voice.say(f"{found[0]}年", str(found[0]))
    return voice.say(f"{found[0]}—{found[-1]}年", f"{found[0]}–{found[-1]}")


def absent(quantity: Quantity, voice: Voice) -> str:
    """Say why a part has no value: not applicable, or missing."""
    cells = [voice.cell(column.fact, column.offset) for column in columns_of(quantity)]
    if any(isinstance(cell, NotApplicable) for cell in cells):
        return voice.say("不适用", " not applicable")
    return voice.say("缺", " missing")


def dated_values(columns: Iterable[Column], voice: Voice) -> str:
    """List a fact's values year by year; silent without a subject."""
    if voice.subject is None:
        return ""
    shown = []
    for column in columns:
        value = amount(column, voice)
        unit = unit_of(column, voice.vocabulary) or PLAIN
        text = written(value, unit, voice.language) if value is not None else absent(column, voice).strip()
        year = years(column, voice)
        shown.append(voice.say(f"{year}{text}", f"{year}: {text}"))
    return voice.say("，", ", ").join(shown)


def growth_phrase(quantity: Quantity, voice: Voice) -> Phrase | None:
    """Name growth between two years; None where the quantity is something else."""
    found = growth(quantity)
    if found is None:
        return None
    name = voice.fact_name(found.later.fact)
    later, earlier = years(found.later, voice), years(found.earlier, voice)
    return Phrase(
        voice.say(f"{name}增长率", f"growth of {name}"),
        voice.say(f"{later}较{earlier}", f"{later} over {earlier}"),
        dated_values((found.earlier, found.later), voice),
    )


def compound_phrase(quantity: CompoundGrowth, voice: Voice) -> Phrase | None:
    """Name compound yearly growth; None where it is not between years of one fact."""
    columns = same_fact((quantity.first, quantity.last))
    if columns is None:
        return None
    name = voice.fact_name(columns[0].fact)
    period = f"{voice.year(columns[0].offset or 0)}"
    last = f"{voice.year(columns[1].offset or 0)}"
    return Phrase(
        voice.say(f"{name}年均增长率（复合）", f"compound yearly growth of {name}"),
        voice.say(f"{period}年至{last}年", f"{period} to {last}"),
        dated_values(columns, voice),
    )


def mean_phrase(items: Sequence[Quantity], voice: Voice) -> Phrase | None:
    """Name the mean of one fact over years, or of its yearly growth rates; None for a mean of other things."""
    columns = same_fact(items)
    if columns is not None:
        name = voice.fact_name(columns[0].fact)
        text = voice.say(f"{_span(columns)}平均{name}", f"{len(columns)}-year mean of {name}")
        return Phrase(text, _years_of(columns, voice), dated_values(columns, voice))
    growths = same_growth(items)
    return None if growths is None else _mean_growth(growths, voice)


def sum_phrase(items: Sequence[Quantity], voice: Voice) -> Phrase | None:
    """Name the sum of one fact over years; None for a sum of other things."""
    columns = same_fact(items)
    if columns is None:
        return None
    name = voice.fact_name(columns[0].fact)
    text = voice.say(f"{_span(columns)}{name}合计", f"{len(columns)}-year sum of {name}")
    return Phrase(text, _years_of(columns, voice), dated_values(columns, voice))


def _years_of(columns: tuple[Column, ...], voice: Voice) -> str:
    return years(Sum(columns), voice)


def _mean_growth(growths: tuple[Growth, ...], voice: Voice) -> Phrase:
    name = voice.fact_name(growths[0].later.fact)
    columns = sorted(
        {column for one in growths for column in (one.later, one.earlier)}, key=lambda one: one.offset or 0
    )
    first, last = years(columns[0], voice), years(columns[-1], voice)
    return Phrase(
        voice.say(f"{name}平均增长率（{len(growths)}年逐年增长率的平均）", f"mean of yearly growth rates of {name}"),
        voice.say(f"{first}至{last}", f"{first} to {last}"),
        dated_values(columns, voice),
    )


def _span(columns: tuple[Column, ...]) -> str:
    """Say 近3年 for the last three years, 3年 for three others."""
    recent = [column.offset for column in columns] == list(range(-len(columns), 0))
    return f"{'近' if recent else ''}{len(columns)}年"
