"""What templates say about enterprises: titles by their key.

Comes in: values of rows. Goes out: text.
Must not know: pages.
"""

from __future__ import annotations

from django import template

from ceyuan.district.registry.words import title_name

register = template.Library()


@register.filter
def title_words(key: str) -> str:
    """Give a title's name."""
    return title_name(key)
