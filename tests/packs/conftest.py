"""A folder of packs with one small measure, to be spoilt by tests."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from ceyuan.packs.bundled import bundled_packs

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
class SamplePacks:
    """Writes measures into `packs/district/sample`; each line given replaces the good line with the same key."""

    folder: Path

    def write(self, *lines: str, name: str = "sample") -> Path:
        root = self.folder / "packs"
        if not root.exists():
            shutil.copytree(bundled_packs() / "vocabulary", root / "vocabulary")
            (root / "vocabulary" / "ladders.yaml").unlink()  # it speaks of schemes that these packs lack
        pack = root / "district" / "sample"
        (pack / "measures").mkdir(parents=True, exist_ok=True)
        (pack / "pack.yaml").write_text(DOCUMENT, encoding="utf-8")
        changed = {line.partition(":")[0] for line in lines}
        kept = [f"{key}: {value}" for key, value in GOOD.items() if key not in changed]
        text = "\n".join([*kept, *lines]) + "\n"
        (pack / "measures" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return root


@pytest.fixture
def packs(tmp_path: Path) -> SamplePacks:
    return SamplePacks(tmp_path)
