"""Addresses of the desk about enterprises.

Comes in: nothing. Goes out: literal tables.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path, re_path

from ceyuan.district.desk.enterprises import files, lists
from ceyuan.district.desk.enterprises.act_pages import FIRM_PAGES, ROW_PAGES
from ceyuan.district.desk.enterprises.acts import act_view

LISTS = (
    path("enterprises/", lists.enterprises, name="enterprises"),
    re_path(r"^enterprises/export/(?P<written_as>xlsx|csv)/$", lists.enterprises_export, name="enterprises_export"),
    path("enterprises/save/", lists.enterprises_save, name="enterprises_save"),
    path("enterprises/saved/<int:pk>/delete/", lists.enterprises_forget, name="enterprises_forget"),
    path("enterprises/held/", lists.enterprises_held, name="enterprises_held"),
    path("enterprises/new/", lists.register, name="register_enterprise"),
)
FILES = (
    path("enterprises/<int:pk>/", files.enterprise, name="enterprise"),
    path("enterprises/<int:pk>/facts/", files.enterprise_facts, name="enterprise_facts"),
    path("enterprises/<int:pk>/titles/", files.enterprise_titles, name="enterprise_titles"),
    path("enterprises/<int:pk>/projects/", files.enterprise_projects, name="enterprise_projects"),
    path("enterprises/<int:pk>/credit/", files.enterprise_credit, name="enterprise_credit"),
    path("enterprises/<int:pk>/changes/", files.enterprise_changes, name="enterprise_changes"),
    path("enterprises/<int:pk>/trail/", files.enterprise_trail, name="enterprise_trail"),
    path("enterprises/papers/<int:pk>/", files.paper, name="paper"),
)
ACTS = (
    *(path(f"enterprises/<int:pk>/{one.name}/", act_view(one), name=one.name) for one in FIRM_PAGES),
    *(path(f"enterprises/<int:pk>/{one.name}/<int:row>/", act_view(one), name=one.name) for one in ROW_PAGES),
)

urlpatterns = [*LISTS, *FILES, *ACTS]
