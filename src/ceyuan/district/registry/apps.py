"""The register as Django knows it.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The app of enterprises and facts."""

    name = "ceyuan.district.registry"
    label = "registry"
    verbose_name = "企业名录"
