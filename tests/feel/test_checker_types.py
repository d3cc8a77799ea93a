"""The lines of checks/good.txt have their types; those of checks/bad.txt are refused at the right place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.feel.checker import check, check_tests
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.types import (
    ANY,
    ANY_LIST,
    DATE,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    Type,
    type_text,
)
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

FOLDER = Path(__file__).parent / "checks"
FACTS: dict[str, Type] = {
    "营业收入": ListType(NUMBER),
    "研发费用": ListType(NUMBER),
    "从业人员": NUMBER,
    "企业名称": STRING,
    "行业代码": STRING,
    "名单": ListType(STRING),
    "成立日期": DATE,
    "受理日": DATE,
    "认定": ListType(ContextType((("名称", STRING), ("有效期至", DATE)))),
    "不详": ANY,
    "资料": ANY_LIST,
}


def lines(name: str) -> list[tuple[str, ...]]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [tuple(line.rsplit(" => ", 1)) for line in text.splitlines() if line and not line.startswith("##")]


@pytest.mark.parametrize(("text", "wanted"), lines("good"))
def test_a_right_expression_has_its_type(text: str, wanted: str) -> None:
    expression = parse_expression(Source("规则", text), names=FACTS)
    assert type_text(check(expression, FACTS)) == wanted


@pytest.mark.parametrize(("text", "wanted"), lines("bad"))
def test_a_wrong_expression_is_refused_at_its_place(text: str, wanted: str) -> None:
    code, place, word = wanted.split(" @ ", 1)[0], *wanted.split(" @ ", 1)[1].rsplit(" @ ", 1)
    with pytest.raises(CeyuanErrors) as caught:
        check(parse_expression(Source("规则", text), names=FACTS), FACTS)
    first = caught.value.errors[0]
    assert (first.kind.code, first.spans[0].text) == (code, place)
    assert word in first.render("en")
    assert "提示：" in first.render("zh")


def test_bad_is_not_the_smaller_pile_by_much() -> None:
    assert len(lines("bad")) >= 50


def test_all_errors_are_told_at_once() -> None:
    text = "营业收人[-1] > 3 and 企业名称 > 1 and 从业人员"
    with pytest.raises(CeyuanErrors) as caught:
        check(parse_expression(Source("规则", text), names=FACTS), FACTS)
    codes = [error.kind.code for error in caught.value.errors]
    assert codes == ["feel.unknown-name", "feel.wrong-operands", "feel.no-condition"]


def test_one_mistake_is_told_once() -> None:
    with pytest.raises(CeyuanErrors) as caught:
        check(parse_expression(Source("规则", "(没有 + 1) * 2 > 3"), names=FACTS), FACTS)
    assert len(caught.value.errors) == 1


def test_an_unresolved_name_is_an_error_for_the_evaluator_too() -> None:
    with pytest.raises(CeyuanError) as caught:
        evaluate(parse_expression(Source("规则", "没有 > 3")), {})
    assert caught.value.kind.code == "feel.unknown-name"


@pytest.mark.parametrize("text", ["-", "[0.03..0.05)", "< 3, > 5", "not(1, 2)", "? > 3 and ? < 5", "null", "从业人员"])
def test_right_unary_tests(text: str) -> None:
    check_tests(parse_unary_tests(Source("区间", text), names=FACTS), NUMBER, FACTS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"a"', "feel.wrong-operands"),
        ('< "a"', "feel.wrong-operands"),
        ('["a".."b"]', "feel.wrong-operands"),
        ('not("a")', "feel.wrong-operands"),
        ("? > 没有", "feel.unknown-name"),
        ("starts with(?, 3)", "feel.wrong-arguments"),
    ],
)
def test_wrong_unary_tests(text: str, code: str) -> None:
    with pytest.raises(CeyuanErrors) as caught:
        check_tests(parse_unary_tests(Source("区间", text), names=FACTS), NUMBER, FACTS)
    assert caught.value.errors[0].kind.code == code
