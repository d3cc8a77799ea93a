"""Addresses of the desk about imports.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path, re_path

from ceyuan.district.desk.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.import_new, name="import_new"),
    re_path(r"^imports/blank/(?P<kind>firms|titles|events|figures)/$", views.import_blank, name="import_blank"),
    path("imports/<int:pk>/", views.import_page, name="import"),
    path("imports/<int:pk>/step/", views.import_step, name="import_step"),
    path("imports/<int:pk>/headings/", views.import_headings, name="import_headings"),
    path("imports/<int:pk>/faults/", views.import_faults, name="import_faults"),
    re_path(
        r"^imports/(?P<pk>[0-9]+)/rows/(?P<kind>new|changed|unchanged|conflict|older|left)/$",
        views.import_rows,
        name="import_rows",
    ),
    re_path(r"^imports/(?P<pk>[0-9]+)/items/(?P<kind>title|event|firm)/$", views.import_items, name="import_items"),
    path("imports/<int:pk>/workbook/", views.import_workbook, name="import_workbook"),
    path("imports/<int:pk>/apply/", views.import_apply, name="import_apply"),
    path("imports/<int:pk>/drop/", views.import_drop, name="import_drop"),
    path("imports/<int:pk>/undo/", views.import_undo, name="import_undo"),
]
