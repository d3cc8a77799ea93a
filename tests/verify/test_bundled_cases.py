"""Every bundled pack makes sense, and every case of it comes out as expected."""

from __future__ import annotations

import pytest

from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import PackCase, read_cases
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import measures_without, run_cases

PACKS = sorted(path.parent.relative_to(bundled_packs()).as_posix() for path in bundled_packs().rglob("pack.yaml"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(bundled_packs())


def cases_of(library: Library, pack: str) -> list[PackCase]:
    kinds = {one.id: one.subject for one in library.packs[pack].measures}
    return read_cases(bundled_packs(), pack, library.vocabulary, kinds)


def test_the_library_makes_sense(library: Library) -> None:
    check_library(library)
    assert sorted(library.packs) == PACKS


@pytest.mark.parametrize("pack", PACKS)
def test_every_case_comes_out_as_expected(pack: str, library: Library) -> None:
    different = {
        result.case.title: result.differences
        for result in run_cases(library, cases_of(library, pack))
        if not result.passed
    }
    assert different == {}


def test_every_measure_shows_yes_no_and_unknown(library: Library) -> None:
    cases = [case for pack in PACKS for case in cases_of(library, pack)]
    assert measures_without(library, cases) == {}
