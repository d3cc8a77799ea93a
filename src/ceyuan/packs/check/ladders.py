"""Ladders against the measures: schemes exist, confer the titles of their rung, and need what the rung says.

Comes in: a library. Goes out: errors that quote the rung and the measure.
Must not know: subjects.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date

from ceyuan.errors import CeyuanError
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library
from ceyuan.packs import errors


def check_ladders(library: Library) -> Iterator[CeyuanError]:
    """Give an error for every rung that the measures do not bear out."""
    by_scheme: dict[str, list[Measure]] = {}
    for measure in library.measures():
        by_scheme.setdefault(measure.scheme, []).append(measure)
    for ladder in library.ladders.values():
        for place, rung in enumerate(ladder.rungs):
            unknown = [one for one in rung.schemes if one not in by_scheme]
            for name in unknown:
                close = difflib.get_close_matches(name, sorted(by_scheme), n=1, cutoff=0.3)
                data = {"scheme": name, "nearest": close[0] if close else "—"}
                yield CeyuanError(errors.UNKNOWN_SCHEME, data=data, spans=[rung.span])
            if not unknown:
                measures = [one for name in rung.schemes for one in by_scheme[name]]
                yield from _titles(rung, measures)
                yield from _order(ladder, place, measures)
                yield from _needs(rung, [one for name in rung.schemes for one in newest(by_scheme[name])])


def newest(versions: Sequence[Measure]) -> list[Measure]:
    """Give the versions of a scheme whose days begin last."""
    begun = [max(one.start or date.min for one in version.intervals) for version in versions]
    return [version for version, day in zip(versions, begun, strict=True) if day == max(begun)]


def _titles(rung: Rung, measures: Sequence[Measure]) -> Iterator[CeyuanError]:
    for measure in measures:
        if measure.confers and measure.confers not in rung.titles:
            data = {"measure": measure.id, "title": measure.confers, "rung": rung.name}
            yield CeyuanError(errors.LADDER_TITLE, data=data, spans=[measure.span, rung.span])


def _order(ladder: Ladder, place: int, measures: Sequence[Measure]) -> Iterator[CeyuanError]:
    """Refuse a rung whose measure asks for a title that this ladder has on the same rung or above."""
    places = {title: index for index, rung in enumerate(ladder.rungs) for title in rung.titles}
    for measure in measures:
        for requirement in measure.requires:
            found = [places.get(title, -1) for title in requirement.titles]
            if min(found) >= place:
                data = {
                    "ladder": ladder.name,
                    "rung": ladder.rungs[place].name,
                    "titles": "、".join(requirement.titles),
                }
                spans = [requirement.span, ladder.rungs[place].span]
                yield CeyuanError(errors.LADDER_ORDER, data=data, spans=spans)


def _needs(rung: Rung, measures: Sequence[Measure]) -> Iterator[CeyuanError]:
    asked = {frozenset(one.titles) for measure in measures for one in measure.requires}
    if asked != {frozenset(one) for one in rung.needs}:
        data = {"rung": rung.name, "stated": _show(rung.needs), "asked": _show([sorted(one) for one in asked])}
        spans = [*(one.span for measure in measures for one in measure.requires), rung.span]
        yield CeyuanError(errors.LADDER_NEEDS, data=data, spans=spans)


def _show(groups: Sequence[Sequence[str]]) -> str:
    return "；".join("或".join(group) for group in groups) or "无"
