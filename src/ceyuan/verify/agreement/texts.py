"""Random rules as people write them: FEEL text over a library's own facts, lowered as packs are.

Comes in: a library, a seed. Goes out: plans. Text that lowering refuses is written anew.
Must not know: engines, firms.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from ceyuan.errors import CeyuanError
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.model.condition import Condition, Criterion, Group, Join, Rule
from ceyuan.model.facts import Fact, FactType, SubjectKind
from ceyuan.model.measure import Application, Interval, Measure
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import (
    Band,
    Banded,
    Case,
    Dimension,
    EachCase,
    FirstCase,
    Given,
    Points,
    Scorecard,
    ScoreItem,
    Scoring,
)
from ceyuan.packs.build.rules import HELPERS, RESERVED
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.source import Source, Span
from ceyuan.verify.agreement.conditions import WORDS
from ceyuan.verify.agreement.rulebooks import DAY, Rules, blank_criterion, blank_measure
from ceyuan.verify.agreement.vocabulary import PLACE

_SIGNS = (">=", "<=", ">", "<", ">=", "<=", "=", "!=")
_MOST_TRIES = 50


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes rules over the facts about enterprises; `as_of` is the day on which they are lowered."""

    random: Random
    library: Library
    as_of: date
    money: tuple[Fact, ...] = field(init=False)
    shares: tuple[Fact, ...] = field(init=False)
    counts: tuple[Fact, ...] = field(init=False)
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the facts once."""
        facts = self.facts(FactType.NUMBER)
        object.__setattr__(self, "money", tuple(one for one in facts if one.unit == "元"))
        object.__setattr__(self, "shares", tuple(one for one in facts if not one.unit and one.scale >= 2))
        object.__setattr__(self, "counts", tuple(one for one in facts if one.unit in {"人", "项"}))
        vocabulary = self.library.vocabulary
        object.__setattr__(self, "names", frozenset({*RESERVED, *HELPERS, *vocabulary.facts, "总分"}))

    def facts(self, kind: FactType) -> tuple[Fact, ...]:
        """Give the facts of a type about enterprises."""
        facts = self.library.vocabulary.facts.values()
        return tuple(one for one in facts if one.type is kind and one.subject is SubjectKind.ENTERPRISE)


def random_text_rulebook(library: Library, seed: int, measures: int = 6) -> Rules:
    """Give a rulebook whose every rule was written as text."""
    random = Random(seed)  # noqa: S311 -- a sample, not a secret
    writer = Writer(random, library, DAY)
    plans = tuple(_plan(writer, number) for number in range(measures))
    return Rules(f"text {seed}", plans, library.vocabulary, DAY, DAY.year - 1)


def bundled_rulebook(library: Library, as_of: date) -> Rules:
    """Give every measure of a library on one day."""
    plans = tuple(lower_measure(measure, library, as_of=as_of) for measure in library.measures())
    return Rules(f"bundled {as_of}", plans, library.vocabulary, as_of, as_of.year - 1)


def _plan(writer: Writer, number: int) -> MeasurePlan:
    problem: CeyuanError | None = None
    for _ in range(_MOST_TRIES):
        try:
            return lower_measure(_measure(writer, number), writer.library, as_of=writer.as_of)
        except CeyuanError as error:
            problem = error
    raise ValueError(f"no rule was accepted in {_MOST_TRIES} tries") from problem


def _measure(writer: Writer, number: int) -> Measure:
    random = writer.random
    card = _scorecard(writer) if random.random() < 0.4 else None
    members: list[Condition] = [_criterion(writer, f"c{one}", write_condition(writer, 2)) for one in range(6)]
    if card is not None:
        bound = random.randint(1, 4) * 10
        members.append(_criterion(writer, "points", f"总分 {random.choice(_SIGNS)} {bound}"))
    join = random.choice((Join.ALL, Join.ANY, Join.NONE, Join.AT_LEAST))
    inner = Group(join, tuple(members[:3]), PLACE, least=2)
    condition = Group(random.choice((Join.ALL, Join.AT_LEAST)), (inner, *members[3:]), PLACE, least=2)
    titles = sorted(writer.library.vocabulary.titles)
    kinds = (Application.FIRST, Application.RENEWAL)
    blank = blank_measure(
        f"text-{number}",
        intervals=tuple(Interval(kind, None, None) for kind in random.sample(kinds, random.randint(0, 2))),
        confers=random.choice(titles) if random.random() < 0.3 else "",
    )
    return dataclasses.replace(blank, condition=condition, scorecard=card)


def _criterion(writer: Writer, name: str, text: str) -> Criterion:
    return dataclasses.replace(blank_criterion(name), rule=_rule(writer, text))


def _rule(writer: Writer, text: str) -> Rule:
    source = Source("对照", text)
    return Rule(text, parse_expression(source, names=writer.names), Span(source, 0, len(text)))


# conditions


def write_condition(writer: Writer, depth: int) -> str:
    """Write a condition nested at most `depth` deep."""
    random = writer.random
    if depth <= 0 or random.random() < 0.3:
        return _write_test(writer)

    def inner() -> str:
        return write_condition(writer, depth - 1)

    match random.choices(("and", "or", "not", "if", "loop"), (28, 28, 22, 8, 14))[0]:
        case "and":
            return f"({inner()}) and ({inner()})"
        case "or":
            return f"({inner()}) or ({inner()})"
        case "not":
            return f"not({inner()})"
        case "if":
            return f"if {inner()} then {inner()} else {inner()}"
    fact, bound = random.choice(writer.money), random.randint(1, 9000)
    years = random.choice(("[-1, -2]", "[-1, -2, -3]"))
    test = random.choice((f"{fact.name}[i] > {bound} * 万元", f"{fact.name}[i] > {fact.name}[i - 1]"))
    return f"{random.choice(('every', 'some'))} i in {years} satisfies {test}" if fact.yearly else _write_test(writer)


def _write_test(writer: Writer) -> str:
    random, sign = writer.random, writer.random.choice(_SIGNS)
    kinds = ("money", "share", "count", "range", "date", "flag", "word", "prefix", "title", "null")
    match random.choices(kinds, (20, 26, 10, 10, 6, 8, 6, 4, 7, 3))[0]:
        case "money":
            return f"{_money(writer, 1)} {sign} {random.choice((_bound(writer), _money(writer, 1)))}"
        case "share":
            return f"{_share(writer)} {sign} {random.choice((_percent(writer), _share(writer)))}"
        case "count":
            return f"{_count(writer)} {sign} {random.randint(0, 300)}"
        case "range":
            low = random.randint(0, 20)
            opened, closed = random.choice(("[", "(", "]")), random.choice(("]", ")", "["))
            return f"{_share(writer)} in {opened}{low / 100}..{(low + random.randint(0, 30)) / 100}{closed}"
        case "date":
            fact = random.choice(writer.facts(FactType.DATE)).name
            years = f'{fact} {sign} 申报日期 - duration("P{random.randint(1, 6)}Y")'
            return random.choice((years, f"申报日期 - {fact} {sign} {random.choice((365, 730, 1095))}"))
        case "flag":
            fact = random.choice(writer.facts(FactType.BOOLEAN)).name
            return random.choice((fact, f"not({fact})", f"{fact} = false"))
        case "word":
            return _word_test(writer)
        case "prefix":
            free = random.choice([one for one in writer.facts(FactType.TEXT) if not one.choices])
            return f'starts with({free.name}, "{_word(writer, free)}")'
        case "title":
            titles = random.sample(sorted(writer.library.vocabulary.titles), 2)
            return random.choice((f'持有("{titles[0]}")', f'持有任一(["{titles[0]}", "{titles[1]}"])'))
    asked = random.choice((*writer.money, *writer.counts))
    return f"{_at(writer, asked)} {random.choice(('=', '!='))} null"


def _word_test(writer: Writer) -> str:
    fact = writer.random.choice(writer.facts(FactType.TEXT))
    words = [_word(writer, fact) for _ in range(3)]
    listed = ", ".join(f'"{word}"' for word in words)
    forms = (f'{fact.name} = "{words[0]}"', f"{fact.name} in ({listed})", f"not({fact.name} in ({listed}))")
    return writer.random.choice(forms)


def _word(writer: Writer, fact: Fact) -> str:
    free = [word for word in WORDS if '"' not in word and "\\" not in word]
    return writer.random.choice(fact.choices or free)


# quantities


def _at(writer: Writer, fact: Fact) -> str:
    return f"{fact.name}[-{writer.random.randint(1, 3)}]" if fact.yearly else fact.name


def _yearly_money(writer: Writer) -> str:
    return writer.random.choice([one.name for one in writer.money if one.yearly])


def _money(writer: Writer, depth: int) -> str:
    random = writer.random
    fact = random.choice(writer.money)
    if depth <= 0:
        return _at(writer, fact)
    left, right, name = _money(writer, depth - 1), _money(writer, depth - 1), _yearly_money(writer)
    return random.choice(
        (
            left,
            f"({left} + {right})",
            f"({left} - {right})",
            f"{random.choice(('0.3', '1.15', '-2', '3'))} * {left}",
            f"({left} / {random.randint(2, 7)})",
            f"max({left}, {right})",
            f"min({left}, {right}, {_bound(writer)})",
            f"abs({left} - {right})",
            f"近年合计({name}, {random.randint(1, 3)})",
            f"近年平均({name}, {random.randint(2, 3)})",
        )
    )


def _bound(writer: Writer) -> str:
    random = writer.random
    return random.choice((f"{random.randint(1, 9000)} * 万元", f"{random.randint(1, 40)} * 亿元", "0"))


def _share(writer: Writer) -> str:
    random, name = writer.random, _yearly_money(writer)
    return random.choice(
        (
            f"{_money(writer, 0)} / {_money(writer, 0)}",
            f"{_money(writer, 1)} / {_money(writer, 1)}",
            f"增长率({name})",
            f"平均增长率({name}, {random.randint(1, 2)})",
            _at(writer, random.choice(writer.shares)),
            f"{_count(writer)} / {_count(writer)}",
            f"{_money(writer, 0)} / {_money(writer, 0)} / {_count(writer)}",
            f"({_money(writer, 0)} / {_money(writer, 0)} + 增长率({name}))",
        )
    )


def _percent(writer: Writer) -> str:
    return writer.random.choice(("0.03", "0.15", "0.2599", "-0.05", "0.6", "0", "1", "0.333"))


def _count(writer: Writer) -> str:
    return _at(writer, writer.random.choice(writer.counts))


# points tables


def _scorecard(writer: Writer) -> Scorecard:
    items = tuple(_item(writer, number) for number in range(writer.random.randint(2, 5)))
    dimensions = (Dimension("创新能力", Decimal("22.5")), Dimension("经营质量"))
    return Scorecard("总分", "total", items, dimensions, Decimal(100), PLACE)


def _item(writer: Writer, number: int) -> ScoreItem:
    random = writer.random
    scoring = random.choice((_banded, _banded, _first_case, _each_case, _given))(writer)
    return ScoreItem(
        id=f"line-{number}",
        title=f"第{number}项",
        en=f"line {number}",
        dimension=random.choice(("创新能力", "经营质量")),
        maximum=Decimal(random.choice((10, 15, 20))),
        scoring=scoring,
        clause="",
        reading=Reading.OWN,
        span=PLACE,
    )


def _banded(writer: Writer) -> Scoring:
    bounds = sorted(writer.random.sample(("0", "0.03", "0.05", "0.1", "0.25", "0.6"), 3), key=Decimal)
    texts = (f"< {bounds[0]}", f"[{bounds[0]}..{bounds[1]})", f"[{bounds[1]}..{bounds[2]}]", f"> {bounds[2]}")
    bands = [
        Band(parse_unary_tests(Source("对照", text), names=writer.names), text, points)
        for text, points in zip(texts, _rising(writer), strict=True)
    ]
    return Banded(_rule(writer, _share(writer)), tuple(bands))


def _rising(writer: Writer) -> Sequence[Points]:
    lows = sorted(Decimal(writer.random.randint(0, 24)) / 2 for _ in range(4))
    return [Points(low, low + writer.random.choice((0, 0, 2))) for low in lows]


def _cases(writer: Writer) -> tuple[Case, ...]:
    return tuple(Case(_rule(writer, write_condition(writer, 1)), points) for points in _rising(writer)[:3])


def _first_case(writer: Writer) -> Scoring:
    return FirstCase(_cases(writer), _rising(writer)[0])


def _each_case(writer: Writer) -> Scoring:
    return EachCase(_cases(writer))


def _given(writer: Writer) -> Scoring:
    facts = [one.name for one in writer.facts(FactType.NUMBER) if one.unit == "分" and not one.yearly]
    return Given(_rule(writer, writer.random.choice(facts)))
