"""Addresses of the desk about facts.

Comes in: nothing. Goes out: literal tables.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path, re_path

from ceyuan.district.desk.enterprises.acts import act_view
from ceyuan.district.desk.facts import district_pages, firm_pages
from ceyuan.district.desk.facts.act_pages import FIRM_PAGES, ROW_PAGES

urlpatterns = [
    path("enterprises/<int:pk>/facts/<slug:key>/<int:year>/", firm_pages.enterprise_fact, name="enterprise_fact"),
    path("enterprises/<int:pk>/tax/", firm_pages.enterprise_tax, name="enterprise_tax"),
    *(path(f"enterprises/<int:pk>/{one.name}/", act_view(one), name=one.name) for one in FIRM_PAGES),
    *(path(f"enterprises/<int:pk>/{one.name}/<int:row>/", act_view(one), name=one.name) for one in ROW_PAGES),
    path("corrections/", district_pages.corrections, name="corrections"),
    path("sources/", district_pages.shared_sources, name="shared_sources"),
    path("sources/new/", district_pages.shared_source_new, name="shared_source_new"),
    path("sources/<int:pk>/", district_pages.shared_source_edit, name="shared_source_edit"),
    path("statistics/", district_pages.statistics, name="statistics"),
    path("statistics/new/", district_pages.statistics_new, name="statistics_new"),
    path("forms/", district_pages.recurring_forms, name="recurring_forms"),
    path("forms/new/", district_pages.recurring_form_new, name="recurring_form_new"),
    path("forms/<int:pk>/close/", district_pages.recurring_form_close, name="recurring_form_close"),
    re_path(
        r"^forms/(?P<pk>[0-9]+)/export/(?P<written_as>xlsx|csv)/$",
        district_pages.recurring_form_export,
        name="recurring_form_export",
    ),
]
