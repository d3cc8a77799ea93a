"""`ceyuan district prepare`: bring database, pages' files and rights to this version.

Comes in: the environment. Goes out: what was done.
Must not know: how.
"""

from __future__ import annotations

from ceyuan.cli.district_door import platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_aside, say_data

STEPS = {
    "vocabulary": ("读入指标词汇……", "reading the vocabulary …"),
    "database": ("升级数据库……", "upgrading the database …"),
    "static": ("放置网页文件……", "putting the pages' files in place …"),
}


def prepare(*, json: Json = False, lang: Lang = "zh") -> None:
    """Prepare, and say what was done."""
    chinese = lang == "zh"
    with platform(as_owner=True):
        from ceyuan.district.operations.prepare import prepare as prepare_platform  # noqa: PLC0415 -- Django is ready now

        done = prepare_platform(lambda step: say_aside(STEPS[step][0 if chinese else 1]))
    if json:
        say_data({"migrations": done.migrations, "facts": done.facts, "role": done.role})
        return
    if chinese:
        say(f"准备完毕：执行了 {done.migrations} 个升级步骤，指标 {done.facts} 项，网页文件已就位。")
    else:
        say(f"Prepared: {done.migrations} upgrade steps, {done.facts} facts, the pages' files in place.")
    if done.role:
        say(f"数据库角色 {done.role} 已按需授权。" if chinese else f"The role {done.role} has the rights it needs.")
