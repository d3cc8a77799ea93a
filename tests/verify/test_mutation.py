"""Mutants are noticed by cases on both sides of every border, and only by cases that pass themselves."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases, read_equivalents
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import run_cases
from ceyuan.verify.mutation import MutationResult, run_mutants

DOCUMENT = "document: {number: 样〔2026〕1号, title: 样例, issuer: 样例委, level: district, read: own}\n"
MEASURE = """
measure: sample
title: {zh: 样例, en: Sample}
kind: recognition
clause: 一
read: own
conditions: {id: revenue, clause: 一, text: 营业收入1500万元以上, en: x, when: "营业收入[-1] >= 1500 * 万元"}
benefit: none stated
"""
CASE = """
  - {{title: {0}, measure: sample, as_of: 2026-06-30,
     facts: {{营业收入: {{2025: {0}, 2024: 9999万}}}}, expect: {{verdict: {1}}}}}
"""


def write_packs(folder: Path, files: Mapping[str, str]) -> Path:
    root = folder / "packs"
    shutil.copytree(bundled_packs() / "vocabulary", root / "vocabulary")
    pack = root / "district" / "sample"
    (pack / "measures").mkdir(parents=True)
    (pack / "cases" / "good").mkdir(parents=True)
    for name, text in {"pack.yaml": DOCUMENT, **files}.items():
        (pack / name).write_text(text, encoding="utf-8")
    return root


def run(folder: Path, *cases: tuple[str, str]) -> MutationResult:
    text = "cases:\n" + "".join(CASE.format(*case) for case in cases)
    return run_written(write_packs(folder, {"measures/sample.yaml": MEASURE, "cases/good/sample.yaml": text}))


def run_written(root: Path) -> MutationResult:
    library = load_library(root)
    kinds = {one.id: one.subject for one in library.measures()}
    read = read_cases(root, "district/sample", library.vocabulary, kinds)
    return run_mutants(
        library, library.packs["district/sample"], read, equivalents=read_equivalents(root, "district/sample")
    )


def survivors(result: MutationResult) -> set[str]:
    return {one.change for one in result.survivors}


def test_cases_on_both_sides_notice_everything(tmp_path: Path) -> None:
    result = run(tmp_path, ("1500万", "yes"), ("1499.99万", "no"))
    assert result.mutants == 5
    assert survivors(result) == set()


def test_a_case_off_the_border_misses_the_border(tmp_path: Path) -> None:
    assert survivors(run(tmp_path, ("1600万", "yes"), ("1400万", "no"))) == {">=→>", "1500→1499", "1500→1501"}


def test_a_case_that_fails_proves_nothing(tmp_path: Path) -> None:
    assert survivors(run(tmp_path, ("1500万", "no"), ("1600万", "yes"))) >= {">=→>", "1500→1501"}


TERMS = """
measure: sample
title: {zh: 样例, en: Sample}
kind: fund
clause: 一
read: own
valid_for: 3 years
conditions: {id: legal, clause: 一, text: 境内独立法人, en: x, when: 境内独立法人}
benefit: {lump_sum: 100万元, instalments: [{share: 70%, year: 0}, {share: 30%, year: 1}]}
"""
STACKING = """
- {id: once, clause: 二, text: 不得重复, read: own, measures: [sample], with: {level: shanghai}, scope: [project],
   direction: exclusive}
"""
STATED = """
cases:
  - {title: 符合, measure: sample, as_of: 2026-06-30, facts: {境内独立法人: yes}, expect: {verdict: yes, %s}}
"""


def write_terms(folder: Path, stated: str) -> Path:
    case = {"cases/good/sample.yaml": STATED % stated}
    return write_packs(folder, {"measures/sample.yaml": TERMS, "stacking.yaml": STACKING, **case})


def run_terms(folder: Path, stated: str) -> MutationResult:
    return run_written(write_terms(folder, stated))


def test_moved_terms_go_unnoticed_where_no_case_states_them(tmp_path: Path) -> None:
    found = {one.description for one in run_terms(tmp_path, "award: 100万元").survivors if one.place != "legal"}
    assert found == {
        "valid_for: 3→2",
        "valid_for: 3→4",
        "valid_for: 3→没有",
        "benefit: 第1期 年份0→1",
        "benefit: 第2期 年份1→0",
        "benefit: 第2期 年份1→2",
        "benefit: 第1期 比例0.70→0.69",
        "benefit: 第1期 比例0.70→0.71",
        "stacking: exclusive→higher",
        "stacking: exclusive→difference",
        "stacking: exclusive→cumulative",
    }


def test_a_case_that_states_the_terms_notices_every_move(tmp_path: Path) -> None:
    stated = "award: 100万元, valid_years: 3, instalments: [[0, 70%], [1, 30%]], stacking: {once: exclusive}"
    assert run_terms(tmp_path, stated).survivors == ()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("valid_years: 4", "有效期应为 4年，实为 3年"),
        (
            "instalments: [[0, 60%], [1, 40%]]",
            "分期应为 第1年60%、第2年40%，实为 第1年70%、第2年30%",
        ),
        ("stacking: {once: higher}", "规则“once”应为 higher，实为 exclusive"),
        ("stacking: {twice: higher}", "规则“twice”应为 higher，实为 没有这条规则"),
    ],
)
def test_a_case_that_states_other_terms_fails(tmp_path: Path, stated: str, told: str) -> None:
    root = write_terms(tmp_path, stated)
    library = load_library(root)
    cases = read_cases(root, "district/sample", library.vocabulary, {one.id: one.subject for one in library.measures()})
    assert [one.differences for one in run_cases(library, cases)] == [(told,)]


@pytest.mark.deep
@pytest.mark.parametrize(
    "pack", sorted(path.parent.relative_to(bundled_packs()).as_posix() for path in bundled_packs().rglob("pack.yaml"))
)
def test_cases_of_bundled_packs_notice_every_mutant(pack: str) -> None:
    root = bundled_packs()
    library = load_library(root)
    kinds = {one.id: one.subject for one in library.packs[pack].measures}
    cases = read_cases(root, pack, library.vocabulary, kinds)
    result = run_mutants(library, library.packs[pack], cases, equivalents=read_equivalents(root, pack))
    assert [f"{one.name} {one.description}" for one in result.survivors] == []
    assert result.stale == ()
