"""`ceyuan demo-register`: write a sample register of invented firms.

Comes in: where to write, how many firms, a seed. Goes out: a workbook, and what was planted in it.
Must not know: how firms are invented.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.options import Json, Lang, Packs
from ceyuan.cli.output import say, say_data


def demo_register(  # noqa: PLR0913 -- the options of a command
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx")],
    *,
    firms: Annotated[int, typer.Option("--firms", metavar="N")] = 300,
    seed: Annotated[int, typer.Option("--seed", metavar="N")] = 146,
    packs: Packs = None,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Write the workbook and say what is in it."""
    from ceyuan.cli.judging import load_packs  # noqa: PLC0415 -- slow import
    from ceyuan.demo.write import write_demo_register  # noqa: PLC0415 -- slow import

    written = write_demo_register(out, load_packs(packs).vocabulary, firms=firms, seed=seed)
    chinese = lang == "zh"
    mistakes = [(one.firm, one.sheet, one.heading, one.what if chinese else one.en) for one in written.mistakes]
    if json:
        keys = ("firm", "sheet", "heading", "what")
        planted = [dict(zip(keys, one, strict=True)) for one in mistakes]
        say_data({"path": str(out), "firms": written.firms, "titles": written.titles, "mistakes": planted})
        return
    if chinese:
        say(f"已写出“{out}”：{written.firms}家虚构企业、{written.titles}条资质，全部为演示数据。")
        say(f"有意放入{len(mistakes)}处填报差错：")
    else:
        say(f"Wrote {out}: {written.firms} invented firms with {written.titles} titles.")
        say(f"Planted mistakes: {len(mistakes)}")
    for firm, sheet, heading, what in mistakes:
        say(f"  {firm} · {sheet} · {heading}：{what}" if chinese else f"  {firm} · {sheet} · {heading}: {what}")
