"""`ceyuan district tick`: what time itself does; once, or again and again beside a server.

Comes in: how often. Goes out: what was done.
Must not know: what is due.
"""

from __future__ import annotations

import os
import time
from typing import Annotated

import typer

from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_aside, say_data
from ceyuan.errors import CeyuanError, Language

DONE = {
    "anchor": ("留痕链已锚定 {} 天", "anchored the trail for {} day"),
    "sessions": ("结束过期登录 {} 个", "ended {} logins that ran out"),
    "stray-spools": ("清理导入余下的文件 {} 个", "removed {} files that imports left"),
    "broken-trail": (
        "警告：操作留痕有 {} 处对不上，请立即运行 ceyuan district verify-trail 并通知审计管理员",
        "WARNING: the trail has {} faults; run ceyuan district verify-trail, tell the audit administrator",
    ),
    "stray-papers": ("清理无主文件 {} 个", "removed {} files without a record"),
}


def tick(
    *,
    every: Annotated[int, typer.Option("--every", metavar="SECONDS", min=0, max=3600)] = 0,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Tick once and say what was done; with `--every` until stopped, or until whoever started it is gone."""
    if not every:
        _tell(_once(), json=json, lang=lang)
        return
    parent = os.getppid()
    while os.getppid() == parent:
        try:
            done = _once()
            if done:  # a quiet minute is not worth a line
                _tell(done, json=json, lang=lang)
        except CeyuanError as error:  # the next minute may be better; serving goes on
            say_aside(error.render(lang))
        for _second in range(every):
            time.sleep(1)
            if os.getppid() != parent:
                return


def _once() -> dict[str, int]:
    with platform():
        from ceyuan.district.operations.tick import tick as tick_platform  # noqa: PLC0415 -- Django is ready now
        from ceyuan.district.start import data_folder  # noqa: PLC0415 -- see above

        return {one.what: one.count for one in tick_platform(at=now(), folder=data_folder())}


def _tell(done: dict[str, int], *, json: bool, lang: Language) -> None:
    if json:
        say_data({"done": done})
        return
    words = [DONE[what][0 if lang == "zh" else 1].format(count) for what, count in done.items()]
    if lang == "zh":
        say("；".join(words) + "。" if words else "没有到期的事。")
    else:
        say("; ".join(words) + "." if words else "nothing was due.")
