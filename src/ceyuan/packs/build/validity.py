"""Bound the days a measure answers by the life of its document.

Comes in: a measure as written and its document. Goes out: the measure with intervals that have a beginning.
Must not know: rules. A document whose day of issue is not stated cannot be older than the year in its number.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import date

from ceyuan.model.measure import Application, Interval, Measure
from ceyuan.model.provenance import Document


def bound_by_document(measure: Measure, document: Document) -> Measure:
    """Give the measure with its beginnings taken from the document where they are open.

    A measure without intervals answers every application while its document is in force. An interval that was written
    without an end stays open: a later document may keep the standard of a repealed one alive.
    """
    start = earliest_day(document)
    if not measure.intervals:
        life = tuple(Interval(kind, start, document.in_force_to) for kind in Application)
        return dataclasses.replace(measure, intervals=life)
    begun = tuple(dataclasses.replace(one, start=start) if one.start is None else one for one in measure.intervals)
    return dataclasses.replace(measure, intervals=begun)


def earliest_day(document: Document) -> date | None:
    """Give the first day a document can have applied: in force, issued, or the first day of the year in its number."""
    stated = document.in_force_from or document.issued
    if stated is not None:
        return stated
    year = re.search(r"〔(\d{4})〕", document.number)
    return None if year is None else date(int(year[1]), 1, 1)
