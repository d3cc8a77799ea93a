"""Pages about facts that belong to no single firm: corrections that wait, shared sources, aggregates, forms.

Comes in: a request. Goes out: pages, files.
Must not know: rules; the acts refuse.
"""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.export_rows import Export, Format, export_rows
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.actions.close_form import close_form
from ceyuan.district.registry.actions.export_form import export_form
from ceyuan.district.registry.actions.keep_source import keep_source
from ceyuan.district.registry.actions.open_form import open_form
from ceyuan.district.registry.actions.record_cell import BUREAU, record_cell
from ceyuan.district.registry.entry.act_form import FIELDS
from ceyuan.district.registry.entry.sources import CellForm, OpenForm, SourceForm
from ceyuan.district.registry.forms import asked_facts
from ceyuan.district.registry.models import CorrectionState, RecurringForm, SharedSource, StatisticsCell
from ceyuan.district.registry.queries.fact_pages import correction_lines, corrections_for_office, form_lines
from ceyuan.district.registry.queries.form_answers import answer_headings, answer_rows
from ceyuan.district.registry.words import source_words

PAGE = 50
OFFICERS = (Role.DISTRICT_OFFICER, Role.UNIT_OFFICER)


def corrections(request: EdgeRequest) -> HttpResponse:
    """List the corrections that wait, oldest first; or those that were decided."""
    require(request.viewer, *OFFICERS)
    decided = request.GET.get("state") == "decided"
    found = corrections_for_office(request.viewer)
    found = (
        found.exclude(state=CorrectionState.PENDING).order_by("-decided_at")
        if decided
        else found.filter(state=CorrectionState.PENDING)
    )
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": correction_lines(list(page)), "decided": decided}
    return render(request, "desk/facts/corrections.html", context)


def shared_sources(request: EdgeRequest) -> HttpResponse:
    """List the shared sources with what they may be used for, and until when."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    lines = [(one, source_words(one.source), one.expires_on < request.viewer.day) for one in SharedSource.objects.all()]
    return render(request, "desk/facts/sources.html", {"lines": lines})


def shared_source_new(request: EdgeRequest) -> HttpResponse:
    """Record a shared source."""
    return _source(request, None)


def shared_source_edit(request: EdgeRequest, pk: int) -> HttpResponse:
    """Change a shared source, such as its last day."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    return _source(request, get_object_or_404(SharedSource, pk=pk))


def _source(request: EdgeRequest, known: SharedSource | None) -> HttpResponse:
    require(request.viewer, Role.DISTRICT_OFFICER)
    names = SourceForm.base_fields
    form = SourceForm(request.POST or None, initial={one: getattr(known, one, None) for one in names})

    def act() -> None:
        keep_source(request.viewer, form.terms(), known=known, at=request.at)

    if _done(request, form, act):
        messages.success(request, _("已登记共享数据目录。") if known is None else _("已修改共享数据目录。"))
        return redirect("shared_sources")
    heading = _("登记共享数据目录") if known is None else _("修改共享数据目录")
    return _form_page(request, form, heading, "shared_sources")


def statistics(request: EdgeRequest) -> HttpResponse:
    """List the aggregates of the statistics bureau."""
    require(request.viewer, *BUREAU, Role.LEADER)
    page = Paginator(StatisticsCell.objects.all(), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/facts/statistics.html", {"page": page, "may_record": request.viewer.has(*BUREAU)})


def statistics_new(request: EdgeRequest) -> HttpResponse:
    """Record an aggregate."""
    require(request.viewer, *BUREAU)
    form = CellForm(request.POST or None)
    if _done(request, form, lambda: record_cell(request.viewer, form.cell(), at=request.at)):
        messages.success(request, _("已登记统计汇总数。"))
        return redirect("statistics")
    return _form_page(request, form, _("登记统计汇总数"), "statistics")


def recurring_forms(request: EdgeRequest) -> HttpResponse:
    """List the recurring forms with their approval or ground, and how many firms returned them."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    return render(request, "desk/facts/forms.html", {"lines": form_lines(request.at)})


def recurring_form_new(request: EdgeRequest) -> HttpResponse:
    """Open a recurring form."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    form = OpenForm(request.POST or None, initial={"opens_on": request.viewer.day})
    if _done(request, form, lambda: open_form(request.viewer, form.form(), at=request.at)):
        messages.success(request, _("已开放定期报表。"))
        return redirect("recurring_forms")
    return _form_page(request, form, _("开放定期报表"), "recurring_forms")


@require_POST
def recurring_form_close(request: EdgeRequest, pk: int) -> HttpResponse:
    """Close a form early."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    form = get_object_or_404(RecurringForm, pk=pk)
    close_form(request.viewer, form, reason=request.POST.get("reason", "")[:200], at=request.at)
    messages.success(request, _("已提前关闭。"))
    return redirect("recurring_forms")


@require_POST
def recurring_form_export(request: EdgeRequest, pk: int, written_as: str) -> HttpResponseBase:
    """Export what firms returned."""
    require(request.viewer, Role.DISTRICT_OFFICER)
    form = get_object_or_404(RecurringForm, pk=pk)
    export_form(request.viewer, form, at=request.at)
    facts = asked_facts(form)
    name = f"{form.name}-{timezone.localdate(request.at):%Y%m%d}"
    export = Export(name, answer_headings(facts), answer_rows(form, facts, as_of=request.viewer.day))
    return export_rows(export, written_as=Format(written_as))


def _done(request: EdgeRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a valid form says; a refusal is shown at its field."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        field = FIELDS.get(refusal.kind.code)
        add_refusal(form, refusal, field if field in form.fields else None)
        return False
    return True


def _form_page(request: EdgeRequest, form: forms.Form, heading: str, back: str) -> HttpResponse:
    return render(request, "desk/facts/form.html", {"form": form, "heading": heading, "back": back})
