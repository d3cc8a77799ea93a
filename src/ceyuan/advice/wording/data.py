"""Words as plain data for JSON.

Comes in: verdict words. Goes out: dictionaries and lists of text and numbers.
Must not know: how they are written out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ceyuan.advice.wording.criteria import ConditionWords, CriterionWords, GroupWords
from ceyuan.advice.wording.findings import FindingWords
from ceyuan.advice.wording.missing import MissingWords
from ceyuan.advice.wording.numbers import plain
from ceyuan.advice.wording.verdicts import ScoreWords, VerdictWords

Data = Mapping[str, object]


def verdict_data(words: VerdictWords) -> dict[str, object]:
    """Give a verdict as data; the keys are described in `docs/commands.md`."""
    return {
        "subject": words.subject,
        "name": words.name,
        "measure": words.measure,
        "title": words.title,
        "clause": words.clause,
        "application": words.application,
        "as_of": words.as_of.isoformat(),
        "reference_year": words.reference_year,
        "status": words.status.value,
        "answer": words.answer.value,
        "label": words.label,
        "headline": words.headline,
        "benefit": words.benefit,
        "award": words.award,
        "reading": words.reading.value,
        "source": words.source,
        "note": words.note,
        "requirements": [_criterion(one) for one in words.requirements],
        "condition": _condition(words.condition) if words.condition is not None else None,
        "scores": [_score(one) for one in words.scores],
        "missing": [_missing(one) for one in words.missing],
        "unpublished": list(words.unpublished),
    }


def _condition(words: ConditionWords) -> Data:
    match words:
        case CriterionWords():
            return _criterion(words)
        case GroupWords(title=title, join=join, answer=answer, members=members):
            return {
                "title": title,
                "join": join,
                "answer": answer.value,
                "members": [_condition(one) for one in members],
            }


def _criterion(words: CriterionWords) -> Data:
    return {
        "id": words.id,
        "clause": words.clause,
        "text": words.text,
        "answer": words.answer.value,
        "sentence": words.sentence,
        "value": words.value,
        "required": words.required,
        "gap": words.gap,
        "missing": list(words.missing),
        "reading": words.reading.value,
        "source": words.source,
        "rule": words.rule,
        "note": words.note,
        "negated": words.negated,
        "unpublished": words.unpublished,
        "findings": [_finding(one) for one in words.findings],
    }


def _finding(words: FindingWords) -> Data:
    return {
        "name": words.name,
        "answer": words.answer.value,
        "value": words.value,
        "required": words.required,
        "gap": words.gap,
        "exact_value": exact(words.number),
        "exact_bound": exact(words.bound),
        "sentence": words.sentence,
    }


def exact(number: Fraction | None) -> str | None:
    """Write a number without loss: decimal where it ends, else a fraction.

    >>> exact(Fraction(4, 125)), exact(Fraction(1, 3)), exact(Fraction(1500))
    ('0.032', '1/3', '1500')
    """
    if number is None:
        return None
    rest, places = number.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    return plain(number, places) if rest == 1 else f"{number.numerator}/{number.denominator}"


def _missing(words: MissingWords) -> Data:
    return {
        "fact": words.fact,
        "title": words.title,
        "year": words.year,
        "reason": words.reason.value,
        "name": words.name,
        "supplied_by": words.supplier,
        "sources": words.sources,
        "judged_by_experts": words.judged,
        "sentence": words.sentence,
    }


def _score(words: ScoreWords) -> Data:
    return {
        "name": words.name,
        "points": words.points,
        "maximum": words.maximum,
        "items": [
            {
                "title": one.title,
                "clause": one.clause,
                "points": one.points,
                "maximum": one.maximum,
                "found": one.found,
                "missing": list(one.missing),
            }
            for one in words.items
        ],
    }
