"""`ceyuan district check`: how the platform is, sign by sign.

Comes in: nothing. Goes out: signs; exit code 1 where one is wrong.
Must not know: what is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

import typer

from ceyuan.cli import codes
from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data

STATES: Mapping[str, tuple[str, str]] = {
    "fine": ("✓ 正常", "✓ fine"),
    "doubtful": ("! 留意", "! doubtful"),
    "wrong": ("✗ 异常", "✗ wrong"),
}
NAMES: Mapping[str, str] = {
    "database": "数据库",
    "migrations": "数据库版本",
    "disk": "磁盘",
    "pages": "网页文件",
    "packs": "政策包",
    "chain": "留痕链",
    "anchors": "锚点",
    "ticking": "定时任务",
}


def check(*, json: Json = False, lang: Lang = "zh") -> None:
    """Look at everything and say what was seen."""
    with platform():
        from ceyuan.district.operations.health import signs  # noqa: PLC0415 -- Django is ready now

        seen = signs(at=now())
    chinese = lang == "zh"
    if json:
        rows = [{"name": one.name, "state": one.state.value, "words": one.zh if chinese else one.en} for one in seen]
        say_data({"signs": rows})
    else:
        for one in seen:
            mark = STATES[one.state.value][0 if chinese else 1]
            say(f"{mark}  {NAMES[one.name]}：{one.zh}" if chinese else f"{mark}  {one.name}: {one.en}")
    if any(one.state.value == "wrong" for one in seen):
        raise typer.Exit(codes.PROBLEMS)
