"""Prove that a loaded library makes sense: every rule lowers, tables are whole, references lead somewhere.

Comes in: a library. Goes out: nothing, or CeyuanErrors with every mistake.
Must not know: subjects, the clock.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library, Pack
from ceyuan.model.scorecard import Banded, BestOf, ScoreItem
from ceyuan.packs import errors
from ceyuan.packs.check.bands import check_bands
from ceyuan.packs.check.intervals import check_intervals
from ceyuan.packs.check.ladders import check_ladders
from ceyuan.packs.check.stacking import check_stacking
from ceyuan.packs.check.weights import check_weights
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import BestPoints, FirstPoints, ItemPlan

_ANY_DAY = date(2026, 1, 1)


def check_library(library: Library) -> None:
    """Raise CeyuanErrors with everything that is wrong across the library."""
    found = list(library_errors(library))
    if found:
        raise CeyuanErrors(found)


def library_errors(library: Library) -> Iterator[CeyuanError]:
    """Give everything that is wrong across the library."""
    yield from check_intervals(library.measures(examples=True))
    yield from check_stacking(library)
    yield from check_ladders(library)
    yield from check_weights(library)
    for pack in library.packs.values():
        yield from _dead_references(pack, library)
        for measure in pack.measures:
            yield from _measure_errors(measure, library)


def _measure_errors(measure: Measure, library: Library) -> Iterator[CeyuanError]:
    if measure.confers and library.vocabulary.find_title(measure.confers) is None:
        data = {"title": measure.confers, "nearest": library.vocabulary.nearest(measure.confers) or "—"}
        yield CeyuanError(errors.UNKNOWN_TITLE, data=data, spans=[measure.span])
    yield from _incomplete_title(measure, library.vocabulary)
    days = {day for one in measure.intervals for day in (one.start, one.end) if day is not None} or {_ANY_DAY}
    try:
        plans = [lower_measure(measure, library, as_of=day) for day in sorted(days)]
    except CeyuanErrors as error:
        yield from error.errors
        return
    except CeyuanError as error:
        yield error
        return
    for score in plans[0].scores[:1]:
        for plan in score.items:
            yield from _item_errors(plan, library.vocabulary)


def _incomplete_title(measure: Measure, vocabulary: Vocabulary) -> Iterator[CeyuanError]:
    """Ask for issuer, level and validity of every title that a measure confers."""
    title = vocabulary.find_title(measure.confers)
    if title is not None:
        given = {"level": title.level, "granted_by": title.granted_by, "valid_years": title.term}
        lacking = [name for name, value in given.items() if not value]
        if lacking:
            data = {"title": title.name, "measure": measure.id, "fields": "、".join(lacking)}
            yield CeyuanError(errors.TITLE_INCOMPLETE, data=data, spans=[title.span])


def _item_errors(plan: ItemPlan, vocabulary: Vocabulary) -> Iterator[CeyuanError]:
    item: ScoreItem = plan.item
    match item.scoring, plan.points:
        case Banded() as banded, FirstPoints(cases=cases):
            yield from check_bands(item, banded, cases, vocabulary)
        case BestOf(ways=ways), BestPoints(ways=planned):
            for way, points in zip(ways, planned, strict=True):
                if isinstance(way, Banded) and isinstance(points, FirstPoints):
                    yield from check_bands(item, way, points.cases, vocabulary)


def _dead_references(pack: Pack, library: Library) -> Iterator[CeyuanError]:
    """Check that the clause map leads to measures that exist, in this pack or as `pack#measure`."""
    own = {one.id for one in pack.measures}
    everywhere = {f"{one.pack}#{one.id}" for one in library.measures(examples=True)}
    for row in pack.clauses:
        for name in row.measures:
            if name not in own | everywhere:
                close = difflib.get_close_matches(name, sorted(own), n=1, cutoff=0.3)
                data = {"measure": f"{row.anchor}: {name}", "nearest": close[0] if close else "—"}
                yield CeyuanError(errors.UNKNOWN_MEASURE, data=data, spans=[pack.document.span])
