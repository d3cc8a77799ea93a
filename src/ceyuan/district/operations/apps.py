"""Operations as Django knows them.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """The app of running the platform; it has no tables."""

    name = "ceyuan.district.operations"
    label = "operations"
    verbose_name = "运行"
