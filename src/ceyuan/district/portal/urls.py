"""Addresses of the portal.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.portal.facts.urls import urlpatterns as facts
from ceyuan.district.portal.firm.urls import urlpatterns as firm
from ceyuan.district.portal.views.home import portal_home

urlpatterns = [
    path("", portal_home, name="portal_home"),
    *firm,
    *facts,
]
