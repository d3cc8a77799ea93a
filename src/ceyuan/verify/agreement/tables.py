"""Random points tables with every way to count, caps and points in fractions.

Comes in: a maker of random rules. Goes out: the scores of a measure, the total first.
Must not know: engines, firms.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import OpenPoints, ScoreItem
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    BestPoints,
    Column,
    Compare,
    Constant,
    EachPoints,
    FirstPoints,
    GivenPoints,
    ItemPlan,
    Logic,
    Member,
    Operator,
    Points,
    PointsCase,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
    UnknownPoints,
)
from ceyuan.verify.agreement.conditions import random_logic, random_words
from ceyuan.verify.agreement.quantities import Maker, likely_bound, random_number, random_quantity
from ceyuan.verify.agreement.vocabulary import PLACE

_DIMENSIONS = ("创新", "质量", "市场")
_STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.25"), Decimal("0.1"))


def random_scores(maker: Maker) -> tuple[Score, ...]:
    """Give a points table as lowering does: all lines, then the lines of each dimension."""
    random = maker.random
    items = tuple(_item(maker, number) for number in range(random.randint(1, 6)))
    names = tuple(dict.fromkeys(one.item.dimension for one in items))
    caps = tuple(
        (name, Fraction(random.randint(2, 30), random.choice((1, 2)))) for name in names if random.random() < 0.4
    )
    most = sum((Fraction(one.item.maximum) for one in items), Fraction(0))
    scores = [Score("总分", items, random.choice((most, most * 3 / 4, Fraction(100))), caps)]
    for name in names:
        own = tuple(one for one in items if one.item.dimension == name)
        full = sum((Fraction(one.item.maximum) for one in own), Fraction(0))
        scores.append(Score(name, own, dict(caps).get(name, full)))
    return tuple(scores)


def _item(maker: Maker, number: int) -> ItemPlan:
    random = maker.random
    maximum = random.choice(_STEPS) * random.randint(4, 40)
    item = ScoreItem(
        id=f"line-{number}",
        title=f"第{number}项",
        en=f"line {number}",
        dimension=random.choice(_DIMENSIONS),
        maximum=maximum,
        scoring=OpenPoints(""),
        clause="",
        reading=Reading.OWN,
        span=PLACE,
    )
    return ItemPlan(item, _points(maker, Fraction(maximum)))


def _points(maker: Maker, maximum: Fraction) -> Points:
    random = maker.random
    match random.choices(("bands", "words", "first", "each", "given", "best", "open"), (30, 8, 14, 16, 14, 12, 6))[0]:
        case "given":
            return GivenPoints(_given(maker))
        case "best":
            return BestPoints(tuple(_way(maker, maximum) for _ in range(random.randint(2, 3))))
        case "open":
            return UnknownPoints("评分细则")
        case "bands":
            return _bands(maker, maximum)
        case "words":
            return _word_bands(maker, maximum)
        case "first":
            return _first(maker, maximum)
    return _each(maker, maximum)


def _way(maker: Maker, maximum: Fraction) -> FirstPoints | EachPoints:
    return maker.random.choice((_bands, _word_bands, _first, _each))(maker, maximum)


def _given(maker: Maker) -> Quantity:
    random = maker.random
    column = Column(random.choice(("评价得分", "专利件数", "职工人数", "变动率")), None)
    column = Column("变动率", -1) if column.fact == "变动率" else column
    match random.choices(("share", "sum", "quotient", "plain"), (20, 20, 2, 58))[0]:
        case "share":
            return Product(Constant(random_number(maker)), column)
        case "sum":
            return Sum((column, Constant(Fraction(random.randint(-20, 20), 2))))
        case "quotient":
            return Quotient(column, Column("专利件数", None))
    return column


def _case(maker: Maker, test: Logic, maximum: Fraction) -> PointsCase:
    random = maker.random
    low = Fraction(random.choice(_STEPS)) * random.randint(0, 12)
    low = min(low, maximum * 5 / 4)
    return PointsCase(test, low, low + (Fraction(random.randint(1, 6), 2) if random.random() < 0.2 else 0))


def _lowest(cases: tuple[PointsCase, ...]) -> PointsCase:
    last = min(cases, key=lambda one: (one.low, one.high))
    return PointsCase(Always(True), last.low, last.high)


def _bands(maker: Maker, maximum: Fraction) -> FirstPoints:
    """Give disjoint bands without holes over one quantity, as unary tests describe them."""
    random = maker.random
    inner = random_quantity(maker, random.randint(0, maker.depth))
    operand = Column("评价得分", None) if isinstance(inner, Constant) else inner
    bounds = sorted({likely_bound(maker, operand) for _ in range(random.randint(1, 4))})
    tests: list[Logic] = []
    below: list[Logic] = []
    for bound in bounds:
        closed = random.random() < 0.5
        upper = Compare(Operator.AT_MOST if closed else Operator.LESS, operand, Constant(bound))
        tests.append(AllOf((*below, upper)) if below else upper)
        below = [Compare(Operator.MORE if closed else Operator.AT_LEAST, operand, Constant(bound))]
    cases = tuple(_case(maker, test, maximum) for test in (*tests, *below))
    cases = cases if random.random() < 0.5 else cases[::-1]
    return FirstPoints(cases, _lowest(cases), exclusive=True)


def _word_bands(maker: Maker, maximum: Fraction) -> FirstPoints:
    fact, words = random_words(maker, at_least=3)
    head, tail = words[:1], words[1:]
    tests = (Member(fact, head), Member(fact, tail), Member(fact, words, negated=True))
    cases = tuple(_case(maker, test, maximum) for test in tests)
    return FirstPoints(cases, _lowest(cases), exclusive=True)


def _first(maker: Maker, maximum: Fraction) -> FirstPoints:
    cases = tuple(_case(maker, random_logic(maker, 1), maximum) for _ in range(maker.random.randint(1, 4)))
    return FirstPoints(cases, _case(maker, Always(True), maximum), exclusive=False)


def _each(maker: Maker, maximum: Fraction) -> EachPoints:
    return EachPoints(tuple(_case(maker, random_logic(maker, 1), maximum) for _ in range(maker.random.randint(1, 4))))
