"""Whatever an expression says, evaluating it ends soon, and with a sentence."""

from __future__ import annotations

import pytest

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel import errors
from ceyuan.feel.evaluator import evaluate, evaluate_tests
from ceyuan.feel.limits import Limits
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

STOPPED = [
    ("for i in 1..1000000000 return i", errors.LIST_TOO_LONG),
    ("some i in 1..1000000000 satisfies i < 0", errors.TOO_MANY_STEPS),
    ("count(for i in 1..1000, j in 1..1000, k in 1..1000 return 1)", errors.LIST_TOO_LONG),
    ("{f: function(n) f(n + 1), r: f(1)}.r", errors.TOO_DEEP),
    ("{f: function(n) f(n + 1) + f(n + 2), r: f(1)}.r", errors.TOO_DEEP),
    ('string(for i in 1..60 return [partial[-1], "twice", partial[-1]])', errors.STRING_TOO_LONG),
    (
        "{x: for i in 1..60 return [partial[-1], partial[-1]], r: x = x and reverse(x) = reverse(x)}.r",
        errors.TOO_MANY_STEPS,
    ),
    ("{x: for i in 1..30 return [partial[-1], partial[-1]], r: flatten(x)}.r", errors.TOO_MANY_STEPS),
    ('{x: for i in 1..40 return if i = 1 then "ab" else partial[-1] + partial[-1], r: 1}.r', errors.STRING_TOO_LONG),
    ('string join(for i in 1..99999 return "0123456789 0123456789", "")', errors.STRING_TOO_LONG),
    ('replace(string join(for i in 1..50000 return "a", ""), "a", "0123456789 0123456789 01")', errors.STRING_TOO_LONG),
    ("{x: for i in 1..99999 return i, r: concatenate(x, x)}.r", errors.LIST_TOO_LONG),
    ("sort(for i in 1..99999 return -i, function(a, b) some x in 1..100 satisfies x < 0)", errors.TOO_MANY_STEPS),
]


@pytest.mark.parametrize(("text", "kind"), STOPPED)
def test_what_would_not_end_is_stopped(text: str, kind: ErrorKind) -> None:
    with pytest.raises(CeyuanError) as caught:
        evaluate(parse_expression(Source("rule", text)), {})
    assert caught.value.kind == kind
    assert caught.value.spans[0].source.name == "rule"


@pytest.mark.parametrize("text", ["2 ** 1000000", "10 ** 6145", "exp(100000)", "1E6144 * 1E6144", "-(1E6144) * 10"])
def test_what_no_number_can_hold_is_null_with_its_reason(text: str) -> None:
    evaluation = evaluate(parse_expression(Source("rule", text)), {})
    assert evaluation.value is None
    assert [failure.kind.code for failure in evaluation.failures] == ["feel.number-out-of-range"]


def test_a_slow_pattern_is_stopped() -> None:
    text = 'matches(string join(for i in 1..60 return "a", "") + "b", "^(a|aa)+$")'
    limits = Limits(regex_seconds=0.05)
    with pytest.raises(CeyuanError) as caught:
        evaluate(parse_expression(Source("rule", text)), {}, limits=limits)
    assert caught.value.kind == errors.REGEX_TOO_SLOW


def test_steps_are_the_callers_choice() -> None:
    expression = parse_expression(Source("rule", "sum(for i in 1..100 return i)"))
    assert str(evaluate(expression, {}, limits=Limits(steps=1000)).value) == "5050"
    with pytest.raises(CeyuanError) as caught:
        evaluate(expression, {}, limits=Limits(steps=100))
    assert caught.value.render("en").splitlines()[0] == "the evaluation took more than 100 steps and was stopped"


def test_failures_are_kept_up_to_the_limit() -> None:
    expression = parse_expression(Source("rule", "for i in 1..1000 return 1 / 0"))
    evaluation = evaluate(expression, {}, limits=Limits(failures=7))
    assert len(evaluation.failures) == 7


def test_a_stack_that_is_full_is_told_as_too_deep() -> None:
    """Even where the caller allows more depth than the interpreter has."""
    expression = parse_expression(Source("rule", "{f: function(n) f(n + 1), r: f(1)}.r"))
    with pytest.raises(CeyuanError) as caught:
        evaluate(expression, {}, limits=Limits(depth=1_000_000))
    assert caught.value.kind == errors.TOO_DEEP


def test_unary_tests_are_limited_too() -> None:
    tests = parse_unary_tests(Source("band", "(function(f) f(f))(function(f) f(f))"))
    with pytest.raises(CeyuanError) as caught:
        evaluate_tests(tests, None, {}, limits=Limits(depth=1_000_000))
    assert caught.value.kind == errors.TOO_DEEP


def test_recursion_of_some_depth_is_fine() -> None:
    text = "{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(70)}.r"
    assert str(evaluate(parse_expression(Source("rule", text)), {}).value) == "70"
