"""An example of elsewhere answers nobody unless it is named."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.cli.judging import pick_measures
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.facts import SubjectKind
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def as_example(root: Path, value: str) -> Path:
    path = root / "district" / "sample" / "pack.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("read: own", f"read: own, example: {value}"), "utf-8")
    return root


def test_an_example_is_left_out_unless_asked_for(packs: Packs) -> None:
    library = load_library(as_example(packs.write(), "yes"))
    assert list(library.measures()) == []
    assert [one.id for one in library.measures(examples=True)] == ["sample"]
    assert library.find_measure("sample") is library.find_measure("district/sample#sample") is not None
    assert [one.id for one in pick_measures(library, ["样例"], SubjectKind.ENTERPRISE)] == ["sample"]
    with pytest.raises(CeyuanError) as caught:
        pick_measures(library, [], SubjectKind.ENTERPRISE)
    assert caught.value.kind.code == "cli.no-measures"


def test_an_example_is_another_pack_than_the_same_text_at_home(packs: Packs) -> None:
    home = load_library(packs.write()).packs["district/sample"].hash
    assert load_library(as_example(packs.write(), "yes")).packs["district/sample"].hash != home


def test_a_document_is_an_example_or_not(packs: Packs) -> None:
    with pytest.raises(CeyuanErrors) as caught:
        load_library(as_example(packs.write(), "maybe"))
    assert [one.kind.code for one in caught.value.errors] == ["packs.bad-field"]


def test_everything_from_other_districts_is_an_example() -> None:
    packs = load_library(bundled_packs()).packs
    elsewhere = {key for key in packs if "/other-districts/" in key}
    assert elsewhere == {key for key, one in packs.items() if one.document.example}
    assert len(elsewhere) == 8
