"""Where a subject stands on every ladder, and what leads to its next rung.

Comes in: the library, a subject, what was judged of it (verdicts, gaps, routes), the day. Goes out: places on ladders.
Must not know: how verdicts, gaps and routes are found, words, files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.advice.ladder.due import due_for, year_later
from ceyuan.advice.ladder.pace import paces_of
from ceyuan.advice.ladder.results import LadderPlace, WayUp
from ceyuan.engines.answer import Verdict
from ceyuan.model.holdings import find_holding
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.model.measure import Application, Measure
from ceyuan.model.policy import Library
from ceyuan.model.subject import Subject


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a subject's measures, by `measure_key`.

    `verdicts` are those of the day and `later` those of the next period, for measures that open only then; `gaps` and
    `routes` may lack any measure.
    """

    verdicts: Mapping[str, Verdict]
    gaps: Mapping[str, MeasureGap] = field(default_factory=dict)
    routes: Mapping[str, Route | NoRoute] = field(default_factory=dict)
    later: Mapping[str, Verdict] = field(default_factory=dict)


def measure_key(measure: Measure) -> str:
    """Give the name by which a measure is unique in a library: `pack#id`."""
    return f"{measure.pack}#{measure.id}"


def judged(
    verdicts: Sequence[Verdict],
    gaps: Sequence[MeasureGap] = (),
    routes: Sequence[Route | NoRoute] = (),
    later: Sequence[Verdict] = (),
) -> Judged:
    """Put verdicts, gaps and routes of one subject together; of several routes of a measure the first counts."""
    return Judged(
        {measure_key(one.measure): one for one in verdicts},
        {measure_key(one.verdict.measure): one for one in gaps},
        {measure_key(one.measure): one for one in reversed(routes)},
        {measure_key(one.measure): one for one in later},
    )


def ladder_map(library: Library, subject: Subject, known: Judged, *, as_of: date) -> tuple[LadderPlace, ...]:
    """Give the subject's place on every ladder of the library."""
    by_scheme: dict[str, list[Measure]] = {}
    for measure in library.measures():
        by_scheme.setdefault(measure.scheme, []).append(measure)
    scene = _Scene(library, subject, known, as_of, by_scheme)
    return tuple(_place(ladder, scene) for ladder in library.ladders.values())


@dataclass(frozen=True, slots=True)
class _Scene:
    library: Library
    subject: Subject
    known: Judged
    as_of: date
    by_scheme: Mapping[str, Sequence[Measure]]

    def asked(self, titles: Sequence[str]) -> tuple[bool, tuple[str, ...]]:
        """Tell whether one of some titles is held, and of which nobody knows."""
        held, _, unsure = find_holding(titles, self.subject.holdings, self.as_of)
        return held, unsure


def _place(ladder: Ladder, scene: _Scene) -> LadderPlace:
    titles = tuple(dict.fromkeys(title for rung in ladder.rungs for title in rung.titles))
    held = tuple(title for title in titles if scene.asked((title,))[0])
    standing, following = ladder.standing(held), ladder.next_rung(held)
    needs = following.needs if following is not None else ()
    asked = [(group, *scene.asked(group)) for group in needs]
    unsure = [title for title in titles if scene.asked((title,))[1]]
    unsure += [title for _, _, missing in asked for title in missing]
    ways, unmeasured = _ways(following, scene)
    return LadderPlace(
        ladder,
        scene.as_of,
        None if standing is None else ladder.rungs[standing],
        following,
        tuple(group for group, found, missing in asked if not found and not missing),
        tuple(dict.fromkeys(unsure)),
        ways,
        unmeasured,
        due_for(held, scene.subject.holdings, scene.library.vocabulary, as_of=scene.as_of),
    )


def _ways(rung: Rung | None, scene: _Scene) -> tuple[tuple[WayUp, ...], tuple[Measure, ...]]:
    leading = [] if rung is None else list(_leading(rung, scene))
    judged_ones = [(measure, _verdict(measure, scene)) for measure in leading]
    ways = tuple(_way(verdict, scene) for _, verdict in judged_ones if verdict is not None)
    return ways, tuple(measure for measure, verdict in judged_ones if verdict is None)


def _leading(rung: Rung, scene: _Scene) -> Iterator[Measure]:
    """Give for each scheme the measures open to a first application on the day, else a year later, else the newest."""
    for scheme in rung.schemes:
        measures = scene.by_scheme.get(scheme, ())
        now = [one for one in measures if Application.FIRST in one.open_on(scene.as_of)]
        later = [one for one in measures if Application.FIRST in one.open_on(year_later(scene.as_of))]
        yield from now or later or sorted(measures, key=_last_start)[-1:]


def _last_start(measure: Measure) -> date:
    return max((one.start for one in measure.intervals if one.start is not None), default=date.min)


def _verdict(measure: Measure, scene: _Scene) -> Verdict | None:
    key = measure_key(measure)
    if Application.FIRST not in measure.open_on(scene.as_of) and key in scene.known.later:
        return scene.known.later[key]
    return scene.known.verdicts.get(key)


def _way(verdict: Verdict, scene: _Scene) -> WayUp:
    key = measure_key(verdict.measure)
    gap = scene.known.gaps.get(key)
    paces = () if gap is None else paces_of(gap, scene.subject, as_of=scene.as_of)
    return WayUp(verdict, gap, scene.known.routes.get(key), paces)
