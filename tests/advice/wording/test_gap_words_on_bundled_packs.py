"""Every gap and every ladder of the bundled library can be told about invented firms, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ceyuan.advice.gap import find_gaps
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.advice.ladder import judged, ladder_map
from ceyuan.advice.ladder.results import LadderPlace
from ceyuan.advice.wording.gaps import MeasureGapWords, criterion_gaps, gap_sentences, gap_words
from ceyuan.advice.wording.ladders import ladder_sentences, ladder_words
from ceyuan.advice.wording.voice import Voice, voice_for
from ceyuan.demo.firms import invent_firms
from ceyuan.engines.answer import Answer
from ceyuan.engines.record import decide_all
from ceyuan.errors import Language
from ceyuan.model.facts import SubjectKind
from ceyuan.model.policy import Library
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.share import share_nodes

DAY = date(2026, 6, 30)
FIRMS = (*invent_firms(8, 146), Subject("空", "空白企业"), Subject("新", "新设企业", current={"成立日期": DAY}))
Found = tuple[Subject, tuple[MeasureGap, ...], tuple[LadderPlace, ...]]
Told = tuple[Subject, MeasureGap, MeasureGapWords, Voice]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="module")
def found(library: Library) -> list[Found]:
    measures = [one for one in library.measures() if one.subject is SubjectKind.ENTERPRISE]
    plans = share_nodes(lower_measure(one, library, as_of=DAY) for one in measures)
    return list(_found(library, plans))


def _found(library: Library, plans: tuple[MeasurePlan, ...]) -> Iterator[Found]:
    for firm in FIRMS:
        verdicts = decide_all(plans, firm)
        gaps = find_gaps(verdicts, firm, library.vocabulary, plans)
        assert [one.measure.id for one in verdicts if one.answer is not Answer.YES] == [
            one.verdict.measure.id for one in gaps
        ]
        yield firm, gaps, ladder_map(library, firm, judged(verdicts, gaps), as_of=DAY)


@pytest.fixture(scope="module", params=["zh", "en"])
def told(
    request: pytest.FixtureRequest,
    library: Library,
    found: list[Found],
) -> list[Told]:
    language: Language = request.param
    told = []
    for firm, gaps, _ in found:
        for gap in gaps:
            voice = voice_for(gap.verdict, firm, library.vocabulary, language)
            told.append((firm, gap, gap_words(gap, voice), voice))
    return told


def test_every_sentence_ends_as_one(told: list[Told]) -> None:
    sentences = [(words.measure, one) for _, _, words, voice in told for one in gap_sentences(words, voice)]
    assert [one for one in sentences if not one[1].rstrip().endswith(("。", ".", "?", "？"))] == []
    assert [one for one in sentences if ("。。" in one[1] or ".." in one[1] or "：：" in one[1])] == []


def test_every_requirement_has_its_sentence(told: list[Told]) -> None:
    all_of_them = [(words.measure, one) for _, _, words, _ in told for one in criterion_gaps(words.needs)]
    assert [(measure, one.id) for measure, one in all_of_them if not one.sentence] == []


def test_what_fails_by_numbers_says_how_far(told: list[Told]) -> None:
    silent = [
        (words.measure, one.trace)
        for _, gap, words, _ in told
        for one, said in zip(gap.criteria, criterion_gaps(words.needs), strict=False)
        if len(gap.criteria) == len(list(criterion_gaps(words.needs))) and one.distances and not said.gap
    ]
    assert silent == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ladder_is_told(
    language: Language,
    library: Library,
    found: list[Found],
) -> None:
    for firm, _, places in found:
        voice = Voice(language, library.vocabulary, DAY, DAY.year - 1, firm)
        assert len(places) == len(library.ladders)
        for place in places:
            sentences = ladder_sentences(ladder_words(place, voice), voice)
            assert len(sentences) >= 2
            assert [one for one in sentences if not one.endswith(("。", "."))] == []
