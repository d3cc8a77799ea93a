"""Accounts as Django knows them.

Comes in: nothing. Goes out: the app's name and label.
Must not know: other apps.
"""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app of people and offices."""

    name = "ceyuan.district.accounts"
    label = "accounts"
    verbose_name = "人员与单位"

    def ready(self) -> None:
        """Hear of logins; what listens names models, which Django has only now."""
        from ceyuan.district.accounts.record_logins import connect_signals  # noqa: PLC0415 -- models are ready now

        connect_signals()
