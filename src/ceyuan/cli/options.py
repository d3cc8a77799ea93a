"""The options that commands share; their help texts stand in `help_texts.py`, in both languages.

Comes in: nothing. Goes out: annotated types.
Must not know: what commands do with them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.errors import Language
from ceyuan.model.facts import SubjectKind

Lang = Annotated[Language, typer.Option("--lang", metavar="zh|en")]
Json = Annotated[bool, typer.Option("--json")]
Packs = Annotated[Path | None, typer.Option("--packs", metavar="DIR")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE")]
ReferenceYear = Annotated[int | None, typer.Option("--reference-year", metavar="YEAR", min=1949, max=2200)]
Measures = Annotated[list[str] | None, typer.Option("--measure", metavar="ID")]
Kind = Annotated[SubjectKind, typer.Option("--kind", metavar="KIND")]
Sheets = Annotated[list[str] | None, typer.Option("--sheet", metavar="NAME")]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", min=1949, max=2200)]
MoneyUnit = Annotated[str, typer.Option("--money-unit", metavar="UNIT")]
Register = Annotated[Path, typer.Argument(metavar="REGISTER")]
Columns = Annotated[list[str] | None, typer.Option("--column", metavar="HEADER=FACT")]
Units = Annotated[list[str] | None, typer.Option("--unit", metavar="HEADER=UNIT")]
HeaderRows = Annotated[str | None, typer.Option("--header-rows", metavar="FIRST-LAST")]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME")]
