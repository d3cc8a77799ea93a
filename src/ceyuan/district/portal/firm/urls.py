"""Addresses of the portal about one's own firms.

Comes in: nothing. Goes out: literal tables.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.portal.firm import files
from ceyuan.district.portal.firm.acts import FIRM_PAGES, ROW_PAGES, own_view

FILES = (
    path("firms/", files.my_enterprises, name="my_enterprises"),
    path("firms/<int:pk>/", files.my_enterprise, name="my_enterprise"),
    path("firms/<int:pk>/facts/", files.my_facts, name="my_facts"),
    path("firms/<int:pk>/titles/", files.my_titles, name="my_titles"),
    path("firms/<int:pk>/projects/", files.my_projects, name="my_projects"),
    path("firms/<int:pk>/credit/", files.my_credit, name="my_credit"),
    path("members/", files.my_members, name="my_members"),
    path("visits/", files.my_visits, name="my_visits"),
    path("papers/<int:pk>/", files.my_paper, name="my_paper"),
)
ACTS = (
    *(path(f"firms/<int:pk>/{one.name}/", own_view(one), name=one.name) for one in FIRM_PAGES),
    *(path(f"firms/<int:pk>/{one.name}/<int:row>/", own_view(one), name=one.name) for one in ROW_PAGES),
)

urlpatterns = [*FILES, *ACTS]
