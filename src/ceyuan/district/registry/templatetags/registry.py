"""What templates say about enterprises: titles by their key, rows of a file in a few words.

Comes in: values of rows, rows. Goes out: text.
Must not know: pages.
"""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from ceyuan.district.common.pages.templatetags.pages import day
from ceyuan.district.registry.models import Correction, FactRow, Recognition, TaxAuthorisation
from ceyuan.district.registry.queries.fact_pages import correction_lines
from ceyuan.district.registry.queries.file import figure
from ceyuan.district.registry.words import facts_by_key, source_words, title_name

register = template.Library()
register.filter("figure", figure)


@register.filter
def title_words(key: str) -> str:
    """Give a title's name."""
    return title_name(key)


@register.filter
def row_words(row: object) -> str:
    """Say which row an act is about; values of a fact stay on its own page, where its marks are heeded."""
    match row:
        case FactRow():
            fact = facts_by_key().get(row.key)
            name = fact.name if fact is not None else row.key
            return f"{name}{f'（{row.year}）' if row.year else ''} · {source_words(row.source)}"
        case Correction():
            (line,) = correction_lines([row])
            words = {"fact": line.fact, "before": line.before, "after": line.after, "reason": row.reason}
            return _("%(fact)s：登记的是 %(before)s，企业说是 %(after)s。理由：%(reason)s") % words
        case Recognition():
            return f"{title_name(row.title)} · {day(row.granted_on)}"
        case TaxAuthorisation():
            return f"{day(row.since)}—{day(row.until)}"
        case _:
            return str(row)
