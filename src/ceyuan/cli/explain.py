"""`ceyuan explain`: one firm's verdicts, clause by clause.

Comes in: a register, a firm and options. Goes out: the whole trace in words, or as JSON.
Must not know: how verdicts are made.
"""

from __future__ import annotations

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

Firm = Annotated[str, typer.Option("--firm", metavar="NAME")]


def explain(  # noqa: PLR0913 -- one parameter per option
    register: Register,
    *,
    firm: Firm,
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
    """Explain one firm."""
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.explanation import explanation_data, show_explanation  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_file  # noqa: PLC0415 -- slow import
    from ceyuan.cli.firms import find_firm, find_in_columns  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import Request, prepare  # noqa: PLC0415 -- slow import
    from ceyuan.cli.matching import require_table_options  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import progress, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import
    from ceyuan.intake.columns.files import is_columns_file  # noqa: PLC0415 -- slow import

    typed = Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding)
    request = Request(register, packs, read_day(as_of), reference_year, tuple(measure or ()), reading(typed), lang)
    require_file(register)
    with progress("读取" if lang == "zh" else "reading", quiet=json) as advance:
        if is_columns_file(register):
            require_table_options(request, typed)
            bench, subject = find_in_columns(request, firm, advance)
        else:
            bench = prepare(request, advance)
            subject = find_firm(bench.subjects, firm)
    if json:
        say_data(explanation_data(bench, subject))
    else:
        show_explanation(bench, subject)
