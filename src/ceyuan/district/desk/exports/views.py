"""Facts as a file: of a saved list or of every firm within reach.

Comes in: a request. Goes out: a page, files that stream.
Must not know: rules; queries say what may leave.
"""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.export_rows import Export, Format, export_rows
from ceyuan.district.desk.enterprises.lists import wanted_in
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.actions.export_facts import export_facts
from ceyuan.district.registry.exports import FactsWanted, exported_facts, fact_headings, fact_rows
from ceyuan.district.registry.models import Enterprise, SavedView
from ceyuan.district.registry.queries.enterprises import enterprises_wanted
from ceyuan.district.registry.queries.saved import saved_views
from ceyuan.district.registry.words import vocabulary
from ceyuan.model.facts import SubjectKind

YEARS = 6  # of the last ones that can be chosen


class ExportForm(forms.Form):
    """Which firms, which facts, which years, which kind of file."""

    view = forms.ModelChoiceField(
        label=_("哪些企业"), queryset=SavedView.objects.none(), required=False, empty_label=_("我能查看的全部企业")
    )
    facts = forms.MultipleChoiceField(
        label=_("哪些事实"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("按住 Ctrl 可以选多项；不选就是全部。"),
    )
    years = forms.MultipleChoiceField(
        label=_("哪些年度"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就是全部年度和不分年度的。"),
    )
    written_as = forms.ChoiceField(
        label=_("文件格式"), choices=[("xlsx", "Excel"), ("csv", "CSV")], widget=forms.RadioSelect, initial="xlsx"
    )

    def prepare(self, viewer: Viewer) -> None:
        """Offer one's own lists, the facts of firms, the years before this one."""
        view, facts, years = self.fields["view"], self.fields["facts"], self.fields["years"]
        if isinstance(view, forms.ModelChoiceField):
            view.queryset = saved_views(viewer)
        if isinstance(facts, forms.MultipleChoiceField) and isinstance(years, forms.MultipleChoiceField):
            known = [one for one in vocabulary().facts.values() if one.subject is SubjectKind.ENTERPRISE]
            facts.choices = sorted((one.key, one.name) for one in known)
            years.choices = [
                (str(one), str(one)) for one in range(viewer.day.year - 1, viewer.day.year - 1 - YEARS, -1)
            ]


def firms_of(viewer: Viewer, view: SavedView | None) -> QuerySet[Enterprise]:
    """Give the firms of a saved list within somebody's reach; without a list all of them."""
    return enterprises_wanted(viewer, wanted_in(QueryDict(view.query if view is not None else "")))


def exports(request: EdgeRequest) -> HttpResponseBase:
    """Choose what to export, and export it."""
    viewer = request.viewer
    require(viewer, *LOOKING)
    form = ExportForm(posted(request))
    form.prepare(viewer)
    if request.method == "POST" and form.is_valid():
        return _file(request, form)
    return _page(request, form)


def _page(request: EdgeRequest, form: ExportForm) -> HttpResponse:
    return render(request, "desk/exports/exports.html", {"form": form})


def _file(request: EdgeRequest, form: ExportForm) -> HttpResponseBase:
    viewer, values = request.viewer, form.cleaned_data
    view = values["view"]
    wanted = FactsWanted(tuple(values["facts"]), tuple(int(one) for one in values["years"]))
    rows = exported_facts(viewer, firms_of(viewer, view), wanted)
    query = f"{view.name}?{view.query}" if view is not None else gettext("全部企业")
    export_facts(viewer, query, wanted, rows.count(), at=request.at)
    name = f"{gettext('企业事实')}-{timezone.localdate(request.at):%Y%m%d}"
    export = Export(name, fact_headings(), fact_rows(rows))
    return export_rows(export, written_as=Format(values["written_as"]))
