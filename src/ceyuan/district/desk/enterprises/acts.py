"""The view behind every act's page: show the form, do the act, lead back to the file.

Comes in: a request, a page of the table. Goes out: pages.
Must not know: what the acts are.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.permission import require
from ceyuan.district.desk.enterprises.act_pages import ActPage
from ceyuan.district.registry.access import LOOKING, enterprise_for_office, may
from ceyuan.district.registry.entry.act_form import Deed, done

View = Callable[..., HttpResponse]


def act_view(page: ActPage) -> View:
    """Give the view of a page about a firm, or about one of its rows."""

    def view(request: EdgeRequest, pk: int, row: int = 0) -> HttpResponse:
        require(request.viewer, *LOOKING)
        firm = enterprise_for_office(request.viewer, pk)
        about: Model | None = None
        if page.rows is not None:
            about = get_object_or_404(page.rows(request.viewer, firm), pk=row)
        if not may(request.viewer, page.verb, firm):
            raise PermissionDenied
        deed = Deed(request.viewer, firm, about, request.at)
        sent = request.method == "POST"
        form = page.form(request.POST, request.FILES) if sent else page.form()
        form.prepare(deed)
        if sent and form.is_valid() and done(form, deed):
            messages.success(request, _("已办好：%(what)s。") % {"what": page.heading})
            return redirect(page.tab, pk=firm.pk)
        context = {"page": page, "firm": firm, "form": form, "about": about, "draft": f"{page.name}-{pk}-{row}"}
        return render(request, "desk/enterprises/act.html", context)

    return view
