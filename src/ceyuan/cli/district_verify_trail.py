"""`ceyuan district verify-trail`: prove that no event of the trail was changed, added, removed or reordered.

Comes in: the anchors kept elsewhere. Goes out: what is wrong, in plain words; exit code 1 where anything is.
Must not know: how the chain is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli import codes, errors
from ceyuan.cli.district_door import platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data
from ceyuan.errors import CeyuanError

FINDINGS: Mapping[str, tuple[str, str]] = {
    "changed": (
        "第 {number} 条的内容与摘要不符：它或它前一条被改动过",
        "event {number}: it, or the one before, was altered",
    ),
    "missing": ("从第 {number} 条起有缺失：被删除过", "events are missing from {number} on: they were deleted"),
    "out-of-order": ("第 {number} 条次序不对：被插入或调换过", "event {number} is out of order: inserted or exchanged"),
    "head": (
        "链的末尾与链头（第 {number} 条）不一致：末尾被删除或改动过",
        "the end is not event {number} of the head: cut off",
    ),
    "anchor": (
        "{day} 的锚点（第 {number} 条）对不上：那天之前的记录被换过",
        "the anchor of {day} (event {number}) does not hold",
    ),
}


def verify_trail(
    *,
    anchors: Annotated[Path | None, typer.Option("--anchors", metavar="FILE")] = None,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Verify the whole chain, its head and every anchor."""
    if anchors is not None and not anchors.is_file():
        raise CeyuanError(errors.FILE_MISSING, data={"path": str(anchors), "nearest": "anchors.txt"})
    with platform():
        from ceyuan.district.common.trail.anchor import FILE, read_anchors  # noqa: PLC0415 -- Django is ready now
        from ceyuan.district.common.trail.verify import verify_trail as prove  # noqa: PLC0415 -- see above
        from ceyuan.district.start import data_folder  # noqa: PLC0415 -- see above

        path = anchors or data_folder() / FILE
        proof = prove(list(read_anchors(path)) if path.exists() else ())
    found = [{"fault": one.fault.value, "number": one.number, "day": one.day} for one in proof.findings]
    if json:
        say_data({"holds": proof.holds, "events": proof.events, "anchors": proof.anchors, "findings": found})
    else:
        chinese = lang == "zh"
        for one in found:
            say(FINDINGS[str(one["fault"])][0 if chinese else 1].format_map(one))
        if proof.holds:
            say(
                f"留痕链完整：{proof.events} 条、{proof.anchors} 个锚点，全部相符。"
                if chinese
                else f"The trail holds: {proof.events} events, {proof.anchors} anchors."
            )
        else:
            say(
                f"留痕链不完整：{len(found)} 处不符。请保留现场，不要再写入，与存放在别处的锚点和备份核对。"
                if chinese
                else f"The trail does not hold: {len(found)} findings. Keep everything as it is; compare with a backup."
            )
    if not proof.holds:
        raise typer.Exit(codes.PROBLEMS)
