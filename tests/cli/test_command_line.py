"""What holds for every command: help, language, wrong use, exit codes, quiet ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from ceyuan.cli.app import COMMANDS, GROUPS, build_program, commands_of
from ceyuan.cli.help_texts import COMMANDS as COMMAND_TEXTS
from ceyuan.cli.help_texts import OPTIONS
from ceyuan.cli.main import main

Run = Callable[..., SimpleNamespace]

HEAVY = {"django", "numpy", "pydantic", "python_calamine", "rich", "stdnum", "xlsxwriter", "yaml"}


def options() -> Iterator[tuple[str, str]]:
    for name, command in commands_of(build_program()).items():
        for parameter in command.params:
            assert isinstance(parameter, TyperArgument | TyperOption)
            yield name, parameter.name or ""


def test_every_command_and_option_has_its_help_in_both_languages() -> None:
    assert list(COMMAND_TEXTS) == list(COMMANDS)
    assert [one for one in options() if one[1] not in OPTIONS] == []
    assert [pair for pair in (*COMMAND_TEXTS.values(), *OPTIONS.values()) if not all(pair)] == []


def test_every_command_takes_json_and_lang() -> None:
    asked = set(options())
    assert [name for name in COMMANDS if not {(name, "json"), (name, "lang")} <= asked] == []


@pytest.mark.parametrize("name", ["", *GROUPS, *COMMANDS])
@pytest.mark.parametrize(("language", "first"), [("zh", "用法：ceyuan"), ("en", "usage: ceyuan")])
def test_help_speaks_the_language(name: str, language: str, first: str, run: Run) -> None:
    ran = run(*name.split(), "--help", "--lang", language, packs=False)
    assert ran.code == 0
    assert ran.out.startswith(first)
    assert not ran.err


def test_no_arguments_show_the_help(run: Run) -> None:
    assert run(packs=False) == run("--help", packs=False)
    assert run("district", packs=False) == run("district", "--help", packs=False)


def test_help_loads_nothing_heavy() -> None:
    program = "import sys; from ceyuan.cli.main import main; main(['match', '--help']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & {name.split(".")[0] for name in ran.stdout.splitlines()[-1].split()} == set()


WRONG_USE: list[tuple[str, list[str], str]] = [
    ("an unknown option", ["match", "a.csv", "--packz", "x"], "没有选项“--packz”\n提示：最接近的选项：--packs"),
    ("an unknown command", ["mtach"], "没有命令“mtach”\n提示：现有命令：match、explain"),
    (
        "an unknown command of a group",
        ["district", "preapre"],
        "没有命令“district preapre”\n提示：现有命令：prepare、serve",
    ),
    ("a missing argument of a group", ["district", "backup"], "缺少“FILE.zip”"),
    (
        "a person without a name",
        ["district", "first-administrators", "--system", "a", "--audit", "b=乙", "--security", "c=丙"],
        "“a”缺少用户名或姓名",
    ),
    ("a missing argument", ["match"], "缺少“REGISTER”"),
    ("a missing option", ["explain", "a.csv"], "缺少“--firm”"),
    ("a value of the wrong kind", ["match", "a.csv", "--year", "abc"], "“--year”的值不能使用"),
    ("a value out of range", ["match", "a.csv", "--reference-year", "21"], "“--reference-year”的值不能使用"),
    ("one argument too many", ["text", "a", "b"], "命令写法有误"),
    ("an option without its value", ["match", "a.csv", "--as-of"], "命令写法有误"),
    ("a language nobody speaks here", ["text", "a", "--lang", "fr"], "“--lang”的值不能使用"),
    ("a day that is none", ["template", "a.xlsx", "--as-of", "30.6.2026"], "“30.6.2026”不是日期"),
    ("a day no calendar has", ["template", "a.xlsx", "--as-of", "2026-02-30"], "“2026-02-30”不是日期"),
]


@pytest.mark.parametrize(("title", "arguments", "begins"), WRONG_USE, ids=[one[0] for one in WRONG_USE])
def test_wrong_use_gets_a_clear_message(title: str, arguments: list[str], begins: str, run: Run) -> None:
    ran = run(*arguments, packs=False)
    assert (ran.code, ran.out) == (2, ""), title
    assert ran.err.startswith(begins)
    assert "Traceback" not in ran.err


def test_the_language_may_stand_before_the_command(run: Run, firms: Path) -> None:
    ran = run("--lang", "en", "match", firms, "--as-of", "2026-06-30")
    assert ran.out.startswith("firms.csv: 3 firms; day of application 2026-06-30; reference year 2025; 3 measures")


def test_errors_come_as_data_too(run: Run) -> None:
    ran = run("match", "nowhere.csv", "--json", "--lang", "en")
    assert ran.code == 2
    assert ran.data == {
        "errors": [
            {
                "code": "cli.file-missing",
                "message": "there is no file nowhere.csv",
                "hint": "nearest file: —",
                "places": [],
            }
        ]
    }


def program_that_raises(error: BaseException) -> TyperGroup:
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

    @app.callback()
    def program(lang: str = "zh") -> None:
        """A program whose command fails."""

    @app.command()
    def match() -> None:
        raise error

    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


@pytest.mark.parametrize(("debug", "lines"), [("", 2), ("1", 10)])
def test_a_defect_shows_a_traceback_only_when_asked(
    debug: str, lines: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CEYUAN_DEBUG", debug)
    assert main(["match"], lambda: program_that_raises(ZeroDivisionError("one by none"))) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert ("Traceback" in said.err) is bool(debug)
    assert len(said.err.splitlines()) >= lines
    assert "程序出现意外错误（ZeroDivisionError: one by none）。这是策源的缺陷，不是您的操作有误" in said.err


def test_a_reader_that_goes_away_is_no_error(firms: Path, packs: Path) -> None:
    command = [sys.executable, "-m", "ceyuan.cli", "match", str(firms), "--packs", str(packs), "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(("language", "said"), [("zh", "已中断\n"), ("en", "interrupted\n")])
def test_an_interrupted_run_says_so(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", language, "match"], lambda: program_that_raises(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == said
