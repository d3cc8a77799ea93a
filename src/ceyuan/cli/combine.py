"""`ceyuan combine`: the best admissible combination, of a firm's awards or of a user's own items.

Comes in: a register and a firm, or a file of items; options. Goes out: what to take, what is left and why.
Must not know: how a combination is found.
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
    Sheets,
    Units,
    Year,
)
from ceyuan.model.facts import SubjectKind

SomeRegister = Annotated[Path | None, typer.Argument(metavar="[REGISTER]")]
SomeFirm = Annotated[str, typer.Option("--firm", metavar="NAME")]
Items = Annotated[Path | None, typer.Option("--items", metavar="FILE")]
BudgetText = Annotated[str, typer.Option("--budget", metavar="AMOUNT")]
GroupBudgets = Annotated[list[str] | None, typer.Option("--group-budget", metavar="GROUP=AMOUNT")]
Result = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")]


def combine(  # noqa: PLR0913 -- one parameter per option
    register: SomeRegister = None,
    *,
    firm: SomeFirm = "",
    items: Items = None,
    budget: BudgetText = "",
    group_budget: GroupBudgets = None,
    result: Result = None,
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
    """Combine awards or items."""
    from ceyuan.cli.combining import Wanted, combined, require_one, require_result, show, write  # noqa: PLC0415 -- slow import
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import Request  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import progress, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import

    wanted = Wanted(firm.strip(), items, budget, tuple(group_budget or ()), lang)
    source = require_one(register, wanted)
    require_result(result, source)
    typed = Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding)
    request = Request(source, packs, read_day(as_of), reference_year, tuple(measure or ()), reading(typed), lang)
    with progress("读取" if lang == "zh" else "reading", quiet=json) as advance:
        found = combined(request, typed, wanted, advance)
    if result is not None:
        write(found, result)
    if json:
        say_data(found.data(result))
    else:
        show(found, result)
