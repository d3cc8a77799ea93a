"""One's own firms: the list, each file by tab, who acts for them, which offices looked.

Comes in: a request. Goes out: pages, papers.
Must not know: rules; access and queries do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.common.papers.download import paper_response
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import MAY, allowed_acts, own_enterprise, own_enterprises
from ceyuan.district.registry.actions.read_paper import read_paper
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.paper_access import own_paper
from ceyuan.district.registry.queries.enterprises import with_row_details
from ceyuan.district.registry.queries.file import (
    changes_on_file,
    events_on_file,
    facts_on_file,
    members_on_file,
    products_on_file,
    projects_on_file,
    sites_on_file,
    titles_on_file,
)
from ceyuan.district.registry.queries.visits import visits_of
from ceyuan.district.registry.words import place_names

FIRM_VERBS = frozenset({verbs.ADD_SITE, verbs.ADD_PRODUCT, verbs.ADD_PROJECT, verbs.CONTEST_EVENT})
_MANAGING = MAY[verbs.INVITE_MEMBER]
MOST = 100  # firms of one person; an agent has some dozens at most
TABS = (
    ("my_enterprise", _("概况")),
    ("my_facts", _("事实")),
    ("my_titles", _("资质")),
    ("my_projects", _("项目与产品")),
    ("my_credit", _("信用")),
)


def my_enterprises(request: EdgeRequest) -> HttpResponse:
    """List the firms somebody acts for today."""
    firms = with_row_details(request.viewer, own_enterprises(request.viewer))[:MOST]
    return render(request, "portal/firm/list.html", {"firms": firms})


def my_enterprise(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what the register says a firm is."""
    firm = own_enterprise(request.viewer, pk)
    places = place_names()
    context = {
        "former_names": firm.former_names.all(),
        "industries": firm.industries.filter(until__isnull=True),
        "sites": sites_on_file(request.viewer, firm),
        "changes": changes_on_file(firm),
        "places": [
            (_("注册地"), places.get(firm.registered_place, firm.registered_place), firm.registered_address),
            (_("税收户管地"), places.get(firm.taxed_place, firm.taxed_place), ""),
            (_("经营地"), places.get(firm.operating_place, firm.operating_place), firm.operating_address),
        ],
    }
    return _tab(request, firm, "overview", context)


def my_facts(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what is known about a firm, from whom and since when."""
    firm = own_enterprise(request.viewer, pk)
    lines, _hidden = facts_on_file(request.viewer, firm)
    return _tab(request, firm, "facts", {"lines": lines})


def my_titles(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show the titles a firm holds and held."""
    firm = own_enterprise(request.viewer, pk)
    return _tab(request, firm, "titles", {"lines": titles_on_file(request.viewer, firm)})


def my_projects(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show projects and products."""
    firm = own_enterprise(request.viewer, pk)
    viewer = request.viewer
    context = {"projects": projects_on_file(viewer, firm), "products": products_on_file(viewer, firm)}
    return _tab(request, firm, "projects", context)


def my_credit(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show the events that count today, and the way to contest them."""
    firm = own_enterprise(request.viewer, pk)
    return _tab(request, firm, "credit", {"lines": events_on_file(request.viewer, firm)})


def my_members(request: EdgeRequest) -> HttpResponse:
    """Show who acts for one's firms."""
    firms = list(own_enterprises(request.viewer)[:MOST])
    members = list(members_on_file(request.viewer, firms))
    mine = {one.enterprise_id for one in members if one.user_id == request.viewer.user and one.role in _MANAGING}
    grouped = [(firm, [one for one in members if one.enterprise_id == firm.pk], firm.pk in mine) for firm in firms]
    return render(request, "portal/firm/members.html", {"grouped": grouped})


def my_visits(request: EdgeRequest) -> HttpResponse:
    """Show which offices opened the files of one's firms."""
    codes = list(own_enterprises(request.viewer).values_list("credit_code", flat=True)[:MOST])
    return render(request, "portal/firm/visits.html", {"visits": visits_of(codes), "several": len(codes) > 1})


def my_paper(request: EdgeRequest, pk: int) -> HttpResponse:
    """Hand out a paper of one's own file, and note it."""
    found, firm = own_paper(request.viewer, pk)
    read_paper(request.viewer, found, firm, at=request.at)
    return paper_response(found)


def _tab(request: EdgeRequest, firm: Enterprise, name: str, context: Mapping[str, object]) -> HttpResponse:
    allowed = allowed_acts(request.viewer, firm)
    may = frozenset(verb.code.partition(".")[2] for verb in allowed & FIRM_VERBS)
    common = {"firm": firm, "heading": firm.name, "tabs": TABS, "may": may}
    return render(request, f"portal/firm/{name}.html", {**common, **context})
