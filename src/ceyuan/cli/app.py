"""The program: its commands in the order in which help lists them.

Comes in: nothing. Goes out: a typer application.
Must not know: what commands do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup

import ceyuan
from ceyuan.cli.advise import advise
from ceyuan.cli.ask import ask
from ceyuan.cli.check import check
from ceyuan.cli.columns import columns
from ceyuan.cli.combine import combine
from ceyuan.cli.coverage import coverage
from ceyuan.cli.demo_register import demo_register
from ceyuan.cli.district import DISTRICT_COMMANDS, GROUP
from ceyuan.cli.explain import explain
from ceyuan.cli.match import match
from ceyuan.cli.options import Lang
from ceyuan.cli.output import say
from ceyuan.cli.template import template
from ceyuan.cli.text import text

COMMANDS: Mapping[str, Callable[..., None]] = {
    "match": match,
    "explain": explain,
    "advise": advise,
    "ask": ask,
    "combine": combine,
    "check": check,
    "coverage": coverage,
    "text": text,
    "template": template,
    "columns": columns,
    "demo-register": demo_register,
    **DISTRICT_COMMANDS,
}
GROUPS = (GROUP,)  # a command of a group is called by two words


def build_program() -> TyperGroup:
    """Build the program; `help_page.py` writes its help."""
    plain: dict[str, object] = {"help_option_names": []}
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback(context_settings=plain)(_program)
    groups = {name: typer.Typer(add_completion=False) for name in GROUPS}
    for name, command in COMMANDS.items():
        group, _, verb = name.rpartition(" ")
        groups.get(group, app).command(verb, context_settings=plain)(command)
    for name, group_app in groups.items():
        app.add_typer(group_app, name=name, context_settings=plain)
    program = typer.main.get_command(app)
    if not isinstance(program, TyperGroup):
        raise TypeError("an application with several commands is a group")
    return program


def commands_of(program: TyperGroup) -> Mapping[str, TyperCommand]:
    """Give every command of the program, those of groups by their two words."""
    found: dict[str, TyperCommand] = {}
    for name, command in program.commands.items():
        if isinstance(command, TyperGroup):
            found |= {f"{name} {verb}": one for verb, one in commands_of(command).items()}
        elif isinstance(command, TyperCommand):
            found[name] = command
    return found


def command_named(arguments: Sequence[str]) -> str:
    """Find the command or group that arguments name; empty where they name none.

    >>> command_named(["--lang", "en", "district", "check"]), command_named(["district"]), command_named(["x"])
    ('district check', 'district', '')
    """
    words = [one for one in arguments if not one.startswith("-")]
    for first, second in pairwise([*words, ""]):
        if first in GROUPS:
            return f"{first} {second}" if f"{first} {second}" in COMMANDS else first
        if first in COMMANDS:
            return first
    return ""


def _show_version(asked: bool) -> None:  # noqa: FBT001 -- the signature typer calls
    if asked:
        say(f"ceyuan {ceyuan.__version__}")
        raise typer.Exit


def _program(
    *,
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True)] = False,
    lang: Lang = "zh",
) -> None:
    """Say what every command shares."""
