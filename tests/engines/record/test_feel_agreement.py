"""Where every fact is known, a verdict is what the FEEL evaluator says of the same rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.engines.answer import Answer
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.parser import parse_expression
from ceyuan.model.facts import Fact, FactType, SubjectKind, Vocabulary
from ceyuan.model.subject import Cell, NotApplicable, Subject
from ceyuan.plan.lower.logic import lower_logic
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.simplify import simplify
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
SPAN = Span(Source("词汇", ""), 0, 0)
NUMBER = {"type": FactType.NUMBER, "span": SPAN, "unit": "项"}
VOCABULARY = Vocabulary(
    {
        one.name: one
        for one in (
            Fact("收入", "revenue", "", yearly=True, **NUMBER),
            Fact("研发", "research", "", yearly=True, **NUMBER),
            Fact("人数", "staff", "", **NUMBER),
            Fact("法人", "legal", "", FactType.BOOLEAN, SPAN),
            Fact("门类", "section", "", FactType.TEXT, SPAN),
        )
    },
    {},
)
YEARS = (2023, 2024, 2025)
numbers = st.integers(-3, 6)
quantities = st.recursive(
    st.one_of(
        st.sampled_from(["收入[-1]", "收入[-2]", "收入[-3]", "研发[-1]", "研发[-2]", "人数"]),
        numbers.map(lambda one: f"({one})"),
        st.sampled_from(["0.5", "1.25", "sum(收入[-1], 收入[-2])", "max(研发[-1], 2)", "min(人数, 研发[-2])"]),
    ),
    lambda inner: st.builds(
        lambda left, sign, right: f"({left} {sign} {right})", inner, st.sampled_from("+-*/"), inner
    ),
    max_leaves=3,
)
atoms = st.one_of(
    st.builds(
        lambda left, sign, right: f"{left} {sign} {right}",
        quantities,
        st.sampled_from(["<", "<=", ">", ">="]),
        quantities,
    ),
    st.sampled_from(
        [
            "法人",
            "not(法人)",
            "法人 or 人数 > 2",
            "人数 between 1 and 3",
            "人数 in [1..3)",
            "人数 in (< 1, >= 3)",
            "收入[-3] = null",
            "人数 != null",
            "not(法人 = null)",
        ]
    ),
    st.sampled_from(
        [
            "every i in [-1, -2] satisfies 研发[i] / 收入[i] >= 0.5",
            "some i in [-1, -2, -3] satisfies 收入[i] > 研发[-1]",
        ]
    ),
)
rules = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(lambda left, join, right: f"({left} {join} {right})", inner, st.sampled_from(["and", "or"]), inner),
        inner.map(lambda one: f"not({one})"),
    ),
    max_leaves=4,
)
cells = st.one_of(numbers.map(Decimal), st.just(NotApplicable()))


def subjects() -> st.SearchStrategy[Subject]:
    years = st.fixed_dictionaries(dict.fromkeys(YEARS, cells))
    return st.builds(
        lambda revenue, research, staff, legal: Subject(
            "1", "甲", current={"人数": staff, "法人": legal}, yearly={"收入": revenue, "研发": research}
        ),
        years,
        years,
        cells,
        st.one_of(st.booleans(), st.just(NotApplicable())),
    )


def feel_values(subject: Subject) -> Mapping[str, object]:
    """Give the subject as FEEL sees it: yearly facts as lists, the last year last, null where nothing applies."""
    values: dict[str, object] = {name: plain(cell) for name, cell in subject.current.items()}
    for name, years in subject.yearly.items():
        values[name] = tuple(plain(years[year]) for year in YEARS)
    return values


def plain(cell: Cell) -> object:
    return None if isinstance(cell, NotApplicable) else cell


@settings(max_examples=1500)
@given(rules, subjects())
def test_known_facts_answer_as_feel_does(rule: str, subject: Subject) -> None:
    tree = parse_expression(Source("规则", rule), names=frozenset(VOCABULARY.facts))
    scope = Scope(VOCABULARY, {}, {}, DAY, SubjectKind.ENTERPRISE)
    try:
        logic = simplify(lower_logic(tree, scope))
    except Exception as refusal:  # noqa: BLE001 -- a constant divisor of zero is refused at load; nothing to compare
        assert "除数" in str(refusal)  # noqa: PT017 -- any other refusal is a failure
        return
    found = evaluate_logic(logic, Moment(subject, DAY, 2025)).answer
    value = evaluate(tree, feel_values(subject)).value
    assert found is (Answer.YES if value is True else Answer.NO)
