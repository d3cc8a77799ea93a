"""Logins, failures, log-outs and changes of how one logs in go to the trail, where libraries report them.

Comes in: signals of Django, allauth and axes. Goes out: events.
Must not know: pages. What happens outside a web request has no moment, and is not a login.
"""

from __future__ import annotations

from typing import cast

from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
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
    password_changed.connect(_password_changed, dispatch_uid="trail")
    authentication_failed.connect(_code_failed, dispatch_uid="trail")
    authenticator_added.connect(_factor_added, dispatch_uid="trail")
    authenticator_removed.connect(_factor_removed, dispatch_uid="trail")
    authenticator_reset.connect(_codes_renewed, dispatch_uid="trail")
    social_account_added.connect(_identity_linked, dispatch_uid="trail")
    social_account_removed.connect(_identity_unlinked, dispatch_uid="trail")


def _edge(request: HttpRequest | None) -> EdgeRequest | None:
    """Give the request if it came through the edge."""
    return cast(EdgeRequest, request) if hasattr(request, "at") else None


def _place(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _actor(user: User, request: EdgeRequest) -> Actor:
    return viewer_of(user, day=timezone.localdate(request.at), place=_place(request)).actor()


def _about(user: User) -> About:
    return About("user", str(user.pk), user.name)


def _record(verb: Verb, user: User, request: HttpRequest | None, data: dict[str, object] | None = None) -> None:
    edge = _edge(request)
    if edge is None:
        return
    with acting(verb, actor=_actor(user, edge), at=edge.at, about=_about(user)) as act:
        act.tell(data or {})


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
    if user is not None:
        _record(verbs.LOG_OUT, user, request)


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


def _password_changed(request: HttpRequest, user: User, **_more: object) -> None:
    edge = _edge(request)
    if edge is None:
        return
    with acting(verbs.CHANGE_PASSWORD, actor=_actor(user, edge), at=edge.at, about=_about(user)):
        User.objects.filter(pk=user.pk).update(password_at=edge.at)


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_more: object) -> None:
    _record(verbs.BIND_FACTOR, user, request, {"kind": authenticator.type})


def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_more: object) -> None:
    if request is not None:
        request.session.pop(FACTOR, None)
    _record(verbs.UNBIND_FACTOR, user, request, {"kind": authenticator.type})


def _codes_renewed(request: HttpRequest, user: User, **_more: object) -> None:
    _record(verbs.RENEW_CODES, user, request)


def _identity_linked(request: HttpRequest, sociallogin: SocialLogin, **_more: object) -> None:
    _record(verbs.LINK_IDENTITY, sociallogin.user, request, {"provider": sociallogin.account.provider})


def _identity_unlinked(request: HttpRequest, socialaccount: SocialAccount, **_more: object) -> None:
    _record(verbs.UNLINK_IDENTITY, socialaccount.user, request, {"provider": socialaccount.provider})
