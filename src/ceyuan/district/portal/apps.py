"""The site of enterprises, as Django knows it.

Comes in: nothing. Goes out: the app's name and label.
Must not know: models; it has none.
"""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The app of these pages."""

    name = "ceyuan.district.portal"
    label = "portal"
    verbose_name = "企业服务"
