"""A null that came from something refused says what, and where, in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from ceyuan.feel import failures
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.values import from_python
from ceyuan.source import Source

SENTENCES = [
    ("营业收入 / 0 >= 1", "营业收入 / 0", "除数为零", "division by zero"),
    ('营业收入 + "元"', '营业收入 + "元"', "“+”不能用于数字和文本", "“+” does not apply to a number and a string"),
    (
        "研发费用[5] > 1",
        "研发费用[5]",
        "列表只有 2 个元素，没有第 5 个",
        "the list has 2 elements; there is no element 5",
    ),
    ("企业.税号", "企业.税号", "字段组没有“税号”", "a context has no “税号”"),
    ("-企业", "-企业", "“-”不能用于字段组", "“-” does not apply to a context"),
    (
        'date("2026-02-30")',
        'date("2026-02-30")',
        "“2026-02-30”不能读作日期",
        "“2026-02-30” cannot be read as date",
    ),
    (
        "string length(营业收入)",
        "string length(营业收入)",
        "函数“string length”的参数“string”应为文本，得到的是数字",
        "parameter “string” of function “string length” should be string, but was a number",
    ),
    (
        "营业收入(1)",
        "营业收入(1)",
        "数字不是函数，不能调用",
        "a number is not a function and cannot be called",
    ),
    (
        'matches("a", "(")',
        'matches("a", "(")',
        "正则表达式“(”不合法：缺少右括号",
        "the pattern “(” is not valid: a closing bracket is missing",
    ),
    (
        "today() > 截止",
        "today()",
        "没有给定当前时间，不能使用“today”",
        "no current time was given, so “today” has no value",
    ),
]
FACTS = {"营业收入": 1500, "研发费用": [30, 45], "企业": {"名称": "策源"}, "截止": None}


@pytest.mark.parametrize(("text", "place", "zh", "en"), SENTENCES)
def test_a_reason_is_a_sentence_with_its_place(text: str, place: str, zh: str, en: str) -> None:
    scope = {name: from_python(value) for name, value in FACTS.items()}
    evaluation = evaluate(parse_expression(Source("规则", text), names=FACTS), scope)
    first = evaluation.failures[0]
    assert (first.span.text, first.sentence("zh"), first.sentence("en")) == (place, zh, en)
    assert evaluation.value is None


def test_a_failure_is_data_for_programs() -> None:
    evaluation = evaluate(parse_expression(Source("规则", "1 / 0", line=7, column=3)), {})
    assert evaluation.failures[0].as_data("zh") == {
        "code": "feel.division-by-zero",
        "message": "除数为零",
        "place": "规则:7:3",
    }


def test_the_same_reason_stands_once_per_place() -> None:
    evaluation = evaluate(parse_expression(Source("规则", "[1 / 0, 2 / 0]")), {})
    assert [failure.span.text for failure in evaluation.failures] == ["1 / 0", "2 / 0"]


def test_every_kind_has_its_own_code_and_both_languages() -> None:
    codes = [kind.code for kind in failures.KINDS]
    assert len(set(codes)) == len(codes)
    for kind in failures.KINDS:
        chinese, english = fields(kind.zh + kind.hint_zh), fields(kind.en + kind.hint_en)
        assert {name.removesuffix("_zh") for name in chinese} == {name.removesuffix("_en") for name in english}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
