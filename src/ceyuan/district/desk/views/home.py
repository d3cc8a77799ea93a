"""The first page of the desk.

Comes in: a request. Goes out: a page.
Must not know: other pages' insides.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import STAFF_ROLES
from ceyuan.district.accounts.permission import require


def desk_home(request: EdgeRequest) -> HttpResponse:
    """Show what somebody can do here, by the roles in force today."""
    require(request.viewer, *STAFF_ROLES)
    return render(request, "desk/home.html", {"hats": request.viewer.hats})
