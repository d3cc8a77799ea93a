"""The help of the program or of one command, in Chinese or English, wrapped for wide characters.

Comes in: the program as typer built it, and a command's name. Goes out: a page of text.
Must not know: what commands do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from ceyuan.cli.help_texts import COMMANDS, EXIT_CODES, GROUPS, OPTIONS, PROGRAM, Pair
from ceyuan.errors import Language

_LEFT = 26  # columns for the names; the texts stand to the right
_PIECES = re.compile(r"[\x21-\x7e]+|.", re.DOTALL)


def help_page(program: TyperGroup, name: str, language: Language, width: int) -> str:
    """Give the page of a command or a group of commands; of the whole program for an empty name."""
    page = _command_lines(program, name, language)
    if not name or name in GROUPS:
        page = _program_lines(program, name, language)
    return "\n".join(line for text, indent in page for line in (wrap(text, width, indent) or [""]))


Lines = Iterator[tuple[str, int]]


def _program_lines(program: TyperGroup, group: str, language: Language) -> Lines:
    called = f"ceyuan {group}".rstrip()
    yield _say(language, (f"用法：{called} 命令 [选项]", f"usage: {called} COMMAND [OPTIONS]")), 0
    yield "", 0
    yield _say(language, GROUPS[group] if group else PROGRAM), 0
    yield "", 0
    yield _say(language, ("命令：", "commands:")), 0
    inside = _command(program, group) if group else program
    for name in inside.commands if isinstance(inside, TyperGroup) else ():
        text = GROUPS[name] if name in GROUPS else COMMANDS[f"{group} {name}".lstrip()]
        yield _row(name, _say(language, text)), _LEFT
    yield from _option_lines(program.params, language)
    yield "", 0
    several = (f"{called} 命令 --help 显示该命令的选项。", f"{called} COMMAND --help shows a command's options.")
    yield _say(language, several), 0
    yield from _code_lines(language)


def _command_lines(program: TyperGroup, name: str, language: Language) -> Lines:
    command = _command(program, name)
    parameters = command.params if isinstance(command, TyperCommand) else []
    arguments = [one for one in parameters if isinstance(one, TyperArgument)]
    words = [_argument(one) for one in arguments]
    yield (
        " ".join(
            [_say(language, ("用法：ceyuan", "usage: ceyuan")), name, *words, _say(language, ("[选项]", "[OPTIONS]"))]
        ),
        0,
    )
    yield "", 0
    yield _say(language, COMMANDS[name]), 0
    if arguments:
        yield "", 0
        yield _say(language, ("参数：", "arguments:")), 0
    for one in arguments:
        yield _row(one.metavar or "", _say(language, OPTIONS[one.name or ""])), _LEFT
    yield from _option_lines(parameters, language)
    yield from _code_lines(language)


def _command(program: TyperGroup, name: str) -> object:
    """Find a command by its words."""
    found: object = program
    for word in name.split():
        found = found.commands[word] if isinstance(found, TyperGroup) else None
    return found


def _argument(argument: TyperArgument) -> str:
    word = argument.metavar or ""
    return word if argument.required else f"[{word}]"


def _option_lines(parameters: Sequence[object], language: Language) -> Lines:
    yield "", 0
    yield _say(language, ("选项：", "options:")), 0
    for one in parameters:
        if isinstance(one, TyperOption):
            names = ", ".join(sorted(one.opts, key=len))
            text = _say(language, OPTIONS[one.name or ""]) + _remark(one, language)
            yield _row(f"{names} {one.metavar or ''}".rstrip(), text), _LEFT
    yield _row("-h, --help", _say(language, OPTIONS["help"])), _LEFT


def _remark(option: TyperOption, language: Language) -> str:
    if option.required:
        return _say(language, ("（必填）", " (required)"))
    if isinstance(option.default, bool) or option.default in {None, ""}:
        return ""
    return _say(language, (f"（默认 {option.default}）", f" (default: {option.default})"))


def _code_lines(language: Language) -> Lines:
    yield "", 0
    yield _say(language, ("退出码：", "exit codes:")), 0
    for code, meaning in EXIT_CODES.items():
        yield _row(str(code), _say(language, meaning)), _LEFT


def _row(name: str, text: str) -> str:
    gap = _LEFT - 2 - columns(name)
    return f"  {name}" + (" " * gap if gap > 0 else "  ") + text


def _say(language: Language, pair: Pair) -> str:
    return pair[0] if language == "zh" else pair[1]


def columns(text: str) -> int:
    """Count the columns a text takes on a terminal.

    >>> columns("年度 a")
    6
    """
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def wrap(text: str, width: int, indent: int) -> list[str]:
    """Break a text into lines; Chinese may break anywhere, other words stay whole.

    >>> wrap("申报日期 2026-06-30", 10, 2)
    ['申报日期', '  2026-06-30']
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line.strip() and columns(line + piece) > width and piece not in "，。；：、）":
            lines.append(line.rstrip())
            line = " " * indent + piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines
