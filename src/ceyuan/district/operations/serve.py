"""Serve: refuse where something is missing or unsafe, else answer requests, with a process beside that ticks.

Comes in: an address. Goes out: pages, until the process is stopped.
Must not know: what pages show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.db import connection
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from ceyuan.district.common.database.snapshot import powers
from ceyuan.district.common.pages.assets import missing_assets
from ceyuan.district.environment import Environment
from ceyuan.district.operations import errors
from ceyuan.district.operations.kind_of_data import unfitting
from ceyuan.district.operations.prepare import pending_migrations, static_is_ready
from ceyuan.district.operations.processes import beside
from ceyuan.errors import CeyuanError, CeyuanErrors

TICK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and how to listen; `threads` is how many requests each of the `workers` answers at a time."""

    address: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    threads: int = 4


def refuse_unready(listening: Listening) -> None:
    """Raise everything that keeps this platform from being served."""
    found = [*unsafe(settings.ENVIRONMENT, listening.address), *unready()]
    if found:
        raise CeyuanErrors(found)


def serve(listening: Listening) -> None:
    """Serve until stopped."""
    connection.close()  # workers open their own
    server = Server(
        "ceyuan.district.wsgi:application",
        address=listening.address,
        port=listening.port,
        interface=Interfaces.WSGI,
        workers=listening.workers,
        blocking_threads=listening.threads,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    with beside(["district", "tick", "--every", str(TICK_SECONDS)]):
        server.serve()


def unsafe(environment: Environment, address: str) -> Iterator[CeyuanError]:
    """Give every reason why these settings must not be served on an address."""
    alone = is_loopback(address)
    if environment.demo and not alone:
        yield CeyuanError(errors.DEMO_IN_THE_OPEN, data={"address": address})
    if not environment.demo and not environment.secure and not alone:
        yield CeyuanError(errors.WITHOUT_HTTPS, data={"address": address})
    if any("*" in one for one in environment.hosts):
        yield CeyuanError(errors.ANY_HOST)


def is_loopback(address: str) -> bool:
    """Tell whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0"), is_loopback("localhost")
    (True, False, True)
    """
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def unready() -> Iterator[CeyuanError]:
    """Give everything that is not prepared."""
    missing = missing_assets()
    if missing:
        yield CeyuanError(errors.NO_ASSETS, data={"files": ", ".join(missing)})
    elif not static_is_ready():
        yield CeyuanError(errors.NO_STATIC, data={"folder": str(Path(settings.STATIC_ROOT))})
    pending = pending_migrations()
    if pending:
        yield CeyuanError(errors.PENDING, data={"count": len(pending), "first": pending[0]})
    else:
        yield from unfitting()
    superuser, tables = powers(connection)
    if not settings.ENVIRONMENT.demo and (superuser or tables):
        yield CeyuanError(errors.UNBOUND_ROLE, data={"role": settings.ENVIRONMENT.database.user, "tables": tables})
