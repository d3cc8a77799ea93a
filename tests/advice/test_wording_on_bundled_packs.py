"""Every measure that comes along can be told about invented firms, in both languages, without a gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from ceyuan.advice.wording.text import explanation
from ceyuan.advice.wording.verdicts import VerdictWords, criteria_words, verdict_words
from ceyuan.advice.wording.voice import voice_for
from ceyuan.demo.firms import invent_firms
from ceyuan.engines.answer import Answer, Verdict
from ceyuan.engines.record import decide
from ceyuan.errors import Language
from ceyuan.model.facts import SubjectKind
from ceyuan.model.policy import Library
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure

DAY = date(2026, 6, 30)
FIRMS = (
    *invent_firms(12, 146),
    Subject("空", "空白企业"),
    Subject("新", "新设企业", current={"成立日期": date(2026, 1, 5)}),
)
Told = tuple[Subject, Verdict, VerdictWords]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="module", params=["zh", "en"])
def told(request: pytest.FixtureRequest, library: Library) -> list[Told]:
    language: Language = request.param
    return list(_told(library, language))


def _told(library: Library, language: Language) -> Iterator[Told]:
    for measure in library.measures():
        if measure.subject is SubjectKind.ENTERPRISE:
            plan = lower_measure(measure, library, as_of=DAY)
            for firm in FIRMS:
                verdict = decide(plan, firm)
                yield firm, verdict, verdict_words(verdict, voice_for(verdict, firm, library.vocabulary, language))


def test_every_verdict_has_a_headline_that_ends_as_a_sentence(told: list[Told]) -> None:
    assert [words.headline for _, _, words in told if not words.headline.endswith(("。", "."))] == []


def test_every_criterion_has_its_sentence(told: list[Told], library: Library) -> None:
    silent = [
        (firm.name, words.measure, one.id)
        for firm, verdict, words in told
        for one in criteria_words(verdict, voice_for(verdict, firm, library.vocabulary, "zh"))
        if not one.sentence.endswith("。")
    ]
    assert silent == []


def test_no_rule_needs_to_be_shown_raw(told: list[Told]) -> None:
    raw = [
        words.measure for _, _, words in told if "按规则“" in explanation(words, "zh") or "by the rule" in str(words)
    ]
    assert raw == []


def test_a_failed_number_never_reads_like_its_bound(told: list[Told], library: Library) -> None:
    alike = [
        (firm.name, finding.value, finding.required)
        for firm, verdict, _ in told
        for one in criteria_words(verdict, voice_for(verdict, firm, library.vocabulary, "zh"))
        for finding in one.findings
        if finding.answer is Answer.NO and finding.number is not None and finding.number != finding.bound
        if finding.required.removeprefix("不低于").removeprefix("不高于").removeprefix("不少于") == finding.value
    ]
    assert alike == []


def test_what_is_missing_is_named_exactly_once(told: list[Told]) -> None:
    twice = [
        (words.measure, [one.name for one in words.missing])
        for _, _, words in told
        if len({one.name for one in words.missing}) != len(words.missing)
    ]
    assert twice == []
