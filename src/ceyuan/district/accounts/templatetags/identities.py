"""Which electronic identities the login offers, for templates.

Comes in: the settings. Goes out: keys and names in the page's language.
Must not know: who looks.
"""

from __future__ import annotations

from django import template
from django.conf import settings

from ceyuan.district.common.pages.refusal import page_language

register = template.Library()


@register.simple_tag
def identity_slots() -> list[dict[str, str]]:
    """Give the slots that are filled."""
    zh = page_language() == "zh"
    return [{"key": one.slot.key, "name": one.slot.zh if zh else one.slot.en} for one in settings.IDENTITIES]
