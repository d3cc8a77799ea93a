"""What the platform is told from outside: few settings, each by one environment variable.

Comes in: environment variables. Goes out: a frozen Environment, or CeyuanError naming the variable and what to write.
Must not know: Django.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ceyuan.district import errors
from ceyuan.errors import CeyuanError

SHORTEST_SECRET = 50  # characters
KEY_BYTES = 16  # of SM4
_KEY_NAME = re.compile(r"[A-Za-z0-9-]{1,20}")
_KEY = re.compile(rf"[0-9A-Fa-f]{{{2 * KEY_BYTES}}}")


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

    `owner` is the database as the role that owns the tables reaches it, for upgrades alone. `demo` turns second factors
    off, shows a banner on every page and allows the demo accounts. `secure` says that people reach the service by
    HTTPS, through one of the `proxies`, which sets X-Forwarded-Proto and X-Forwarded-For.
    """

    data: Path
    database: Database
    owner: Database | None
    secret: str
    hosts: tuple[str, ...]
    proxies: tuple[str, ...]
    packs: Path | None
    demo: bool
    secure: bool
    outside: Outside


@dataclass(frozen=True, slots=True)
class Outside:
    """What the platform asks of other systems, each by the name of an adapter; see `adapters/`.

    `keys` are those of fields kept encrypted, by their ids, the one in use first. `mail` is the server's address, empty
    for files in the folder `outbox`.
    """

    cryptography: str
    keys: tuple[tuple[str, bytes], ...]
    messages: str
    seal: str
    mail: str


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the settings; only a demonstration may go without a secret of its own.

    >>> read_environment({"CEYUAN_DEMO": "1", "CEYUAN_DATA": "d"}).database.name
    'd/district.sqlite3'
    """
    demo = _flag(variables, "CEYUAN_DEMO", default=False)
    secret = _secret(variables.get("CEYUAN_SECRET", ""), demo=demo)
    owner = variables.get("CEYUAN_DATABASE_OWNER", "")
    data = Path(variables.get("CEYUAN_DATA") or "ceyuan-data")
    packs = variables.get("CEYUAN_PACKS")
    hosts = _listed(variables, "CEYUAN_HOSTS")
    return Environment(
        data=data,
        database=_database("CEYUAN_DATABASE", variables.get("CEYUAN_DATABASE", ""), data),
        owner=_database("CEYUAN_DATABASE_OWNER", owner, data) if owner else None,
        secret=secret,
        hosts=hosts or ("127.0.0.1", "localhost", "[::1]"),
        proxies=_listed(variables, "CEYUAN_PROXIES") or ("127.0.0.1", "::1"),
        packs=Path(packs) if packs else None,
        demo=demo,
        secure=_flag(variables, "CEYUAN_SECURE", default=not demo),
        outside=_outside(variables, secret),
    )


def _outside(variables: Mapping[str, str], secret: str) -> Outside:
    return Outside(
        cryptography=variables.get("CEYUAN_CRYPTOGRAPHY") or "software",
        keys=_keys(variables.get("CEYUAN_KEYS", ""), secret),
        messages=variables.get("CEYUAN_SMS") or "outbox",
        seal=variables.get("CEYUAN_SEAL") or "none",
        mail=variables.get("CEYUAN_MAIL", ""),
    )


def _listed(variables: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in variables.get(name, "").split(",") if one.strip())


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


def _keys(text: str, secret: str) -> tuple[tuple[str, bytes], ...]:
    """Read the keys of encrypted fields, `id:hex` each; without any there is one that follows from the secret."""
    if not text:
        return (("secret", hashlib.new("sm3", b"fields\n" + secret.encode()).digest()[:KEY_BYTES]),)
    keys: list[tuple[str, bytes]] = []
    for one in text.split(","):
        name, _, digits = one.strip().partition(":")
        if not _KEY_NAME.fullmatch(name) or not _KEY.fullmatch(digits):
            # what stands there may be a key, so the message does not show it
            raise CeyuanError(errors.BAD_KEY, data={"position": len(keys) + 1, "bytes": KEY_BYTES})
        keys.append((name, bytes.fromhex(digits)))
    return tuple(keys)


def _database(name: str, address: str, data: Path) -> Database:
    """Read the address of a PostgreSQL; a host that begins with %2F is the folder of its socket."""
    if not address:
        return Database(str(data / "district.sqlite3"))
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].partition("]")
    plain = host[0] + "]" if host[1] else host[0].partition(":")[0]
    if parts.scheme != "postgresql" or not plain or parts.path in {"", "/"}:
        # the address may hold a password, so the message shows its scheme only
        raise CeyuanError(errors.BAD_DATABASE, data={"name": name, "scheme": parts.scheme or "—"})
    return Database(
        name=unquote(parts.path[1:]),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=unquote(plain.strip("[]")),
        port=str(parts.port or 5432),
    )
