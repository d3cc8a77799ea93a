"""Every written firm situation comes out as its sheet of public criteria says.

Comes in: lists of situations, each with the answer derived by hand. Goes out: one test per situation.
Must not know: the rules the packs hold; a situation marked `differs` must still differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import read_cases
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import CaseResult, run_cases

FOLDER = Path(__file__).parent / "situations"
CASE_FIELDS = ("title", "as_of", "application", "reference_year", "facts", "holds", "holdings", "expect")
FIELDS = {*CASE_FIELDS, "measure", "why", "differs"}


@dataclass(frozen=True, slots=True)
class Situation:
    """One entry of a file, its values still as text."""

    file: str
    entry: Mapping[str, object]

    @property
    def name(self) -> str:
        """Give the name that a test report shows."""
        return f"{self.file}: {self.entry['title']}"


def situations() -> Iterator[Situation]:
    """Read every file; entries with only `notes` say which facts were lacking and are left out."""
    for path in sorted(FOLDER.glob("*.yaml")):
        # BaseLoader keeps every scalar as the text the writer typed, as the case reader expects
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 -- text only
            if "notes" not in entry:
                yield Situation(path.stem, entry)


SITUATIONS = tuple(situations())


@cache
def library() -> Library:
    """Load the bundled packs once."""
    return load_library(bundled_packs())


def outcome(situation: Situation, folder: Path) -> CaseResult:
    """Write a situation as a case file of its pack, then read and run it like any case."""
    pack, measure = str(situation.entry["measure"]).split("#")
    case = {key: situation.entry[key] for key in CASE_FIELDS if key in situation.entry} | {"measure": measure}
    path = folder / "packs" / pack / "cases" / "good" / "situation.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(yaml.safe_dump({"cases": [case]}, allow_unicode=True), encoding="utf-8")
    assert pack in library().packs, f"{situation.name}：没有规则包 {pack}，可能改了名字"
    kinds = {one.id: one.subject for one in library().packs[pack].measures}
    (result,) = run_cases(library(), read_cases(folder / "packs", pack, library().vocabulary, kinds))
    return result


@pytest.mark.parametrize("situation", SITUATIONS, ids=[one.name for one in SITUATIONS])
def test_a_situation_comes_out_as_its_sheet_says(situation: Situation, tmp_path: Path) -> None:
    result = outcome(situation, tmp_path)
    if "differs" in situation.entry:
        assert result.differences, f"不再有差别，请去掉 differs：{situation.entry['differs']}"
    else:
        assert result.differences == ()


def test_every_situation_says_what_it_tries_and_why() -> None:
    incomplete = [
        one.name
        for one in SITUATIONS
        if not one.entry.get("why") or not one.entry.get("title") or set(one.entry) - FIELDS
    ]
    assert SITUATIONS
    assert incomplete == []


def test_titles_are_unique() -> None:
    names = [one.name for one in SITUATIONS]
    assert sorted(set(names)) == sorted(names)
