"""A fact may only be implied by one that there is, through words that it can take."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.errors import CeyuanErrors
from ceyuan.packs.load import load_library

FACTS = """
- {{name: 门类, key: section, en: Section, type: text, choices: [C, F]}}
- {{name: 历年门类, key: past_section, en: Past section, type: text, history: fiscal_year}}
- {{name: 人数, key: staff, en: Staff, type: number}}
- {{name: 行, key: row, en: Row, type: text, choices: [工业], implied_by: {{fact: {fact}, values: {{{word}: 工业}}}}}}
"""


def write(folder: Path, fact: str, word: str) -> Path:
    facts = folder / "packs" / "vocabulary" / "facts"
    facts.mkdir(parents=True)
    (facts / "facts.yaml").write_text(FACTS.format(fact=fact, word=word), encoding="utf-8")
    return folder / "packs"


def test_a_known_fact_and_word_are_taken(tmp_path: Path) -> None:
    (implied,) = load_library(write(tmp_path, "门类", "C")).vocabulary.implied
    assert implied.name == "行"


@pytest.mark.parametrize(
    ("fact", "word"),
    [("门累", "C"), ("门类", "X"), ("历年门类", "C"), ("人数", "C")],
    ids=["名称", "取值", "历年", "数字"],
)
def test_anything_else_is_refused_by_name(tmp_path: Path, fact: str, word: str) -> None:
    with pytest.raises(CeyuanErrors) as caught:
        load_library(write(tmp_path, fact, word))
    (error,) = caught.value.errors
    assert (error.kind.code, error.data["name"], error.data["fact"]) == ("packs.implied-by", "行", fact)
