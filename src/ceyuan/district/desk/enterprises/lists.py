"""Lists of enterprises: look for them, save the list, export it; what one's unit held before.

Comes in: a request. Goes out: pages, files.
Must not know: rules; access and queries do.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import RECOMMENDING
from ceyuan.district.accounts.models import Unit
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.export_rows import Export, Format, export_rows
from ceyuan.district.common.pages.refusal import add_refusal, words_of
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.access import LOOKING, MAY, handovers_visible_to
from ceyuan.district.registry.actions.delete_view import delete_view
from ceyuan.district.registry.actions.export_list import export_list
from ceyuan.district.registry.actions.register_enterprise import register_enterprise
from ceyuan.district.registry.actions.save_view import NewView, save_view
from ceyuan.district.registry.entry.act_form import FIELDS
from ceyuan.district.registry.entry.changes import RegisterForm
from ceyuan.district.registry.enums import ProjectKind, Standing
from ceyuan.district.registry.queries.columns import COLUMNS, headings, rows
from ceyuan.district.registry.queries.enterprises import SIZES, Wanted, enterprises_wanted, with_row_details
from ceyuan.district.registry.queries.saved import own_view, saved_views
from ceyuan.district.registry.verbs import REGISTER
from ceyuan.district.registry.words import place_names, titles_by_key

PAGE = 50
LONGEST = 120
SIZE_WORDS = {"1000": "≥ 1000", "300": "300–999", "20": "20–299", "0": "< 20"}


def wanted_of(request: HttpRequest) -> Wanted:
    """Read the filters of an address."""
    return wanted_in(request.GET)


def wanted_in(asked: QueryDict) -> Wanted:
    """Read filters, as an address or a saved list keeps them; what is none of the choices asks nothing."""
    typed = {name: asked.get(name, "").strip()[:LONGEST] for name in Wanted.__slots__}
    unit = typed.pop("unit")
    typed["size"] = typed["size"] if typed["size"] in SIZES else ""
    return Wanted(unit=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 10 else None, **typed)


def query_of(request: HttpRequest) -> str:
    """Give the filters as they stand in the address, without the page."""
    asked = request.GET.copy()
    for name in set(asked) - set(Wanted.__slots__):
        del asked[name]
    return "&".join(part for part in asked.urlencode().split("&") if not part.endswith("="))


def enterprises(request: EdgeRequest) -> HttpResponse:
    """List the enterprises of somebody's office."""
    viewer = request.viewer
    require(viewer, *LOOKING)
    wanted = wanted_of(request)
    found = with_row_details(viewer, enterprises_wanted(viewer, wanted))
    query = query_of(request)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "query": query,
        "views": saved_views(viewer),
        "may_register": viewer.has(*MAY[REGISTER]),
        "shareable": [hat for hat in viewer.hats if hat.unit is not None and hat.role in LOOKING],
        **_choices(),
    }
    return render(request, "desk/enterprises/list.html", context)


def _choices() -> Mapping[str, object]:
    return {
        "units": Unit.objects.filter(kind__in=sorted(RECOMMENDING)),
        "places": place_names().items(),
        "titles": [(key, title.name) for key, title in titles_by_key().items()],
        "standings": Standing.choices,
        "kinds": ProjectKind.choices,
        "sizes": SIZE_WORDS.items(),
        "columns": [(key, column.heading) for key, column in COLUMNS.items()],
    }


@require_POST
def enterprises_export(request: EdgeRequest, written_as: str) -> HttpResponseBase:
    """Export a list: the same filters, the same reach."""
    viewer = request.viewer
    require(viewer, *LOOKING)
    found = enterprises_wanted(viewer, wanted_of(request))
    export_list(viewer, query_of(request), found.count(), at=request.at)
    columns = request.POST.getlist("column")
    name = f"{_('企业名单')}-{timezone.localdate(request.at):%Y%m%d}"
    export = Export(name, headings(columns), rows(viewer, found, columns))
    return export_rows(export, written_as=Format(written_as))


@require_POST
def enterprises_save(request: EdgeRequest) -> HttpResponse:
    """Save a list under a name."""
    require(request.viewer, *LOOKING)
    query = query_of(request)
    name = request.POST.get("name", "").strip()[:80]
    unit = request.POST.get("unit", "")
    address = f"{reverse('enterprises')}?{query}"
    if not name:
        messages.error(request, _("请给常用名单起一个名称。"))
        return redirect(address)
    new = NewView(name, query[:2000], tuple(request.POST.getlist("column")), int(unit) if unit.isdecimal() else None)
    try:
        save_view(request.viewer, new, at=request.at)
    except Refused as refusal:
        messages.error(request, "。".join(words_of(refusal)))
    else:
        messages.success(request, _("已存为常用名单“%(name)s”。") % {"name": name})
    return redirect(address)


@require_POST
def enterprises_forget(request: EdgeRequest, pk: int) -> HttpResponse:
    """Delete a saved list of one's own."""
    require(request.viewer, *LOOKING)
    view = own_view(request.viewer, pk)
    try:
        delete_view(request.viewer, view, at=request.at)
    except Refused as refusal:
        messages.error(request, "。".join(words_of(refusal)))
    else:
        messages.success(request, _("已删除常用名单。"))
    return redirect("enterprises")


def enterprises_held(request: EdgeRequest) -> HttpResponse:
    """Show which firms one's unit held from when to when."""
    require(request.viewer, *LOOKING)
    page = Paginator(handovers_visible_to(request.viewer), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/enterprises/held.html", {"page": page})


def register(request: EdgeRequest) -> HttpResponse:
    """Register a firm."""
    require(request.viewer, *MAY[REGISTER])
    form = RegisterForm(request.POST or None)
    form.limit_units(request.viewer)
    if request.method == "POST" and form.is_valid():
        try:
            firm = register_enterprise(request.viewer, form.new_enterprise(), at=request.at)
        except Refused as refusal:
            field = FIELDS.get(refusal.kind.code)
            add_refusal(form, refusal, field if field in form.fields else None)
        else:
            messages.success(request, _("已登记。接着可以补行业、资质和场所。"))
            return redirect("enterprise", pk=firm.pk)
    return render(request, "desk/enterprises/register.html", {"form": form})
