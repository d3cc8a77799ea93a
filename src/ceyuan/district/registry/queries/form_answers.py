"""What firms returned of a recurring form, as a table; what they marked is kept from it.

Comes in: a form. Goes out: headings and rows, row by row.
Must not know: files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ceyuan.district.common.pages.export_rows import Value
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.forms import year_of
from ceyuan.district.registry.models import FormReturn, RecurringForm
from ceyuan.district.registry.queries.facts import live_facts
from ceyuan.district.registry.queries.file import value_words
from ceyuan.model.facts import Fact

CHUNK = 500  # firms at a time


def answer_headings(facts: Sequence[Fact]) -> list[str]:
    """Give the headings."""
    return [_("统一社会信用代码"), _("企业名称"), _("填报时间"), *(fact.name for fact in facts)]


def answer_rows(form: RecurringForm, facts: Sequence[Fact], *, as_of: date) -> Iterator[Sequence[Value]]:
    """Give a row for each firm: the value that holds on a day, whoever stated it."""
    found = FormReturn.objects.filter(form=form).select_related("enterprise").order_by("returned_at", "pk")
    for start in range(0, found.count(), CHUNK):
        returns = list(found[start : start + CHUNK])
        known = live_facts([one.enterprise_id for one in returns], as_of=as_of)
        for one in returns:
            holds = {(each.fact.key, each.year): each.holds for each in known[one.enterprise_id]}
            values: list[Value] = []
            for fact in facts:
                stated = holds.get((fact.key, year_of(form, fact)))
                plain = stated is not None and stated.mark is Mark.PLAIN
                values.append(value_words(fact, stated.cell) if stated is not None and plain else "")
            when = timezone.localtime(one.returned_at).strftime("%Y-%m-%d %H:%M")
            yield (one.enterprise.credit_code, one.enterprise.name, when, *values)
