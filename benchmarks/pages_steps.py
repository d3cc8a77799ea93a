"""The steps that `pages.py` measures: the demo district made, every page asked for by each role that may see it.

Comes in: how often to ask. Goes out: for each page the costs for the role for which it is slowest.
Must not know: bars. Imported once Django has begun.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median

import brotli
from django.conf import settings
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from benchmarks.pages_addresses import Address, addresses
from benchmarks.say import say
from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User
from ceyuan.district.demo.accounts import ACCOUNTS
from ceyuan.district.demo.make import make_demo_district
from ceyuan.district.operations.prepare import prepare as prepare_platform
from ceyuan.district.registry.models import Enterprise, FactRow

OK = 200
_FILE = re.compile(rb'(?:src|href)="(/static/[^"#]+)')


@dataclass(frozen=True, slots=True)
class Cost:
    """What a page costs the role for which it is slowest; bytes as brotli sends them, own and with all files."""

    name: str
    slowest: str
    roles: int
    median: float
    worst: float
    queries: int
    own: int
    whole: int


@dataclass(slots=True)
class Meter:
    """Processor time of this process and of the database's that answers it, and a count of queries."""

    database: Path | None
    queries: int = 0
    spent: list[float] = field(default_factory=list)

    def count(self, execute: Callable[..., object], *args: object) -> object:
        """Count a query and pass it on."""
        self.queries += 1
        return execute(*args)

    @contextmanager
    def measuring(self) -> Iterator[None]:
        """Measure a block."""
        self.queries = 0
        begun = self._now()
        with connection.execute_wrapper(self.count):
            yield
        self.spent.append((self._now() - begun) * 1000)

    def _now(self) -> float:
        other = int(self.database.read_text(encoding="ascii").split()[0]) / 1e9 if self.database else 0.0
        return time.process_time() + other


def prepare() -> str:
    """Make the database and the demo district where they are missing; say what there is."""
    prepare_platform()
    make_demo_district(at=timezone.now(), say=say)
    firms, facts = Enterprise.objects.count(), FactRow.objects.count()
    return f"district   {firms:,} firms, {facts:,} facts, {connection.vendor}"


def measure_pages(times: int, only: str = "") -> list[Cost]:
    """Ask for every page as one person of each role; what does not answer with a page is left out."""
    connection.close()
    connection.settings_dict["CONN_MAX_AGE"] = None  # the same process of the database answers to the end
    found: defaultdict[str, list[Cost]] = defaultdict(list)
    for role in Role:
        account = next(one for one in ACCOUNTS if one.role is role)
        user = User.objects.get(username=account.username)
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(user)
        for address in addresses(viewer_of(user, day=timezone.localdate())):
            if address.name.startswith(only) and (cost := _cost(client, address, role, times)) is not None:
                found[address.name].append(cost)
        say(f"{role}: {sum(1 for costs in found.values() if costs[-1].slowest == role)} pages")
    return [_worst(costs) for costs in found.values()]


def _worst(costs: list[Cost]) -> Cost:
    slowest = max(costs, key=lambda one: one.median)
    return Cost(
        slowest.name,
        slowest.slowest,
        len(costs),
        slowest.median,
        max(one.worst for one in costs),
        max(one.queries for one in costs),
        max(one.own for one in costs),
        max(one.whole for one in costs),
    )


def _cost(client: Client, address: Address, role: Role, times: int) -> Cost | None:
    first = client.get(address.path)
    _content(first)
    if first.status_code != OK or not first.get("Content-Type", "").startswith("text/html"):
        return None
    meter = Meter(_database())
    for _time in range(times):
        with meter.measuring():
            content = _content(client.get(address.path))
    own = len(brotli.compress(content, quality=5))
    files = sum(_file(one.decode()) for one in set(_FILE.findall(content)) | _everywhere(content))
    return Cost(address.name, role.value, 1, median(meter.spent), max(meter.spent), meter.queries, own, own + files)


def _content(response: HttpResponseBase) -> bytes:
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    response.close()
    return content


def _everywhere(content: bytes) -> set[bytes]:
    """Give the file of icons, which stands in a page with the name of an icon behind it."""
    return set(re.findall(rb'href="(/static/[^"#]+)#', content))


@cache
def _file(path: str) -> int:
    """Give the bytes of a file as it is sent to a browser that takes brotli."""
    name = path.removeprefix("/" + settings.STATIC_URL.lstrip("/"))
    plain = Path(settings.STATIC_ROOT) / name
    packed = plain.with_name(plain.name + ".br")
    return (packed if packed.exists() else plain).stat().st_size


def _database() -> Path | None:
    """Give where the system tells the processor time of the database's process; SQLite works in our own."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    return Path(f"/proc/{process}/schedstat")
