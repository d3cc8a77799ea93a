"""Mutants are noticed by cases on both sides of every border, and only by cases that pass themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases, read_equivalents
from ceyuan.packs.load import load_library
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


def run(folder: Path, *cases: tuple[str, str]) -> MutationResult:
    root = folder / "packs"
    shutil.copytree(bundled_packs() / "vocabulary", root / "vocabulary")
    pack = root / "district" / "sample"
    (pack / "measures").mkdir(parents=True)
    (pack / "cases" / "good").mkdir(parents=True)
    (pack / "pack.yaml").write_text(DOCUMENT, encoding="utf-8")
    (pack / "measures" / "sample.yaml").write_text(MEASURE, encoding="utf-8")
    text = "cases:\n" + "".join(CASE.format(*case) for case in cases)
    (pack / "cases" / "good" / "sample.yaml").write_text(text, encoding="utf-8")
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
