"""What was invented is what intake reads back, and every planted mistake is reported where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from ceyuan.demo.firms import invent_firms
from ceyuan.demo.write import SampleRegister, write_demo_register
from ceyuan.intake.read import Register, read_register
from ceyuan.model.subject import Missing, MissingReason, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

VOCABULARY = load_library(bundled_packs()).vocabulary
FIRMS = {firm.name: firm for firm in invent_firms(300, 146)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> SampleRegister:
    return write_demo_register(tmp_path_factory.mktemp("demo") / "演示企业名单.xlsx", VOCABULARY)


@pytest.fixture(scope="module")
def read(written: SampleRegister) -> Register:
    return read_register(written.path, VOCABULARY)


def test_every_firm_comes_back_once(read: Register) -> None:
    assert sorted(subject.name for subject in read.subjects) == sorted(FIRMS)


def test_every_firm_without_a_mistake_comes_back_exactly(written: SampleRegister, read: Register) -> None:
    spoiled = {mistake.firm for mistake in written.mistakes}
    changed = [one.name for one in read.subjects if one.name not in spoiled and one != FIRMS[one.name]]
    assert changed == []


def test_a_mistake_changes_its_own_cell_and_no_other(written: SampleRegister, read: Register) -> None:
    subjects = {subject.name: subject for subject in read.subjects}
    for mistake in written.mistakes:
        expected = 2 if mistake.heading == "统一社会信用代码" else 1
        assert len(differences(subjects[mistake.firm], FIRMS[mistake.firm])) == expected, mistake


def test_every_mistake_is_reported_in_its_sheet(written: SampleRegister, read: Register) -> None:
    reported = {(one.place.sheet, one.header) for one in read.report.findings}
    assert [one for one in written.mistakes if (one.sheet, one.heading) not in reported] == []


def test_nothing_else_is_doubted(read: Register) -> None:
    kinds = {one.kind.code for one in read.report.findings}
    assert kinds == {
        "sheet-no-header",
        "column-not-a-fact",
        "cell-not-a-choice",
        "code-invalid",
        "cell-date-imprecise",
        "cell-not-a-number",
        "cell-too-large",
        "cell-not-yes-no",
        "firm-conflict",
    }


def test_two_amounts_for_one_firm_are_a_conflict_and_neither_is_chosen(written: SampleRegister, read: Register) -> None:
    twice = next(mistake for mistake in written.mistakes if "两次" in mistake.what)
    subject = next(subject for subject in read.subjects if subject.name == twice.firm)
    cell = subject.value_in("营业收入", 2025)
    assert isinstance(cell, Missing)
    assert cell.reason is MissingReason.CONFLICT


def test_the_list_of_titles_is_complete_for_ten_years(read: Register) -> None:
    stated = {
        (one.complete_from, one.complete_to) for subject in read.subjects for one in subject.holdings.coverage.values()
    }
    assert stated == {(date(2016, 1, 1), date(2026, 6, 30))}


def differences(one: Subject, other: Subject) -> list[str]:
    found = ["id"] if one.id != other.id else []
    found += [name for name in {**one.current, **other.current} if one.value(name) != other.value(name)]
    for name in {**one.yearly, **other.yearly}:
        years = {**one.yearly.get(name, {}), **other.yearly.get(name, {})}
        found += [f"{name} {year}" for year in years if one.value_in(name, year) != other.value_in(name, year)]
    return found
