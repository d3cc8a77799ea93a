"""The pack of 沪松府〔2025〕146号 against its own text: verbatim, complete, and without any number the text lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import criteria_of
from ceyuan.model.policy import Library, Pack
from ceyuan.packs.cases import PackCase, read_cases
from ceyuan.packs.check.library import library_errors
from ceyuan.packs.load import load_library
from ceyuan.packs.text.numbers import Likeness, same_document_number
from ceyuan.packs.text.read import read_text
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Source
from ceyuan.verify.cases import differences, measures_without

ROOT = Path(__file__).resolve().parents[2]
NAME = "songjiang/sjf-2025-146"
FOLDER = ROOT / "packs" / NAME
PUBLISHED = ROOT / ".." / "shared" / "policy" / "songjiang-2025-146.txt"
LIBRARY = load_library(ROOT / "packs")
MEASURES = {measure.id: measure for measure in LIBRARY.packs[NAME].measures}
CASES = read_cases(ROOT / "packs", NAME, LIBRARY.vocabulary, {key: one.subject for key, one in MEASURES.items()})
# An amount, a share, a threshold, a deadline: nothing of the kind stands in the document
FIGURES = re.compile(
    r"[0-9０-９一二三四五六七八九十百]+\s*(?:万元|亿元|亿|元|%|％|个百分点|家|平方米|亩|个工作日|天|个月)"
)


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


@pytest.fixture(scope="module")
def pack(library: Library) -> Pack:
    return library.packs[NAME]


def test_the_text_is_verbatim(pack: Pack) -> None:
    if not PUBLISHED.exists():
        pytest.skip("the published text in ../shared is not here")
    assert pack.text == PUBLISHED.read_text(encoding="utf-8")


def test_the_pack_makes_sense(library: Library) -> None:
    assert [error.render("zh") for error in library_errors(library)] == []


def test_what_the_document_says_about_itself_is_what_the_reader_finds(pack: Pack) -> None:
    text = read_text(Source("text.md", pack.text))
    document = pack.document
    assert text.own_number is not None
    assert text.title is not None
    assert (text.own_number.canonical, text.title.text) == (document.number, document.title)
    assert (text.issued, document.issued, document.in_force_from, document.in_force_to) == (None, None, None, None)
    assert [(one.title, one.number and one.number.canonical, one.since) for one in text.repeals] == [
        (one.title, one.number, one.since) for one in document.repeals
    ]
    assert [one.fields for one in text.special_policies] == [document.special_policies]


def test_the_other_number_differs_only_in_its_mark(pack: Pack) -> None:
    found = [same_document_number(pack.document.number, other).likeness for other in pack.document.other_numbers]
    assert found == [Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK]


def test_errata_quote_the_text_and_differ_from_it(pack: Pack) -> None:
    sentences = {one.anchor: one.text for one in read_text(Source("text.md", pack.text)).sentences()}
    sentences["document"] = pack.text
    entries = yaml.safe_load((FOLDER / "errata.yaml").read_text(encoding="utf-8"))
    assert len(entries) == 12
    for entry in entries:
        assert entry["printed"].replace("｜", "") in sentences[entry["anchor"]]
        assert entry["reading"] != entry["printed"]


def test_no_measure_states_an_amount_or_decides_before_the_rules(pack: Pack) -> None:
    assert [one.id for one in pack.measures if not isinstance(one.benefit, NoneStated)] == []
    assert [one.id for one in pack.measures if not one.lacks or one.decided_by != "未载明"] == []
    assert [one.id for one in pack.measures if one.scorecard or one.confers or one.valid_years] == []


def test_no_figure_stands_anywhere_in_the_measures_or_the_text(pack: Pack) -> None:
    assert FIGURES.findall(pack.text) == []
    files = sorted((FOLDER / "measures").glob("*.yaml"))
    assert [path.name for path in files if FIGURES.search(path.read_text(encoding="utf-8"))] == []


def test_every_measure_names_its_sentence(pack: Pack) -> None:
    anchors = {one.anchor for one in read_text(Source("text.md", pack.text)).sentences()}
    named = {one.id: re.findall(r"art_\d+__s_\d+", one.clause) for one in pack.measures}
    assert [key for key, found in named.items() if len(found) != 1 or found[0] not in anchors] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_cases(case: PackCase, library: Library) -> None:
    plan = lower_measure(MEASURES[case.measure], library, as_of=case.as_of)
    assert list(differences(case, plan)) == []


def test_every_measure_has_a_pending_case_and_every_criterion_a_no(library: Library) -> None:
    assert [key for key in measures_without(library, CASES) if key.startswith(NAME)] == []
    failed = {(case.measure, one) for case in CASES for one in case.expect.failed or ()}
    stated = {(key, one.id) for key, measure in MEASURES.items() for one in measure.requires}
    conditions = {key: measure.condition for key, measure in MEASURES.items() if measure.condition is not None}
    stated |= {(key, one.id) for key, condition in conditions.items() for one in criteria_of(condition) if one.rule}
    assert failed == stated
