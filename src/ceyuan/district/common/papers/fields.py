"""The form fields of a file: the file, its mark, the declaration that nothing in it is classified.

Comes in: what a form was sent. Goes out: a Delivery.
Must not know: which act takes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.papers.kinds import ALLOWED, KINDS, MOST_BYTES
from ceyuan.district.common.papers.models import Mark

_MEGABYTES = MOST_BYTES // 1024**2
_ACCEPTED = ",".join(f".{one}" for one in KINDS)


class PaperForm(forms.Form):
    """A form with one file; `paper_needed` says whether it must be there."""

    paper_needed = True

    paper = forms.FileField(
        label=_("材料"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": _ACCEPTED}),
        help_text=format_lazy(_("可上传 {allowed}，不超过 {most} MB。"), allowed=ALLOWED, most=_MEGABYTES),
    )
    mark = forms.ChoiceField(
        label=_("标识"),
        choices=Mark.choices,
        initial=Mark.PLAIN,
        help_text=_("标为商业秘密或内部的，不给其他企业看，也不导出。"),
    )
    declared = forms.BooleanField(
        label=_("我已核对：材料不含国家秘密（涉密不上网）"),
        required=False,
    )

    def order_fields(self, field_order: Iterable[str] | None) -> None:
        """Ask for the file where it is needed, when Django has made this form's own fields and puts them in order."""
        super().order_fields(field_order)
        self.fields["paper"].required = self.paper_needed

    def clean(self) -> dict[str, object]:
        """Ask for the declaration wherever there is a file."""
        values: dict[str, object] = super().clean() or self.cleaned_data
        if values.get("paper") and not values.get("declared"):
            self.add_error("declared", _("请核对后勾选；涉密材料不得上网，请走机要渠道。"))
        return values

    def delivery(self) -> Delivery | None:
        """Give the file handed in with its mark, None where there is none."""
        file = self.cleaned_data.get("paper")
        if not file:
            return None
        mark = Mark(self.cleaned_data["mark"])
        return Delivery(file, bool(self.cleaned_data.get("declared")), mark)
