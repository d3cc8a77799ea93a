"""A measure answers no application before its document can have existed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.model.measure import Application, ClosedDays, Interval
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.check.library import library_errors
from ceyuan.packs.load import load_library

FIRST, RENEWAL = Application.FIRST, Application.RENEWAL


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def intervals(root: Path, in_force: str = "") -> tuple[Interval, ...]:
    pack = root / "district" / "sample" / "pack.yaml"
    text = pack.read_text(encoding="utf-8").replace("level: district", f"level: district{in_force}")
    pack.write_text(text, encoding="utf-8")
    return next(load_library(root).measures()).intervals


def test_without_dates_the_year_of_the_number_begins(packs: Packs) -> None:
    start = date(2026, 1, 1)
    assert intervals(packs.write()) == (Interval(FIRST, start, None), Interval(RENEWAL, start, None))


def test_the_life_of_the_document_counts(packs: Packs) -> None:
    found = intervals(packs.write(), ", in_force: {from: 2026-04-01, to: 2028-03-31}")
    assert found == tuple(Interval(kind, date(2026, 4, 1), date(2028, 3, 31)) for kind in (FIRST, RENEWAL))


def test_an_interval_keeps_its_own_days(packs: Packs) -> None:
    line = "applies: [{application: first, from: 2026-05-01}]"
    found = intervals(packs.write(line), ", in_force: {from: 2026-04-01, to: 2028-03-31}")
    assert found == (Interval(FIRST, date(2026, 5, 1), None),)


WINDOWS = "applies: [{application: first, from: 2026-02-01, to: 2026-03-31}, {application: first, from: 2026-06-01}]"


def test_declared_closed_days_are_no_hole(packs: Packs) -> None:
    closed = "closed: [{from: 2026-04-01, to: 2026-05-31, why: 两批之间}]"
    library = load_library(packs.write(WINDOWS, closed))
    assert list(library_errors(library)) == []
    (measure,) = library.measures()
    assert measure.closed == (ClosedDays(date(2026, 4, 1), date(2026, 5, 31), "两批之间"),)
    assert measure.open_on(date(2026, 4, 1)) == measure.open_on(date(2026, 5, 31)) == ()


def test_closed_days_that_end_early_leave_a_hole(packs: Packs) -> None:
    closed = "closed: [{from: 2026-04-01, to: 2026-05-30, why: 两批之间}]"
    (error,) = library_errors(load_library(packs.write(WINDOWS, closed)))
    assert (error.kind.code, error.data["day"]) == ("packs.interval-hole", date(2026, 5, 31))


@pytest.mark.parametrize("day", [date(1890, 1, 1), date(2016, 12, 31)])
def test_the_size_standard_of_2017_answers_nothing_before_2017(day: date) -> None:
    library = load_library(bundled_packs())
    measures = library.packs["national/stat-size-2017"].measures
    assert [one.id for one in measures if one.open_on(day)] == []


def test_the_opinions_of_2025_answer_nothing_in_2024() -> None:
    library = load_library(bundled_packs())
    measures = library.packs["songjiang/sjf-2025-146"].measures
    assert [one.id for one in measures if one.open_on(date(2024, 12, 31))] == []
    assert all(one.open_on(date(2026, 6, 30)) for one in measures)
