from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from ceyuan.cli.main import main

HERE = Path(__file__).parent
PACKS = HERE / "packs"
FIRMS = HERE / "registers" / "firms.csv"


Run = Callable[..., SimpleNamespace]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the program as a user does, with the packs of these tests."""

    def call(*arguments: object, packs: bool = True) -> SimpleNamespace:
        words = [str(one) for one in arguments]
        code = main([*words, "--packs", str(PACKS)] if packs else words)
        said = capsys.readouterr()
        return SimpleNamespace(code=code, out=said.out, err=said.err, data=_parsed(said.out))

    return call


def _parsed(text: str) -> object:
    return json.loads(text) if text.startswith("{") else None


@pytest.fixture
def firms() -> Path:
    return FIRMS


@pytest.fixture
def packs() -> Path:
    return PACKS
