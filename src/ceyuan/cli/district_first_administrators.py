"""`ceyuan district first-administrators`: the three administrators of a fresh installation, each with a link.

Comes in: three people. Goes out: three links, each of which sets a password once.
Must not know: how links travel; whoever runs this hands them over.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ceyuan.cli import errors
from ceyuan.cli.district_door import now, platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data
from ceyuan.errors import CeyuanError


def first_administrators(
    *,
    system: Annotated[str, typer.Option("--system", metavar="USER=NAME")],
    audit: Annotated[str, typer.Option("--audit", metavar="USER=NAME")],
    security: Annotated[str, typer.Option("--security", metavar="USER=NAME")],
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Create them, and print their links once."""
    people = {"system": _person(system), "audit": _person(audit), "security": _person(security)}
    with platform():
        from ceyuan.district.operations.administrators import first_links  # noqa: PLC0415 -- Django is ready now

        links = first_links(people, at=now())
    if json:
        say_data({"links": links})
        return
    words = {
        "system": ("系统管理员", "system administrator"),
        "audit": ("审计管理员", "audit administrator"),
        "security": ("安全管理员", "security administrator"),
    }
    for key, link in links.items():
        name = people[key][1]
        say(f"{words[key][0]} {name}：{link}" if lang == "zh" else f"{words[key][1]} {name}: {link}")
    if lang == "zh":
        say("每个链接只能用一次，只在限期内有效；请当面或经可靠渠道交给本人。")
    else:
        say("Each link works once, and only for some hours; hand it over in person or by a channel you trust.")


def _person(text: str) -> tuple[str, str]:
    username, _, name = text.partition("=")
    if not username.strip() or not name.strip():
        raise CeyuanError(errors.BAD_PERSON, data={"text": text})
    return username.strip(), name.strip()
