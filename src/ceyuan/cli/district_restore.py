"""`ceyuan district restore`: put a backup into a fresh installation, on either database.

Comes in: a backup. Goes out: what was restored, and whether its trail holds.
Must not know: which database it came from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli import codes
from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE.zip")], *, json: Json = False, lang: Lang = "zh"
) -> None:
    """Restore, and prove the trail; exit code 1 where it does not hold."""
    with platform(as_owner=True):
        from ceyuan.district.operations.restore import restore as restore_platform  # noqa: PLC0415 -- Django is ready now
        from ceyuan.district.start import data_folder  # noqa: PLC0415 -- see above

        done = restore_platform(file, folder=data_folder(), at=now())
    contents, holds = done.contents, done.proof.holds
    rows = sum(one.count for one in contents.tables.values())
    if json:
        say_data(
            {
                "path": str(file),
                "rows": rows,
                "papers": len(contents.papers),
                "head": contents.head_number,
                "holds": holds,
            }
        )
    elif lang == "zh":
        say(f"已从“{file}”恢复：{rows} 行、{len(contents.papers)} 份材料，留痕链到第 {contents.head_number} 条。")
        say("留痕链与锚点全部相符。" if holds else "留痕链不完整，请运行 ceyuan district verify-trail 查看。")
    else:
        say(f"Restored {file}: {rows} rows, {len(contents.papers)} papers, the trail up to {contents.head_number}.")
        say("The trail holds." if holds else "The trail does not hold: see ceyuan district verify-trail.")
    if not holds:
        raise typer.Exit(codes.PROBLEMS)
