"""Random rulebooks: measures of every shape over random conditions.

Comes in: a seed and how many measures. Goes out: plans with the vocabulary and the day they belong to.
Must not know: engines, firms.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import Criterion, Join
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack, Lane, Measure, MeasureKind, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import (
    ConditionPlan,
    CriterionPlan,
    GroupPlan,
    Holds,
    Logic,
    MeasurePlan,
    RequirementPlan,
    Score,
)
from ceyuan.verify.agreement.conditions import random_logic
from ceyuan.verify.agreement.quantities import Maker
from ceyuan.verify.agreement.tables import random_scores
from ceyuan.verify.agreement.vocabulary import PLACE, trial_vocabulary

DAY = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an engine is asked to answer: plans of one day with their vocabulary and reference year."""

    name: str
    plans: tuple[MeasurePlan, ...]
    vocabulary: Vocabulary
    as_of: date
    reference_year: int


def random_rulebook(seed: int, measures: int = 6) -> Rules:
    """Give a rulebook of random plans over the invented vocabulary; the same seed gives the same.

    >>> len(random_rulebook(1, measures=3).plans)
    3
    """
    random = Random(seed)  # noqa: S311 -- a sample, not a secret
    maker = Maker(random, trial_vocabulary(), DAY)
    plans = tuple(_measure(maker, number) for number in range(measures))
    return Rules(f"random {seed}", plans, maker.vocabulary, DAY, random.choice((DAY.year - 1, DAY.year - 2)))


def criterion_rules(tests: Sequence[Logic], scores: tuple[Score, ...] = ()) -> Rules:
    """Give a rulebook of one measure that asks for each test in a criterion of its own.

    >>> from ceyuan.plan.nodes import Always
    >>> len(criterion_rules([Always(True)]).plans)
    1
    """
    criteria = tuple(CriterionPlan(blank_criterion(f"c{number}"), test) for number, test in enumerate(tests))
    condition = GroupPlan(Join.ALL, criteria, 0, Join.ALL)
    plan = MeasurePlan(blank_measure("tests"), DAY, (), (), condition, scores)
    return Rules("criteria", (plan,), trial_vocabulary(), DAY, DAY.year - 1)


def _measure(maker: Maker, number: int) -> MeasurePlan:
    random = maker.random
    # what knows no bounds is answered by the record engine alone, so most measures are without it
    maker = dataclasses.replace(maker, bounded=random.random() < 0.9, depth=random.choice((0, 1, 1, 2)))
    scores = random_scores(maker) if random.random() < 0.45 else ()
    inner = dataclasses.replace(maker, scores=scores)
    numbers = iter(range(1_000))
    condition = _group(inner, 2, numbers) if random.random() < 0.95 else None
    measure = blank_measure(
        f"measure-{number}",
        intervals=tuple(_intervals(maker)),
        confers=random.choice(sorted(maker.vocabulary.titles)) if random.random() < 0.4 else "",
        lacks=(Lack("实施细则", "区经委", "§1"),) if random.random() < 0.2 else (),
    )
    requirements = tuple(_requirement(maker, one) for one in range(random.choice((0, 0, 0, 1, 2))))
    return MeasurePlan(measure, maker.as_of, tuple(measure.open_on(maker.as_of)), requirements, condition, scores)


def blank_measure(
    name: str, *, intervals: tuple[Interval, ...] = (), confers: str = "", lacks: tuple[Lack, ...] = ()
) -> Measure:
    """Give a measure that says nothing but what an engine looks at."""
    return Measure(
        id=name,
        pack="trial/pack",
        scheme=name,
        title=name,
        en=name,
        kind=MeasureKind.RECOGNITION,
        subject=SubjectKind.ENTERPRISE,
        lane=Lane.FAST,
        decided_by="",
        clause="",
        intervals=intervals,
        requires=(),
        condition=None,
        scorecard=None,
        benefit=NoneStated(),
        confers=confers,
        valid_years=None,
        lacks=lacks,
        reading=Reading.OWN,
        span=PLACE,
    )


def _intervals(maker: Maker) -> Iterator[Interval]:
    random, day = maker.random, maker.as_of
    if random.random() < 0.5:
        return
    for kind in Application:
        match random.randrange(4):
            case 0:
                yield Interval(kind, day, None)
            case 1:
                yield Interval(kind, None, day)
            case 2:
                yield Interval(kind, day + timedelta(1), None)


def _requirement(maker: Maker, number: int) -> RequirementPlan:
    titles = tuple(maker.random.sample(sorted(maker.vocabulary.titles), maker.random.randint(1, 2)))
    return RequirementPlan(Requirement(titles, "", "", Reading.OWN, PLACE, f"requires-{number}"), Holds(titles))


def _group(maker: Maker, depth: int, numbers: Iterator[int]) -> ConditionPlan:
    random = maker.random
    if depth == 0 or random.random() < 0.2:
        return CriterionPlan(blank_criterion(f"c{next(numbers)}"), random_logic(maker, random.choice((0, 0, 1, 2))))
    members = tuple(_group(maker, depth - 1, numbers) for _ in range(random.randint(1, 5)))
    join = random.choice((Join.ALL, Join.ALL, Join.ANY, Join.AT_LEAST))
    least = random.randint(1, len(members)) if join is Join.AT_LEAST else 0
    return GroupPlan(join, members, least, join)


def blank_criterion(name: str) -> Criterion:
    """Give a criterion without words."""
    return Criterion(name, name, name, "", None, "", Reading.OWN, PLACE)
