"""Addresses of health.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.operations.views.health import health, platform_health

urlpatterns = [
    path("health", health, name="health"),
    path("desk/health/", platform_health, name="platform_health"),
]
