"""The trail as Django knows it.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """The app that keeps the trail."""

    name = "ceyuan.district.common.trail"
    label = "trail"
    verbose_name = "留痕"
