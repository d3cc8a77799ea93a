"""Names, host functions, the clock, named types: what the caller passes in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import UNKNOWN_NAME
from ceyuan.feel.evaluation.functions import host_function
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.types import NUMBER, ContextType
from ceyuan.feel.values import Context, Date, DateTime, Time, Value, from_python
from ceyuan.source import Source


def value(text: str, scope: dict[str, Value] | None = None, **how: object) -> Value:
    names = scope or {}
    return evaluate(parse_expression(Source("规则", text), names=names), names, **how).value  # type: ignore[arg-type]  # options of evaluate


def test_facts_with_chinese_names() -> None:
    scope = {"营业收入": from_python([900, 1200, 1500]), "研发费用": from_python([30, 40, 45])}
    assert value("研发费用[-1] / 营业收入[-1] >= 0.03", scope) is True
    assert value("(营业收入[-1] - 营业收入[-2]) / 营业收入[-2]", scope) == Decimal("0.25")


def test_a_name_of_several_words() -> None:
    assert value("年 营业 收入 + 1", {"年 营业 收入": Decimal(2)}) == Decimal(3)


def test_a_name_of_the_caller_hides_a_built_in() -> None:
    assert value("count + 1", {"count": Decimal(2)}) == Decimal(3)


def test_an_unknown_name_is_an_error_with_the_nearest_one() -> None:
    with pytest.raises(CeyuanError) as caught:
        value("营业收人[-1]", {"营业收入": ()})
    assert (caught.value.kind, caught.value.data["near"]) == (UNKNOWN_NAME, "营业收入")


def test_an_unknown_name_in_a_filter_over_plain_values_is_an_error() -> None:
    with pytest.raises(CeyuanError) as caught:
        value("[1, 2][x > 1]")
    assert caught.value.kind == UNKNOWN_NAME


def test_now_and_today_are_what_the_caller_says() -> None:
    now = DateTime(Date(2026, 6, 30), Time(8, 30, 0, zone="Asia/Shanghai"))
    assert value("today()", now=now) == Date(2026, 6, 30)
    assert value("now()", now=now) == now
    assert value('today() - duration("P2Y")', now=now) == Date(2024, 6, 30)


def test_a_function_of_the_host_is_called_like_any_other() -> None:
    def mean_growth(arguments: tuple[Value, ...]) -> Value:
        return arguments[0]

    scope: dict[str, Value] = {"年均增长率": host_function("年均增长率", (("rate", NUMBER),), mean_growth)}
    assert value("年均增长率(0.1) > 0.05", scope) is True
    assert value("年均增长率(rate: 0.1)", scope) == Decimal("0.1")
    assert value('年均增长率("x")', scope) is None


def test_named_types_in_instance_of() -> None:
    types = {"tFirm": ContextType((("年", NUMBER),))}
    assert value("{年: 2025} instance of tFirm", types=types) is True
    assert value('{年: "x"} instance of tFirm', types=types) is False


def test_a_closure_keeps_what_it_saw() -> None:
    text = "{a: 1, f: function(x) x + a, b: {a: 100, r: f(1)}}.b.r"
    assert value(text) == Decimal(2)


def test_contexts_of_the_caller_are_not_changed() -> None:
    given = Context({"a": Decimal(1)})
    changed = value('context put(given, "a", 2)', {"given": given})
    assert (given.entries["a"], changed) == (Decimal(1), Context({"a": Decimal(2)}))
