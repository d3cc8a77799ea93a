"""Thirty pairs of real firms and measures, answered by hand before any run, against the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from ceyuan.engines.answer import ConditionTrace, CriterionTrace, Verdict
from ceyuan.engines.record import decide
from ceyuan.intake import read_register
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.verify.cases import outcome_word

REAL = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "real"
ANSWERS = yaml.safe_load((Path(__file__).parent / "data" / "real_answers.yaml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real registers are not beside this repository")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="module")
def registers(library: Library) -> dict[str, dict[str, object]]:
    files = sorted({one["file"] for one in ANSWERS})
    found = {}
    for file in files:
        register = read_register(REAL / file, library.vocabulary)
        found[file] = {subject.name: subject for subject in register.subjects}
    return found


def criteria(trace: ConditionTrace | None) -> dict[str, str]:
    match trace:
        case None:
            return {}
        case CriterionTrace():
            return {trace.criterion.id: trace.answer.value}
    return {name: answer for member in trace.members for name, answer in criteria(member).items()}


def test_there_are_thirty_pairs() -> None:
    assert len({(one["firm"], one["measure"], one["file"]) for one in ANSWERS}) == 30


@pytest.mark.parametrize("pair", ANSWERS, ids=lambda pair: f"{pair['firm']}-{pair['measure']}")
def test_engine_agrees_with_the_hand(pair: dict[str, object], library: Library, registers: dict) -> None:
    measure = library.find_measure(str(pair["measure"]))
    assert measure is not None
    day = pair["as_of"]
    assert isinstance(day, date)
    plan = lower_measure(measure, library, as_of=day)
    verdict: Verdict = decide(plan, registers[pair["file"]][pair["firm"]])
    expected = {True: "yes", False: "no"}.get(pair["expect"], pair["expect"])
    assert outcome_word(verdict) == expected, pair["because"]
    stated = {name: {True: "yes", False: "no"}.get(one, one) for name, one in (pair.get("criteria") or {}).items()}
    found = criteria(verdict.condition)
    assert {name: found.get(name) for name in stated} == stated
