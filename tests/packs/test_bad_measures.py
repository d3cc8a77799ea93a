"""A wrong measure file is refused with a code, the file's own line, and a next step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library

GOOD = {
    "measure": "sample",
    "title": "{zh: 样例, en: Sample}",
    "kind": "recognition",
    "clause": "一",
    "read": "own",
    "conditions": "{id: legal, clause: 一, text: 独立法人, en: legal person, when: 境内独立法人}",
    "benefit": "none stated",
}
DOCUMENT = "document: {number: 样〔2026〕1号, title: 样例, issuer: 样例委, level: district, read: own}\n"


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


def write_packs(folder: Path, measure: str, name: str = "sample") -> Path:
    root = folder / "packs"
    if not root.exists():
        shutil.copytree(bundled_packs() / "vocabulary", root / "vocabulary")
    pack = root / "district" / "sample"
    (pack / "measures").mkdir(parents=True, exist_ok=True)
    (pack / "pack.yaml").write_text(DOCUMENT, encoding="utf-8")
    (pack / "measures" / f"{name}.yaml").write_text(measure, encoding="utf-8")
    return root


def measure_text(lines: tuple[str, ...] = ()) -> str:
    changed = {line.partition(":")[0] for line in lines}
    kept = [f"{key}: {value}" for key, value in GOOD.items() if key not in changed]
    return "\n".join([*kept, *lines]) + "\n"


def errors_of(root: Path) -> tuple[CeyuanError, ...]:
    with pytest.raises(CeyuanError) as caught:
        check_library(load_library(root))
    return caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)


@pytest.mark.parametrize("bad", bad_files(), ids=lambda bad: bad.title)
def test_bad_measure_is_refused_where_it_is_wrong(bad: BadFile, tmp_path: Path) -> None:
    found = errors_of(write_packs(tmp_path, measure_text(bad.lines)))
    assert [(one.kind.code, one.spans[-1].text.startswith(bad.start)) for one in found] == [(bad.code, True)]
    message = found[0].render("zh")
    assert "packs/district/sample/measures/sample.yaml:" in message
    assert "提示：" in message


def test_the_good_measure_loads(tmp_path: Path) -> None:
    library = load_library(write_packs(tmp_path, measure_text()))
    check_library(library)
    assert [one.id for one in library.measures()] == ["sample"]


def test_every_mistake_is_reported_at_once(tmp_path: Path) -> None:
    root = write_packs(tmp_path, measure_text(("kind: gift", "colour: red")))
    write_packs(tmp_path, measure_text(("measure: other", "benefit: {}")), name="other")
    codes = sorted(one.kind.code for one in errors_of(root))
    assert codes == ["packs.bad-field", "packs.bad-field", "packs.unknown-field"]


def test_file_name_and_measure_must_agree(tmp_path: Path) -> None:
    found = errors_of(write_packs(tmp_path, measure_text(), name="another"))
    assert [one.kind.code for one in found] == ["packs.file-name"]


def test_measures_without_a_document_are_not_overlooked(tmp_path: Path) -> None:
    root = write_packs(tmp_path, measure_text())
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
def test_bands_are_disjoint_and_whole(bands: str, code: str, tmp_path: Path) -> None:
    quantity = "研发费用[-1]" if code == "packs.band-shape" else "研发费用[-1] / 营业收入[-1]"
    line = f"scorecard: {{maximum: 10, items: [{{item: a, title: 甲, max: 10, input: '{quantity}', bands: {bands}}}]}}"
    assert [one.kind.code for one in errors_of(write_packs(tmp_path, measure_text((line,))))] == [code]


INTERVALS = {
    "overlap": ("{application: first, to: 2026-04-01}", "{application: first, from: 2026-04-01}", "interval-overlap"),
    "hole": ("{application: first, to: 2026-03-30}", "{application: first, from: 2026-04-01}", "interval-hole"),
    "both open": ("{application: renewal}", "{application: renewal, from: 2026-04-01}", "interval-overlap"),
}


@pytest.mark.parametrize(("first", "second", "code"), INTERVALS.values(), ids=list(INTERVALS))
def test_versions_of_a_scheme_meet(first: str, second: str, code: str, tmp_path: Path) -> None:
    write_packs(tmp_path, measure_text(("scheme: ladder", f"applies: [{first}]")))
    lines = ("measure: later", "scheme: ladder", f"applies: [{second}]")
    root = write_packs(tmp_path, measure_text(lines), name="later")
    assert [one.kind.code for one in errors_of(root)] == [f"packs.{code}"]


def test_versions_that_touch_are_accepted(tmp_path: Path) -> None:
    write_packs(tmp_path, measure_text(("scheme: ladder", "applies: [{application: first, to: 2026-03-31}]")))
    lines = ("measure: later", "scheme: ladder", "applies: [{application: first, from: 2026-04-01}]")
    check_library(load_library(write_packs(tmp_path, measure_text(lines), name="later")))


def test_a_statistical_return_is_never_a_lawful_source(tmp_path: Path) -> None:
    root = write_packs(tmp_path, measure_text())
    fact = {
        "name": "统计报表产值",
        "key": "reported_output",
        "en": "Output as returned",
        "type": "number",
        "lawful_sources": ["statistics"],
    }
    path = root / "vocabulary" / "facts" / "unlawful.yaml"
    path.write_text(yaml.safe_dump([fact], allow_unicode=True), encoding="utf-8")
    assert [one.kind.code for one in errors_of(root)] == ["packs.unlawful-source"]


def test_a_name_stands_for_one_thing(tmp_path: Path) -> None:
    root = write_packs(tmp_path, measure_text())
    definition = "- {name: 营业收入, en: x, clause: 一, text: 甲, read: own, when: 境内独立法人}\n"
    (root / "district" / "sample" / "definitions.yaml").write_text(definition, encoding="utf-8")
    assert [one.kind.code for one in errors_of(root)] == ["packs.double-name"]


def test_definitions_in_a_circle_are_refused(tmp_path: Path) -> None:
    root = write_packs(tmp_path, measure_text(("conditions: {id: a, clause: 一, text: 甲, when: 左}",)))
    row = "- {{name: {0}, en: x, clause: 一, text: 甲, read: own, when: {1}}}\n"
    text = row.format("左", "右") + row.format("右", "not(左)")
    (root / "district" / "sample" / "definitions.yaml").write_text(text, encoding="utf-8")
    found = errors_of(root)
    assert [(one.kind.code, one.data["names"]) for one in found] == [("plan.definition-cycle", "左 → 右 → 左")]
