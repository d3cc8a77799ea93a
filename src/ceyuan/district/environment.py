"""What the platform is told from outside: few settings, each by one environment variable.

Comes in: environment variables. Goes out: a frozen Environment, or CeyuanError naming the variable and what to write.
Must not know: Django.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ceyuan.district import errors
from ceyuan.errors import CeyuanError

SHORTEST_SECRET = 50  # characters


@dataclass(frozen=True, slots=True)
class Database:
    """Where the data lie: a PostgreSQL, or a file of SQLite where `host` and `user` are empty."""

    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""

    @property
    def embedded(self) -> bool:
        """Tell whether it is a file of SQLite."""
        return not self.host


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything a service is told. `data` is the folder of the embedded database, of papers and of anchors.

    `demo` turns second factors off, shows a banner on every page and allows the demo accounts. `secure` says that
    people reach the service by HTTPS, through a proxy that sets X-Forwarded-Proto.
    """

    data: Path
    database: Database
    secret: str
    hosts: tuple[str, ...]
    packs: Path | None
    demo: bool
    secure: bool


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the settings; only a demonstration may go without a secret of its own.

    >>> read_environment({"CEYUAN_DEMO": "1", "CEYUAN_DATA": "d"}).database.name
    'd/district.sqlite3'
    """
    demo = _flag(variables, "CEYUAN_DEMO", default=False)
    data = Path(variables.get("CEYUAN_DATA") or "ceyuan-data")
    packs = variables.get("CEYUAN_PACKS")
    hosts = tuple(one.strip() for one in variables.get("CEYUAN_HOSTS", "").split(",") if one.strip())
    return Environment(
        data=data,
        database=_database(variables.get("CEYUAN_DATABASE", ""), data),
        secret=_secret(variables.get("CEYUAN_SECRET", ""), demo=demo),
        hosts=hosts or ("127.0.0.1", "localhost", "[::1]"),
        packs=Path(packs) if packs else None,
        demo=demo,
        secure=_flag(variables, "CEYUAN_SECURE", default=not demo),
    )


def _flag(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    match variables.get(name, ""):
        case "":
            return default
        case "1":
            return True
        case "0":
            return False
        case other:
            raise CeyuanError(errors.BAD_FLAG, data={"name": name, "value": other})


def _secret(text: str, *, demo: bool) -> str:
    """Give the secret; a demonstration makes one that lasts as long as the process."""
    if not text and demo:
        return secrets.token_urlsafe(SHORTEST_SECRET)
    if len(text) < SHORTEST_SECRET:
        raise CeyuanError(errors.NO_SECRET, data={"least": SHORTEST_SECRET, "length": len(text)})
    return text


def _database(address: str, data: Path) -> Database:
    if not address:
        return Database(str(data / "district.sqlite3"))
    parts = urlsplit(address)
    if parts.scheme != "postgresql" or not parts.hostname or parts.path in {"", "/"}:
        # the address may hold a password, so the message shows its scheme only
        raise CeyuanError(errors.BAD_DATABASE, data={"scheme": parts.scheme or "—"})
    return Database(
        name=unquote(parts.path[1:]),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=parts.hostname,
        port=str(parts.port or 5432),
    )
