"""The map of the Songjiang pack, and what it says when the pack and its document part ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ceyuan.model.policy import Pack
from ceyuan.packs.coverage import CoverageMap, Fate, cover
from ceyuan.packs.coverage_report import coverage_data, render_coverage
from ceyuan.packs.load import load_library
from ceyuan.packs.text.document import OfficialText
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

PACKS = Path(__file__).resolve().parents[2] / "packs"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_library(PACKS).packs["songjiang/sjf-2025-146"]


def document(text: str) -> OfficialText:
    return read_text(Source("text.md", text))


@pytest.fixture(scope="module")
def whole(pack: Pack) -> CoverageMap:
    return cover(pack, document(pack.text))


def test_the_whole_document_is_mapped(whole: CoverageMap) -> None:
    tally = whole.tally
    assert (tally.pairs, tally.measures, tally.taxonomy, tally.guidance, tally.unmapped) == (161, 95, 3, 63, 0)
    assert whole.complete
    assert (whole.undefined, whole.elsewhere, whole.unread, whole.unanchored) == ((), (), (), ())


def test_measures_by_article(whole: CoverageMap) -> None:
    counts = {one.anchor: len(one.measures) for one in whole.articles if one.anchor.startswith("art_")}
    expected = [4, 8, 3, 9, 3, 3, 6, 5, 3, 8, 2, 4, 3, 3, 8, 3]
    assert counts == {f"art_{number}": count for number, count in enumerate(expected, 1)}


def test_every_measure_still_lacks_its_rules_with_a_lead_and_its_ground(whole: CoverageMap, pack: Pack) -> None:
    assert {one.measure for one in whole.lacking} == {measure.id for measure in pack.measures}
    assert [one.measure for one in whole.lacking if not one.lead or not one.ground.startswith("推定")] == []


def test_guidance_always_has_a_reason(whole: CoverageMap) -> None:
    guidance = [pair for article in whole.articles for pair in article.pairs if pair.fate is Fate.GUIDANCE]
    assert len(guidance) == 63
    assert [pair.anchor for pair in guidance if not pair.guidance] == []


def test_a_pair_without_a_row_is_unmapped(pack: Pack) -> None:
    rows = tuple(row for row in pack.clauses if row.object != "一批质量标杆")
    found = cover(replace(pack, clauses=rows), document(pack.text))
    assert [(pair.anchor, pair.verb, pair.object) for pair in found.unmapped] == [
        ("art_2__s_4", "打造", "一批质量标杆")
    ]
    assert found.unanchored == ("quality-benchmark",)
    assert not found.complete
    assert "未映射的动宾对：\n  art_2__s_4 打造 | 一批质量标杆" in render_coverage(found, "zh")


def test_a_row_that_says_nothing_is_unmapped_too(pack: Pack) -> None:
    rows = tuple(replace(row, guidance="") for row in pack.clauses)
    assert cover(replace(pack, clauses=rows), document(pack.text)).tally.unmapped == 63


def test_a_measure_that_does_not_exist_is_named(pack: Pack) -> None:
    measures = tuple(one for one in pack.measures if one.id != "exhibition")
    found = cover(replace(pack, measures=measures), document(pack.text))
    assert found.undefined == ("exhibition",)
    assert "mapped measures that do not exist:\n  exhibition" in render_coverage(found, "en")


def test_a_measure_of_another_pack_is_listed_apart(pack: Pack) -> None:
    rows = tuple(
        replace(row, measures=("national/miit-2026-2#specialised-sme-2026",))
        if row.object == "“专精特新”企业梯度培育"
        else row
        for row in pack.clauses
    )
    found = cover(replace(pack, clauses=rows), document(pack.text))
    assert found.elsewhere == ("national/miit-2026-2#specialised-sme-2026",)
    assert found.undefined == ()


def test_a_changed_document_is_told_apart_sentence_by_sentence(pack: Pack) -> None:
    changed = pack.text.replace("打造一批质量标杆", "打造一批质量品牌").replace("支持企业开展首发", "鼓励企业开展首发")
    found = cover(pack, document(changed))
    assert [(pair.verb, pair.object) for pair in found.unmapped] == [
        ("打造", "一批质量品牌"),
        ("鼓励", "企业开展首发、首秀活动"),
    ]
    assert [(row.verb, row.object) for row in found.unread] == [
        ("打造", "一批质量标杆"),
        ("支持", "企业开展首发、首秀活动"),
    ]
    assert [one.committed.anchor for one in found.alignment.missing] == ["art_13__s_4"]


def test_both_languages_show_the_same_lines(whole: CoverageMap) -> None:
    chinese, english = render_coverage(whole, "zh").splitlines(), render_coverage(whole, "en").splitlines()
    assert len(chinese) == len(english)
    assert chinese[1:3] == [
        "16条，59句，161个动宾对：事项95，产业分类3，",
        "指引63（39%），未映射0；待发布规则的事项72项",
    ]
    assert english[-1] == "every pair has a target and every anchor holds."


def test_the_data_hold_the_totals(whole: CoverageMap) -> None:
    data = coverage_data(whole)
    assert data["complete"] is True
    assert data["totals"] == {
        "pairs": 161,
        "measure": 95,
        "taxonomy": 3,
        "guidance": 63,
        "unmapped": 0,
        "guidance_share": 0.3913,
    }
