"""Every address of the platform.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("", include("ceyuan.district.accounts.urls")),
    path("", include("ceyuan.district.operations.urls")),
    path("desk/", include("ceyuan.district.desk.urls")),
    path("portal/", include("ceyuan.district.portal.urls")),
]
