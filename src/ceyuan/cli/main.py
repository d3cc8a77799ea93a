"""The entry point: run a command, turn whatever goes wrong into a clear message and an exit code.

Comes in: the arguments. Goes out: an exit code; see `codes.py`.
Must not know: what commands do.
"""

from __future__ import annotations

import difflib
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from itertools import pairwise

import typer
from typer.core import TyperGroup

from ceyuan.cli import codes, errors
from ceyuan.cli.app import COMMANDS, GROUPS, build_program, command_named
from ceyuan.cli.help_page import help_page
from ceyuan.cli.output import say, say_aside, say_data, silence
from ceyuan.errors import CeyuanError, CeyuanErrors, Language

HELP = frozenset({"--help", "-h"})
WIDTH = 100  # columns of a help page where the terminal does not say


def run() -> None:
    """Run the program with the process's arguments."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str], build: Callable[[], TyperGroup] = build_program) -> int:
    """Run the program and give its exit code; no failure ever shows as a traceback unless asked for."""
    language = language_of(arguments)
    try:
        code = _run(build(), arguments, language)
    except CeyuanError as error:
        _tell(error, arguments, language)
        return codes.WRONG_USE
    except typer.TyperException as error:
        _tell(_usage_error(error, arguments), arguments, language)
        return codes.WRONG_USE
    except (typer.Abort, KeyboardInterrupt):
        code = codes.INTERRUPTED
    except OSError as error:
        data = {"path": error.filename or "—", "reason": error.strerror or str(error)}
        return _failed(CeyuanError(errors.UNREADABLE, data=data), arguments, language, codes.WRONG_USE)
    except Exception as error:  # noqa: BLE001 -- the outermost place: nothing may end in a traceback
        told = CeyuanError(errors.UNEXPECTED, data={"error": f"{type(error).__name__}: {error}"})
        return _failed(told, arguments, language, codes.UNEXPECTED)
    if code == codes.INTERRUPTED:
        say_aside("已中断" if language == "zh" else "interrupted")
    return code


def language_of(arguments: Sequence[str]) -> Language:
    """Find the language wherever `--lang` stands.

    >>> language_of(["match", "a.xlsx", "--lang", "en"]), language_of(["--lang=en"]), language_of([])
    ('en', 'en', 'zh')
    """
    found = [after for before, after in pairwise(arguments) if before == "--lang"]
    found += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    return "en" if found[-1:] == ["en"] else "zh"


def _run(program: TyperGroup, arguments: Sequence[str], language: Language) -> int:
    named = command_named(arguments)
    try:
        if not arguments or not HELP.isdisjoint(arguments) or arguments[-1] in GROUPS:
            say(help_page(program, named, language, shutil.get_terminal_size((WIDTH, 50)).columns))
            return codes.FINE
        defaults: dict[str, object] = {name: {"lang": language} for name in COMMANDS}
        for group in GROUPS:
            defaults[group] = {one.removeprefix(f"{group} "): {"lang": language} for one in COMMANDS}
        code = program(args=list(arguments), prog_name="ceyuan", standalone_mode=False, default_map=defaults)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return codes.FINE
    return code if isinstance(code, int) else codes.FINE


def _tell(error: CeyuanError, arguments: Sequence[str], language: Language) -> None:
    """Write the message to standard error, and with --json as data to standard output too."""
    say_aside(error.render(language))
    if "--json" in arguments:
        several = error.errors if isinstance(error, CeyuanErrors) else (error,)
        say_data({"errors": [one.as_data(language) for one in several]})


def _failed(told: CeyuanError, arguments: Sequence[str], language: Language, code: int) -> int:
    if os.environ.get("CEYUAN_DEBUG") == "1":
        traceback.print_exc()
    _tell(told, arguments, language)
    return code


def _usage_error(error: typer.TyperException, arguments: Sequence[str]) -> CeyuanError:
    """Say in our words what typer found wrong; its exceptions are told apart by what they carry."""
    known = command_named(arguments)
    command = f"ceyuan {known}" if known else "ceyuan"
    told = {"command": command, "message": error.format_message().rstrip(".")}
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if isinstance(option, str) and hasattr(error, "possibilities"):
        return CeyuanError(errors.NO_SUCH_OPTION, data={**told, "option": option, "nearest": _option(option, error)})
    if parameter is not None:
        hint = parameter.get_error_hint().replace("'", "")
        missing = hasattr(error, "param_type")
        kind = errors.MISSING_PARAMETER if missing else errors.BAD_PARAMETER
        return CeyuanError(kind, data={**told, "name": hint, "message": error.message.rstrip(".")})
    words = [one for one in arguments if not one.startswith("-") and one not in {"zh", "en"}]
    if known in GROUPS and words[1:]:
        verbs = [one.removeprefix(f"{known} ") for one in COMMANDS if one.startswith(f"{known} ")]
        data = {"name": f"{known} {words[1]}", "known": "、".join(verbs)}
        return CeyuanError(errors.NO_SUCH_COMMAND, data=data)
    if not known and words:
        listed = [one for one in COMMANDS if " " not in one]
        data = {"name": words[0], "known": "、".join([*listed, *GROUPS])}
        return CeyuanError(errors.NO_SUCH_COMMAND, data=data)
    return CeyuanError(errors.WRONG_USE, data=told)


def _option(option: str, error: object) -> str:
    context = getattr(error, "ctx", None)
    known = [name for parameter in context.command.params for name in parameter.opts] if context is not None else []
    close = difflib.get_close_matches(option, [one for one in known if one.startswith("--")], n=1, cutoff=0.4)
    return close[0] if close else "—"
