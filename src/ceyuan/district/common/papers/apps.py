"""Papers as Django knows them.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The app that keeps files."""

    name = "ceyuan.district.common.papers"
    label = "papers"
    verbose_name = "材料"
