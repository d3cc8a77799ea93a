"""Pages of tables that other offices ask for: kept once, mapped once, filled in a click.

Comes in: a request. Goes out: pages, filled workbooks.
Must not know: workbooks, rules; acts and queries do.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.refusal import add_refusal, words_of
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.desk.exports.views import firms_of
from ceyuan.district.desk.imports.forms import FIELDS
from ceyuan.district.desk.tables.forms import UNITS, ColumnsForm, TableForm, known_words
from ceyuan.district.registry.actions.drop_table import drop_table
from ceyuan.district.registry.actions.fill_table import fill_table
from ceyuan.district.registry.actions.make_table import make_table
from ceyuan.district.registry.actions.map_table import map_table
from ceyuan.district.registry.models import FilledTemplate
from ceyuan.district.registry.tables.access import FILLING, table_visible_to, tables_visible_to
from ceyuan.district.registry.tables.columns import columns_from
from ceyuan.district.registry.tables.values import filling

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tables(request: EdgeRequest) -> HttpResponse:
    """List the tables somebody may fill."""
    require(request.viewer, *FILLING)
    page = Paginator(tables_visible_to(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/tables/list.html", {"page": page})


def table_new(request: EdgeRequest) -> HttpResponse:
    """Keep a table; what is wrong is said at its field."""
    require(request.viewer, *FILLING)
    form = TableForm(posted(request), request.FILES or None)
    form.prepare(request.viewer)
    if request.method == "POST" and form.is_valid():
        try:
            table = make_table(request.viewer, form.new_table(), at=request.at)
        except Refused as refusal:
            field = FIELDS.get(refusal.kind.code, "paper")
            add_refusal(form, refusal, field if field in form.fields else "paper")
        else:
            messages.success(request, _("空白表已收好。请看看每一列填什么，对的直接保存。"))
            return redirect("table_columns", pk=table.pk)
    names = ("sheet", "heading_rows", "name_heading", "year", "money_unit")
    more = any(one in form.errors for one in (*names, "paper")) or any(form.data.get(one) for one in names)
    return render(request, "desk/tables/new.html", {"form": form, "more": more})


def table(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what a table holds today, and what would stay empty."""
    found = _opened(request, pk)
    columns = [one for one in columns_from(found.columns) if one.what]
    firms = firms_of(request.viewer, found.view)
    gaps = filling(request.viewer, firms, columns).gaps if request.GET.get("gaps") else None
    context = {
        "table": found,
        "columns": columns,
        "firms": firms.count(),
        "page": Paginator(gaps, PAGE).get_page(request.GET.get("page")) if gaps is not None else None,
        "own": found.made_by_id == request.viewer.user,
    }
    return render(request, "desk/tables/table.html", context)


def table_columns(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what each column wants, and take corrections."""
    found = _opened(request, pk)
    form = ColumnsForm(columns_from(found.columns), request.viewer, posted(request), found.view_id)
    if request.method == "POST" and form.is_valid():
        try:
            map_table(request.viewer, found, form.wants, form.cleaned_data["view"], at=request.at)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已记住每一列填什么。"))
            return redirect("table", pk=pk)
    context = {"table": found, "form": form, "words": known_words(), "units": UNITS}
    return render(request, "desk/tables/columns.html", context)


@require_POST
def table_fill(request: EdgeRequest, pk: int) -> HttpResponse:
    """Fill the table and hand it out."""
    found = _opened(request, pk)
    try:
        filled = fill_table(request.viewer, found, firms_of(request.viewer, found.view), at=request.at)
    except Refused as refusal:
        messages.error(request, "。".join(words_of(refusal)))
        return redirect("table_columns", pk=pk)
    response = HttpResponse(filled.content, content_type=XLSX)
    name = f"{found.name}-{timezone.localdate(request.at):%Y%m%d}.xlsx"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def table_drop(request: EdgeRequest, pk: int) -> HttpResponse:
    """Delete a table."""
    drop_table(request.viewer, _opened(request, pk), at=request.at)
    messages.success(request, _("已删除这张表。"))
    return redirect("tables")


def _opened(request: EdgeRequest, pk: int) -> FilledTemplate:
    require(request.viewer, *FILLING)
    return table_visible_to(request.viewer, pk)
