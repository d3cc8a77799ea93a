"""What `ceyuan match` does with an office's table, and which of its two ways a register takes.

Comes in: a request and how to run it. Goes out: the workbook, a summary or JSON.
Must not know: how verdicts are made.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ceyuan.cli import errors
from ceyuan.cli.engines import Engine
from ceyuan.cli.files import require_file, require_output
from ceyuan.cli.how_to_run import Run
from ceyuan.cli.judging import Depth, Request, judge, prepare
from ceyuan.cli.output import progress, say_data
from ceyuan.cli.reading import Typed
from ceyuan.cli.summary import show_summary
from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.intake.columns.files import is_columns_file
from ceyuan.report.data import report_data
from ceyuan.report.gather import gather
from ceyuan.report.workbook import write_workbook


def threads_for(asked: int | None) -> int:
    """Give how many threads to use: as many as asked for, else one for each core this program may use."""
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def require_fitting(request: Request, run: Run, typed: Typed, of_tables: Mapping[str, bool]) -> bool:
    """Tell whether the register is one in columns; refuse options that belong to the other kind.

    `of_tables` are further options of office tables by name, true where they were given.
    """
    if run.engine is Engine.SPARK:
        return True  # where it lies need not be a file of this machine
    require_file(request.register)
    columns = is_columns_file(request.register)
    if not columns and run.engine is Engine.DUCKDB:
        data = {"engine": run.engine.value, "path": str(request.register)}
        raise CeyuanError(errors.ENGINE_NEEDS_COLUMNS, data=data)
    if columns:
        require_table_options(request, typed, of_tables)
    else:
        strange = {
            "--criteria": run.criteria,
            "--by-measure": run.by_measure is not None,
            "--memory": run.memory is not None,
        }
        _refuse(errors.ONLY_COLUMNS, strange, request)
    return columns


def require_table_options(request: Request, typed: Typed, more: Mapping[str, bool] | None = None) -> None:
    """Refuse options about office tables for a register in columns."""
    strange = {
        "--sheet": bool(typed.sheets),
        "--year": typed.year is not None,
        "--money-unit": bool(typed.money_unit),
        "--column": bool(typed.columns),
        "--unit": bool(typed.units),
        "--header-rows": typed.header_rows is not None,
        "--encoding": bool(typed.encoding),
        **(more or {}),
    }
    _refuse(errors.ONLY_TABLES, strange, request)


def _refuse(kind: ErrorKind, options: Mapping[str, bool], request: Request) -> None:
    given = [name for name, there in options.items() if there]
    if given:
        raise CeyuanError(kind, data={"options": "、".join(given), "path": str(request.register)})


def require_advisable(request: Request, out: Path | None) -> None:
    """Refuse advice without a workbook to write it into, or for a reference year of the user's choice."""
    if out is None:
        raise CeyuanError(errors.ADVICE_NEEDS_OUT)
    last = request.day.date.year - 1
    if request.year != last:
        raise CeyuanError(errors.ADVICE_OTHER_YEAR, data={"year": last})


def match_table(request: Request, depth: Depth, out: Path | None, *, json: bool) -> None:
    """Answer every firm of an office's table, with reasons."""
    if out is not None:
        require_output(out, request.register)
    zh = request.language == "zh"
    with progress("读取" if zh else "reading", quiet=json) as advance:
        bench = prepare(request, advance)
    with progress("匹配" if zh else "matching", quiet=json) as advance:
        report = gather(bench.setting(), judge(bench, depth, advance))
    if out is not None:
        write_workbook(report, bench.intake, out)
    if json:
        say_data({**report_data(report, bench.intake), "as_of_assumed": request.day.assumed})
        return
    show_summary(bench, report, out)
