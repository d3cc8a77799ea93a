"""`ceyuan coverage`: what every clause of a document became, and which rules are still to come.

Comes in: a pack's id. Goes out: the map, as lines or JSON; exit code 1 while it has holes.
Must not know: how the map is drawn.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ceyuan.cli.options import Json, Lang, Packs

Pack = Annotated[str, typer.Argument(metavar="PACK")]


def coverage(pack: Pack, *, packs: Packs = None, json: Json = False, lang: Lang = "zh") -> None:
    """Show the map of a document."""
    from ceyuan.cli import codes, errors  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import find_pack, load_packs  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import say, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.errors import CeyuanError  # noqa: PLC0415 -- slow import
    from ceyuan.packs.coverage import cover  # noqa: PLC0415 -- slow import
    from ceyuan.packs.coverage_report import coverage_data, render_coverage  # noqa: PLC0415 -- slow import
    from ceyuan.packs.text.read import read_text  # noqa: PLC0415 -- slow import
    from ceyuan.source import Source  # noqa: PLC0415 -- slow import

    found = find_pack(load_packs(packs), pack)
    if not found.text:
        raise CeyuanError(errors.NO_PACK_TEXT, data={"pack": found.id})
    drawn = cover(found, read_text(Source(f"{found.id}/text.md", found.text)))
    if json:
        say_data(coverage_data(drawn))
    else:
        say(render_coverage(drawn, lang))
    raise typer.Exit(codes.FINE if drawn.complete else codes.PROBLEMS)
