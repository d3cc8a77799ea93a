"""`ceyuan match`: a register against every measure, as a workbook, a table, columns or JSON.

Comes in: a register and options. Goes out: the answers, a summary, remarks that the user should not miss.
Must not know: how verdicts are made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.engines import MOST_REASONS, ByMeasure, Criteria, Engine, EngineName, Memory, Reasons, Threads
from ceyuan.cli.options import (
    AsOf,
    Columns,
    Encoding,
    HeaderRows,
    Json,
    Kind,
    Lang,
    Measures,
    MoneyUnit,
    Packs,
    ReferenceYear,
    Register,
    Sheets,
    Units,
    Year,
)
from ceyuan.model.facts import SubjectKind

WithAdvice = Annotated[bool, typer.Option("--advice")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")]


def match(  # noqa: PLR0913 -- one parameter per option
    register: Register,
    *,
    out: Out = None,
    as_of: AsOf = None,
    reference_year: ReferenceYear = None,
    measure: Measures = None,
    packs: Packs = None,
    kind: Kind = SubjectKind.ENTERPRISE,
    sheet: Sheets = None,
    year: Year = None,
    money_unit: MoneyUnit = "",
    column: Columns = None,
    unit: Units = None,
    header_rows: HeaderRows = None,
    encoding: Encoding = "",
    engine: EngineName = Engine.AUTO,
    threads: Threads = None,
    memory: Memory = "",
    criteria: Criteria = False,
    by_measure: ByMeasure = None,
    reasons: Reasons = MOST_REASONS,
    with_advice: WithAdvice = False,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Match a register."""
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.how_to_run import Run, memory_size  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import Depth, Request  # noqa: PLC0415 -- slow import
    from ceyuan.cli.matching import match_table, require_advisable, require_fitting, threads_for  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import
    from ceyuan.intake.columns.files import require_arrow  # noqa: PLC0415 -- slow import

    typed = Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding)
    request = Request(register, packs, read_day(as_of), reference_year, tuple(measure or ()), reading(typed), lang)
    run = Run(engine, threads_for(threads), memory_size(memory), criteria, out, by_measure, json)
    if require_fitting(request, run, typed, {"--reasons": reasons != MOST_REASONS, "--advice": with_advice}):
        require_arrow(register)
        from ceyuan.cli.streaming import match_columns  # noqa: PLC0415 -- needs an extra

        match_columns(request, run)
    else:
        if with_advice:
            require_advisable(request, out)
        match_table(request, Depth(engine, reasons, run.threads, with_advice), out, json=json)
