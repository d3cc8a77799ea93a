"""The trail for auditors: look through it, open an event, export, and prove it.

Comes in: a request. Goes out: pages, files.
Must not know: how the chain is made. Auditors look at what was done; figures of firms do not stand in the trail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import require
from ceyuan.district.common.pages.export_rows import Export, Format, Value, export_rows
from ceyuan.district.common.pages.refusal import add_refusal
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.anchor import FILE, AnchorLine, anchors_in, read_anchors
from ceyuan.district.common.trail.models import Event, Outcome
from ceyuan.district.common.trail.search import Sought, events_sought
from ceyuan.district.common.trail.verbs import EXPORT, VERIFY
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.desk.trail.words import result_of, verb_choices, verb_words
from ceyuan.errors import CeyuanError

AUDITING = (Role.AUDITOR, Role.AUDIT_ADMIN)
PAGE = 50
LONGEST = 80
MOST_ANCHORS = 5 * 1024**2  # bytes: a line a day for centuries


def trail(request: EdgeRequest) -> HttpResponse:
    """Look through the trail."""
    require(request.viewer, *AUDITING)
    sought = _sought(request)
    page = Paginator(events_sought(sought), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [(one, verb_words(one.verb), one.outcome == Outcome.DONE) for one in page.object_list],
        "sought": sought,
        "verbs": verb_choices(),
        "outcomes": [(Outcome.DONE.value, _("完成")), (Outcome.REFUSED.value, _("拒绝"))],
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/trail/list.html", context)


def trail_event(request: EdgeRequest, number: int) -> HttpResponse:
    """Show one event, with its place in the chain."""
    require(request.viewer, *AUDITING)
    event = get_object_or_404(Event, number=number)
    before = Event.objects.filter(number=number - 1).values_list("digest", flat=True).first()
    told = json.dumps(json.loads(event.data), ensure_ascii=False, indent=2)
    context = {"event": event, "what": verb_words(event.verb), "told": told, "before": before or "0" * 64}
    return render(request, "desk/trail/event.html", context)


@require_POST
def trail_export(request: EdgeRequest, written_as: str) -> HttpResponseBase:
    """Export the events that fit; the export stands in the trail, too."""
    viewer = request.viewer
    require(viewer, *AUDITING)
    found = events_sought(_sought(request))
    with acting(EXPORT, actor=viewer.actor(*AUDITING), at=request.at) as act:
        act.tell({"query": request.GET.urlencode(), "events": found.count()})
    headings = [
        _("序号"), _("时间"), _("谁"), _("角色"), _("单位"), _("代谁"), _("来自"), _("做了什么"), _("对象"),
        _("信用代码"), _("结果"), _("内容"), _("摘要"),
    ]  # fmt: skip
    name = f"{_('操作留痕')}-{timezone.localdate(request.at):%Y%m%d}"
    last = found.values_list("number", flat=True).first() or 0
    return export_rows(Export(name, headings, _rows(_sought(request), last)), written_as=Format(written_as))


def _rows(sought: Sought, last: int) -> Iterator[Sequence[Value]]:
    words = {Outcome.DONE.value: _("完成"), Outcome.REFUSED.value: _("拒绝")}
    for one in events_sought(sought).filter(number__lte=last).iterator(2000):
        when = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M:%S")
        yield (
            one.number, when, one.actor_name, one.actor_roles, one.actor_unit, one.deputy_for, one.place,
            verb_words(one.verb), one.about_name, one.firm, words[one.outcome], one.data, one.digest,
        )  # fmt: skip


class KeptForm(forms.Form):
    """The file of anchors that was kept elsewhere."""

    anchors = forms.FileField(
        label=gettext_lazy("存放在别处的锚点文件"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=gettext_lazy("选填。用审计部门自己保管的 anchors.txt 对照，才能证明本机上的锚点没有一起被改。"),
    )

    def kept(self) -> list[AnchorLine]:
        """Give the anchors of the file; a line that is none is refused with its number."""
        file = self.cleaned_data["anchors"]
        if file is None:
            return []
        return list(anchors_in(file.read(MOST_ANCHORS).decode("utf-8", "replace"), name=str(file.name)))


def trail_verify(request: EdgeRequest) -> HttpResponse:
    """Prove the trail: recompute the whole chain, hold it against its head and its anchors, and say what was found."""
    viewer = request.viewer
    require(viewer, *AUDITING)
    sent = request.method == "POST"
    form = KeptForm(request.POST, request.FILES) if sent else KeptForm()
    result = None
    if sent and form.is_valid():
        try:
            kept = form.kept()
        except CeyuanError as error:
            add_refusal(form, error, "anchors")
        else:
            here = anchor_file()
            proof = verify_trail([*kept, *(read_anchors(here) if here.exists() else ())])
            result = result_of(proof)
            with acting(VERIFY, actor=viewer.actor(*AUDITING), at=request.at) as act:
                act.tell({"events": proof.events, "anchors": proof.anchors, "faults": len(proof.findings)})
    return render(request, "desk/trail/verify.html", {"form": form, "result": result})


def anchor_file() -> Path:
    """Give the file of anchors beside the data."""
    folder: Path = settings.ENVIRONMENT.data
    return folder / FILE


def _sought(request: EdgeRequest) -> Sought:
    """Read what is looked for from the address; what is no day asks nothing, and PostgreSQL takes no NUL."""
    typed = {name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST] for name in Sought.__slots__}
    since, until = _day(typed.pop("since")), _day(typed.pop("until"))
    return Sought(since=since, until=until, **typed)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
