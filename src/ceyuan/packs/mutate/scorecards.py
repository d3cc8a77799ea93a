"""Change a points table in every small way: inputs, borders, points, cases.

Comes in: a scorecard. Goes out: changed scorecards, each with its place and a description.
Must not know: conditions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal

from ceyuan.model.condition import Rule
from ceyuan.model.scorecard import (
    Banded,
    BestOf,
    Case,
    EachCase,
    FirstCase,
    Given,
    OpenPoints,
    Points,
    Scorecard,
    Scoring,
)
from ceyuan.packs.mutate.trees import changed_trees, neighbours, numbers_in, with_border_moved, with_number


def changed_scorecards(card: Scorecard) -> Iterator[tuple[str, str, Scorecard]]:
    """Give every change of a points table."""
    for index, item in enumerate(card.items):
        for change, scoring in _scorings(item.scoring, item.maximum):
            changed = dataclasses.replace(item, scoring=scoring)
            items = (*card.items[:index], changed, *card.items[index + 1 :])
            yield item.id, change, dataclasses.replace(card, items=items)
    for index, dimension in enumerate(card.dimensions):
        for cap in () if dimension.maximum is None else neighbours(dimension.maximum):
            changed_cap = dataclasses.replace(dimension, maximum=cap)
            dimensions = (*card.dimensions[:index], changed_cap, *card.dimensions[index + 1 :])
            yield dimension.name, f"封顶{dimension.maximum}→{cap}", dataclasses.replace(card, dimensions=dimensions)


def changed_rules(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Give every change of a rule."""
    for change, expression in changed_trees(rule.expression):
        yield change, dataclasses.replace(rule, expression=expression)


def _scorings(scoring: Scoring, maximum: Decimal) -> Iterator[tuple[str, Scoring]]:
    match scoring:
        case Given(input=rule):
            for change, changed in changed_rules(rule):
                yield change, Given(changed)
        case BestOf(ways=ways):
            for index, way in enumerate(ways):
                for change, changed_way in _ways(way, maximum):
                    yield change, BestOf((*ways[:index], changed_way, *ways[index + 1 :]))
        case OpenPoints():
            return
        case _:
            yield from _ways(scoring, maximum)


def _ways(
    scoring: Banded | FirstCase | EachCase, maximum: Decimal
) -> Iterator[tuple[str, Banded | FirstCase | EachCase]]:
    match scoring:
        case Banded():
            yield from _banded(scoring, maximum)
        case FirstCase(cases=cases) | EachCase(cases=cases):
            for change, changed in _cases(cases, maximum):
                yield change, dataclasses.replace(scoring, cases=changed)


def _banded(scoring: Banded, maximum: Decimal) -> Iterator[tuple[str, Banded]]:
    """Change the input or the points of a band; borders move in both bands that share them."""
    for change, rule in changed_rules(scoring.input):
        yield change, dataclasses.replace(scoring, input=rule)
    bands = scoring.bands
    for index, band in enumerate(bands):
        for change, points in _points(band.points, maximum):
            changed = dataclasses.replace(band, points=points)
            moved = (*bands[:index], changed, *bands[index + 1 :])
            yield f"{band.text} {change}", dataclasses.replace(scoring, bands=moved)
    for number in dict.fromkeys(number for band in bands for number in numbers_in(band.tests)):
        for other in neighbours(number):
            moved = tuple(dataclasses.replace(one, tests=with_number(one.tests, number, other)) for one in bands)
            yield f"界 {number}→{other}", dataclasses.replace(scoring, bands=moved)
        flipped = tuple(dataclasses.replace(one, tests=with_border_moved(one.tests, number)) for one in bands)
        yield f"界 {number} 归属", dataclasses.replace(scoring, bands=flipped)


def _cases(cases: tuple[Case, ...], maximum: Decimal) -> Iterator[tuple[str, tuple[Case, ...]]]:
    for index, case in enumerate(cases):
        for change, rule in changed_rules(case.when):
            yield change, (*cases[:index], dataclasses.replace(case, when=rule), *cases[index + 1 :])
        for change, points in _points(case.points, maximum):
            changed = dataclasses.replace(case, points=points)
            yield f"{case.when.text} {change}", (*cases[:index], changed, *cases[index + 1 :])


def _points(points: Points, maximum: Decimal) -> Iterator[tuple[str, Points]]:
    """Move points by one, as long as the loader would still accept them."""
    for step in (-1, 1):
        changed = Points(points.low + step, points.high + step)
        if changed.low >= 0 and changed.high <= maximum:
            yield f"{points.low}分→{changed.low}分", changed
