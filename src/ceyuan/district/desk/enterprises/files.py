"""An enterprise's file, one page for each tab; opening it is noted once a day, for the firm to read.

Comes in: a request. Goes out: pages, papers.
Must not know: rules; access and queries do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.papers.download import paper_response
from ceyuan.district.registry.access import (
    LOOKING,
    allowed_acts,
    enterprise_for_office,
    handovers_visible_to,
    sees_sealed,
)
from ceyuan.district.registry.actions.open_file import open_file
from ceyuan.district.registry.actions.read_paper import read_paper
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.paper_access import paper_visible_to
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
from ceyuan.district.registry.queries.visits import acts_on
from ceyuan.district.registry.succession import FATES, SUCCESSION
from ceyuan.district.registry.words import place_names

TABS = (
    ("enterprise", _("概况")),
    ("enterprise_facts", _("事实")),
    ("enterprise_titles", _("资质")),
    ("enterprise_projects", _("项目与产品")),
    ("enterprise_credit", _("信用")),
    ("enterprise_changes", _("变更")),
    ("enterprise_trail", _("谁看过")),
)


def enterprise(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show who a firm is, where, and who acts for it."""
    firm = _opened(request, pk)
    places = place_names()
    context = {
        "former_names": firm.former_names.all(),
        "industries": firm.industries.filter(until__isnull=True),
        "sites": sites_on_file(request.viewer, firm),
        "members": members_on_file(request.viewer, [firm]),
        "handovers": handovers_visible_to(request.viewer).filter(enterprise=firm),
        "places": [
            (_("注册地"), places.get(firm.registered_place, firm.registered_place), firm.registered_address),
            (_("税收户管地"), places.get(firm.taxed_place, firm.taxed_place), ""),
            (_("经营地"), places.get(firm.operating_place, firm.operating_place), firm.operating_address),
        ],
    }
    return _tab(request, firm, "overview", context)


def enterprise_facts(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what is known about a firm, from whom and since when."""
    firm = _opened(request, pk)
    lines, hidden = facts_on_file(request.viewer, firm)
    return _tab(request, firm, "facts", {"lines": lines, "hidden": hidden})


def enterprise_titles(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show the titles a firm holds and held."""
    firm = _opened(request, pk)
    return _tab(request, firm, "titles", {"lines": titles_on_file(request.viewer, firm)})


def enterprise_projects(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show projects and products."""
    firm = _opened(request, pk)
    viewer = request.viewer
    context = {"projects": projects_on_file(viewer, firm), "products": products_on_file(viewer, firm)}
    return _tab(request, firm, "projects", context)


def enterprise_credit(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show the events that may be shown."""
    firm = _opened(request, pk)
    viewer = request.viewer
    return _tab(request, firm, "credit", {"lines": events_on_file(viewer, firm), "sealed": sees_sealed(viewer)})


def enterprise_changes(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show what happened to a firm, and what its successors take over by kind of change."""
    firm = _opened(request, pk)
    rules = [
        (kind.label, [(part.value, FATES[fate]) for part, fate in parts.items()]) for kind, parts in SUCCESSION.items()
    ]
    return _tab(request, firm, "changes", {"changes": changes_on_file(firm), "rules": rules})


def enterprise_trail(request: EdgeRequest, pk: int) -> HttpResponse:
    """Show who opened the file and what was done with it."""
    firm = _opened(request, pk)
    return _tab(request, firm, "trail", {"visits": acts_on(firm.credit_code)})


def paper(request: EdgeRequest, pk: int) -> HttpResponse:
    """Hand out a paper of a file, and note it."""
    require(request.viewer, *LOOKING)
    found, firm = paper_visible_to(request.viewer, pk)
    read_paper(request.viewer, found, firm, at=request.at)
    return paper_response(found)


def _opened(request: EdgeRequest, pk: int) -> Enterprise:
    require(request.viewer, *LOOKING)
    firm = enterprise_for_office(request.viewer, pk)
    open_file(request.viewer, firm, at=request.at)
    return firm


def _tab(request: EdgeRequest, firm: Enterprise, name: str, context: Mapping[str, object]) -> HttpResponse:
    common = {"firm": firm, "heading": firm.name, "tabs": TABS, "may": _allowed(request.viewer, firm)}
    return render(request, f"desk/enterprises/{name}.html", {**common, **context})


def _allowed(viewer: Viewer, firm: Enterprise) -> frozenset[str]:
    """Give the codes of what may be done, without the app's name, as templates ask for them."""
    return frozenset(verb.code.partition(".")[2] for verb in allowed_acts(viewer, firm))
