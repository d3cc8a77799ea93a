"""Rules about not getting twice become conflicts: named before level, strictest first, assumed sameness said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ceyuan.advice.combination.combine import choose, combine
from ceyuan.advice.combination.conflicts import certain, conflicts_of, in_words
from ceyuan.advice.combination.items import items_of, key_of
from ceyuan.advice.combination.results import Conflict, Item, Reason
from ceyuan.engines.answer import Answer, AwardTrace, Status, Verdict
from ceyuan.model.measure import Application, MeasureKind
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading
from ceyuan.model.stacking import (
    Direction,
    InWords,
    Partners,
    Sameness,
    StackingRule,
    SupportOf,
    TheseMeasures,
    TheseSchemes,
)
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

BUNDLED = load_library(bundled_packs())
RULES = [(pack.id, rule) for pack in BUNDLED.packs.values() for rule in pack.stacking]
FIRST = "shanghai/tech-renovation-2026#tech-renovation-2026"
SECOND = "shanghai/g60-2026#satellite-services"
ALSO_OF_A_PROJECT = "shanghai/g60-2026#satellite-project"


def item(key: str, low: int = 1, high: int | None = 1) -> Item:
    return Item(key, key, Fraction(low), None if high is None else Fraction(high))


def rule(
    name: str, partners: Partners, direction: Direction, scope: Sequence[Sameness] = (Sameness.PROJECT,)
) -> StackingRule:
    span = RULES[0][1].span
    own = ("tech-renovation-2026",)
    return StackingRule(name, "一", "甲", Reading.OWN, own, partners, tuple(scope), direction, span)


def library(*rules: StackingRule) -> Library:
    """Give the bundled packs with these rules about renovation money and no others."""
    pack = replace(BUNDLED.packs["shanghai/tech-renovation-2026"], stacking=rules)
    plain = {key: replace(one, stacking=()) for key, one in BUNDLED.packs.items()}
    return Library(BUNDLED.vocabulary, plain | {pack.id: pack})


def found(*rules: StackingRule, assume_same: bool = True) -> list[tuple[str, Direction, tuple[Sameness, ...]]]:
    conflicts = conflicts_of(library(*rules), [item(FIRST), item(SECOND)], assume_same=assume_same)
    return [("" if one.rule is None else one.rule.id, one.direction, one.assumed) for one in conflicts]


@pytest.mark.parametrize(("pack", "spoken"), RULES, ids=[f"{pack}:{one.id}" for pack, one in RULES])
def test_every_bundled_rule_is_reached(pack: str, spoken: StackingRule) -> None:
    """Alone among the firm's awards, a rule about two measures makes a conflict of each pair; others are told."""
    own = [item(f"{pack}#{name}") for name in spoken.measures]
    partners = [item(key_of(one)) for one in BUNDLED.stacked_with(spoken) if key_of(one) not in {o.key for o in own}]
    if isinstance(spoken.partners, InWords):
        assert spoken in in_words(BUNDLED, own)
        assert partners == []
        return
    assert partners != []
    heard = [one.rule for partner in partners for one in conflicts_of(BUNDLED, [*own, partner])]
    assert spoken in heard


def test_a_rule_that_names_the_other_goes_before_one_about_a_level() -> None:
    level = rule("level", SupportOf("shanghai", funds_only=True), Direction.EXCLUSIVE)
    named = rule("named", TheseMeasures((SECOND,)), Direction.CUMULATIVE)
    assert found(level) == [("level", Direction.EXCLUSIVE, (Sameness.PROJECT,))]
    assert found(level, named) == [("named", Direction.CUMULATIVE, (Sameness.PROJECT,))]
    assert found(named, level) == found(level, named)


def test_of_rules_with_one_rank_the_strictest_holds() -> None:
    scheme = BUNDLED.find_measure(SECOND)
    assert scheme is not None
    rules = [rule(one.value, TheseSchemes((scheme.scheme,)), one) for one in Direction]
    assert [one for one, _, _ in found(*rules)] == ["exclusive"]
    assert [one for one, _, _ in found(*rules[:2])] == ["higher"]
    assert [one for one, _, _ in found(rules[1], rules[3])] == ["difference"]


def test_what_nobody_knows_to_be_the_same_is_assumed_and_said() -> None:
    every = rule("all", TheseMeasures((SECOND,)), Direction.HIGHER, list(Sameness))
    sure = {Sameness.ENTERPRISE, Sameness.YEAR}
    assert found(every) == [("all", Direction.HIGHER, tuple(one for one in Sameness if one not in sure))]
    assert found(every, assume_same=False) == []
    year = rule("year", TheseMeasures((SECOND,)), Direction.HIGHER, [Sameness.YEAR, Sameness.ENTERPRISE])
    assert found(year, assume_same=False) == [("year", Direction.HIGHER, ())]


def test_verdicts_about_one_project_are_of_the_same_project() -> None:
    (both,) = conflicts_of(BUNDLED, [item(FIRST), item(ALSO_OF_A_PROJECT)], assume_same=False)
    assert (both.direction, both.assumed) == (Direction.EXCLUSIVE, ())
    (other,) = conflicts_of(BUNDLED, [item(FIRST), item(SECOND)])
    assert (other.direction, other.assumed) == (Direction.EXCLUSIVE, (Sameness.PROJECT,))


def test_two_measures_of_one_document_are_of_one_district() -> None:
    keys = [f"shanghai/other-districts/qingpu-listing#{one}" for one in ("qingpu-listed", "qingpu-listing-accepted")]
    (both,) = conflicts_of(BUNDLED, [item(one) for one in keys])
    assert (both.direction, both.assumed) == (Direction.CUMULATIVE, (Sameness.TYPE,))


def test_the_cautious_total_assumes_one_project_and_the_other_is_told() -> None:
    items = [item(FIRST, 0, 100), item(SECOND, 40, 60)]
    conflicts = conflicts_of(BUNDLED, items)
    choice = choose(items, conflicts, conflicts_of(BUNDLED, items, assume_same=False))
    assert certain(conflicts) == ()
    assert [one.key for one in choice.best.taken] == [SECOND]
    assert [(one.reason, one.against) for one in choice.best.left] == [(Reason.CONFLICT, (SECOND,))]
    assert choice.possible is not None
    assert [one.key for one in choice.possible.taken] == [FIRST]
    assert choice.apart is not None
    assert (choice.apart.low, choice.apart.high) == (40, 160)


def verdict(key: str, answer: Answer, status: Status = Status.DECIDED, award: AwardTrace | None = None) -> Verdict:
    measure = BUNDLED.find_measure(key)
    assert measure is not None
    day = date(2026, 6, 30)
    return Verdict("1", measure, Application.FIRST, day, 2025, status, answer, (), None, (), (), (), (), award)


def test_only_a_decided_yes_about_money_is_an_item() -> None:
    award = AwardTrace(Fraction(0), Fraction(5), discretionary=True)
    title = next(one for one in BUNDLED.measures() if one.kind is MeasureKind.RECOGNITION)
    told = [
        verdict(FIRST, Answer.YES, award=award),
        verdict(FIRST, Answer.YES, award=award),
        verdict(SECOND, Answer.YES),
        verdict("shanghai/g60-2026#satellite-project", Answer.UNKNOWN, award=award),
        verdict("shanghai/g60-2026#satellite-licence", Answer.UNKNOWN, Status.PENDING, award),
        verdict("shanghai/aerospace-2025#aerospace-product", Answer.NO, award=award),
        verdict(key_of(title), Answer.YES),
    ]
    first, second = items_of(told)
    assert (first.key, first.low, first.high, first.discretionary) == (FIRST, 0, 5, True)
    assert first.decided_by == told[0].measure.decided_by
    assert (second.key, second.low, second.high) == (SECOND, 0, None)
    assert [one.name for one in items_of(told, "en")] == [told[0].measure.en, told[2].measure.en]


def test_an_item_without_a_known_amount_is_shown_with_what_stands_against_it() -> None:
    items = [item("a", 0, None), item("b", 3, 3), item("c", 0, 0)]
    best = combine(items, [Conflict("a", "b", Direction.EXCLUSIVE)])
    assert [(one.item.key, one.reason, one.against) for one in best.left] == [
        ("a", Reason.NO_AMOUNT, ("b",)),
        ("c", Reason.NO_AMOUNT, ()),
    ]
    assert (best.low, best.high) == (3, 3)


def test_topping_up_brings_the_larger_at_each_end() -> None:
    sure, maybe = item("a", 100, 100), item("b", 0, 300)
    topped = combine([sure, maybe], [Conflict("b", "a", Direction.DIFFERENCE)])
    assert ([one.key for one in topped.taken], topped.low, topped.high) == (["a", "b"], 100, 300)
    alone = combine([sure, maybe], [Conflict("b", "a", Direction.EXCLUSIVE)])
    assert ([one.key for one in alone.taken], alone.low, alone.high) == (["a"], 100, 100)
    smaller = combine([sure, item("b", 60, 60)], [Conflict("a", "b", Direction.DIFFERENCE)])
    assert [one.key for one in smaller.taken] == ["a"]


def test_ties_go_to_fewer_items_and_then_to_the_earlier() -> None:
    items = [item("a", 50, 50), item("b", 50, 50), item("c", 100, 100)]
    against = [Conflict("a", "c", Direction.EXCLUSIVE), Conflict("b", "c", Direction.HIGHER)]
    assert [one.key for one in combine(items, against).taken] == ["c"]
    assert [one.key for one in combine(items[:2], [Conflict("a", "b", Direction.HIGHER)]).taken] == ["a"]
    assert [one.key for one in combine(items[1::-1], [Conflict("a", "b", Direction.HIGHER)]).taken] == ["b"]
