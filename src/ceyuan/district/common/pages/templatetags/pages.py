"""What templates say over and over: icons, states, money and days as people write them, where something comes from.

Comes in: values. Goes out: safe HTML or text.
Must not know: models.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ceyuan.district.common.pages.verb_words import verb_words

register = template.Library()
register.filter("verb", verb_words)

TONES = {
    "good": "circle-check",
    "bad": "circle-x",
    "open": "clock",
    "calm": "info-circle",
    "off": "ban",
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon from the sprite; without a label it is decoration and hidden from screen readers."""
    if label:
        address = f"{_sprite()}#{name}"
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address)
    return _decoration(name)


@cache
def _sprite() -> str:
    """Give where the icons are; looked up once, for a page draws hundreds."""
    return static("vendor/icons.svg")


@lru_cache(maxsize=256)
def _decoration(name: str) -> SafeString:
    address = f"{_sprite()}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address)


@register.simple_tag
def state(tone: str, word: str) -> SafeString:
    """Show a state by word and icon as well as by colour."""
    return format_html('<span class="badge state state-{}">{} {}</span>', tone, icon(TONES[tone]), word)


@register.filter
def money(value: Decimal | int | None) -> str:
    """Write 元 as people do: from ten thousand on in 万元.

    >>> money(Decimal("12345678.90")), money(9999), money(None)
    ('1,234.56789万元', '9,999元', '')
    """
    if value is None:
        return ""
    amount = Decimal(value)
    if abs(amount) >= 10_000:
        return f"{_plain(amount / 10_000)}万元"
    return f"{_plain(amount)}元"


def _plain(amount: Decimal) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def day(value: date | datetime | None) -> str:
    """Write a day as people do; a moment as its day in Shanghai.

    >>> day(date(2026, 6, 30)), day(None)
    ('2026年6月30日', '')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    if (get_language() or "zh").startswith("zh"):
        return f"{value.year}年{value.month}月{value.day}日"
    return value.isoformat()


@register.filter
def moment(value: datetime | None) -> str:
    """Write a moment with hour and minute in Shanghai."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)} {local:%H:%M}"


@register.simple_tag(takes_context=True)
def heading_again(context: template.Context) -> str:
    """Draw the block `heading` once more: it is the page's title and its first line."""
    blocks: BlockContext = context.render_context[BLOCK_CONTEXT_KEY]
    return str(blocks.get_block("heading").render(context))


@register.inclusion_tag("pages/provenance.html")
def provenance(source: str, period: str = "", note: str = "") -> dict[str, str]:
    """Say under a table or chart where its figures come from and for when."""
    return {"source": source, "period": period, "note": note}


@register.inclusion_tag("pages/empty.html")
def empty(text: str, next_step: str = "", address: str = "") -> dict[str, str]:
    """Say that there is nothing yet, and what to do next."""
    return {"text": text, "next_step": next_step or _("返回上一页"), "address": address}
