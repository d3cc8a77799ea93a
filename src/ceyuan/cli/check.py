"""`ceyuan check`: load packs, prove that they fit together, read them as a lawyer would, run their cases.

Comes in: a folder of packs. Goes out: what is wrong, with its place; exit code 1 when something is.
Must not know: how packs are read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.options import AsOf, Json, Lang

Folder = Annotated[Path | None, typer.Argument(metavar="DIR")]
OnlyPacks = Annotated[list[str] | None, typer.Option("--pack", metavar="ID")]
Mutate = Annotated[bool, typer.Option("--mutate")]


def check(  # noqa: PLR0913 -- one parameter per option
    folder: Folder = None,
    *,
    pack: OnlyPacks = None,
    mutate: Mutate = False,
    as_of: AsOf = None,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Check packs."""
    from ceyuan.cli.checking import Checking, check_packs, findings_data, show_findings  # noqa: PLC0415 -- slow import
    from ceyuan.cli.codes import FINE, PROBLEMS  # noqa: PLC0415 -- slow import
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import progress, say_data  # noqa: PLC0415 -- slow import

    asked = Checking(folder, tuple(pack or ()), mutate, read_day(as_of).date)
    with progress("检查" if lang == "zh" else "checking", quiet=json) as advance:
        found = check_packs(asked, advance)
    if json:
        say_data(findings_data(found, lang))
    else:
        show_findings(found, lang)
    raise typer.Exit(PROBLEMS if found.wrong else FINE)
