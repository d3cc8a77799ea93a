"""Which engine answers: the options of `match` about it.

Comes in: nothing. Goes out: the engines by name, annotated options.
Must not know: engines themselves.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

MOST_REASONS = 2000


class Engine(StrEnum):
    """The engines of `match`; `auto` is the block engine."""

    AUTO = "auto"
    BLOCK = "block"
    RECORD = "record"
    DUCKDB = "duckdb"
    SPARK = "spark"


EngineName = Annotated[Engine, typer.Option("--engine", metavar="NAME")]
Threads = Annotated[int | None, typer.Option("--threads", metavar="N", min=1, max=256)]
Memory = Annotated[str, typer.Option("--memory", metavar="SIZE")]
Criteria = Annotated[bool, typer.Option("--criteria")]
Reasons = Annotated[int, typer.Option("--reasons", metavar="N", min=0)]
ByMeasure = Annotated[Path | None, typer.Option("--by-measure", metavar="DIR")]
