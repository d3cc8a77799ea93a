"""Cases may state the money, and then every slip in it is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.benefit import Money
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import PackCase, read_cases
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import run_cases
from ceyuan.verify.mutation import MutationResult, run_mutants

PACK = "district/sample"
SHARE = "benefit: {share: {rate: 10%, of: '营业收入[-1]', cap: 50万元}}"
BELOW, ABOVE, MISSING = "400万", "600万", ""


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def write(packs: Packs, benefit: str, *cases: tuple[str, str]) -> Path:
    root = packs.write("kind: fund", benefit)
    folder = root / PACK / "cases" / "good"
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for revenue, expect in cases:
        facts = f"facts: {{境内独立法人: yes{f', 营业收入: {{2025: {revenue}}}' if revenue else ''}}}"
        rows.append(f"  - {{title: 甲, measure: sample, as_of: 2026-06-30, {facts}, expect: {expect}}}\n")
    (folder / "sample.yaml").write_text("cases:\n" + "".join(rows), encoding="utf-8")
    return root


def read(root: Path) -> list[PackCase]:
    library = load_library(root)
    return read_cases(root, PACK, library.vocabulary, {one.id: one.subject for one in library.measures()})


def differences(root: Path) -> list[str]:
    return [difference for one in run_cases(load_library(root), read(root)) for difference in one.differences]


def mutants(root: Path) -> MutationResult:
    library = load_library(root)
    return run_mutants(library, library.packs[PACK], read(root))


def pays(award: str) -> str:
    return f"{{verdict: yes, award: {award}}}"


GOOD = {
    "a share": (SHARE, BELOW, "40万元"),
    "a share up to its cap": (SHARE, ABOVE, "50万元"),
    "a base that is missing": (SHARE, MISSING, "[0, 50万元]"),
    "a base that is missing, without cap": (SHARE.replace(", cap: 50万元", ""), MISSING, "[0, open]"),
    "whole fen": (SHARE, "0.9999万", "999.9元"),
    "at discretion": (SHARE.replace("}}", "}, discretionary: yes}"), BELOW, "[0, 40万元]"),
    "a lump sum": ("benefit: {lump_sum: 5万元}", MISSING, "5万元"),
    "no money": ("benefit: none stated", MISSING, "none"),
    "a tier": ("benefit: {tiers: [{when: '营业收入[-1] >= 500 * 万元', amount: 9万元}]}", ABOVE, "9万元"),
    "a yearly cap": ("benefit: {lump_sum: 5万元, yearly_cap: 3万元}", MISSING, "3万元"),
}


@pytest.mark.parametrize(("benefit", "revenue", "award"), GOOD.values(), ids=list(GOOD))
def test_an_award_comes_out_as_stated(benefit: str, revenue: str, award: str, packs: Packs) -> None:
    assert differences(write(packs, benefit, (revenue, pays(award)))) == []


WRONG = {
    "a fen too much": (SHARE, BELOW, "400000.01元", "金额应为 400000.01元，实为 400000元"),
    "a range": (SHARE, BELOW, "[0, 40万元]", "金额应为 0元～400000元，实为 400000元"),
    "no money": (SHARE, BELOW, "none", "金额应为 没有，实为 400000元"),
    "money where none is stated": ("benefit: none stated", MISSING, "1元", "金额应为 1元，实为 没有"),
    "an end where there is none": (
        SHARE.replace(", cap: 50万元", ""),
        MISSING,
        "[0, 50万元]",
        "金额应为 0元～500000元，实为 0元～不封顶",
    ),
}


@pytest.mark.parametrize(("benefit", "revenue", "award", "message"), WRONG.values(), ids=list(WRONG))
def test_another_award_is_told(benefit: str, revenue: str, award: str, message: str, packs: Packs) -> None:
    assert differences(write(packs, benefit, (revenue, pays(award)))) == [message]


def test_who_fails_is_paid_nothing(packs: Packs) -> None:
    root = write(packs, SHARE, (BELOW, "{verdict: no, award: none}"))
    path = root / PACK / "cases" / "good" / "sample.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("境内独立法人: yes", "境内独立法人: no"), encoding="utf-8")
    assert differences(root) == []


@pytest.mark.parametrize("award", ["many", "-1元", "[2, 1]", "[1, 2, 3]", "[open, 1]", "[]"])
def test_what_is_no_amount_is_refused(award: str, packs: Packs) -> None:
    with pytest.raises(CeyuanError) as caught:
        read(write(packs, SHARE, (BELOW, pays(award))))
    found = caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)
    assert {one.kind.code for one in found} == {"packs.bad-field"}


def survivors(result: MutationResult) -> set[str]:
    return {one.change for one in result.survivors if one.place == "benefit"}


def test_cases_on_both_sides_of_the_cap_notice_every_slip(packs: Packs) -> None:
    root = write(packs, SHARE, (BELOW, pays("40万元")), (ABOVE, pays("50万元")))
    result = mutants(root)
    assert survivors(result) == set()
    assert result.mutants >= 7


def test_a_case_below_the_cap_does_not_prove_the_cap(packs: Packs) -> None:
    root = write(packs, SHARE, (BELOW, pays("40万元")))
    assert survivors(mutants(root)) == {"限额500000→499999", "限额500000→500001", "去掉限额"}


def test_a_case_at_the_cap_does_not_prove_the_rate(packs: Packs) -> None:
    root = write(packs, SHARE, ("1000万", pays("50万元")))
    assert survivors(mutants(root)) == {"比例0.10→0.09", "比例0.10→0.11"}


def test_lump_sums_tiers_and_yearly_caps_are_moved(packs: Packs) -> None:
    tiers = "benefit: {tiers: [{when: '营业收入[-1] >= 500 * 万元', amount: 9万元}], yearly_cap: 20万元}"
    found = survivors(mutants(write(packs, tiers, (MISSING, pays("[0, 9万元]")))))
    assert "第1档 >=→>" in found
    assert "年度上限200000→199999" in found
    assert not any(one.startswith("第1档 金额") for one in found)


def test_without_a_stated_award_money_is_not_moved(packs: Packs) -> None:
    assert all(one.place != "benefit" for one in mutants(write(packs, SHARE, (BELOW, "{verdict: yes}"))).survivors)


def test_every_bundled_measure_that_pays_has_a_case_that_says_how_much() -> None:
    library = load_library(bundled_packs())
    stated = set()
    for pack in library.packs.values():
        kinds = {one.id: one.subject for one in pack.measures}
        cases = read_cases(bundled_packs(), pack.id, library.vocabulary, kinds)
        stated |= {(pack.id, one.measure) for one in cases if one.expect.award is not None}
    paying = {(one.pack, one.id) for one in library.measures(examples=True) if isinstance(one.benefit, Money)}
    assert paying - stated == set()
