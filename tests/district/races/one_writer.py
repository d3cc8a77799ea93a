"""One process that acts again and again in a database of its own, or one shared with others.

Comes in: what to do and how often; the database by environment. Goes out: a line for every act that ended.
Must not know: who else writes. `CEYUAN_DATA` names a folder, or `CEYUAN_POSTGRES` a server; Django is set up already.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from django.core.management import call_command

from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.errors import ErrorKind

VERB = Verb("test.open-unit", "设立单位", "open a unit")
NO = ErrorKind("test.no", "不可", "cannot", "改", "change")
AT = datetime(2026, 6, 30, 8, tzinfo=UTC)


def act(name: str, *, refuse: bool = False) -> None:
    with acting(VERB, actor=Actor("7", name, "测试"), at=AT, about=About("unit", name, name)) as doing:
        Unit.objects.create(key=name, name=name, kind="town")
        if refuse:
            raise Refused(NO)
        doing.tell({"name": name, "long": "长" * 200})
        doing.tell({"name": name, "second": True})


def write(name: str, count: int) -> None:
    for number in range(count):
        with contextlib.suppress(Refused):
            act(f"{name}-{number}", refuse=number % 5 == 4)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def report() -> None:
    """Say what there is: whether the chain holds, its events, the units whose acts ended."""
    proof = verify_trail()
    done = Event.objects.filter(outcome="done").count()
    sys.stdout.write(f"{proof.holds} {proof.events} {done} {Unit.objects.count()} {proof.findings}\n")


def main(arguments: Sequence[str]) -> None:
    match arguments:
        case ["migrate"]:
            call_command("migrate", verbosity=0)
        case ["write", name, count]:
            write(name, int(count))
        case ["report"]:
            report()
