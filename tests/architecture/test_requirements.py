"""What the project stands on is pinned, hashed, and has its reason."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

import ceyuan
from source_tree import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)
NAMES = ("uv", "base", "dev", "all", "bench", "node")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = PROJECT["dependencies"]
EXTRAS = [one for extra in PROJECT["optional-dependencies"].values() for one in extra if not one.startswith("ceyuan[")]
FRONT = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {match["name"]: match["version"] for match in PIN.finditer(text)}


def canonical(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None
    return re.sub(r"[-_.]+", "-", match.group()).lower()


@pytest.mark.parametrize("name", NAMES)
def test_a_list_names_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "//" in line or line.startswith("-")] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_has_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert blocks != []
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_declared_dependency_is_pinned() -> None:
    assert [one for one in DECLARED if canonical(one) not in pinned("base")] == []
    assert [one for one in EXTRAS if canonical(one) not in pinned("all")] == []


def test_tests_run_against_what_users_get() -> None:
    base, dev = pinned("base"), pinned("dev")
    assert {name: dev.get(name) for name in base} == base


def test_every_declared_dependency_has_its_reason() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "decisions").glob("*.md"))
    named = {canonical(word) for word in re.findall(r"[A-Za-z][A-Za-z0-9._-]+", pages)}
    assert [one for one in [*DECLARED, *EXTRAS] if canonical(one) not in named] == []
    assert [one for one in FRONT if f"`{one}`" not in pages] == []


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert ceyuan.__version__ == declared
