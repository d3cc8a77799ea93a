"""Conditions as a pack writes them, built, lowered and decided, agree with plain three-valued logic.

Trees of all, any, none and at_least over criteria with FEEL text are written as YAML and read by the real reader. The
oracle knows neither plan nor negation pushed to the atoms: it counts true, false and "does not apply" in a complete
world. An unknown fact stands for every world it may turn out to be.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceyuan.engines.answer import Answer, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.policy import Library
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, Missing, NotApplicable, Subject
from ceyuan.packs.build.measure import build_measure
from ceyuan.packs.build.rules import HELPERS, RESERVED, RuleReader
from ceyuan.packs.located import locate
from ceyuan.packs.schema.measure import MeasureSchema
from ceyuan.packs.validate import validate
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
HERE = Span(Source("样例", "甲"), 0, 1)
FLAGS = ("达标", "守信", "在营")
TITLE = "创新企业"
VOCABULARY = Vocabulary(
    {
        "营收": Fact("营收", "revenue", "Revenue", FactType.NUMBER, HERE, yearly=True),
        "人数": Fact("人数", "staff", "Staff", FactType.NUMBER, HERE),
        "行业": Fact("行业", "industry", "Industry", FactType.TEXT, HERE, choices=("制造", "贸易", "软件")),
        **{name: Fact(name, f"flag{n}", "Flag", FactType.BOOLEAN, HERE) for n, name in enumerate(FLAGS)},
    },
    {TITLE: RecognitionTitle(TITLE, "innovative", "Innovative", HERE)},
)
READER = frozenset({*VOCABULARY.aliases, *HELPERS, *RESERVED})
NULL = NotApplicable()
AMOUNTS: tuple[Cell, ...] = (Decimal(0), Decimal(1), Decimal(2), NULL)
# Everything a world settles; "细则" is what an unpublished criterion will say, TITLE whether it is held.
VALUES: Mapping[str, tuple[Cell, ...]] = {
    "营收2025": AMOUNTS,
    "营收2024": AMOUNTS,
    "人数": AMOUNTS,
    "行业": ("制造", "贸易", NULL),
    **dict.fromkeys(FLAGS[:2], (True, False, NULL)),
    TITLE: (True, False),
    "细则": (True, False),
}
World = Mapping[str, Cell]
Truth = bool | None
Node = tuple[object, Callable[[World], Truth]]


def flag(name: str) -> Callable[[World], Truth]:
    return lambda world: None if world[name] == NULL else world[name] is True


def word(*words: str) -> Callable[[World], Truth]:
    return lambda world: None if world["行业"] == NULL else world["行业"] in words


def number(test: Callable[..., bool], *names: str) -> Callable[[World], Truth]:
    def told(world: World) -> Truth:
        cells = [world[name] for name in names]
        return None if NULL in cells else test(*cells)

    return told


# FEEL text and what it means.
ATOMS: tuple[tuple[str, Callable[[World], Truth]], ...] = (
    ("营收[-1] >= 1", number(lambda one: one >= 1, "营收2025")),
    ("营收[-1] > 1", number(lambda one: one > 1, "营收2025")),
    ("营收[-2] < 营收[-1]", number(lambda one, other: one < other, "营收2024", "营收2025")),
    ("营收[-1] + 人数 <= 2", number(lambda one, other: one + other <= 2, "营收2025", "人数")),
    ("人数 in [1..2)", number(lambda one: 1 <= one < 2, "人数")),
    ("人数 between 0 and 1", number(lambda one: 0 <= one <= 1, "人数")),
    ("人数 = 2", number(lambda one: one == 2, "人数")),
    ("人数 != 2", number(lambda one: one != 2, "人数")),
    ("营收[-1] = null", lambda world: world["营收2025"] == NULL),
    ("营收[-2] != null", lambda world: world["营收2024"] != NULL),
    (
        "every i in [-1, -2] satisfies 营收[i] > 0",
        lambda world: counted([number(lambda one: one > 0, name)(world) for name in ("营收2025", "营收2024")], 2),
    ),
    (
        "some i in [-1, -2] satisfies 营收[i] > 1",
        lambda world: counted([number(lambda one: one > 1, name)(world) for name in ("营收2025", "营收2024")], 1),
    ),
    ('行业 = "制造"', word("制造")),
    ('行业 in ("制造", "软件")', word("制造", "软件")),
    ('行业 != "贸易"', word("制造", "软件")),
    ("达标", flag("达标")),
    ("守信 = false", lambda world: inverted(flag("守信")(world))),
    (f'持有("{TITLE}")', lambda world: world[TITLE] is True),
)


def inverted(truth: Truth) -> Truth:
    return None if truth is None else not truth


def counted(truths: list[Truth], least: int) -> Truth:
    """Count by Kleene: at least some are true, or can no longer be."""
    if sum(one is True for one in truths) >= least:
        return True
    return False if sum(one is not False for one in truths) < least else None


@dataclass(frozen=True)
class Count:
    """What a join of several members means: how many must hold, of the members or of their contraries."""

    parts: tuple[Callable[[World], Truth], ...]
    least: int
    contrary: bool = False

    def __call__(self, world: World) -> Truth:
        truths = [one(world) for one in self.parts]
        return counted([inverted(one) for one in truths] if self.contrary else truths, self.least)


def rules() -> st.SearchStrategy[Node]:
    """Write FEEL with and, or, not over the atoms."""

    def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        pairs = st.tuples(inner, inner)
        return st.one_of(
            inner.map(lambda one: (f"not({one[0]})", lambda world: inverted(one[1](world)))),
            pairs.map(lambda two: (f"({two[0][0]}) and ({two[1][0]})", Count((two[0][1], two[1][1]), 2))),
            pairs.map(lambda two: (f"({two[0][0]}) or ({two[1][0]})", Count((two[0][1], two[1][1]), 1))),
        )

    return st.recursive(st.sampled_from(ATOMS), grow, max_leaves=3)


def criteria() -> st.SearchStrategy[Node]:
    base = {"clause": "一", "text": "甲", "en": "x"}
    written = rules().map(lambda one: ({**base, "when": one[0]}, one[1]))
    return st.one_of(written, written, written, st.just(({**base, "unpublished": "细则"}, flag("细则"))))


def joined(members: list[Node], key: str, least: int) -> Node:
    inner, parts = [one for one, _ in members], tuple(two for _, two in members)
    match key:
        case "all":
            return {"all": inner}, Count(parts, len(parts))
        case "any":
            return {"any": inner}, Count(parts, 1)
        case "none":
            return {"none": inner}, Count(parts, len(parts), contrary=True)
    return {"at_least": {"count": str(min(least, len(parts))), "of": inner}}, Count(parts, min(least, len(parts)))


def conditions() -> st.SearchStrategy[Node]:
    def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        keys = st.sampled_from(["all", "any", "none", "at_least", "at_least"])
        return st.builds(joined, st.lists(inner, min_size=1, max_size=4), keys, st.integers(1, 4))

    return st.recursive(criteria(), grow, max_leaves=7)


def numbered(condition: object, numbers: Iterator[int]) -> object:
    """Give every criterion an id of its own."""
    if isinstance(condition, list):
        return [numbered(one, numbers) for one in condition]
    if not isinstance(condition, dict):
        return condition
    if "clause" in condition:
        return {"id": f"c{next(numbers)}", **condition}
    return {key: numbered(value, numbers) for key, value in condition.items()}


def subject_of(cells: World) -> Subject:
    title = cells[TITLE]
    coverage = {} if isinstance(title, Missing) else {TITLE: Coverage("名单", date(2020, 1, 1), DAY)}
    holdings = Holdings((Holding(TITLE),) if title is True else (), coverage)
    yearly = {"营收": {year: cells[f"营收{year}"] for year in (2024, 2025)}}
    current = {name: cells[name] for name in ("人数", "行业", *FLAGS) if name in cells}
    return Subject("1", "甲", current=current, yearly=yearly, holdings=holdings)


def decided(condition: object, subject: Subject) -> Verdict:
    data = {
        "measure": "sample",
        "title": {"zh": "样例", "en": "Sample"},
        "kind": "recognition",
        "clause": "一",
        "read": "own",
        "conditions": numbered(condition, itertools.count()),
        "benefit": "none stated",
    }
    located = locate(Source("样例.yaml", json.dumps(data, ensure_ascii=False)))  # JSON is YAML
    measure = build_measure(validate(located, MeasureSchema), RuleReader(located, READER), pack="sample")
    return decide(lower_measure(measure, Library(VOCABULARY, {}), as_of=DAY), subject)


def subjects() -> st.SearchStrategy[dict[str, Cell]]:
    """Draw cells, many of them unknown; nobody knows yet what is not published."""
    known = {name: st.sampled_from((*values, Missing(), Missing())) for name, values in VALUES.items()}
    return st.fixed_dictionaries({**known, "细则": st.just(Missing())})


def worlds(cells: World) -> Iterator[dict[str, Cell]]:
    choices = [VALUES[name] if isinstance(cell, Missing) else (cell,) for name, cell in cells.items()]
    for values in itertools.product(*choices):
        yield dict(zip(cells, values, strict=True))


@settings(max_examples=300)
@given(conditions(), subjects())
def test_settled_answers_hold_in_every_world(node: Node, cells: dict[str, Cell]) -> None:
    condition, meaning = node
    found = decided(condition, subject_of(cells)).answer
    if found is not Answer.UNKNOWN:
        assert {meaning(world) is True for world in worlds(cells)} == {found is Answer.YES}


@settings(max_examples=500)
@given(conditions(), st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}))
def test_complete_worlds_are_settled_unless_rules_are_unpublished(node: Node, world: dict[str, Cell]) -> None:
    condition, meaning = node
    verdict = decided(condition, subject_of(world))
    truths = {meaning({**world, "细则": value}) is True for value in (True, False)}
    if truths == {True, False}:
        assert verdict.answer is Answer.UNKNOWN
    if verdict.answer is Answer.UNKNOWN:
        assert verdict.unpublished == ("细则",)
        assert verdict.missing == ()
    else:
        assert truths == {verdict.answer is Answer.YES}


# How many of three flags must hold; how the count stands in the tree.
WRAPS: tuple[tuple[str, bool], ...] = (("at_least", True), ("none", False), ("none of none", True), ("all", True))


@pytest.mark.parametrize(("wrap", "positive"), WRAPS, ids=[one[0] for one in WRAPS])
@pytest.mark.parametrize(("size", "least"), [(size, least) for size in (1, 2, 3) for least in range(1, size + 1)])
def test_a_count_under_every_join(wrap: str, size: int, least: int, *, positive: bool) -> None:
    """Walk over every mix of yes, no, unknown and does-not-apply."""
    members = [{"clause": "一", "text": "甲", "en": "x", "when": name} for name in FLAGS[:size]]
    count: object = {"at_least": {"count": str(least), "of": members}}
    tree = {
        "at_least": count,
        "none": {"none": [count]},
        "none of none": {"none": [{"none": [count]}]},
        "all": {"all": [count]},
    }[wrap]
    rest = {name: Missing() for name in VALUES if name not in FLAGS}
    for cells in itertools.product((True, False, NULL, Missing()), repeat=size):
        found = decided(tree, subject_of({**rest, **dict(zip(FLAGS, cells, strict=False))})).answer
        wanted, hindered = (True, (False, NULL)) if positive else (False, (True, NULL))
        needed = least if positive else size - least + 1
        surely, impossible = cells.count(wanted), sum(one in hindered for one in cells)
        expected = Answer.YES if surely >= needed else Answer.NO if size - impossible < needed else Answer.UNKNOWN
        assert found is expected, cells
