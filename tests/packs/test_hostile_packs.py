"""A hostile or broken pack is refused in words; it neither hangs the loader nor ends in a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library
from ceyuan.packs.located import locate
from ceyuan.source import Source


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{one}: &a{one} [*a{one - 1}, *a{one - 1}]\n" for one in range(1, 60))


@pytest.mark.parametrize(
    ("text", "code"),
    [(LAUGHS, "packs.alias"), ("a: " + "[" * 5000 + "]" * 5000, "packs.too-deep"), ("[" * 20000, "packs.bad-yaml")],
    ids=["aliases that multiply", "endless nesting", "unclosed nesting"],
)
def test_hostile_yaml_is_refused(text: str, code: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        locate(Source("f.yaml", text))
    assert caught.value.kind.code in {code, "packs.too-deep"}


def definitions(root: Path, rows: list[tuple[str, str]]) -> None:
    row = "- {{name: {0}, en: x, clause: 一, text: 甲, read: own, when: {1}}}\n"
    text = "".join(row.format(*one) for one in rows)
    (root / "district" / "sample" / "definitions.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("join", [" and 丁{0}", ""], ids=["doubling", "a long chain"])
def test_definitions_that_explode_are_refused(join: str, packs: Packs) -> None:
    root = packs.write("conditions: {id: a, clause: 一, text: 甲, when: 丁0}")
    rows = [(f"丁{one}", f"丁{one + 1}" + join.format(one + 1)) for one in range(400)]
    definitions(root, [*rows, ("丁400", "境内独立法人")])
    with pytest.raises(CeyuanError) as caught:
        check_library(load_library(root))
    assert {one.kind.code for one in caught.value.errors} == {"plan.too-large"}
