"""Which version answers which application: per scheme and kind, no overlap and no hole.

Comes in: measures of all packs. Goes out: errors that quote both versions.
Must not know: rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.model.measure import Application, Interval, Measure
from ceyuan.packs import errors

_NAMES = {Application.FIRST: "首次", Application.RENEWAL: "复核"}


def check_intervals(measures: Iterable[Measure]) -> Iterator[CeyuanError]:
    """Give an error for every overlap and every hole; declared closed days fill one, for either application."""
    by_kind: dict[tuple[str, Application], list[tuple[Interval, Measure]]] = defaultdict(list)
    for measure in measures:
        for interval in measure.intervals:
            by_kind[measure.scheme, interval.application].append((interval, measure))
        for application in dict.fromkeys(one.application for one in measure.intervals):
            shut = ((Interval(application, one.start, one.end), measure) for one in measure.closed)
            by_kind[measure.scheme, application].extend(shut)
    for (scheme, application), rows in by_kind.items():
        rows.sort(key=lambda row: row[0].start or date.min)
        for (first, one), (second, other) in pairwise(rows):
            clash = _clash(first, second)
            if clash is not None:
                kind, day = clash
                data = {"scheme": scheme, "application": _NAMES[application], "day": day}
                yield CeyuanError(kind, data=data, spans=[one.span, other.span])


def _clash(first: Interval, second: Interval) -> tuple[ErrorKind, date | None] | None:
    if first.end is None or second.start is None or second.start <= first.end:
        return errors.OVERLAP, second.start or first.start
    following = first.end + timedelta(days=1)
    return (errors.HOLE, following) if second.start > following else None
