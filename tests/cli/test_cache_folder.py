"""Where the command line keeps loaded packs, and how to have none kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.cli.caching import cache_folder
from ceyuan.cli.judging import load_packs
from source_tree import ROOT

SAMPLE = ROOT / "tests" / "cli" / "packs"


def test_the_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CEYUAN_NO_CACHE", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache" / "ceyuan"
    for named in ("", "relative/folder"):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        assert cache_folder() == tmp_path / ".cache" / "ceyuan"
    monkeypatch.setenv("CEYUAN_NO_CACHE", "1")
    assert cache_folder() is None


def test_packs_are_kept_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("CEYUAN_NO_CACHE", "1")
    library = load_packs(SAMPLE)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.delenv("CEYUAN_NO_CACHE")
    assert load_packs(SAMPLE) == library
    assert [one.suffix for one in (tmp_path / "ceyuan").iterdir()] == [".pickle"]
    assert load_packs(SAMPLE) == library
