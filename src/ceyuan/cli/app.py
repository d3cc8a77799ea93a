"""The program: its commands in the order in which help lists them.

Comes in: nothing. Goes out: a typer application.
Must not know: what commands do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

import typer
from typer.core import TyperGroup

import ceyuan
from ceyuan.cli.advise import advise
from ceyuan.cli.ask import ask
from ceyuan.cli.check import check
from ceyuan.cli.columns import columns
from ceyuan.cli.combine import combine
from ceyuan.cli.coverage import coverage
from ceyuan.cli.demo_register import demo_register
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
}


def build_program() -> TyperGroup:
    """Build the program; `help_page.py` writes its help."""
    plain: dict[str, object] = {"help_option_names": []}
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.callback(context_settings=plain)(_program)
    for name, command in COMMANDS.items():
        app.command(name, context_settings=plain)(command)
    program = typer.main.get_command(app)
    if not isinstance(program, TyperGroup):
        raise TypeError("an application with several commands is a group")
    return program


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
