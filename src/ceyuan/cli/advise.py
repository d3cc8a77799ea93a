"""`ceyuan advise`: one firm's check-up, what it has, what it lacks and how to come by it.

Comes in: a register, a firm and options. Goes out: a page, JSON or a Word report; a table for a register in columns.
Must not know: how advice is found.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.engines import Memory, Threads
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
    Register,
    Sheets,
    Units,
    Year,
)
from ceyuan.model.facts import SubjectKind

OneFirm = Annotated[str, typer.Option("--firm", metavar="NAME")]
Advice = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")]


def advise(  # noqa: PLR0913 -- one parameter per option
    register: Register,
    *,
    one_firm: OneFirm = "",
    advice: Advice = None,
    as_of: AsOf = None,
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
    threads: Threads = None,
    memory: Memory = "",
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Advise a firm, or every firm of a register in columns."""
    from ceyuan.cli.advising import Asked, advise_register  # noqa: PLC0415 -- slow import
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import Request  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import

    typed = Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding)
    request = Request(register, packs, read_day(as_of), None, tuple(measure or ()), reading(typed), lang)
    advise_register(request, typed, Asked(one_firm.strip(), advice, threads, memory, json))
