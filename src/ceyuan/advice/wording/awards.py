"""What could be had together, in words: each item with its range and its body, totals, what is left and why.

Comes in: the awards of a check-up, the names of measures, a language. Goes out: frozen words.
Must not know: how the combination was found. What a body must decide is never told as a promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from ceyuan.advice.checkup import Awards
from ceyuan.advice.combination.results import Combination, Item
from ceyuan.advice.wording.combinations import amount_words, left_words, rule_words, total_words
from ceyuan.advice.wording.phrases import decider
from ceyuan.errors import Language


@dataclass(frozen=True, slots=True)
class ItemWords:
    """An item: what it brings in words, and exactly in 元; `reason` says why it is left, empty where it is taken."""

    key: str
    name: str
    amount: str
    low: Fraction
    high: Fraction | None
    discretionary: bool
    decided_by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AwardsWords:
    """What could be had together; `possible` and `apart` are totals of other readings, empty where there is none."""

    total: str
    low: Fraction
    high: Fraction | None
    taken: tuple[ItemWords, ...]
    left: tuple[ItemWords, ...]
    possible: str
    apart: str
    notes: tuple[str, ...]


def awards_words(awards: Awards, names: Mapping[str, str], language: Language) -> AwardsWords:
    """Give awards in words; `names` are the measures' names in the language, by key."""
    choice = awards.choice
    best = choice.best
    left = tuple(
        replace(_item(one.item, names, language), reason=left_words(one, awards.conflicts, names, language))
        for one in best.left
    )
    return AwardsWords(
        total_words(best, language),
        best.low,
        best.high,
        tuple(_item(one, names, language) for one in best.taken),
        left,
        _reading(choice.possible, names, language),
        _reading(choice.apart, names, language),
        tuple(rule_words(one, language) for one in awards.in_words),
    )


def _item(item: Item, names: Mapping[str, str], language: Language) -> ItemWords:
    return ItemWords(
        item.key,
        names.get(item.key, item.name),
        amount_and_body(item, language),
        item.low,
        item.high,
        item.discretionary,
        item.decided_by,
    )


def amount_and_body(item: Item, language: Language) -> str:
    """Say an amount; a discretionary one is a range with its body."""
    amount = amount_words(item.low, item.high, language)
    body = decider(item.decided_by, language)
    if not item.discretionary:
        return amount
    if language == "zh":
        return f"{amount}，由{body}择优确定，不作承诺"
    return f"{amount}, decided by {body} by selection, no promise"


def _reading(found: Combination | None, names: Mapping[str, str], language: Language) -> str:
    if found is None:
        return ""
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    listed = comma.join(names.get(one.key, one.name) for one in found.taken)
    return f"{listed}{colon}{total_words(found, language)}"
