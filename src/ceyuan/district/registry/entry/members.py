"""Forms of people who act for an enterprise.

Comes in: what was typed. Goes out: acts.
Must not know: pages.
"""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, Role
from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.registry.actions.end_member import end_member
from ceyuan.district.registry.actions.invite_member import invite_member
from ceyuan.district.registry.entry.act_form import ActForm, Deed, day_field
from ceyuan.district.registry.models import Membership
from ceyuan.district.registry.particulars import NewMember


class MemberForm(PaperForm, ActForm):
    """Somebody to act for a firm."""

    paper_needed = False

    username = forms.CharField(label=_("对方的用户名"), max_length=40)
    role = forms.ChoiceField(
        label=_("身份"),
        choices=[(one.value, one.label) for one in Role if one in ENTERPRISE_ROLES],
        help_text=_("填报人填写，确认人确认后才算提交；受托代办人要上传授权书并填截止日期。"),
    )
    since = day_field(_("自"))
    until = day_field(_("至"), required=False, help_text=_("受托代办人必填，以授权书为准。"))

    field_order = ("username", "role", "since", "until", "paper", "mark", "declared")

    def prepare(self, deed: Deed) -> None:
        """Begin today, and call the file by what it is."""
        self.fields["since"].initial = deed.viewer.day
        self.fields["paper"].label = _("授权书")

    def act(self, deed: Deed) -> None:
        """Add the person."""
        typed = self.cleaned_data
        new = NewMember(typed["username"], Role(typed["role"]), typed["since"], typed["until"], self.delivery())
        invite_member(deed.viewer, deed.enterprise, new, at=deed.at)


class EndMemberForm(ActForm):
    """Nothing to type: the page asks whether it is meant."""

    def act(self, deed: Deed) -> None:
        """End the membership."""
        end_member(deed.viewer, cast(Membership, deed.row), at=deed.at)
