"""Cases may give a credit record; facts name the events that make them true."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.credit import CreditKind, CreditWindow
from ceyuan.model.facts import FactType
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import run_cases

RULE = "conditions: {none: [{id: clean, clause: 一, text: 重大事故, en: x, when: 近三年发生重大安全质量环境事故}]}"
WHOLE = "complete: [{from: 2020-01-01, to: 2026-12-31}]"
CASES = f"""
bases:
  clean: {{credit: {{{WHOLE}}}}}
cases:
  - {{title: 无记录, measure: sample, as_of: 2026-06-30, base: clean, expect: {{verdict: yes}}}}
  - {{title: 有记录, measure: sample, as_of: 2026-06-30, expect: {{verdict: no}},
     credit: {{events: [{{kind: safety-accident, grade: major, decided: 2025-01-01}}], {WHOLE}}}}}
  - {{title: 已修复, measure: sample, as_of: 2026-06-30, expect: {{verdict: yes}},
     credit: {{events: [{{kind: safety-accident, grade: major, decided: 2025-01-01, repaired: 2026-06-30}}], {WHOLE}}}}}
  - {{title: 未覆盖, measure: sample, as_of: 2027-06-30, base: clean,
     expect: {{verdict: unknown, missing: [近三年发生重大安全质量环境事故]}}}}
  - {{title: 未提供, measure: sample, as_of: 2026-06-30, expect: {{verdict: unknown}}}}
"""


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def test_a_case_may_give_a_credit_record(packs: Packs) -> None:
    root = packs.write(RULE)
    folder = root / "district" / "sample" / "cases" / "good"
    folder.mkdir(parents=True)
    (folder / "sample.yaml").write_text(CASES, encoding="utf-8")
    library = load_library(root)
    kinds = {one.id: one.subject for one in library.measures()}
    read = read_cases(root, "district/sample", library.vocabulary, kinds)
    assert [(one.case.title, one.differences) for one in run_cases(library, read)] == [
        (title, ()) for title in ("无记录", "有记录", "已修复", "未覆盖", "未提供")
    ]


BAD = {
    "unknown kind": "{kinds: [parking], within: P3Y}",
    "no kinds": "{kinds: [], within: P3Y}",
    "no window": "{kinds: [penalty]}",
    "months": "{kinds: [penalty], within: P6M}",
    "unknown grade": "{kinds: [penalty], grades: [huge], within: current}",
    "unknown person": "{kinds: [penalty], within: current, about: [owner]}",
}


@pytest.mark.parametrize("credit", BAD.values(), ids=list(BAD))
def test_a_wrong_test_of_credit_is_refused(credit: str, packs: Packs) -> None:
    refuse(packs, f"type: boolean, credit: {credit}")


@pytest.mark.parametrize("fact", ["type: number", "type: boolean, history: fiscal_year"])
def test_only_a_current_yes_or_no_follows_from_credit(fact: str, packs: Packs) -> None:
    refuse(packs, f"{fact}, credit: {{kinds: [penalty], within: current}}")


def refuse(packs: Packs, fact: str) -> None:
    root = packs.write()
    text = f"- {{name: 新事实, key: fresh, en: Fresh, {fact}}}\n"
    (root / "vocabulary" / "facts" / "fresh.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CeyuanError) as caught:
        load_library(root)
    found = caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)
    assert {one.kind.code for one in found} <= {"packs.bad-field", "packs.missing-field"}


def test_the_bundled_facts_that_follow_from_credit() -> None:
    facts = [one for one in load_library(bundled_packs()).vocabulary.facts.values() if one.credit]
    assert len(facts) == 13
    assert {one.type for one in facts} == {FactType.BOOLEAN}
    by_key = {one.key: one.credit for one in facts}
    (listed,) = by_key["listed_abnormal_or_discredited"]
    assert listed.kinds == (CreditKind.ABNORMAL_LIST, CreditKind.SERIOUS_DISCREDIT_LIST)
    assert listed.window == CreditWindow()
    assert [one.window for one in by_key["smuggling_tax_discredit_3y"]] == [CreditWindow(3)] * 3
