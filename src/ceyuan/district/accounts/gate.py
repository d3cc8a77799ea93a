"""The gate: every page wants a login but the few named here, and staff want their second factor and a fresh password.

Comes in: a request behind the edge. Goes out: nothing, or where to go first.
Must not know: what pages show.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import STAFF_ROLES
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.verbs import OPEN_PAGE
from ceyuan.district.common.trail.act import Act, Refused, record_refusal
from ceyuan.district.common.trail.verb import NOTHING

# routes for everybody; whatever stands in no table here wants a login
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "accept_invitation",
        "set_language",
        "health",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "demo_identity_about",
        "demo_identity_choose",
        "demo_identity_token",
        "demo_identity_person",
    }
)
# what staff without a second factor may reach: its set-up, and the way out
FACTOR_SETUP = frozenset({"mfa_activate_totp", "account_reauthenticate", "account_change_password"})
# what staff with an old password may reach: its change, the second factor
PASSWORD_SETUP = frozenset({"account_change_password", "mfa_reauthenticate"}) | FACTOR_SETUP

FACTOR = "second-factor"  # in the session: this user was seen to have one


class GateMiddleware:
    """Stop whoever may not go on yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the decision falls when the route is known."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Put on record that somebody was kept from a page; the answer stays Django's."""
        if not isinstance(exception, PermissionDenied):
            return
        edge = cast(EdgeRequest, request)
        refusal = Refused(errors.PAGE_CLOSED, data={"path": request.path})
        record_refusal(Act(OPEN_PAGE, edge.viewer.actor(), edge.at, NOTHING), refusal)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Let the request through, or say where to go first."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in OPEN:
            return None
        if not isinstance(request.user, User):
            return _to_login(request)
        edge = cast(EdgeRequest, request)
        if not edge.viewer.has(*STAFF_ROLES):
            return None
        if settings.SECOND_FACTOR and name not in FACTOR_SETUP and not _has_factor(request, request.user):
            messages.info(request, _("工作人员登录需要双因素验证，请先绑定动态口令。"))
            return redirect("mfa_activate_totp")
        if name not in PASSWORD_SETUP and _password_is_old(request.user, edge.at):
            messages.info(request, _("您的密码已超过规定使用期限，请先更换。"))
            return redirect("account_change_password")
        return None


def _to_login(request: HttpRequest) -> HttpResponse:
    """Ask for a login; where a part of a page was asked for, the whole page goes there."""
    if request.headers.get("HX-Request") != "true":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    page = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    response = HttpResponse(status=204)
    response["HX-Redirect"] = redirect_to_login(page, settings.LOGIN_URL).url
    return response


def _has_factor(request: HttpRequest, user: User) -> bool:
    """Tell whether a user has a second factor; once seen, the session remembers."""
    if request.session.get(FACTOR) == user.pk:
        return True
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    if found:
        request.session[FACTOR] = user.pk
    return bool(found)


def _password_is_old(user: User, at: datetime) -> bool:
    """Tell whether a password must be changed; one that cannot be used, as of those who come by OIDC, never."""
    if not user.has_usable_password():
        return False
    since = user.password_at or user.made_at
    return bool(at - since > timedelta(days=settings.PASSWORD_DAYS))
