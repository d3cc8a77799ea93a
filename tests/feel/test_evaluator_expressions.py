"""Every line of expressions/*.txt: an expression, its value, and the reasons kept on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.feel.evaluator import Evaluation, evaluate, evaluate_tests
from ceyuan.feel.limits import Budget
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.feel.value_text import value_text
from ceyuan.source import Source

FOLDER = Path(__file__).parent / "expressions"


def lines() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, wanted = line.rpartition(" => ")
                found.append((path.stem, text, wanted))
    return found


def answer(chapter: str, text: str) -> str:
    try:
        evaluation = unary_answer(text) if chapter == "unary_tests" else expression_answer(text)
    except CeyuanError as error:
        return f"error {error.kind.code}"
    reasons = dict.fromkeys(failure.kind.code.removeprefix("feel.") for failure in evaluation.failures)
    shown = value_text(evaluation.value, Budget())
    return f"{shown} ! {' '.join(reasons)}" if reasons else shown


def expression_answer(text: str) -> Evaluation:
    return evaluate(parse_expression(Source("line", text)), {})


def unary_answer(text: str) -> Evaluation:
    value, _, tests = text.partition(" : ")
    return evaluate_tests(parse_unary_tests(Source("line", tests)), expression_answer(value).value, {})


@pytest.mark.parametrize(("chapter", "text", "wanted"), lines())
def test_an_expression_has_its_value(chapter: str, text: str, wanted: str) -> None:
    assert answer(chapter, text) == wanted


def test_there_are_several_hundred_lines() -> None:
    assert len(lines()) >= 600
