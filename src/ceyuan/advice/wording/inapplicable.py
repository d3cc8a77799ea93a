"""Why a value does not apply: years before founding, a base of zero, a stated 不适用; and rules for just that case.

Comes in: an atom whose finding does not apply, or a trace, and a voice. Goes out: the reason in words.
Must not know: the answer that follows (by the house rule, a value that does not apply gives no).
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.advice.wording.amounts import amount, columns_of, parts_of
from ceyuan.advice.wording.quantities import phrase
from ceyuan.advice.wording.voice import Voice
from ceyuan.advice.wording.years import years
from ceyuan.engines.answer import Answer, CriterionTrace, Finding
from ceyuan.feel.syntax import And, Expression, Or
from ceyuan.model.facts import FactType
from ceyuan.model.subject import NotApplicable, NullReason
from ceyuan.plan.nodes import Atom, Column, Compare, CompoundGrowth, Flag, Inapplicable, Member, Quantity, Quotient


def why_inapplicable(atom: Atom, voice: Voice) -> str:
    """Give the reason, as a clause without its full stop."""
    for quantity in _quantities(atom):
        for column in columns_of(quantity):
            reason = _cell_reason(column, voice)
            if reason:
                return reason
    for quantity in _quantities(atom):
        reason = _base_reason(quantity, voice)
        if reason:
            return reason
    return voice.say("该项不适用", "this does not apply")


def case_name(test: Inapplicable, voice: Voice) -> str:
    """Name the value that a rule asks to be there or not, with its year."""
    name = voice.fact_name(test.fact)
    if test.offset is None:
        return name
    return voice.say(f"{voice.year(test.offset)}年{name}", f"{name} {voice.year(test.offset)}")


def case_sentence(test: Inapplicable, finding: Finding, voice: Voice) -> str:
    """Say whether a rule written for values that do not (or, negated, do) apply is about this subject."""
    name = case_name(test, voice)
    if finding.possibly and not finding.surely:
        return voice.say(
            f"{name}未知，尚不能确定是否属于此情形。",
            f"{name[:1].upper()}{name[1:]} is unknown, so it is not yet known whether this case applies.",
        )
    if finding.surely is test.negated:  # the value is there
        fact = voice.vocabulary.find_fact(test.fact)
        number = fact is not None and fact.type is FactType.NUMBER
        state = voice.say(f"{name}已有{'数值' if number else '填报'}", f"{name} has a value")
    else:
        state = why_inapplicable(test, voice)
    end = voice.say("属于此情形", "this case applies")
    if not finding.surely:
        end = voice.say("不属于此情形", "this case does not apply")
    return voice.say(f"{state}，{end}。", f"{state[:1].upper()}{state[1:]}: {end}.")


def other_case(trace: CriterionTrace) -> tuple[Finding, ...]:
    """Give the findings by which a failing way is written for another case, such as firms too young for three years.

    Only where the rule needs that case: it stands alone, or joined by "and" to the rest.
    """
    if trace.answer is not Answer.NO:
        return ()
    found = tuple(one for one in trace.decisive if isinstance(one.atom, Inapplicable))
    rule = trace.criterion.rule
    needed = len(found) == len(trace.decisive) or (rule is not None and _conjunction(rule.expression))
    return found if needed else ()


def _conjunction(expression: Expression) -> bool:
    match expression:
        case And(left=left, right=right):
            return not any(isinstance(one, Or) for one in (left, right)) and all(
                _conjunction(one) for one in (left, right) if isinstance(one, And)
            )
        case _:
            return False


def _quantities(atom: Atom) -> tuple[Quantity, ...]:
    match atom:
        case Compare(left=left, right=right):
            return (left, right)
        case Flag(fact=fact) | Member(fact=fact):
            return (Column(fact, None),)
        case Inapplicable(fact=fact, offset=offset):
            return (Column(fact, offset),)
        case _:
            return ()


def _cell_reason(column: Column, voice: Voice) -> str:
    cell = voice.cell(column.fact, column.offset)
    if not isinstance(cell, NotApplicable):
        return ""
    name, year = voice.fact_name(column.fact), years(column, voice)
    if cell.reason is NullReason.BEFORE_FOUNDING:
        return voice.say(f"{year}在企业成立之前，没有{name}", f"{year} lies before the founding, so there is no {name}")
    return voice.say(f"{year}{name}填报为“不适用”", f"{name} {year} is stated as not applicable".replace("  ", " "))


def _walk(quantity: Quantity) -> Iterator[Quantity]:
    yield quantity
    for part in parts_of(quantity):
        yield from _walk(part)


def _base_reason(quantity: Quantity, voice: Voice) -> str:
    for part in _walk(quantity):
        match part:
            case Quotient(bottom=bottom, positive=positive):
                reason = _not_positive(bottom, voice, positive=positive)
            case CompoundGrowth(first=first, last=last):
                reason = _not_positive(first, voice, positive=True) or _not_positive(last, voice, positive=False)
            case _:
                continue
        if reason:
            return reason
    return ""


def _not_positive(base: Quantity, voice: Voice, *, positive: bool) -> str:
    value, words = amount(base, voice), phrase(base, voice)
    if value is None or words is None:
        return ""
    name = voice.say(f"{words.period}{words.name}", f"{words.name} {words.period}".strip())
    if value == 0:
        return voice.say(f"{name}为零，无法作为基数", f"{name} is zero and cannot be a base")
    if value < 0 and positive:
        return voice.say(f"{name}为负数，无法作为基数", f"{name} is negative and cannot be a base")
    return ""
