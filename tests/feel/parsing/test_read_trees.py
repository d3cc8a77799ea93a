"""What single texts read as, node by node: the forms whose tree is a decision of ours."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from ceyuan.feel.parser import parse_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

Shape = Callable[[object], object]


def name(text: str) -> tuple[str, str]:
    return ("Name", text)


def number(text: str) -> tuple[str, Decimal]:
    return ("NumberLiteral", Decimal(text))


FIVE = number("5")

EXPRESSIONS = [
    ("( < 5 )", ("Range", None, FIVE, False, False)),
    ("(<= 5)", ("Range", None, FIVE, False, True)),
    ("(> 5)", ("Range", FIVE, None, False, False)),
    ("(>= 5)", ("Range", FIVE, None, True, False)),
    ("]null..5[", ("Range", ("NullLiteral",), FIVE, False, False)),
    ("[(= 5)]", ("ListLiteral", (("UnaryTests", (("CompareTest", "=", FIVE),), False),))),
    ("[!= 5]", ("ListLiteral", (("UnaryTests", (("CompareTest", "!=", FIVE),), False),))),
    ("x in 5", ("In", name("x"), (("ExpressionTest", FIVE),))),
    ("x in (5)", ("In", name("x"), (("ExpressionTest", FIVE),))),
    ("x in <5", ("In", name("x"), (("CompareTest", "<", FIVE),))),
    ("x in (<5, 5)", ("In", name("x"), (("CompareTest", "<", FIVE), ("ExpressionTest", FIVE)))),
    ("x in ((<5))", ("In", name("x"), (("ExpressionTest", ("Range", None, FIVE, False, False)),))),
    ('date("2012-12-24")', ("Call", name("date"), (("StringLiteral", "2012-12-24"),), ())),
    ("not(x)", ("Call", name("not"), (name("x"),), ())),
    ("f(a b : 5)", ("Call", name("f"), (), (("NamedArgument", "a b", FIVE),))),
    ("x.时间 点 + 5", ("Arithmetic", "+", ("PathAccess", name("x"), "时间 点"), FIVE)),
    ("{a + b: 5}", ("ContextLiteral", (("ContextEntry", "a + b", FIVE),))),
    ("{a+b: 5, c: a + b}", ("ContextLiteral", (("ContextEntry", "a+b", FIVE), ("ContextEntry", "c", name("a+b"))))),
    ('{"a b": 5, c: a  b}', ("ContextLiteral", (("ContextEntry", "a b", FIVE), ("ContextEntry", "c", name("a b"))))),
    ("for a b in x return a b", ("For", (("Iterator", "a b", name("x"), None),), name("a b"))),
    ("for i in 5..x return i", ("For", (("Iterator", "i", FIVE, name("x")),), name("i"))),
    (
        "function(a b: number) a b",
        ("FunctionLiteral", (("Parameter", "a b", ("TypeName", "number", (), None)),), name("a b"), False),
    ),
    ("1e3", number("1000")),
    (".5", number("0.5")),
    ('@ "P1Y"', ("AtLiteral", "P1Y")),
    (r'"\d\u5143\uD83D\uDC0E\U01F40E\'\"\\\n\t\r"', ("StringLiteral", "\\d元🐎🐎'\"\\\n\t\r")),
    ("x instance of date  and time", ("InstanceOf", name("x"), ("TypeName", "date and time", (), None))),
    ("date and time", name("date and time")),
    ("date  and\n time ( )", ("Call", name("date and time"), (), ())),
    ("date and tim", ("And", name("date"), name("tim"))),
]


@pytest.mark.parametrize(("text", "tree"), EXPRESSIONS, ids=[text for text, _ in EXPRESSIONS])
def test_an_expression_reads_as_its_tree(text: str, tree: object, shape: Shape) -> None:
    assert shape(parse_expression(Source("规则", text))) == tree


ASKED = name("?")
UNARY = [
    ("-", ((), False)),
    ("5", ((("ExpressionTest", FIVE),), False)),
    ("-5", ((("ExpressionTest", ("Negate", FIVE)),), False)),
    (">= 5", ((("CompareTest", ">=", FIVE),), False)),
    ("!= 5, = 5", ((("CompareTest", "!=", FIVE), ("CompareTest", "=", FIVE)), False)),
    ("[5..5)", ((("ExpressionTest", ("Range", FIVE, FIVE, True, False)),), False)),
    ("(5..5), 5", ((("ExpressionTest", ("Range", FIVE, FIVE, False, False)), ("ExpressionTest", FIVE)), False)),
    ("(< 5)", ((("ExpressionTest", ("Range", None, FIVE, False, False)),), False)),
    ("? > 5", ((("ExpressionTest", ("Comparison", ">", ASKED, FIVE)),), False)),
    ("not(5, < 5)", ((("ExpressionTest", FIVE), ("CompareTest", "<", FIVE)), True)),
    ("not((5..5])", ((("ExpressionTest", ("Range", FIVE, FIVE, False, True)),), True)),
    ("not(x) and x", ((("ExpressionTest", ("And", ("Call", name("not"), (name("x"),), ()), name("x"))),), False)),
    (
        "not(x), x",
        ((("ExpressionTest", ("Call", name("not"), (name("x"),), ())), ("ExpressionTest", name("x"))), False),
    ),
    ("(not(x))", ((("ExpressionTest", ("Call", name("not"), (name("x"),), ())),), False)),
    (
        "not(negand: x)",
        ((("ExpressionTest", ("Call", name("not"), (), (("NamedArgument", "negand", name("x")),))),), False),
    ),
    ("null", ((("ExpressionTest", ("NullLiteral",)),), False)),
]


@pytest.mark.parametrize(("text", "tree"), UNARY, ids=[text for text, _ in UNARY])
def test_unary_tests_read_as_their_tree(text: str, tree: tuple[object, ...], shape: Shape) -> None:
    assert shape(parse_unary_tests(Source("规则", text))) == ("UnaryTests", *tree)


def test_places_are_exact_inside_a_text_of_several_lines() -> None:
    text = "营业收入[-1]\n  >= (1500 * 万元) // 注\n  and 甲"
    tree = parse_expression(Source("规则", text, line=3, column=9))
    assert (tree.span.where(), tree.span.text) == ("规则:3:9", text)
    assert (tree.left.right.span.where(), tree.left.right.span.text) == ("规则:4:7", "1500 * 万元")
    assert tree.left.span.text == "营业收入[-1]\n  >= (1500 * 万元)"
