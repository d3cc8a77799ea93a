"""`ceyuan columns`: an office's register as a file in columns; or what a file in columns holds.

Comes in: a register and options. Goes out: the file and what was doubtful, or the check of a file.
Must not know: how columns are made.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    MoneyUnit,
    Packs,
    Register,
    Sheets,
    Units,
    Year,
)
from ceyuan.errors import Language
from ceyuan.model.facts import SubjectKind

Table = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE.parquet")]
MOST_TOLD = 10


def columns(  # noqa: PLR0913 -- one parameter per option
    register: Register,
    *,
    table: Table = None,
    as_of: AsOf = None,
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
    """Write a register in columns, or check one."""
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_file  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import load_packs  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import progress, say, say_aside, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.cli.reading import Typed, reading  # noqa: PLC0415 -- slow import
    from ceyuan.errors import CeyuanError  # noqa: PLC0415 -- slow import
    from ceyuan.intake.columns import errors  # noqa: PLC0415 -- slow import
    from ceyuan.intake.columns.files import is_columns_file, refuse_other_texts, require_arrow  # noqa: PLC0415 -- slow import

    require_file(register)
    refuse_other_texts(register)
    require_arrow(register)
    from ceyuan.cli.columns_file import check_file, convert  # noqa: PLC0415 -- slow import, and needs pyarrow

    day = read_day(as_of)
    stands = is_columns_file(register)
    if stands is (table is not None):
        kind_of_error = errors.ALREADY_COLUMNS if stands else errors.OUT_MISSING
        suggested = str(register.with_suffix(".parquet"))
        raise CeyuanError(kind_of_error, data={"path": str(register), "suggested": suggested})
    options = reading(Typed(kind, sheet, year, money_unit, column, unit, header_rows, encoding))
    vocabulary = load_packs(packs).vocabulary
    with progress("读取" if lang == "zh" else "reading", quiet=json) as advance:
        done = (
            check_file(register, vocabulary, as_of=day.date, advance=advance)
            if table is None
            else convert((register, table), vocabulary, options, as_of=day.date, advance=advance)
        )
    if json:
        say_data({**done.data, "as_of": day.date.isoformat(), "as_of_assumed": day.assumed})
        return
    for line in done.lines(lang):
        say(line)
    say(_day(day.date.isoformat(), lang, assumed=day.assumed))
    for line in _first(list(done.remarks(lang)), lang):
        say_aside(line)


def _day(day: str, language: Language, *, assumed: bool) -> str:
    if language == "zh":
        return f"资质按 {day}{'（今天）' if assumed else ''} 判定。"
    return f"Titles as of {day}{' (today)' if assumed else ''}."


def _first(lines: list[str], language: Language) -> Iterator[str]:
    yield from lines[:MOST_TOLD]
    more = len(lines) - MOST_TOLD
    if more > 0:
        yield f"……另有{more}条，用 --json 查看全部" if language == "zh" else f"… {more} more; --json shows all"
