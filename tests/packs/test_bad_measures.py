"""A wrong measure file is refused with a code, the file's own line, and a next step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


@dataclass(frozen=True)
class BadFile:
    title: str
    lines: tuple[str, ...]
    code: str
    start: str


def bad_files() -> list[BadFile]:
    found = []
    text = (Path(__file__).parent / "bad" / "measures.txt").read_text(encoding="utf-8")
    for block in text.split("# title: ")[1:]:
        title, *lines = block.strip("\n").split("\n")
        at = next(index for index, line in enumerate(lines) if line.startswith("=> "))
        code, _, start = lines[at][3:].partition(" | ")
        found.append(BadFile(title, tuple(lines[:at]), code.strip(), start.strip()))
    return found


def errors_of(root: Path) -> tuple[CeyuanError, ...]:
    with pytest.raises(CeyuanError) as caught:
        check_library(load_library(root))
    return caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)


@pytest.mark.parametrize("bad", bad_files(), ids=lambda bad: bad.title)
def test_bad_measure_is_refused_where_it_is_wrong(bad: BadFile, packs: Packs) -> None:
    found = errors_of(packs.write(*bad.lines))
    assert [(one.kind.code, one.spans[-1].text.startswith(bad.start)) for one in found] == [(bad.code, True)]
    message = found[0].render("zh")
    assert "packs/district/sample/measures/sample.yaml:" in message
    assert "提示：" in message


def test_the_good_measure_loads(packs: Packs) -> None:
    library = load_library(packs.write())
    check_library(library)
    assert [one.id for one in library.measures()] == ["sample"]


def test_every_mistake_is_reported_at_once(packs: Packs) -> None:
    packs.write("kind: gift", "colour: red")
    root = packs.write("measure: other", "benefit: {}", name="other")
    codes = sorted(one.kind.code for one in errors_of(root))
    assert codes == ["packs.bad-field", "packs.bad-field", "packs.unknown-field"]


def test_file_name_and_measure_must_agree(packs: Packs) -> None:
    assert [one.kind.code for one in errors_of(packs.write(name="another"))] == ["packs.file-name"]


def test_measures_without_a_document_are_not_overlooked(packs: Packs) -> None:
    root = packs.write()
    (root / "district" / "sample" / "pack.yaml").unlink()
    assert [one.kind.code for one in errors_of(root)] == ["packs.no-document"]


def test_a_folder_without_vocabulary_is_refused(tmp_path: Path) -> None:
    assert [one.kind.code for one in errors_of(tmp_path)] == ["packs.no-packs"]


BANDS = {
    "overlap": ('[[">= 1", 10], ["<= 1", 0]]', "packs.band-overlap"),
    "hole at a border": ('[["> 1", 10], ["< 1", 0]]', "packs.band-hole"),
    "hole between": ('[[">= 2", 10], ["< 1", 0]]', "packs.band-hole"),
    "not constant": ('[[">= 研发费用[-1]", 10], ["< 研发费用[-1]", 0]]', "packs.band-shape"),
}


@pytest.mark.parametrize(("bands", "code"), BANDS.values(), ids=list(BANDS))
def test_bands_are_disjoint_and_whole(bands: str, code: str, packs: Packs) -> None:
    quantity = "研发费用[-1]" if code == "packs.band-shape" else "研发费用[-1] / 营业收入[-1]"
    line = f"scorecard: {{maximum: 10, items: [{{item: a, title: 甲, max: 10, input: '{quantity}', bands: {bands}}}]}}"
    assert [one.kind.code for one in errors_of(packs.write(line))] == [code]


INTERVALS = {
    "overlap": ("{application: first, to: 2026-04-01}", "{application: first, from: 2026-04-01}", "interval-overlap"),
    "hole": ("{application: first, to: 2026-03-30}", "{application: first, from: 2026-04-01}", "interval-hole"),
    "both open": ("{application: renewal}", "{application: renewal, from: 2026-04-01}", "interval-overlap"),
}


@pytest.mark.parametrize(("first", "second", "code"), INTERVALS.values(), ids=list(INTERVALS))
def test_versions_of_a_scheme_meet(first: str, second: str, code: str, packs: Packs) -> None:
    packs.write("scheme: ladder", f"applies: [{first}]")
    root = packs.write("measure: later", "scheme: ladder", f"applies: [{second}]", name="later")
    assert [one.kind.code for one in errors_of(root)] == [f"packs.{code}"]


def test_versions_that_touch_are_accepted(packs: Packs) -> None:
    packs.write("scheme: ladder", "applies: [{application: first, to: 2026-03-31}]")
    later = "applies: [{application: first, from: 2026-04-01}]"
    check_library(load_library(packs.write("measure: later", "scheme: ladder", later, name="later")))


def test_a_statistical_return_is_never_a_lawful_source(packs: Packs) -> None:
    root = packs.write()
    fact = "- {name: 统计报表产值, key: returned_output, en: Output, type: number, lawful_sources: [statistics]}\n"
    (root / "vocabulary" / "facts" / "unlawful.yaml").write_text(fact, encoding="utf-8")
    assert [one.kind.code for one in errors_of(root)] == ["packs.unlawful-source"]


def test_a_name_stands_for_one_thing(packs: Packs) -> None:
    root = packs.write()
    definition = "- {name: 营业收入, en: x, clause: 一, text: 甲, read: own, when: 境内独立法人}\n"
    (root / "district" / "sample" / "definitions.yaml").write_text(definition, encoding="utf-8")
    assert [one.kind.code for one in errors_of(root)] == ["packs.double-name"]


def test_definitions_in_a_circle_are_refused(packs: Packs) -> None:
    root = packs.write("conditions: {id: a, clause: 一, text: 甲, when: 左}")
    row = "- {{name: {0}, en: x, clause: 一, text: 甲, read: own, when: {1}}}\n"
    text = row.format("左", "右") + row.format("右", "not(左)")
    (root / "district" / "sample" / "definitions.yaml").write_text(text, encoding="utf-8")
    found = errors_of(root)
    assert [(one.kind.code, one.data["names"]) for one in found] == [("plan.definition-cycle", "左 → 右 → 左")]
