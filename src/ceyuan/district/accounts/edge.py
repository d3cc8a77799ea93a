"""The web edge: the only place that reads the clock and turns a request into somebody who acts.

Comes in: a request with its user. Goes out: `request.at`, `request.viewer`, `request.actor`; an idle session is ended.
Must not know: what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ceyuan.district.accounts.access import NOBODY_HERE, viewer_of
from ceyuan.district.accounts.models import User

_SEEN = "seen"  # in the session: seconds of the last request


class EdgeMiddleware:
    """Give every request its moment and its viewer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Prepare the request and pass it on."""
        at = timezone.now()
        if isinstance(request.user, User):
            seen = int(at.timestamp())
            last = request.session.get(_SEEN, seen)
            if seen - last > settings.IDLE_SECONDS:
                logout(request)
            else:
                request.session[_SEEN] = seen
        place = request.META.get("REMOTE_ADDR", "")
        user = request.user if isinstance(request.user, User) else None
        viewer = NOBODY_HERE if user is None else viewer_of(user, day=timezone.localdate(at), place=place)
        request.at = at  # type: ignore[attr-defined] -- Django's way to hand things to views
        request.viewer = viewer  # type: ignore[attr-defined] -- see above
        return self.get_response(request)
