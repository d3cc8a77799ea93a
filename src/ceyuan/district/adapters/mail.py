"""Mail: a server, or files in a folder.

Comes in: the address of a mail server. Goes out: what Django's settings want to know.
Must not know: what is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ceyuan.district.adapters import errors
from ceyuan.errors import CeyuanError

_BACKENDS = "django.core.mail.backends."
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Mail:
    """How mail leaves: always encrypted to a server (`starttls` or `tls`), or as files by the default."""

    backend: str = _BACKENDS + "filebased.EmailBackend"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def read_mail(address: str) -> Mail:
    """Read a mail server's address; without one, mail is kept in files.

    >>> read_mail("smtp://mail.example").port, read_mail("smtps://mail.example").tls, read_mail("").host
    (587, True, '')
    """
    if not address:
        return Mail()
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        # the address may hold a password, so the message shows its scheme only
        raise CeyuanError(errors.BAD_MAIL, data={"scheme": parts.scheme or "—"})
    return Mail(
        backend=_BACKENDS + "smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp",
        tls=parts.scheme == "smtps",
    )
