"""Logins, failures and log-outs go to the trail, where libraries report them.

Comes in: signals of Django, allauth and axes. Goes out: events.
Must not know: pages. What happens outside a web request has no moment, and is not a login. Changes of how one logs in
are acts, see `actions/change_own_login.py`.
"""

from __future__ import annotations

from typing import cast

from allauth.mfa.signals import authentication_failed, authenticator_removed
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from ceyuan.district.accounts import errors, verbs
from ceyuan.district.accounts.access import NOBODY_HERE, viewer_of
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.gate import FACTOR
from ceyuan.district.accounts.locks import tried_username
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import Act, Refused, acting, record_refusal
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.verb import NOTHING, About, Verb
from ceyuan.errors import ErrorKind


def connect_signals() -> None:
    """Listen; called once when the platform starts."""
    user_logged_in.connect(_logged_in, dispatch_uid="trail")
    user_logged_out.connect(_logged_out, dispatch_uid="trail")
    user_login_failed.connect(_failed, dispatch_uid="trail")
    user_locked_out.connect(_locked_out, dispatch_uid="trail")
    authentication_failed.connect(_code_failed, dispatch_uid="trail")
    authenticator_removed.connect(_factor_removed, dispatch_uid="gate")


def _edge(request: HttpRequest | None) -> EdgeRequest | None:
    """Give the request if it came through the edge."""
    return cast(EdgeRequest, request) if hasattr(request, "at") else None


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _actor(user: User, request: EdgeRequest) -> Actor:
    return viewer_of(user, day=timezone.localdate(request.at), place=_place(request)).actor()


def _about(user: User) -> About:
    return About("user", str(user.pk), user.name)


def _refuse(verb: Verb, kind: ErrorKind, user: User | None, request: HttpRequest | None) -> None:
    edge = _edge(request)
    if edge is None:
        return
    # nobody has proved to be this user, so the actor stays unnamed
    actor = Actor("", NOBODY_HERE.name, "", place=_place(edge))
    about = NOTHING if user is None else _about(user)
    record_refusal(Act(verb, actor, edge.at, about), Refused(kind))


def _logged_in(request: HttpRequest, user: User, **_more: object) -> None:
    edge = _edge(request)
    if edge is None:
        return
    with acting(verbs.LOG_IN, actor=_actor(user, edge), at=edge.at, about=_about(user)):
        User.objects.filter(pk=user.pk).update(seen_at=edge.at)


def _logged_out(request: HttpRequest, user: User | None, **_more: object) -> None:
    edge = _edge(request)
    if user is None or edge is None:
        return
    with acting(verbs.LOG_OUT, actor=_actor(user, edge), at=edge.at, about=_about(user)):
        pass


def _failed(request: HttpRequest | None, credentials: dict[str, str], **_more: object) -> None:
    # a name that no account has may be a password typed into the wrong box, so it is not kept
    tried = tried_username(request, credentials)
    user = User.objects.filter(username__iexact=tried).first() if tried else None
    _refuse(verbs.LOG_IN, errors.WRONG_PASSWORD, user, request)


def _locked_out(request: HttpRequest, username: str | None, **_more: object) -> None:
    edge = _edge(request)
    user = User.objects.filter(username__iexact=username).first() if username else None
    if edge is None:
        return
    actor = Actor("", NOBODY_HERE.name, "", place=_place(edge))
    with acting(verbs.LOCK_OUT, actor=actor, at=edge.at, about=NOTHING if user is None else _about(user)):
        pass


def _code_failed(request: HttpRequest, user: User, **_more: object) -> None:
    _refuse(verbs.LOG_IN, errors.WRONG_CODE, user, request)


def _factor_removed(request: HttpRequest | None, **_more: object) -> None:
    if request is not None:
        request.session.pop(FACTOR, None)
