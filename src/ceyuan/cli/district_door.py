"""The only door from the command line to the platform: opened when a command needs it, never for help.

Comes in: whether the database's owner is wanted. Goes out: the platform, ready in this process.
Must not know: commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ceyuan.cli import errors
from ceyuan.errors import CeyuanError


@contextmanager
def platform(*, as_owner: bool = False) -> Iterator[None]:
    """Make the platform ready; where its packages are not installed, say which extra brings them."""
    try:
        from ceyuan.district.start import running_platform  # noqa: PLC0415 -- the library works without Django
    except ModuleNotFoundError as error:
        raise CeyuanError(errors.NO_DISTRICT, data={"package": error.name}) from error
    with running_platform(as_owner=as_owner):
        yield


def now() -> datetime:
    """Read the clock, for the whole command once."""
    return datetime.now(UTC)
