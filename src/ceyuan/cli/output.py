"""Say things on the terminal: text, tables, data, progress; a reader who closes the pipe early is no error.

Comes in: texts and tables. Goes out: lines on standard output, progress on standard error.
Must not know: what is said.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO

import typer

from ceyuan.cli import codes, errors
from ceyuan.errors import CeyuanError

_OUT = 1  # the number of standard output, also for what is written in C
WIDE = 160  # columns where the output is no terminal
Advance = Callable[[int, int], None]


def say(text: str) -> None:
    """Write lines to standard output."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        raise typer.Exit(codes.FINE) from None
    except OSError as error:
        # What is left in the buffer must not fail again, neither in the message about it nor at the end.
        silence()
        raise CeyuanError(errors.OUTPUT_FAILED, data={"reason": error.strerror or str(error)}) from error


def silence() -> None:
    """Let whatever still wants to be written go nowhere, so that closing down stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


@contextmanager
def libraries_silent() -> Iterator[None]:
    """Let what a library in C prints by itself go nowhere: a solver's remark would spoil a page or JSON."""
    kept, nowhere = os.dup(_OUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _OUT)
    try:
        yield
    finally:
        if os.name == "posix":
            ctypes.CDLL(None).fflush(None)  # its text waits in a buffer of its own
        os.dup2(kept, _OUT)
        os.close(kept)
        os.close(nowhere)


def say_aside(text: str) -> None:
    """Write lines to standard error: remarks that do not belong to the result."""
    sys.stderr.write(text + "\n")


def say_data(data: Mapping[str, object]) -> None:
    """Write data as JSON."""
    say(json.dumps(data, ensure_ascii=False, indent=2))


def say_table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int]) -> None:
    """Write a table; the columns of `right` hold numbers."""
    from rich.console import Console  # noqa: PLC0415 -- slow import
    from rich.table import Table  # noqa: PLC0415 -- slow import

    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    width = shutil.get_terminal_size((WIDE, 50)).columns if sys.stdout.isatty() else WIDE
    page = StringIO()
    console = Console(file=page, width=width, force_terminal=sys.stdout.isatty(), highlight=False)
    console.print(table)
    say(page.getvalue().rstrip("\n"))


def _unseen(_done: int, _total: int) -> None:
    """Advance where nobody watches."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[Advance]:
    """Show a bar on standard error while something long goes on; silent where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield _unseen
        return
    from rich.console import Console  # noqa: PLC0415 -- slow import
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 -- slow import

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
