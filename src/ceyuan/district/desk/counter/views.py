"""窗口代录: find the firm that stands at the counter, enter what it declares, hand out the receipt.

Comes in: requests of a counter clerk. Goes out: pages.
Must not know: rules; the acts refuse.
"""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ceyuan.district.accounts.edge import EdgeRequest, posted
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import require
from ceyuan.district.registry.access import enterprise_at_counter
from ceyuan.district.registry.entry.act_form import Deed, done
from ceyuan.district.registry.entry.facts import DeclareFactForm
from ceyuan.district.registry.queries.receipts import last_receipt, receipt_of


class FirmAtCounterForm(forms.Form):
    """The exact code of the firm; there is no list to look through."""

    credit_code = forms.CharField(
        label=gettext_lazy("统一社会信用代码"), max_length=18, help_text=gettext_lazy("照营业执照填写，18 位。")
    )


class CounterForm(DeclareFactForm):
    """What the firm declares, with the sealed paper it brought."""

    paper_needed = True


def counter(request: EdgeRequest) -> HttpResponse:
    """Ask which firm stands at the counter."""
    require(request.viewer, Role.COUNTER_CLERK)
    form = FirmAtCounterForm(posted(request))
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["credit_code"].strip().upper()
        try:
            enterprise_at_counter(request.viewer, code)
        except Http404:
            form.add_error("credit_code", _("平台上没有这家企业。请核对代码；新企业请联系推荐单位登记。"))
        else:
            return redirect("counter_firm", code=code)
    return render(request, "desk/counter/counter.html", {"form": form})


def counter_firm(request: EdgeRequest, code: str) -> HttpResponse:
    """Enter one declaration for the firm, and lead to its receipt."""
    require(request.viewer, Role.COUNTER_CLERK)
    firm = enterprise_at_counter(request.viewer, code)
    deed = Deed(request.viewer, firm, None, request.at)
    sent = request.method == "POST"
    form = CounterForm(request.POST, request.FILES) if sent else CounterForm()
    form.prepare(deed)
    if sent and form.is_valid() and done(form, deed):
        return redirect("counter_receipt", number=last_receipt(request.viewer, firm))
    return render(request, "desk/counter/firm.html", {"form": form, "firm": firm, "draft": f"counter-{code}"})


def counter_receipt(request: EdgeRequest, number: int) -> HttpResponse:
    """Show a receipt of one's own, to be printed."""
    require(request.viewer, Role.COUNTER_CLERK)
    return render(request, "desk/counter/receipt.html", {"receipt": receipt_of(request.viewer, number)})
