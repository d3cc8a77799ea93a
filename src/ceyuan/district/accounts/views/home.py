"""The front door: officers go to their desk, all others to the portal.

Comes in: a request. Goes out: where to go.
Must not know: those pages.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import STAFF_ROLES


def home(request: EdgeRequest) -> HttpResponse:
    """Send people to their site."""
    return redirect("desk_home" if request.viewer.has(*STAFF_ROLES) else "portal_home")
