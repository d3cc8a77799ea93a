"""The site of officers, experts and auditors, as Django knows it.

Comes in: nothing. Goes out: the app's name and label.
Must not know: models; it has none.
"""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The app of these pages."""

    name = "ceyuan.district.desk"
    label = "desk"
    verbose_name = "工作台"
