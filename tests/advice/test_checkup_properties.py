"""What holds of every check-up: closed years stay, nothing is promised, the record engine says so."""

from __future__ import annotations

import functools
import re
from datetime import date

import pytest

from ceyuan.advice.change import Prospect, prospect_of
from ceyuan.advice.change.outlook import change_subject
from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.checkup import Checkup, check_up
from ceyuan.advice.wording.checkup import CheckupWords, checkup_words
from ceyuan.advice.wording.checkup_data import checkup_data
from ceyuan.advice.wording.checkup_text import checkup_text
from ceyuan.engines.answer import Answer, Status
from ceyuan.engines.record import decide, decide_all
from ceyuan.errors import Language
from ceyuan.model.benefit import Money
from ceyuan.model.facts import SubjectKind
from ceyuan.model.policy import Library
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases
from ceyuan.packs.load import load_library

pytestmark = pytest.mark.slow

DAY = date(2026, 6, 30)
PAYING = {"songjiang/dongjing-2026", "shanghai/g60-2026"}  # packs with amounts for enterprises
PROMISES = re.compile(r"保证|必能|一定能|可获得|将获得|guarantee|will receive|will be granted")
STOPS = re.compile(r"[，。；：！？]")


@functools.cache
def library() -> Library:
    return load_library(bundled_packs())


@functools.cache
def prospect() -> Prospect:
    measures = [one for one in library().measures() if one.subject is SubjectKind.ENTERPRISE]
    return prospect_of(library(), measures, known_on=DAY)


@functools.cache
def subjects() -> tuple[Subject, ...]:
    found: list[Subject] = []
    for pack in library().packs.values():
        kinds = {one.id: one.subject for one in pack.measures}
        cases = read_cases(bundled_packs(), pack.id, library().vocabulary, kinds)
        own = [case.subject for case in cases if case.subject.kind is SubjectKind.ENTERPRISE]
        found += own[:: 6 if pack.id in PAYING else 120]
    return tuple(found)


@functools.cache
def checkups() -> tuple[Checkup, ...]:
    return tuple(check_up(prospect(), one) for one in subjects())


@functools.cache
def told(language: Language) -> tuple[CheckupWords, ...]:
    return tuple(checkup_words(one, library(), language) for one in checkups())


def routes() -> list[Route]:
    return [one for checkup in checkups() for one in checkup.routes if isinstance(one, Route)]


def closed_figures(subject: Subject) -> dict[tuple[str, int], object]:
    return {
        (fact, year): cell for fact, by_year in subject.yearly.items() for year, cell in by_year.items() if year < 2026
    }


def test_there_is_enough_to_look_at() -> None:
    awards = [item for one in checkups() for item in one.within_reach.items]
    changed = [one for one in routes() if one.changes]
    assert (len(checkups()) > 20, len(changed) > 20, len(awards) > 0) == (True, True, True)


def test_verdicts_are_those_of_the_record_engine() -> None:
    for one in checkups():
        assert list(one.verdicts) == decide_all(prospect().today, one.subject)


def test_gaps_are_of_what_was_decided_and_is_not_met() -> None:
    for one in checkups():
        asked = [v for v in one.verdicts if v.status is Status.DECIDED and v.answer is not Answer.YES]
        assert [gap.verdict for gap in one.gaps] == asked


def test_nothing_of_a_closed_year_changes() -> None:
    for checkup in checkups():
        before = closed_figures(checkup.subject)
        for route in checkup.routes:
            assert closed_figures(route.outlook.subject) == before
            if isinstance(route, Route):
                assert [one for one in route.changes if one.year is not None and one.year < DAY.year] == []
                assert closed_figures(change_subject(route.outlook.subject, route.changes)) == before


def test_only_what_can_be_moved_is_moved_and_the_record_engine_says_so() -> None:
    vocabulary = library().vocabulary
    for route in routes():
        for one in route.changes:
            thing = vocabulary.titles[one.title] if one.title else vocabulary.facts[one.fact]
            assert thing.changeable is not None
        place = prospect().place_of(route.measure)
        assert place is not None
        changed = change_subject(route.outlook.subject, route.changes)
        plan = prospect().plan_on(place, route.earliest)
        verdict = decide(plan, changed, reference_year=route.outlook.reference_year)
        open_still = bool(route.provided or route.unpublished)
        assert verdict.answer is (Answer.UNKNOWN if open_still else Answer.YES)


def test_what_is_had_is_within_reach() -> None:
    for one in checkups():
        had, reach = ({item.key for item in part.items} for part in (one.combination, one.within_reach))
        met = {f"{v.measure.pack}#{v.measure.id}" for v in one.verdicts if v.answer is Answer.YES}
        assert had <= reach
        assert had <= met


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_body_decides_is_told_as_a_range_and_never_as_a_promise(language: Language) -> None:
    mark = "不作承诺" if language == "zh" else "no promise"
    by_choice = {
        f"{one.pack}#{one.id}"
        for one in library().measures()
        if isinstance(one.benefit, Money) and one.benefit.discretionary
    }
    for words in told(language):
        for awards in (words.awards, words.within_reach):
            for item in (*awards.taken, *awards.left):
                assert item.discretionary is (item.key in by_choice)
                assert not item.discretionary or (item.low == 0 and mark in item.amount)
        for one in words.had:
            assert one.measure.key not in by_choice or mark in one.gives + one.award
        assert PROMISES.findall(checkup_text(words)) == []


def test_every_route_says_that_years_before_are_closed() -> None:
    for words in told("zh"):
        for one in words.near:
            assert "2025年及以前年度已结账，不可调整。" in one.route.sentences


def test_the_page_says_it_once_where_there_are_several_routes() -> None:
    for words in told("zh"):
        page = checkup_text(words)
        assert page.count("2025年及以前年度已结账，不可调整。") == min(1, len(words.near))


def test_pages_speak_english_but_for_names_and_quotations() -> None:
    for words in told("en"):
        lines = checkup_text(words).splitlines()[1:]  # the first is the firm's name
        strange = [line for line in lines if STOPS.search(re.sub(r"“[^”]*”|\([^()]*\)", "", line))]
        assert strange == []


def test_the_data_is_of_the_same_measures_as_the_page() -> None:
    for checkup, words in zip(checkups(), told("zh"), strict=True):
        data = checkup_data(checkup, words)
        keys = {"met": words.had, "within_reach": words.near, "out_of_reach": words.far, "undecided": words.undecided}
        for key, part in keys.items():
            listed = data[key]
            assert isinstance(listed, list)
            assert [one["measure"] for one in listed] == [one.measure.key for one in part]


def test_routes_stand_with_the_least_effort_first() -> None:
    for words in told("zh"):
        sizes = [one.size for one in words.near]
        assert sizes == sorted(sizes)


def test_every_no_has_a_route_or_a_reason() -> None:
    for checkup in checkups():
        answered = {one.measure.id for one in checkup.routes}
        assert {one.measure.id for one in checkup.verdicts if one.answer is Answer.NO} <= answered
        for one in checkup.routes:
            assert not isinstance(one, NoRoute) or one.blocked or one.unpublished
