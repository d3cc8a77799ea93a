"""Names for quantities: 研发费用占营业收入, 营业收入年均增长率, with their years and the figures behind them.

Comes in: a quantity and a voice. Goes out: a phrase, or None where a quantity is too unusual to name.
Must not know: comparisons and answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ceyuan.advice.wording.amounts import amount, columns_of, parts_of
from ceyuan.advice.wording.numbers import PLAIN, SHARE, plain, written
from ceyuan.advice.wording.phrases import NAMED_RATIOS, pick
from ceyuan.advice.wording.shapes import Difference, difference, mean, multiple, same_fact
from ceyuan.advice.wording.units import unit_of
from ceyuan.advice.wording.voice import Voice
from ceyuan.advice.wording.years import (
    Phrase,
    absent,
    compound_phrase,
    dated_values,
    growth_phrase,
    mean_phrase,
    sum_phrase,
    years,
)
from ceyuan.plan.nodes import (
    Absolute,
    Column,
    CompoundGrowth,
    Constant,
    Extreme,
    Kind,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)


def phrase(quantity: Quantity, voice: Voice) -> Phrase | None:
    """Give a quantity in words.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> phrase(Quotient(Column("研发费用", -1), Column("营业收入", -1)), voice)
    Phrase(name='研发费用占营业收入', period='2025年', working='')
    """
    match quantity:
        case Constant():
            return None
        case Column(fact=fact):
            return Phrase(voice.fact_name(fact), years(quantity, voice))
        case Score(name=name):
            return Phrase(voice.score_name(name))
        case CompoundGrowth():
            return compound_phrase(quantity, voice)
        case Quotient():
            return (
                growth_phrase(quantity, voice)
                or _mean(quantity, voice)
                or _multiple(quantity, voice)
                or _ratio(quantity, voice)
            )
        case Product():
            return (
                _mean(quantity, voice)
                or _multiple(quantity, voice)
                or _joined((quantity.left, quantity.right), " × ", quantity, voice)
            )
        case Sum():
            return growth_phrase(quantity, voice) or _sum(quantity, voice)
        case Extreme(largest=largest, items=items):
            return _extreme(items, quantity, voice, largest=largest)
        case Absolute(operand=operand):
            return _absolute(operand, voice)


def figure(quantity: Quantity, voice: Voice, *, dated: bool = False) -> str:
    """Say a part's name with its value: 研发费用192万元; a value that is not there is said to be missing."""
    found = phrase(quantity, voice)
    value = amount(quantity, voice)
    unit = unit_of(quantity, voice.vocabulary) or PLAIN
    name = found.name if found is not None else ""
    if dated and found is not None and found.period:
        name = voice.say(f"{found.period}{name}", f"{found.period} {name}")
    if value is None:
        return name + absent(quantity, voice)
    return voice.say(f"{name}{written(value, unit, 'zh')}", f"{name} {written(value, unit, 'en')}".strip())


def _figures(parts: Iterable[Quantity], joint: str, voice: Voice) -> str:
    """Put the values of several parts together; silent without a subject, and about points, which are told apart."""
    listed = tuple(parts)
    if voice.subject is None or any(holds_points(part) for part in listed):
        return ""
    dated = len({years(part, voice) for part in listed} - {""}) > 1
    return joint.join(figure(part, voice, dated=dated) for part in listed)


def holds_points(quantity: Quantity) -> bool:
    """Tell whether a score stands somewhere inside."""
    return isinstance(quantity, Score) or any(holds_points(part) for part in parts_of(quantity))


def _ratio(quantity: Quotient, voice: Voice) -> Phrase | None:
    top, bottom = quantity.top, quantity.bottom
    first, second = phrase(top, voice), phrase(bottom, voice)
    if first is None or second is None:
        return None
    working = _figures((top, bottom), " ÷ ", voice)
    named = _named_ratio(top, bottom)
    if named is not None:
        return Phrase(pick(named, voice.language), years(quantity, voice), working)
    if unit_of(quantity, voice.vocabulary) != SHARE and unit_of(top, voice.vocabulary) is not None:
        return Phrase(f"{first.name} ÷ {second.name}", years(quantity, voice), working)
    whole = second.name
    if same_years(top, bottom):
        whole = voice.say(second.name.replace(f"近{len(columns_of(bottom))}年", "同期", 1), second.name)
    share = voice.say(f"{first.name}占{whole}", f"{first.name} as a share of {whole}")
    return Phrase(share, years(quantity, voice), working)


def same_years(first: Quantity, second: Quantity) -> bool:
    """Tell whether two sums speak of the same several years."""
    left = {column.offset for column in columns_of(first)}
    return len(left) > 1 and left == {column.offset for column in columns_of(second)}


def _named_ratio(top: Quantity, bottom: Quantity) -> tuple[str, str] | None:
    match top, bottom:
        case Column(fact=first), Column(fact=second) if bottom.offset in {None, top.offset}:
            return NAMED_RATIOS.get((first, second))
        case _:
            return None


def _mean(quantity: Quantity, voice: Voice) -> Phrase | None:
    found = mean(quantity)
    if found is None:
        return None
    named = mean_phrase(found.items, voice)
    if named is not None:
        return named
    names = _names(found.items, voice)
    if names is None:
        return None
    joined = voice.say("、".join(names), ", ".join(names))
    return Phrase(
        voice.say(f"{joined}的平均值", f"mean of {joined}"),
        years(quantity, voice),
        _figures(found.items, voice.say("，", ", "), voice),
    )


def _multiple(quantity: Quantity, voice: Voice) -> Phrase | None:
    found = multiple(quantity)
    inner = phrase(found.of, voice) if found is not None else None
    if found is None or inner is None:
        return None
    name = _times(found.factor, inner.name, voice)
    return Phrase(name, inner.period, figure(found.of, voice) if voice.subject is not None else "")


def _times(factor: Fraction, name: str, voice: Voice) -> str:
    if 0 < factor < 1 and factor * 10000 == int(factor * 10000):
        share = plain(factor * 100, 2)
        return voice.say(f"{name}的{share}%", f"{share}% of {name}")
    if 0 < factor < 1 and factor.numerator == 1:
        return f"{name} ÷ {factor.denominator}"
    number = plain(factor, 4)
    return voice.say(f"{name}的{number}倍", f"{number} times {name}")


def _sum(quantity: Sum, voice: Voice) -> Phrase | None:
    named = sum_phrase(quantity.terms, voice)
    if named is not None:
        return named
    apart = difference(quantity)
    if apart is not None:
        return _lapse(quantity, apart, voice) or _less(quantity, apart, voice)
    return _joined(quantity.terms, " + ", quantity, voice)


def _lapse(quantity: Sum, apart: Difference, voice: Voice) -> Phrase | None:
    """Say the time from a date fact to a fixed day."""
    match apart:
        case Difference(first=Constant(value=end), less=Column(fact=fact)) if quantity.kind is Kind.DAYS:
            last = written(end, unit_of(Constant(end, Kind.DATE), voice.vocabulary) or PLAIN, voice.language)
            name = voice.fact_name(fact)
            working = figure(apart.less, voice) if voice.subject is not None else ""
            return Phrase(voice.say(f"自{name}至{last}", f"days from {name} to {last}"), "", working)
        case _:
            return None


def _less(quantity: Sum, apart: Difference, voice: Voice) -> Phrase | None:
    first, second = phrase(apart.first, voice), phrase(apart.less, voice)
    if first is None:
        return None
    if second is not None:
        less = second.name
    elif isinstance(apart.less, Constant):
        less = written(apart.less.value, unit_of(quantity, voice.vocabulary) or PLAIN, voice.language)
    else:
        return None
    working = _figures((apart.first, apart.less), " - ", voice)
    return Phrase(voice.say(f"{first.name}减{less}", f"{first.name} less {less}"), years(quantity, voice), working)


def _joined(parts: tuple[Quantity, ...], joint: str, whole: Quantity, voice: Voice) -> Phrase | None:
    names = _names(parts, voice)
    if names is None:
        return None
    return Phrase(joint.join(names), years(whole, voice), _figures(parts, joint, voice))


def _names(parts: Iterable[Quantity], voice: Voice) -> list[str] | None:
    """Name every part; fixed numbers stand as they are."""
    names = []
    for part in parts:
        found = phrase(part, voice)
        if isinstance(part, Constant):
            names.append(written(part.value, unit_of(part, voice.vocabulary) or PLAIN, voice.language))
        elif found is None:
            return None
        else:
            names.append(found.name)
    return names


def _extreme(parts: tuple[Quantity, ...], whole: Quantity, voice: Voice, *, largest: bool) -> Phrase | None:
    names = _names(parts, voice)
    if names is None:
        return None
    capped = _capped(parts, whole, voice, largest=largest)
    if capped is not None:
        return capped
    zh, en = ("较大者", "the larger") if largest else ("较小者", "the smaller")
    joined = voice.say("、".join(dict.fromkeys(names)), ", ".join(dict.fromkeys(names)))
    text = voice.say(f"{joined}中{zh}", f"{en} of {joined}")
    columns = same_fact(parts)
    working = dated_values(columns, voice) if columns is not None else _figures(parts, voice.say("，", ", "), voice)
    return Phrase(text, years(whole, voice), working)


def _capped(parts: tuple[Quantity, ...], whole: Quantity, voice: Voice, *, largest: bool) -> Phrase | None:
    """Say "at most 30 points" where the smaller of a quantity and a number is taken, "at least" for the larger."""
    match parts:
        case (Constant(value=limit), other) | (other, Constant(value=limit)):
            found = phrase(other, voice)
        case _:
            return None
    if found is None:
        return None
    text = written(limit, unit_of(whole, voice.vocabulary) or PLAIN, voice.language)
    zh, en = (f"至少按{text}计", f"at least {text}") if largest else (f"最多{text}", f"at most {text}")
    return Phrase(voice.say(f"{found.name}（{zh}）", f"{found.name} ({en})"), found.period, found.working)


def _absolute(operand: Quantity, voice: Voice) -> Phrase | None:
    found = phrase(operand, voice)
    if found is None:
        return None
    return Phrase(voice.say(f"{found.name}（不计正负）", f"size of {found.name}"), found.period, found.working)
