"""What every template knows.

Comes in: a request. Goes out: the names of the banner and of the day.
Must not know: models.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def page_context(request: HttpRequest) -> Mapping[str, object]:
    """Give what the page skeleton shows: whether this is a demonstration, and the moment of the request."""
    return {"demonstration": settings.ENVIRONMENT.demo, "at": getattr(request, "at", None)}
