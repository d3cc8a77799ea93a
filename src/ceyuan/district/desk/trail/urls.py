"""Addresses of the desk about the trail.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path, re_path

from ceyuan.district.desk.trail import pages

urlpatterns = [
    path("trail/", pages.trail, name="trail"),
    path("trail/<int:number>/", pages.trail_event, name="trail_event"),
    re_path(r"^trail/export/(?P<written_as>xlsx|csv)/$", pages.trail_export, name="trail_export"),
    path("trail/verify/", pages.trail_verify, name="trail_verify"),
]
