"""Addresses of the desk about tables to be filled.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.desk.tables import views

urlpatterns = [
    path("tables/", views.tables, name="tables"),
    path("tables/new/", views.table_new, name="table_new"),
    path("tables/<int:pk>/", views.table, name="table"),
    path("tables/<int:pk>/columns/", views.table_columns, name="table_columns"),
    path("tables/<int:pk>/fill/", views.table_fill, name="table_fill"),
    path("tables/<int:pk>/drop/", views.table_drop, name="table_drop"),
]
