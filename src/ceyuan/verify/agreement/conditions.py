"""Random logic: atoms of every kind, joined by all, any and at least n.

Comes in: a maker of random rules. Goes out: logic without `not`, as lowering leaves it.
Must not know: measures, engines, firms.
"""

from __future__ import annotations

from ceyuan.model.facts import FactType
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Unpublished,
)
from ceyuan.verify.agreement.quantities import Maker, random_column, random_compare

# words that overlap as prefixes, that are empty or not ASCII, and that a careless writer of SQL would let escape
WORDS = (
    "39",
    "391",
    "3911",
    "C39",
    "",
    "松江区",
    "松江区洞泾镇",
    "松",
    "上海",
    "𠮷野",
    "É",
    "é",
    "e\u0301",
    "O'Brien",
    "%",
    "_",
    "a\\b",
    '"',
    "39 ",
)


def random_logic(maker: Maker, depth: int) -> Logic:
    """Give logic nested at most `depth` deep."""
    random = maker.random
    if depth <= 0 or random.random() < 0.45:
        return random_atom(maker)
    parts = tuple(random_logic(maker, depth - 1) for _ in range(random.randint(2, 4)))
    match random.randrange(3):
        case 0:
            return AllOf(parts)
        case 1:
            return AnyOf(parts)
    return AtLeast(random.randint(1, len(parts)), parts)


def random_atom(maker: Maker) -> Logic:
    """Give one atom, most often a comparison."""
    random = maker.random
    kinds = ("compare", "flag", "member", "prefix", "holds", "null", "open", "always")
    match random.choices(kinds, (74, 5, 5, 4, 6, 3, 2, 1))[0]:
        case "compare":
            return random_compare(maker)
        case "flag":
            flags = [one.name for one in maker.vocabulary.facts.values() if one.type is FactType.BOOLEAN]
            return Flag(random.choice(flags), random.random() < 0.5)
        case "member":
            fact, words = random_words(maker)
            return Member(fact, words, negated=random.random() < 0.4)
        case "prefix":
            fact, words = random_words(maker, chosen=False)
            return Member(fact, words[:1], negated=random.random() < 0.4, prefix=True)
        case "holds":
            titles = random.sample(sorted(maker.vocabulary.titles), random.randint(1, 3))
            return Holds(tuple(titles), negated=random.random() < 0.4)
        case "null":
            return _inapplicable(maker)
        case "open":
            return Unpublished("实施细则")
    return Always(random.random() < 0.5)


def _inapplicable(maker: Maker) -> Inapplicable:
    random = maker.random
    others = [one.name for one in maker.vocabulary.facts.values() if one.type is not FactType.NUMBER]
    if random.random() < 0.3:
        return Inapplicable(random.choice(others), None, negated=random.random() < 0.5)
    column = random_column(maker)
    return Inapplicable(column.fact, column.offset, negated=random.random() < 0.5)


def random_words(maker: Maker, *, at_least: int = 1, chosen: bool = True) -> tuple[str, tuple[str, ...]]:
    """Give a text fact and words it may be asked for; with `chosen` false, a fact whose words are free."""
    texts = [
        one for one in maker.vocabulary.facts.values() if one.type is FactType.TEXT and (chosen or not one.choices)
    ]
    fact = maker.random.choice(texts)
    words = fact.choices or WORDS
    return fact.name, tuple(maker.random.sample(words, min(len(words), maker.random.randint(at_least, at_least + 3))))
