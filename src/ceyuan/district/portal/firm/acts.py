"""What people do for their own firm, each on a page of its own.

Comes in: a request, a page of the table. Goes out: pages.
Must not know: rules; the acts refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.common.trail.verb import Verb
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import may, own_enterprise
from ceyuan.district.registry.entry.act_form import ActForm, Deed, done
from ceyuan.district.registry.entry.credit import ContestForm
from ceyuan.district.registry.entry.holdings import ProductForm, ProjectForm, SiteForm
from ceyuan.district.registry.entry.members import EndMemberForm, MemberForm
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.queries.file import event_rows, members_on_file

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that does one thing for one's own firm; `tab` is where it leads back to."""

    name: str
    verb: Verb
    heading: object
    lead: object
    form: type[ActForm]
    tab: str
    rows: Callable[[Viewer, Enterprise], QuerySet[Model]] | None = None


def _events(viewer: Viewer, firm: Enterprise) -> QuerySet[Model]:
    return event_rows(viewer, firm).select_related("enterprise")


def _members(viewer: Viewer, firm: Enterprise) -> QuerySet[Model]:
    return members_on_file(viewer, [firm])


FIRM_PAGES = (
    OwnPage(
        "my_site_new",
        verbs.ADD_SITE,
        gettext_lazy("增加场所"),
        gettext_lazy("生产、办公、研发、仓储分别填写。"),
        SiteForm,
        "my_enterprise",
    ),
    OwnPage(
        "my_product_new",
        verbs.ADD_PRODUCT,
        gettext_lazy("登记产品"),
        gettext_lazy("属于商业秘密的请标出，不给其他企业看，也不导出。"),
        ProductForm,
        "my_projects",
    ),
    OwnPage(
        "my_project_new",
        verbs.ADD_PROJECT,
        gettext_lazy("登记项目"),
        gettext_lazy("“2+4”产业、战略性新兴产业、外资和技术改造项目。"),
        ProjectForm,
        "my_projects",
    ),
    OwnPage(
        "my_member_new",
        verbs.INVITE_MEMBER,
        gettext_lazy("添加企业人员"),
        gettext_lazy("填对方的用户名。受托代办人要上传盖章的授权书，到期自动失效。"),
        MemberForm,
        "my_members",
    ),
)
ROW_PAGES = (
    OwnPage(
        "my_contest",
        verbs.CONTEST_EVENT,
        gettext_lazy("提出异议"),
        gettext_lazy("认为这条信用事项不属于本企业或有误的，说明理由并上传证据。处理完之前它照常计入。"),
        ContestForm,
        "my_credit",
        _events,
    ),
    OwnPage(
        "my_member_end",
        verbs.END_MEMBER,
        gettext_lazy("移除企业人员"),
        gettext_lazy("立即生效；对方不能再代表本企业办理。"),
        EndMemberForm,
        "my_members",
        _members,
    ),
)


def own_view(page: OwnPage) -> View:
    """Give the view of a page about one's firm, or about one of its rows."""

    def view(request: EdgeRequest, pk: int, row: int = 0) -> HttpResponse:
        firm = own_enterprise(request.viewer, pk)
        about: Model | None = None
        if page.rows is not None:
            about = get_object_or_404(page.rows(request.viewer, firm), pk=row)
        if not may(request.viewer, page.verb, firm):
            raise PermissionDenied
        back = reverse(page.tab) if page.tab == "my_members" else reverse(page.tab, args=[firm.pk])
        deed = Deed(request.viewer, firm, about, request.at)
        sent = request.method == "POST"
        form = page.form(request.POST, request.FILES) if sent else page.form()
        form.prepare(deed)
        if sent and form.is_valid() and done(form, deed):
            messages.success(request, _("已办好：%(what)s。") % {"what": page.heading})
            return redirect(back)
        draft = f"{page.name}-{pk}-{row}"
        context = {"page": page, "firm": firm, "form": form, "about": about, "back": back, "draft": draft}
        return render(request, "portal/firm/act.html", context)

    return view
