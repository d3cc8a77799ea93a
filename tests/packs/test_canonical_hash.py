"""A pack's hash follows its meaning: not its layout, but every word and number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

PACK = "national/miit-2022-63"


def hash_after(folder: Path, change: tuple[str, str] | None) -> str:

    root = folder / "packs"
    shutil.copytree(bundled_packs() / "vocabulary", root / "vocabulary")
    shutil.copytree(bundled_packs() / PACK, root / PACK)
    path = root / PACK / "measures" / "innovative-sme-2022.yaml"
    text = path.read_text(encoding="utf-8")
    if change is not None:
        assert change[0] in text
        path.write_text(text.replace(*change, 1), encoding="utf-8")
    return load_library(root).packs[PACK].hash


@pytest.mark.parametrize(
    "change", [("subject: enterprise\n", "subject:   enterprise  # 对象\n")], ids=["layout and comments"]
)
def test_layout_does_not_count(change: tuple[str, str], tmp_path: Path) -> None:
    assert hash_after(tmp_path / "a", None) == hash_after(tmp_path / "b", change)


@pytest.mark.parametrize("change", [(">= 60", ">= 61"), ("and", "or"), ("read: secondary", "read: memory")])
def test_meaning_counts(change: tuple[str, str], tmp_path: Path) -> None:
    assert hash_after(tmp_path / "a", None) != hash_after(tmp_path / "b", change)


def test_hash_is_sm3_in_hex(tmp_path: Path) -> None:
    found = hash_after(tmp_path, None)
    assert len(found) == 64
    assert int(found, 16) >= 0
