"""Electronic identities people may log in with beside a password: named slots, filled by environment variables.

Comes in: environment variables, CEYUAN_OIDC_<SLOT>_ADDRESS, _CLIENT and _SECRET. Goes out: what allauth's OpenID
Connect wants to know of each, or CeyuanError naming what is missing. Must not know: Django.

In a demonstration a slot that nobody filled is answered by a stub of our own (`views/demo_identity.py`); elsewhere an
empty slot is not offered, and the stub is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ceyuan.district.accounts import errors
from ceyuan.errors import CeyuanError

STUB = "demo-identity"  # the path below which the stub answers
STUB_CLIENT = "ceyuan-demo"
STUB_SECRET = "an open secret: the stub knows invented people only"  # noqa: S105 -- as it says


@dataclass(frozen=True, slots=True)
class Slot:
    """A kind of identity: its key in addresses, the name people know, who it is for."""

    key: str
    zh: str
    en: str

    def variable(self, part: str) -> str:
        """Give the name of one of its environment variables.

        >>> Slot("suishenban", "随申办", "Suishenban").variable("CLIENT")
        'CEYUAN_OIDC_SUISHENBAN_CLIENT'
        """
        return f"CEYUAN_OIDC_{self.key.upper()}_{part}"


SLOTS = (
    Slot("yizhengtong", "法人一证通", "Legal-person certificate (法人一证通)"),
    Slot("licence", "电子营业执照", "Electronic business licence (电子营业执照)"),
    Slot("suishenban", "随申办", "Suishenban (随申办)"),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """A slot that is filled: where its provider answers, and under which name we are known there."""

    slot: Slot
    address: str
    client: str
    secret: str

    @property
    def origin(self) -> str:
        """Give the provider's origin, to which our pages may send a form."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def app(self) -> dict[str, object]:
        """Give it in allauth's words."""
        return {
            "provider_id": self.slot.key,
            "name": self.slot.zh,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.address, "oauth_pkce_enabled": True},
        }


def read_identities(variables: Mapping[str, str], *, demo: bool) -> tuple[Identity, ...]:
    """Read the slots that are filled; a demonstration fills the others with the stub.

    >>> [one.address for one in read_identities({}, demo=True)][0]
    'http://127.0.0.1:8000/demo-identity/yizhengtong'
    >>> read_identities({}, demo=False)
    ()
    """
    ours = variables.get("CEYUAN_ADDRESS", "").rstrip("/") or "http://127.0.0.1:8000"
    found = (_read(variables, slot, f"{ours}/{STUB}/{slot.key}", demo=demo) for slot in SLOTS)
    return tuple(one for one in found if one is not None)


def _read(variables: Mapping[str, str], slot: Slot, stub: str, *, demo: bool) -> Identity | None:
    values = {part: variables.get(slot.variable(part), "") for part in ("ADDRESS", "CLIENT", "SECRET")}
    missing = [slot.variable(part) for part, value in values.items() if not value]
    if len(missing) == len(values):
        return Identity(slot, stub, STUB_CLIENT, STUB_SECRET) if demo else None
    if missing:
        raise CeyuanError(errors.BAD_IDENTITY_SLOT, data={"slot": slot.zh, "missing": "、".join(missing)})
    address = values["ADDRESS"].rstrip("/")
    if not demo and (not address.startswith("https://") or f"/{STUB}/" in address):
        raise CeyuanError(errors.BAD_IDENTITY_ADDRESS, data={"slot": slot.zh, "address": address})
    return Identity(slot, address, values["CLIENT"], values["SECRET"])
