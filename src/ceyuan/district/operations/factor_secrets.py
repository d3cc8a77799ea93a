"""Secrets of second factors, kept encrypted: whoever reads the database cannot make codes.

Comes in: secrets and codes as allauth hands them over. Goes out: what is kept of them.
Must not know: who they belong to.
"""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from ceyuan.district.adapters.cryptography import field_cipher

_ABOUT = "mfa.secret"


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no annotations
    """allauth's adapter, with our encryption of fields."""

    def encrypt(self, text: str) -> str:
        """Give what is kept."""
        return field_cipher(settings.ENVIRONMENT.outside).hide(text, about=_ABOUT)

    def decrypt(self, encrypted_text: str) -> str:
        """Give the secret back."""
        return field_cipher(settings.ENVIRONMENT.outside).show(encrypted_text, about=_ABOUT)
