"""A fact that nobody supplied follows from another one; whatever somebody supplied stays."""

from __future__ import annotations

from datetime import date

import pytest

from ceyuan.model.derived import derive_facts, imply_facts
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_library(bundled_packs()).vocabulary


@pytest.mark.parametrize(
    ("section", "row"),
    [("A", "农林牧渔业"), ("B", "工业"), ("C", "工业"), ("D", "工业"), ("E", "建筑业"), ("L", "租赁和商务服务业")],
)
def test_a_section_that_is_one_row_implies_it(vocabulary: Vocabulary, section: str, row: str) -> None:
    firm = derive_facts(Subject("1", "甲", current={"行业门类": section}), vocabulary, as_of=date(2026, 6, 30))
    assert firm.value("划型行业") == row


@pytest.mark.parametrize("section", ["F", "G", "H", "I", "K", "M", "X"])
def test_a_section_of_several_rows_implies_nothing(vocabulary: Vocabulary, section: str) -> None:
    firm = Subject("1", "甲", current={"行业门类": section})
    assert imply_facts(firm, vocabulary) is firm


@pytest.mark.parametrize(
    "cell",
    [
        "软件和信息技术服务业",
        NotApplicable(),
        Missing(MissingReason.WRONG_VALUE, "工夜"),
        Missing(MissingReason.CONFLICT),
    ],
)
def test_what_somebody_supplied_stays(vocabulary: Vocabulary, cell: Cell) -> None:
    firm = Subject("1", "甲", current={"行业门类": "C", "划型行业": cell})
    assert imply_facts(firm, vocabulary).value("划型行业") == cell


@pytest.mark.parametrize("cell", [NotApplicable(), Missing(), Missing(MissingReason.WRONG_VALUE, "c1")])
def test_an_unknown_section_implies_nothing(vocabulary: Vocabulary, cell: Cell) -> None:
    assert imply_facts(Subject("1", "甲", current={"行业门类": cell}), vocabulary).value("划型行业") == Missing()
