"""Whose failures are counted together.

Comes in: a request that tries to log in. Goes out: the user name it tried.
Must not know: how often, and for how long; axes does.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest


def tried_username(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str | None:
    """Give the user name tried, in small letters: names differ by more than their case."""
    tried = (credentials or {}).get("username")
    if tried is None and request is not None:
        tried = request.POST.get("login")
    return None if tried is None else tried.strip().casefold()[:255]
