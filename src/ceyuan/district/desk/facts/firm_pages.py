"""One firm's facts at the desk: the history of a fact, permissions to use tax data.

Comes in: a request. Goes out: pages.
Must not know: rules; access and queries do.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.permission import require
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import LOOKING, enterprise_for_office, may
from ceyuan.district.registry.actions.open_file import open_file
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.queries.fact_pages import fact_at, history_lines, tax_rows


def enterprise_fact(request: EdgeRequest, pk: int, key: str, year: int) -> HttpResponse:
    """Show what was said about one fact, by whom, and what superseded what."""
    firm = _opened(request, pk)
    fact, meant = fact_at(key, year)
    context = {
        "firm": firm,
        "fact": fact,
        "year": meant,
        "lines": history_lines(request.viewer, firm, fact, meant),
        "may_withdraw": may(request.viewer, verbs.WITHDRAW_FACT, firm),
    }
    return render(request, "desk/facts/history.html", context)


def enterprise_tax(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show a firm's permissions to use its tax data."""
    firm = _opened(request, pk)
    allowed = may(request.viewer, verbs.AUTHORISE_TAX, firm)
    context = {"firm": firm, "rows": tax_rows(request.viewer, firm), "day": request.viewer.day, "may": allowed}
    return render(request, "desk/facts/tax.html", context)


def _opened(request: EdgeRequest, pk: int) -> Enterprise:
    require(request.viewer, *LOOKING)
    firm = enterprise_for_office(request.viewer, pk)
    open_file(request.viewer, firm, at=request.at)
    return firm
