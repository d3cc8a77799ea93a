"""The door for commands: the platform made ready in this process, and its database's failures told in sentences.

Comes in: the environment. Goes out: Django, set up.
Must not know: what commands do.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError, OperationalError, connections

from ceyuan.district import errors
from ceyuan.district.environment import SHORTEST_SECRET, Database
from ceyuan.errors import CeyuanError

_NO_TABLE = ("no such table", "no such column", "does not exist", "unable to open database file")


@contextmanager
def running_platform(*, as_owner: bool = False) -> Iterator[None]:
    """Make the platform ready; `as_owner` takes the database's owner where the environment names one."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan.district.settings")
    keep_demo_secret(os.environ)
    if as_owner and settings.ENVIRONMENT.owner is not None:
        settings.DATABASES["default"] |= database_names(settings.ENVIRONMENT.owner)
    django.setup()
    try:
        yield
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        if any(words in reason for words in _NO_TABLE):
            raise CeyuanError(errors.NOT_PREPARED, data={"reason": reason}) from error
        if isinstance(error, OperationalError):
            raise CeyuanError(errors.NO_CONNECTION, data={"reason": reason}) from error
        raise
    finally:
        connections.close_all()


def data_folder() -> Path:
    """Give the folder of papers, anchors and the embedded database."""
    folder: Path = settings.ENVIRONMENT.data
    return folder


def database_names(database: Database) -> dict[str, object]:
    """Give what Django calls the parts of a PostgreSQL's address."""
    return {
        "NAME": database.name,
        "USER": database.user,
        "PASSWORD": database.password,
        "HOST": database.host,
        "PORT": database.port,
    }


def keep_demo_secret(variables: MutableMapping[str, str]) -> None:
    """Keep a demonstration's secret in its folder, so that its processes share one and sessions outlast a restart."""
    if variables.get("CEYUAN_DEMO") != "1" or variables.get("CEYUAN_SECRET"):
        return
    path = Path(variables.get("CEYUAN_DATA") or "ceyuan-data") / "demo-secret.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(SHORTEST_SECRET), encoding="ascii")
    variables["CEYUAN_SECRET"] = path.read_text(encoding="ascii").strip()
