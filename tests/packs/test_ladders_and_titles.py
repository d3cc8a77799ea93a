"""Ladders agree with the measures, and titles say who grants them and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.facts import Term
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library

HIGH = (
    "measure: high",
    "confers: 国家企业技术中心",
    "requires: [{holds: [上海市企业技术中心], clause: 一, text: 市级}]",
)
LOW_RUNG = "{titles: [上海市企业技术中心], schemes: [low]}"
HIGH_RUNG = "{titles: [国家企业技术中心], schemes: [high], needs: [上海市企业技术中心]}"


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


@pytest.fixture(scope="module")
def bundled() -> Library:
    return load_library(bundled_packs())


def write(packs: Packs, *rungs: str, head: str = "name: 甲, key: a, en: A") -> Path:
    packs.write("measure: low", "confers: 上海市企业技术中心", name="low")
    root = packs.write(*HIGH, name="high")
    text = f"- {{{head}, source: 样〔2026〕1号, clause: 一, read: own, rungs: [{', '.join(rungs)}]}}\n"
    (root / "vocabulary" / "ladders.yaml").write_text(text, encoding="utf-8")
    return root


def refused(root: Path) -> list[str]:
    with pytest.raises(CeyuanError) as caught:
        check_library(load_library(root))
    found = caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)
    assert all(one.spans for one in found)
    return [one.kind.code.removeprefix("packs.") for one in found]


def test_a_ladder_is_read(packs: Packs) -> None:
    library = load_library(write(packs, LOW_RUNG, HIGH_RUNG))
    check_library(library)
    ladder = library.ladders["甲"]
    assert [one.name for one in ladder.rungs] == ["上海市企业技术中心", "国家企业技术中心"]
    assert ladder.rungs[1].needs == (("上海市企业技术中心",),)


BAD = {
    "unknown title": ((LOW_RUNG, "{titles: [国家技术中心]}"), ["unknown-title"]),
    "unknown title needed": ((LOW_RUNG, HIGH_RUNG.replace("needs: [上海", "needs: [上海滩")), ["unknown-title"]),
    "unknown scheme": ((LOW_RUNG, HIGH_RUNG.replace("[high]", "[hihg]")), ["unknown-scheme"]),
    "another title conferred": ((LOW_RUNG, HIGH_RUNG.replace("[high]", "[high, low]")), ["ladder-title"]),
    "upside down": ((HIGH_RUNG, LOW_RUNG), ["ladder-order"]),
    "needs left out": ((LOW_RUNG, HIGH_RUNG.replace(", needs: [上海市企业技术中心]", "")), ["ladder-needs"]),
    "needs too much": ((LOW_RUNG.replace("}", ", needs: [区级企业技术中心]}"), HIGH_RUNG), ["ladder-needs"]),
    "title on two rungs": ((LOW_RUNG, LOW_RUNG), ["double-name"]),
    "one rung only": ((LOW_RUNG,), ["bad-field"]),
    "an empty rung": ((LOW_RUNG, "{note: 乙}"), ["bad-field"]),
    "a nameless step": ((LOW_RUNG, "{schemes: [high]}"), ["bad-field"]),
}


@pytest.mark.parametrize(("rungs", "codes"), BAD.values(), ids=list(BAD))
def test_a_wrong_ladder_is_refused(rungs: tuple[str, ...], codes: list[str], packs: Packs) -> None:
    assert refused(write(packs, *rungs)) == codes


def test_only_the_newest_version_decides_what_is_needed(packs: Packs) -> None:
    write(packs, LOW_RUNG, HIGH_RUNG)
    old = ("measure: old", "scheme: high", "applies: [{application: first, to: 2026-03-31}]")
    packs.write(*old, "confers: 国家企业技术中心", name="old")
    new = (*HIGH, "applies: [{application: first, from: 2026-04-01}]")
    check_library(load_library(packs.write(*new, name="high")))


def test_the_next_rung_follows_what_is_held(bundled: Library) -> None:
    ladder = bundled.ladders["优质中小企业"]
    steps = [(), ("创新型中小企业",), ("专精特新中小企业", "科技型中小企业"), ("制造业单项冠军企业",)]
    found = [ladder.next_rung(held) for held in steps]
    assert [one and one.name for one in found] == [
        "科技和创新型中小企业",
        "专精特新中小企业",
        "专精特新“小巨人”企业",
        None,
    ]


def test_every_bundled_ladder_stands(bundled: Library) -> None:
    check_library(bundled)
    assert [(one.key, len(one.rungs)) for one in bundled.ladders.values()] == [
        ("quality_sme", 5),
        ("growth", 4),
        ("technology_centre", 3),
        ("smart_factory", 4),
        ("green_factory", 2),
        ("fast_grower", 4),
        ("pilot_platform_tiers", 3),
        ("innovation_centre", 2),
        ("design_centre", 2),
        ("quality_award", 2),
    ]


def test_a_title_and_its_measures_agree_about_the_years(bundled: Library) -> None:
    for measure in bundled.measures(examples=True):
        title = bundled.vocabulary.titles.get(measure.confers)
        if title is not None:
            assert measure.valid_years == title.valid_years, measure.id


@pytest.mark.parametrize(
    ("term", "expected"), [("3", Term.YEARS), ("unlimited", Term.UNLIMITED), ("not stated", Term.NOT_STATED)]
)
def test_a_term_is_said_in_three_ways(term: str, expected: Term, packs: Packs) -> None:
    root = packs.write("confers: 新称号")
    row = f"- {{name: 新称号, key: fresh, en: Fresh, level: town, granted_by: 镇, valid_years: {term}}}\n"
    (root / "vocabulary" / "recognitions-fresh.yaml").write_text(row, encoding="utf-8")
    library = load_library(root)
    check_library(library)
    title = library.vocabulary.titles["新称号"]
    assert (title.term, title.valid_years) == (expected, 3 if expected is Term.YEARS else None)


@pytest.mark.parametrize("field", ["level: town", "granted_by: 镇", "valid_years: 3"])
def test_a_conferred_title_is_complete(field: str, packs: Packs) -> None:
    root = packs.write("confers: 新称号")
    row = f"- {{name: 新称号, key: fresh, en: Fresh, {field}}}\n"
    (root / "vocabulary" / "recognitions-fresh.yaml").write_text(row, encoding="utf-8")
    with pytest.raises(CeyuanErrors) as caught:
        check_library(load_library(root))
    (only,) = caught.value.errors
    every = {"level", "granted_by", "valid_years"}
    assert set(str(only.data["fields"]).split("、")) == every - {field.partition(":")[0]}


@pytest.mark.parametrize("yearly", ["02-30", "5-31", "2026-05-31", "02-29"])
def test_a_day_of_every_year_exists_every_year(yearly: str, packs: Packs) -> None:
    root = packs.write()
    row = f"{{text: 甲, source: 乙, clause: 一, read: own, yearly_by: {yearly}}}"
    text = f"- {{name: 新称号, key: fresh, en: Fresh, recheck: [{row}]}}\n"
    (root / "vocabulary" / "recognitions-fresh.yaml").write_text(text, encoding="utf-8")
    assert refused(root) == ["bad-field"]


@pytest.mark.parametrize(
    ("as_of", "old", "new"),
    [
        (date(2026, 3, 31), None, date(2026, 5, 31)),
        (date(2025, 4, 30), date(2025, 4, 30), date(2026, 5, 31)),
        (date(2025, 5, 1), None, date(2026, 5, 31)),
        (date(2026, 5, 31), None, date(2026, 5, 31)),
        (date(2026, 6, 1), None, date(2027, 5, 31)),
    ],
)
def test_yearly_updates_follow_the_document_in_force(
    as_of: date, old: date | None, new: date, bundled: Library
) -> None:
    first, second, third = bundled.vocabulary.titles["创新型中小企业"].rechecks
    assert (first.next_day(as_of=as_of), second.next_day(as_of=as_of), third.next_day(as_of=as_of)) == (old, new, None)
