"""Addresses of the desk about exports.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.desk.exports import views

urlpatterns = [path("exports/", views.exports, name="exports")]
