"""From verdicts to items: what a subject could have, with what is known of the amount.

Comes in: verdicts. Goes out: one item for each measure about money that the subject meets.
Must not know: what stands between items, files.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ceyuan.advice.combination.results import Item
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.errors import Language
from ceyuan.model.benefit import Money
from ceyuan.model.measure import Measure, MeasureKind


def key_of(measure: Measure) -> str:
    """Give the key under which a measure is an item: `pack#id`."""
    return f"{measure.pack}#{measure.id}"


def items_of(verdicts: Iterable[Verdict], language: Language = "zh") -> tuple[Item, ...]:
    """Give what the subject could have by these verdicts, in their order, each measure once.

    Only a decided yes makes an item: pending, closed and unknown promise nothing. A fund whose text states no amount is
    an item without a known amount; a title alone is none.

    >>> items_of([])
    ()
    """
    found: dict[str, Item] = {}
    for verdict in verdicts:
        measure = verdict.measure
        about_money = measure.kind is MeasureKind.FUND or isinstance(measure.benefit, Money)
        if about_money and verdict.status is Status.DECIDED and verdict.answer is Answer.YES:
            found.setdefault(key_of(measure), _item(verdict, language))
    return tuple(found.values())


def _item(verdict: Verdict, language: Language) -> Item:
    measure, award = verdict.measure, verdict.award
    name = measure.en if language == "en" and measure.en else measure.title
    if award is None:
        return Item(key_of(measure), name, Fraction(0), None, decided_by=measure.decided_by)
    return Item(key_of(measure), name, award.low, award.high, award.discretionary, measure.decided_by)


def has_amount(item: Item) -> bool:
    """Tell whether anything is known that could be counted; 0 up to nobody knows what is not.

    >>> has_amount(Item("a", "甲", Fraction(0), None)), has_amount(Item("a", "甲", Fraction(0), Fraction(5)))
    (False, True)
    """
    return item.low > 0 or (item.high is not None and item.high > 0)


def upper(item: Item) -> Fraction:
    """Give the upper end for comparing; where none is known, no more than what is certain.

    >>> upper(Item("a", "甲", Fraction(7), None))
    Fraction(7, 1)
    """
    return item.low if item.high is None else item.high
