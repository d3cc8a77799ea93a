"""Weights of one sum add up to 1; what they come to is told."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.packs.check.weights import check_weights
from ceyuan.packs.load import load_library

DEFINITION = """
- {name: 得分, en: Score, clause: 一, text: 甲, read: own,
   when: "甲权重 * (丙权重 * 职工人数 + 丁权重 * 2) + 乙权重 * 职工人数"}
"""
PARAMETER = "- {{name: {}权重, unit: '', clause: 一, read: own, values: [{{since: 2026-01-01, value: {}}}]}}\n"


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


@pytest.mark.parametrize(
    ("values", "totals"),
    [
        (("0.4", "0.6", "0.5", "0.5"), []),
        (("0.4", "0.59", "0.5", "0.5"), ["0.99"]),
        (("0.4", "0.6", "0.5", "0.51"), ["1.01"]),
        (("0.4", "0.7", "1", "1"), ["1.1", "2"]),
        (("0.4", "unpublished", "0.5", "0.5"), []),
        (("1.4", "unpublished", "0.5", "0.5"), ["1.4"]),
    ],
)
def test_weights_of_one_sum_are_one(values: tuple[str, ...], totals: list[str], packs: Packs) -> None:
    root = packs.write()
    pack = root / "district" / "sample"
    (pack / "definitions.yaml").write_text(DEFINITION, encoding="utf-8")
    rows = (PARAMETER.format(*one) for one in zip("甲乙丙丁", values, strict=True))
    (pack / "parameters.yaml").write_text("".join(rows), encoding="utf-8")
    found = list(check_weights(load_library(root)))
    assert [one.data["total"] for one in found] == totals
    assert {one.kind.code for one in found} <= {"packs.weights"}
