"""From a measure file's points table to the model.

Comes in: the typed table and the rule reader of its file. Goes out: a Scorecard.
Must not know: how points are counted.
"""

from __future__ import annotations

from ceyuan.errors import CeyuanError
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import (
    Band,
    Banded,
    BestOf,
    Case,
    Dimension,
    EachCase,
    FirstCase,
    Given,
    OpenPoints,
    Points,
    Scorecard,
    ScoreItem,
    Scoring,
)
from ceyuan.packs import errors
from ceyuan.packs.build.rules import RuleReader
from ceyuan.packs.located import Path_
from ceyuan.packs.schema.measure import CaseSchema, PointsRange, ScorecardSchema, ScoreItemSchema, WaySchema


def build_scorecard(entry: ScorecardSchema, reader: RuleReader, reading: Reading) -> Scorecard:
    """Build a points table; an item of an undeclared dimension or with too many points is refused."""
    items = tuple(
        _build_item(item, reader, ("scorecard", "items", index), reading) for index, item in enumerate(entry.items)
    )
    names = [one.name for one in entry.dimensions]
    for index, item in enumerate(items):
        if item.dimension and item.dimension not in names:
            raise CeyuanError(
                errors.UNKNOWN_DIMENSION,
                data={"dimension": item.dimension, "known": "、".join(names) or "—"},
                spans=[reader.located.span(("scorecard", "items", index, "dimension"))],
            )
    span = reader.located.span(("scorecard",))
    dimensions = tuple(Dimension(one.name, one.max) for one in entry.dimensions)
    return Scorecard(entry.name, entry.en, items, dimensions, entry.maximum, span)


def _build_item(entry: ScoreItemSchema, reader: RuleReader, path: Path_, reading: Reading) -> ScoreItem:
    item = ScoreItem(
        id=entry.item,
        title=entry.title,
        en=entry.en,
        dimension=entry.dimension,
        maximum=entry.max,
        scoring=_build_scoring(entry, reader, path),
        clause=entry.clause,
        reading=entry.read or reading,
        span=reader.located.span((*path, "item")),
        note=entry.note,
    )
    highest = max((points.high for points in _all_points(item.scoring)), default=entry.max)
    if highest > entry.max:
        raise CeyuanError(errors.POINTS_ABOVE, data={"points": highest, "maximum": entry.max}, spans=[item.span])
    return item


def _build_scoring(entry: ScoreItemSchema, reader: RuleReader, path: Path_) -> Scoring:
    if entry.unpublished:
        return OpenPoints(entry.unpublished)
    if entry.given is not None:
        return Given(reader.rule((*path, "given")))
    if entry.best_of:
        return BestOf(
            tuple(_build_way(way, reader, (*path, "best_of", index)) for index, way in enumerate(entry.best_of))
        )
    return _build_way(entry, reader, path)


def _build_way(entry: ScoreItemSchema | WaySchema, reader: RuleReader, path: Path_) -> Banded | FirstCase | EachCase:
    if entry.bands:
        bands = tuple(
            Band(reader.tests((*path, "bands", index, 0)), text, _points(points))
            for index, (text, points) in enumerate(entry.bands)
        )
        return Banded(reader.rule((*path, "input")), bands)
    if entry.each:
        return EachCase(_build_cases(entry.each, reader, (*path, "each")))
    otherwise = PointsRange.model_validate({"low": "0", "high": "0"}) if entry.otherwise is None else entry.otherwise
    return FirstCase(_build_cases(entry.cases, reader, (*path, "cases")), _points(otherwise))


def _build_cases(entries: tuple[CaseSchema, ...], reader: RuleReader, path: Path_) -> tuple[Case, ...]:
    return tuple(
        Case(reader.rule((*path, index, "when")), _points(entry.points), entry.text)
        for index, entry in enumerate(entries)
    )


def _points(entry: PointsRange) -> Points:
    return Points(entry.low, entry.high)


def _all_points(scoring: Scoring) -> list[Points]:
    match scoring:
        case Banded(bands=bands):
            return [band.points for band in bands]
        case FirstCase(cases=cases, otherwise=otherwise):
            return [otherwise, *(case.points for case in cases)]
        case BestOf(ways=ways):
            return [points for way in ways for points in _all_points(way)]
    return []
