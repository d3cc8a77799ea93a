"""A check-up as plain data for JSON; `docs/commands.md` describes it.

Comes in: a check-up and its words. Goes out: dictionaries and lists, amounts as exact texts.
Must not know: how they are written out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.change.results import Change, NoRoute, Route
from ceyuan.advice.checkup import Checkup
from ceyuan.advice.combination.items import key_of
from ceyuan.advice.wording.awards import AwardsWords, ItemWords
from ceyuan.advice.wording.checkup import CheckupWords, HadWords, LadderLines, MeasureWords, OtherWords, TowardWords
from ceyuan.advice.wording.routes import ChangeWords
from ceyuan.advice.wording.to_collect import MaterialWords
from ceyuan.engines.answer import MissingFact
from ceyuan.model.subject import Cell, Missing, NotApplicable

Data = dict[str, object]


def checkup_data(checkup: Checkup, words: CheckupWords) -> Data:
    """Give the whole check-up."""
    routes = {key_of(one.measure): one for one in checkup.routes}
    return {
        "firm": {"id": words.id, "name": words.name},
        "as_of": words.as_of.isoformat(),
        "reference_year": words.reference_year,
        "classes": list(words.classes),
        "met": [_had(one) for one in words.had],
        "within_reach": [_toward(one, routes[one.measure.key]) for one in words.near],
        "out_of_reach": [_toward(one, routes[one.measure.key]) for one in words.far],
        "ladders": [_ladder(one) for one in words.ladders],
        "combination": _awards(words.awards),
        "combination_within_reach": _awards(words.within_reach),
        "to_collect": [_material(one) for one in words.materials],
        "undecided": [_other(one) for one in words.undecided],
        "pending": [_other(one) for one in words.pending],
        "not_open": [_other(one) for one in words.closed],
    }


def _measure(words: MeasureWords) -> Data:
    return {"measure": words.key, "title": words.title, "document": words.document, "clause": words.clause}


def _had(words: HadWords) -> Data:
    return {
        **_measure(words.measure),
        "gives": words.gives,
        "award": words.award,
        "discretionary": words.discretionary,
        "decided_by": words.decided_by,
        "caution": words.caution,
    }


def _toward(words: TowardWords, route: Route | NoRoute) -> Data:
    return {
        **_measure(words.measure),
        "label": words.label,
        "headline": words.headline,
        "unmet": list(words.unmet),
        "open": list(words.open),
        "route": _route(route, words),
        "award": words.award,
        "decided_by": words.decided_by,
    }


def _route(route: Route | NoRoute, words: TowardWords) -> Data:
    outlook = route.outlook
    shared: Data = {
        "looked_at": outlook.as_of.isoformat(),
        "reference_year": outlook.reference_year,
        "carried": [{"fact": one.fact, "year": one.year, "from_year": one.from_year} for one in outlook.carried],
        "unpublished": list(route.unpublished),
        "sentences": list(words.route.sentences),
    }
    match route:
        case Route():
            return {
                "found": True,
                "earliest": route.earliest.isoformat(),
                "effort": exact(route.effort),
                "effort_word": words.effort,
                "changes": [_change(*pair) for pair in zip(route.changes, words.route.changes, strict=True)],
                "provided": [_missing(one) for one in route.provided],
                **shared,
            }
        case NoRoute():
            blocked = [
                {"criterion": one.criterion, "obstacle": one.obstacle.value, "facts": list(one.facts)}
                for one in route.blocked
            ]
            return {"found": False, "blocked": blocked, **shared}


def _change(change: Change, words: ChangeWords) -> Data:
    return {
        "fact": change.fact,
        "title": change.title,
        "granted_by": words.granted_by,
        "first": list(words.first),
        "year": change.year,
        "before": cell_data(change.before),
        "after": cell_data(change.after),
        "effort": exact(change.effort),
        "months": change.months,
    }


def _missing(one: MissingFact) -> Data:
    return {"fact": one.fact, "title": one.title, "year": one.year, "reason": one.reason.value}


def cell_data(cell: Cell) -> str | bool | None:
    """Give a cell as JSON: numbers and days as text, unknown and not applicable as null.

    >>> cell_data(Decimal("1500000.00")), cell_data(True), cell_data(Missing())
    ('1500000', True, None)
    """
    match cell:
        case bool() | str():
            return cell
        case Decimal():
            return exact(Fraction(cell))
        case date():
            return cell.isoformat()
        case Missing() | NotApplicable():
            return None


def exact(number: Fraction) -> str:
    """Write a number exactly: decimal where it ends, else as a fraction.

    >>> exact(Fraction(5, 4)), exact(Fraction(1, 3))
    ('1.25', '1/3')
    """
    rest = number.denominator
    places = 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    return f"{Decimal(int(number * 10**places)).scaleb(-places):f}"


def _ladder(one: LadderLines) -> Data:
    words = one.words
    return {
        "ladder": words.key,
        "name": words.name,
        "standing": words.standing,
        "next": words.next,
        "lacking": list(words.lacking),
        "unsure": words.unsure,
        "ways": [
            {
                "measure": way.measure,
                "title": way.title,
                "label": way.label,
                "sentence": way.sentence,
                "route": way.route,
                "paces": list(way.paces),
            }
            for way in words.ways
        ],
        "unmeasured": list(words.unmeasured),
        "due": list(words.due),
        "note": words.note,
        "source": words.source,
        "sentences": list(one.sentences),
    }


def _awards(words: AwardsWords) -> Data:
    return {
        "low": exact(words.low),
        "high": None if words.high is None else exact(words.high),
        "sentence": words.total,
        "taken": [_item(one) for one in words.taken],
        "left": [{**_item(one), "reason": one.reason} for one in words.left],
        "possible": words.possible,
        "apart": words.apart,
        "notes": list(words.notes),
    }


def _item(words: ItemWords) -> Data:
    return {
        "measure": words.key,
        "title": words.name,
        "low": exact(words.low),
        "high": None if words.high is None else exact(words.high),
        "discretionary": words.discretionary,
        "decided_by": words.decided_by,
        "sentence": words.amount,
    }


def _material(words: MaterialWords) -> Data:
    missing = words.missing
    return {
        "fact": missing.fact,
        "title": missing.title,
        "year": missing.year,
        "reason": missing.reason.value,
        "name": missing.name,
        "supplied_by": missing.supplier,
        "sources": missing.sources,
        "judged_by_experts": missing.judged,
        "sentence": missing.sentence,
        "settles": words.settles,
        "measures": list(words.measures),
    }


def _other(words: OtherWords) -> Mapping[str, object]:
    return {**_measure(words.measure), "label": words.label, "sentence": words.sentence}
