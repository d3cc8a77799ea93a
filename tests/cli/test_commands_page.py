"""`docs/commands.md` describes every command, option, exit code and key of the data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.core import TyperOption

from ceyuan.cli.app import COMMANDS, build_program, commands_of
from ceyuan.cli.district import GROUP
from ceyuan.cli.help_texts import EXIT_CODES

Run = Callable[..., SimpleNamespace]

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = {
    match["name"]: match["text"]
    for match in re.finditer(
        r"^## `ceyuan (?P<name>[a-z -]+)`\n(?P<text>.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
}


def test_every_command_has_its_paragraph_and_no_other() -> None:
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_line_and_no_other(name: str) -> None:
    rows = {row for row in re.findall(r"^\| (`.*`) \|", SECTIONS[name], re.MULTILINE) if row.startswith(("`-", "`--"))}
    described = {option for row in rows for option in re.findall(r"`(--?[a-z-]+)", row)}
    command = commands_of(build_program())[name]
    real = {option for one in command.params if isinstance(one, TyperOption) for option in one.opts}
    assert described == real


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_call_to_copy(name: str) -> None:
    assert re.search(rf"\n    ceyuan {name}[ \n]", SECTIONS[name])


def test_every_exit_code_is_explained() -> None:
    table = PAGE.split("| exit code |")[1].split("\n\n")[0]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == list(EXIT_CODES)


def calls(firms: Path, packs: Path, folder: Path) -> dict[str, list[object]]:
    day = ["--as-of", "2026-06-30"]
    return {
        "match": ["match", firms, *day],
        "explain": ["explain", firms, "--firm", "浦江", *day],
        "advise": ["advise", firms, "--firm", "浦江", *day],
        "ask": ["ask", *day],
        "combine": ["combine", firms, "--firm", "浦江", *day],
        "check": ["check", packs, "--mutate"],
        "coverage": ["coverage", "trial-2"],
        "text": ["text", packs / "district" / "trial-2" / "text.md"],
        "template": ["template", folder / "empty.xlsx", *day],
        "columns": ["columns", firms, "--out", folder / "firms.parquet", *day],
        "demo-register": ["demo-register", folder / "sample.xlsx", "--firms", "5"],
    }


@pytest.mark.parametrize("name", [one for one in COMMANDS if not one.startswith(f"{GROUP} ")])
def test_every_key_of_the_data_is_named(name: str, run: Run, firms: Path, packs: Path, tmp_path: Path) -> None:
    own_packs = name not in {"check", "text", "demo-register"}
    data = run(*calls(firms, packs, tmp_path)[name], "--json", packs=own_packs).data
    assert [
        key
        for key in keys(data, deep=name in {"match", "explain", "advise"})
        if not re.search(rf"\b{key}\b", SECTIONS[name])
    ] == []


def keys(data: object, *, deep: bool) -> list[str]:
    """List the keys of the data; what other parts of the program describe (the intake report) only by its name."""
    if isinstance(data, list):
        return [key for one in data for key in keys(one, deep=deep)]
    if not isinstance(data, dict):
        return []
    own = [key for key in data if re.fullmatch("[a-z_]+", key)]
    inner = [value for key, value in data.items() if deep and key not in {"intake", "verdicts"}]
    if isinstance(data.get("verdicts"), list):
        inner.append(data["verdicts"])
    return [*own, *(key for value in inner for key in keys(value, deep=deep))]
