"""Pages as Django knows them.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register

from ceyuan.district.common.pages.assets import check_assets


class PagesConfig(AppConfig):
    """The app of templates that all sites share."""

    name = "ceyuan.district.common.pages"
    label = "pages"
    verbose_name = "页面"

    def ready(self) -> None:
        """Check at every start that the front-end files are there."""
        register(check_assets)
