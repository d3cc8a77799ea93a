"""`ceyuan district backup`: database, papers and anchors as they are at one moment, in one file.

Comes in: where to write. Goes out: a file, and its fingerprint to note down.
Must not know: which database it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli import codes
from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data


def backup(file: Annotated[Path, typer.Argument(metavar="FILE.zip")], *, json: Json = False, lang: Lang = "zh") -> None:
    """Back up while the service runs; exit code 1 where papers are missing on disk."""
    with platform():
        from ceyuan.district.operations.backup import back_up  # noqa: PLC0415 -- Django is ready now
        from ceyuan.district.start import data_folder  # noqa: PLC0415 -- see above

        made = back_up(file, folder=data_folder(), at=now())
    contents = made.contents
    rows = sum(one.count for one in contents.tables.values())
    if json:
        say_data(
            {
                "path": str(file),
                "digest": made.digest,
                "rows": rows,
                "papers": len(contents.papers),
                "missing": list(contents.missing),
                "head": contents.head_number,
            }
        )
    elif lang == "zh":
        say(f"已备份到“{file}”：{rows} 行、{len(contents.papers)} 份材料，留痕链到第 {contents.head_number} 条。")
        say(f"文件的 SM3：{made.digest}（请记下，恢复时核对）")
    else:
        say(f"Backed up to {file}: {rows} rows, {len(contents.papers)} papers, the trail up to {contents.head_number}.")
        say(f"SM3 of the file: {made.digest} (note it down, to hold the file against)")
    if contents.missing:
        if not json:
            names = ", ".join(contents.missing[:5])
            missing = len(contents.missing)
            say(f"磁盘上缺 {missing} 份材料：{names}" if lang == "zh" else f"{missing} papers are not on disk: {names}")
        raise typer.Exit(codes.PROBLEMS)
