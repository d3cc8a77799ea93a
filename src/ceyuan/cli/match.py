"""`ceyuan match`: a register against every measure, as a workbook, a table or JSON.

Comes in: a register and options. Goes out: the workbook, a summary, remarks that the user should not miss.
Must not know: how verdicts are made.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Match a register."""
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_output  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import Request, judge, prepare  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import progress, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import
    from ceyuan.cli.summary import show_summary  # noqa: PLC0415 -- slow import
    from ceyuan.report.data import report_data  # noqa: PLC0415 -- slow import
    from ceyuan.report.gather import gather  # noqa: PLC0415 -- slow import
    from ceyuan.report.workbook import write_workbook  # noqa: PLC0415 -- slow import

    if out is not None:
        require_output(out, register)
    intake = reading(Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding))
    request = Request(register, packs, read_day(as_of), reference_year, tuple(measure or ()), intake, lang)
    with progress("读取" if lang == "zh" else "reading", quiet=json) as advance:
        bench = prepare(request, advance)
    with progress("匹配" if lang == "zh" else "matching", quiet=json) as advance:
        report = gather(bench.setting(), judge(bench, advance))
    if out is not None:
        write_workbook(report, bench.intake, out)
    if json:
        say_data({**report_data(report, bench.intake), "as_of_assumed": request.day.assumed})
        return
    show_summary(bench, report, out)
