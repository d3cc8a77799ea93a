"""Whatever tree is written can be read again as the same tree."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ceyuan.feel import syntax
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.printer import print_expression
from ceyuan.feel.syntax import CompareTest, Expression, ExpressionTest, TypeName, UnaryTests
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)
NAMES = frozenset(
    {
        *("研发 费用", "a-b", "a - b - c", "主营业务收入（不含税）", "a.b", "x in y", "Profit and loss", "f(x)"),
        *("2024 年营收", "（一）类企业", "a / b", "b * c", "date then"),
    }
)
WORDS = ("a", "b", "c", "x", "date", "time", "string", "length", "f", "?", "item", "营业收入", "Profit", "loss", "研发")

words = st.sampled_from(WORDS)
declared = st.sampled_from((*WORDS, "增长 率", "a+c", "上 年", "c-x"))
known = st.sampled_from((*WORDS, *sorted(NAMES), "date and time", "string length", "years and months duration"))
keys = st.one_of(declared, st.sampled_from(("if", "", "1年", "a:b", 'a"b', "年 and 月")), st.text(max_size=5))
fields = st.sampled_from(("a", "b", "年", "time offset", "start included", "报表 2024", "c 1 d"))
operators = st.sampled_from(("=", "!=", "<", "<=", ">", ">="))

type_words = st.sampled_from(
    (
        "number",
        "string",
        "date and time",
        "days and time duration",
        "t企业",
        "模型.t企业",
        "研发 费用",
        "list",
        "context",
    )
)


def _nodes(types: SearchStrategy[TypeName]) -> SearchStrategy[TypeName]:
    lists = st.builds(
        lambda name, one: TypeName(NOWHERE, name, (("", one),)), st.sampled_from(("list", "range")), types
    )
    members = st.lists(st.tuples(declared, types), min_size=1, max_size=2).map(tuple)
    contexts = members.map(lambda found: TypeName(NOWHERE, "context", found))
    parameters = st.lists(types.map(lambda one: ("", one)), max_size=2).map(tuple)
    functions = st.builds(lambda given, result: TypeName(NOWHERE, "function", given, result), parameters, types)
    return st.one_of(lists, contexts, functions)


types = st.recursive(type_words.map(lambda name: TypeName(NOWHERE, name)), _nodes, max_leaves=4)

numbers = st.one_of(
    st.integers(0, 10**40).map(Decimal),
    st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=6),
    st.builds(lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(1, 999), st.integers(-400, 400)),
)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
leaves: SearchStrategy[Expression] = st.one_of(
    known.map(lambda name: syntax.Name(NOWHERE, name)),
    numbers.map(lambda value: syntax.NumberLiteral(NOWHERE, value)),
    texts.map(lambda value: syntax.StringLiteral(NOWHERE, value)),
    texts.map(lambda value: syntax.AtLiteral(NOWHERE, value)),
    st.booleans().map(lambda value: syntax.BooleanLiteral(NOWHERE, value)),
    st.just(syntax.NullLiteral(NOWHERE)),
)


def _tests(inner: SearchStrategy[Expression]) -> SearchStrategy[syntax.UnaryTest]:
    compare = st.builds(CompareTest, st.just(NOWHERE), operators, inner)
    return st.one_of(compare, inner.map(lambda value: ExpressionTest(NOWHERE, value)))


def _operators(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
    here = st.just(NOWHERE)
    tests = st.lists(_tests(inner), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(syntax.Negate, here, inner),
        st.builds(syntax.Arithmetic, here, st.sampled_from(("+", "-", "*", "/", "**")), inner, inner),
        st.builds(syntax.Comparison, here, operators, inner, inner),
        st.builds(syntax.Between, here, inner, inner, inner),
        st.builds(syntax.In, here, inner, tests),
        st.builds(syntax.And, here, inner, inner),
        st.builds(syntax.Or, here, inner, inner),
        st.builds(syntax.InstanceOf, here, inner, types),
    )


def _accesses(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
    here = st.just(NOWHERE)
    some = st.lists(inner, max_size=3).map(tuple)
    named = st.lists(st.builds(syntax.NamedArgument, declared, inner), min_size=1, max_size=2).map(tuple)
    call_of_not = st.builds(lambda one: syntax.Call(NOWHERE, syntax.Name(NOWHERE, "not"), (one,), ()), inner)
    return st.one_of(
        st.builds(syntax.PathAccess, here, inner, fields),
        st.builds(syntax.Filter, here, inner, inner),
        st.builds(syntax.Call, here, inner, some, st.just(())),
        st.builds(syntax.Call, here, inner, st.just(()), named),
        call_of_not,
    )


def _values(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
    here = st.just(NOWHERE)
    lone = st.builds(
        lambda sign, end: UnaryTests(NOWHERE, (CompareTest(NOWHERE, sign, end),), negated=False),
        st.sampled_from(("=", "!=")),
        inner,
    )
    entries = st.lists(st.builds(syntax.ContextEntry, keys, inner), max_size=3).map(tuple)
    return st.one_of(
        st.builds(syntax.Range, here, inner, inner, st.booleans(), st.booleans()),
        st.builds(syntax.Range, here, st.none(), inner, st.just(False), st.booleans()),
        st.builds(syntax.Range, here, inner, st.none(), st.booleans(), st.just(False)),
        lone,
        st.builds(syntax.ListLiteral, here, st.lists(inner, max_size=3).map(tuple)),
        st.builds(syntax.ContextLiteral, here, entries),
    )


def _control(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
    here = st.just(NOWHERE)
    iterator = st.builds(syntax.Iterator, declared, inner, st.one_of(st.none(), inner))
    iterators = st.lists(iterator, min_size=1, max_size=2).map(tuple)
    parameters = st.lists(st.builds(syntax.Parameter, declared, st.one_of(st.none(), types)), max_size=2).map(tuple)
    external = st.lists(st.builds(syntax.ContextEntry, keys, inner), max_size=2).map(
        lambda entries: syntax.ContextLiteral(NOWHERE, tuple(entries))
    )
    return st.one_of(
        st.builds(syntax.If, here, inner, inner, inner),
        st.builds(syntax.For, here, iterators, inner),
        st.builds(syntax.Quantified, here, st.sampled_from(("some", "every")), iterators, inner),
        st.builds(syntax.FunctionLiteral, here, parameters, inner, st.just(False)),
        st.builds(syntax.FunctionLiteral, here, parameters, external, st.just(True)),
    )


def _grow(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
    return st.one_of(_operators(inner), _accesses(inner), _values(inner), _control(inner))


expressions = st.recursive(leaves, _grow, max_leaves=12)
only_names: SearchStrategy[Expression] = known.map(lambda name: syntax.Name(NOWHERE, name))
sums_of_names = st.recursive(only_names, lambda inner: st.one_of(_operators(inner), _accesses(inner)), max_leaves=6)
rules = expressions.filter(lambda tree: not isinstance(tree, UnaryTests))
unary_tests = st.one_of(
    st.builds(
        UnaryTests,
        st.just(NOWHERE),
        st.lists(_tests(expressions), min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    st.just(UnaryTests(NOWHERE, (), negated=False)),
)


@given(tree=st.one_of(rules, sums_of_names))
def test_a_printed_expression_reads_as_the_same_tree(tree: Expression, shape: Callable[[object], object]) -> None:
    text = print_expression(tree, names=NAMES)
    again = parse_expression(Source("印出", text), names=NAMES)
    assert shape(again) == shape(tree), text
    assert print_expression(again, names=NAMES) == text


@given(tree=unary_tests)
def test_printed_unary_tests_read_as_the_same_tree(tree: UnaryTests, shape: Callable[[object], object]) -> None:
    text = print_expression(tree, names=NAMES)
    assert shape(parse_unary_tests(Source("印出", text), names=NAMES)) == shape(tree), text
