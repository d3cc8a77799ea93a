"""My account: my roles and their days, my deputies, my second factor, what I did lately.

Comes in: a request. Goes out: a page.
Must not know: other people's accounts.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.models import Delegation, RoleGrant
from ceyuan.district.common.trail.models import Event

RECENT = 20


def account(request: EdgeRequest) -> HttpResponse:
    """Show one's own account."""
    user = request.viewer.user
    return render(
        request,
        "accounts/account.html",
        {
            "grants": RoleGrant.objects.filter(user=user).select_related("unit"),
            "given": Delegation.objects.filter(principal=user).select_related("deputy"),
            "held": Delegation.objects.filter(deputy=user).select_related("principal"),
            "has_factor": Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists(),
            "events": Event.objects.filter(actor_id=str(user)).order_by("-number")[:RECENT],
        },
    )
