"""The conformance run: our own small kit result by result, and the public kit in whole where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.verify.tck import errors
from ceyuan.verify.tck.__main__ import main
from ceyuan.verify.tck.report import as_data
from ceyuan.verify.tck.runner import Outcome, run_folder

OWN = Path(__file__).parent / "kit"
PUBLIC = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "tck"
DISAGREEING = "what does not agree"
# Of the 10 that do not pass, all call Java methods, which this library does not run.
PASSED = {
    "compliance-level-2": {"value": (110, 110), "null": (16, 16)},
    "compliance-level-3": {"value": (1320, 1330), "null": (979, 979)},
}


@pytest.fixture(scope="module")
def own() -> tuple[Outcome, ...]:
    return run_folder(OWN)


def test_our_own_cases_agree(own: tuple[Outcome, ...]) -> None:
    assert [one.place for one in own if one.case != DISAGREEING and not one.passed] == []
    assert sum(one.case != DISAGREEING for one in own) == 20


def test_what_should_not_agree_does_not(own: tuple[Outcome, ...]) -> None:
    wrong = [one for one in own if one.case == DISAGREEING]
    assert [(one.result, one.got, one.passed) for one in wrong] == [
        ("Priority", '"gold"', False),
        ("Unknown name", "null", False),
        ("Chicken", "null", False),
        ("Nobody", "null", False),
        ("Third", "0.3333333333333333333333333333333333", False),
        ("Third", "0.3333333333333333333333333333333333", False),
    ]
    assert [one.problem.splitlines()[0] for one in wrong if one.problem] == [
        "there is no operator between nobody and declared",
        "decision Chicken depends on itself",
        "model urn:own:bonus has no Nobody",
    ]


@pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public kit is not at ../shared/data/tck")
def test_the_public_kit_passes_as_measured() -> None:
    outcomes = run_folder(PUBLIC)
    counted = {
        level: {"value": count(outcomes, level, wants_value=True), "null": count(outcomes, level, wants_value=False)}
        for level in sorted({one.level for one in outcomes})
    }
    assert counted == PASSED
    assert {one.folder for one in outcomes if not one.passed} == {"0076-feel-external-java"}


def count(outcomes: tuple[Outcome, ...], level: str, *, wants_value: bool) -> tuple[int, int]:
    chosen = [one for one in outcomes if one.level == level and one.wants_value == wants_value]
    return sum(one.passed for one in chosen), len(chosen)


def test_the_command_prints_counts_by_level(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(OWN), "--verbose"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "own: 20 of 26 passed; a value expected: 15 of 20; null or an error: 5 of 6"
    assert printed[1] == "all: 20 of 26 passed; a value expected: 15 of 20; null or an error: 5 of 6"
    assert printed[2] == 'own/0001-bonus what does not agree Priority: expected "silver", got "gold"'


def test_the_command_prints_data(capsys: pytest.CaptureFixture[str], own: tuple[Outcome, ...]) -> None:
    assert main([str(OWN), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == as_data(own)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith("there is no folder")


def test_a_folder_without_cases_is_told(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        run_folder(tmp_path)
    assert caught.value.kind == errors.NO_CASES


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "has a document type declaration and is not read, for safety"),
        ("<definitions", "is not well-formed XML: unclosed token: line 1, column 0"),
        ("", "is not well-formed XML: no element found: line 1, column 0"),
    ],
)
def test_a_model_that_cannot_be_read_fails_its_cases(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "a.dmn").write_text(text, encoding="utf-8")
    cases = '<testCases><testCase><resultNode name="x"><expected/></resultNode></testCase></testCases>'
    (tmp_path / "a-test-01.xml").write_text(cases, encoding="utf-8")
    outcome = run_folder(tmp_path)[0]
    assert not outcome.passed
    assert outcome.problem is not None
    assert sentence in outcome.problem


def test_cases_that_cannot_be_read_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.dmn").write_text("<definitions/>", encoding="utf-8")
    (tmp_path / "a-test-01.xml").write_text("<!DOCTYPE a><testCases/>", encoding="utf-8")
    with pytest.raises(CeyuanError) as caught:
        run_folder(tmp_path)
    assert caught.value.kind == errors.HAS_DTD
