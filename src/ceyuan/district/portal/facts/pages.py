"""One's own facts: the history of each, corrections asked for, permissions to use tax data, forms to fill in.

Comes in: a request. Goes out: pages.
Must not know: rules; access and queries do.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import may, own_enterprise, own_enterprises
from ceyuan.district.registry.actions.return_form import return_form
from ceyuan.district.registry.entry.answers import AnswerForm
from ceyuan.district.registry.forms import FormState, asked, state_of
from ceyuan.district.registry.models import FormReturn, RecurringForm
from ceyuan.district.registry.queries.fact_pages import (
    correction_lines,
    fact_at,
    form_lines,
    history_lines,
    known_words,
    own_corrections,
    tax_rows,
)

PAGE = 50
MOST = 100  # firms of one person, forms on a page


def my_fact(request: EdgeRequest, pk: int, key: str, year: int) -> HttpResponse:
    """Show what was said about one fact of one's firm, and the way to correct it."""
    firm = own_enterprise(request.viewer, pk)
    fact, meant = fact_at(key, year)
    context = {
        "firm": firm,
        "fact": fact,
        "year": meant,
        "lines": history_lines(request.viewer, firm, fact, meant),
        "may_correct": may(request.viewer, verbs.ASK_CORRECTION, firm),
    }
    return render(request, "portal/facts/history.html", context)


def my_corrections(request: EdgeRequest) -> HttpResponse:
    """List the corrections that one's firms asked for, with their answers."""
    page = Paginator(own_corrections(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/facts/corrections.html", {"page": page, "lines": correction_lines(list(page))})


def my_tax(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show one's firm's permissions to use its tax data."""
    firm = own_enterprise(request.viewer, pk)
    allowed = may(request.viewer, verbs.AUTHORISE_TAX, firm)
    context = {"firm": firm, "rows": tax_rows(request.viewer, firm), "day": request.viewer.day, "may": allowed}
    return render(request, "portal/facts/tax.html", context)


def my_forms(request: EdgeRequest) -> HttpResponse:
    """List the forms that are open, for each firm with whether it returned them."""
    firms = list(own_enterprises(request.viewer)[:MOST])
    lines = [one for one in form_lines(request.at) if state_of(one.form, request.at) is FormState.OPEN][:MOST]
    returns = FormReturn.objects.filter(form__in=[line.form for line in lines], enterprise__in=firms)
    returned = {(one.form_id, one.enterprise_id): one.returned_at for one in returns}
    grouped = [(line.form, [(firm, returned.get((line.form.pk, firm.pk))) for firm in firms]) for line in lines]
    return render(request, "portal/facts/forms.html", {"grouped": grouped if firms else []})


def my_form(request: EdgeRequest, pk: int, form: int) -> HttpResponse:
    """Fill in a form for a firm: what the register has is shown, not asked."""
    firm = own_enterprise(request.viewer, pk)
    if not may(request.viewer, verbs.RETURN_FORM, firm):
        raise PermissionDenied
    found = get_object_or_404(RecurringForm, pk=form)
    wanted = asked(found, firm, as_of=request.viewer.day)
    answers = AnswerForm(request.POST or None, facts=wanted, year=found.year)
    if request.method == "POST" and answers.is_valid():
        try:
            return_form(request.viewer, firm, found, answers.kept, at=request.at)
        except Refused as refusal:
            add_refusal(answers, refusal)
        else:
            messages.success(request, _("已填报“%(name)s”。截止前可以再改。") % {"name": found.name})
            return redirect("my_forms")
    context = {
        "firm": firm,
        "asked": found,
        "form": answers,
        "wanted": wanted,
        "known": known_words(found, firm, request.viewer),
        "open": state_of(found, request.at) is FormState.OPEN,
    }
    return render(request, "portal/facts/fill.html", context)
