"""Doors of libraries that this platform keeps shut, such as sign-up.

Comes in: a request. Goes out: 404, always.
Must not know: what stood behind.
"""

from __future__ import annotations

from typing import NoReturn

from django.http import Http404, HttpRequest


def closed(_request: HttpRequest, **_parts: str) -> NoReturn:
    """Say that there is no such page."""
    raise Http404
