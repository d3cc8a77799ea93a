"""The first page of the portal.

Comes in: a request. Goes out: a page.
Must not know: other pages' insides.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.district.accounts.edge import EdgeRequest


def portal_home(request: EdgeRequest) -> HttpResponse:
    """Show what somebody can do here, by the firms they act for."""
    return render(request, "portal/home.html", {})
