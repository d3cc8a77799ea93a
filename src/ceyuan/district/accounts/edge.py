"""The web edge: the only place that reads the clock and turns a request into somebody who acts.

Comes in: a request with its user. Goes out: `request.at` and `request.viewer`; an idle session is ended.
Must not know: what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ceyuan.district.accounts.access import NOBODY_HERE, Viewer, viewer_of
from ceyuan.district.accounts.models import User

_SEEN = "seen"  # in the session: seconds of a request not long ago
_FRESH = 60  # seconds: the session is written no more often


class EdgeRequest(HttpRequest):
    """A request behind the edge, as views may name it: with its moment and whoever looks."""

    at: datetime
    viewer: Viewer


def posted(request: HttpRequest) -> QueryDict | None:
    """Give what a form was sent with; None where it was only asked for."""
    return request.POST if request.method == "POST" else None


class EdgeMiddleware:
    """Give every request its moment and its viewer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Prepare the request and pass it on."""
        at = timezone.now()
        edge = cast(EdgeRequest, request)  # Django's way to hand things to views: attributes of the request
        edge.at = at
        edge.viewer = NOBODY_HERE
        if isinstance(request.user, User):
            place = request.META.get("REMOTE_ADDR", "")
            edge.viewer = viewer_of(request.user, day=timezone.localdate(at), place=place)
            _end_idle(edge, seconds=int(at.timestamp()))
        return self.get_response(request)


def _end_idle(request: EdgeRequest, *, seconds: int) -> None:
    """End a session that nobody used for long; else remember that it is used."""
    idle = seconds - request.session.get(_SEEN, seconds)
    if idle > settings.IDLE_SECONDS:
        logout(request)
        request.viewer = NOBODY_HERE
        messages.info(request, _("您有一段时间没有操作，为安全起见已退出。请重新登录；没有保存的填写内容还在本机。"))
    elif idle >= _FRESH or _SEEN not in request.session:
        request.session[_SEEN] = seconds
