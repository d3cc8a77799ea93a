"""`ceyuan district demo`: fill a demonstration with an invented district and print its accounts.

Comes in: how many firms. Goes out: who can log in.
Must not know: what is invented.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_aside, say_data


def demo(
    *,
    firms: Annotated[int, typer.Option("--firms", metavar="N", min=50, max=100_000)] = 2000,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Make the demo district where it is not there yet, and say who can log in."""
    with platform():
        from ceyuan.district.accounts.permission import label_in  # noqa: PLC0415 -- Django is ready now
        from ceyuan.district.demo.make import make_demo_district  # noqa: PLC0415 -- see above

        made = make_demo_district(at=now(), say=say_aside, firms=firms)
        spoken = "zh-hans" if lang == "zh" else "en"
        accounts = [(one.username, one.name, label_in(spoken, one.role)) for one in made.accounts]
    if json:
        keys = ("username", "name", "role")
        listed = [dict(zip(keys, one, strict=True)) for one in accounts]
        say_data({"fresh": made.fresh, "firms": made.firms, "password": made.password, "accounts": listed})
        return
    chinese = lang == "zh"
    say(
        f"演示区有 {made.firms} 家虚构企业。演示账号（密码都是 {made.password}）："
        if chinese
        else f"The demo district has {made.firms} invented firms. Demo accounts, password {made.password}:"
    )
    for username, name, role in accounts:
        say(f"  {username:<22} {name}（{role}）" if chinese else f"  {username:<22} {name} ({role})")
