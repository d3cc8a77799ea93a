"""Forms of what happens to enterprises: registration, new name, merger, split, moves, closure, handover, places.

Comes in: what was typed. Goes out: acts.
Must not know: pages.
"""

from __future__ import annotations

import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import Unit
from ceyuan.district.registry.access import MAY, SIGHTS, Reach
from ceyuan.district.registry.actions.close_enterprise import close_enterprise
from ceyuan.district.registry.actions.hand_over import hand_over
from ceyuan.district.registry.actions.merge_enterprise import merge_enterprise
from ceyuan.district.registry.actions.move_in import move_in
from ceyuan.district.registry.actions.move_out import move_out
from ceyuan.district.registry.actions.rename_enterprise import rename_enterprise
from ceyuan.district.registry.actions.set_places import set_places
from ceyuan.district.registry.actions.split_enterprise import split_enterprise
from ceyuan.district.registry.entry.act_form import (
    ActForm,
    Deed,
    HappeningForm,
    day_field,
    place_choices,
    place_field,
    unit_field,
)
from ceyuan.district.registry.models import Recognition
from ceyuan.district.registry.particulars import Happening, NewEnterprise, Places, Succession
from ceyuan.district.registry.verbs import REGISTER
from ceyuan.district.registry.words import title_name


class PlacesForm(ActForm):
    """The three places of a firm."""

    registered = place_field(_("注册地"))
    registered_address = forms.CharField(label=_("注册地址"), max_length=200, required=False)
    taxed = place_field(_("税收户管地"))
    operating = place_field(_("经营地"))
    operating_address = forms.CharField(label=_("经营地址"), max_length=200, required=False)

    def prepare(self, deed: Deed) -> None:
        """Show the places as they stand."""
        firm = deed.enterprise
        choices = place_choices()
        for name in ("registered", "taxed", "operating"):
            place = getattr(firm, f"{name}_place")
            known = self.fields[name]
            known.initial = place
            if isinstance(known, forms.ChoiceField) and place and place not in dict(choices):
                known.choices = [*choices, (place, place)]  # a code that no unit stands for is kept
        self.fields["registered_address"].initial = firm.registered_address
        self.fields["operating_address"].initial = firm.operating_address

    def places(self) -> Places:
        """Give the places typed."""
        return Places(**{name: self.cleaned_data[name] for name in Places.__slots__})

    def act(self, deed: Deed) -> None:
        """Correct the places."""
        set_places(deed.viewer, deed.enterprise, self.places(), at=deed.at)


class RegisterForm(PlacesForm):
    """A firm to be put on the register."""

    credit_code = forms.CharField(label=_("统一社会信用代码"), max_length=40, help_text=_("18位，照营业执照填写。"))
    name = forms.CharField(label=_("企业名称"), max_length=120)
    founded_on = day_field(_("成立日期"), required=False)
    unit = unit_field()

    field_order: tuple[str, ...] = ("credit_code", "name", "founded_on", "unit")

    def limit_units(self, viewer: Viewer) -> None:
        """Offer only the units under which somebody may register firms."""
        everywhere = any(SIGHTS[hat.role].reach is Reach.ALL for hat in viewer.hats if hat.role in MAY[REGISTER])
        unit = self.fields["unit"]
        if not everywhere and isinstance(unit, forms.ModelChoiceField):
            unit.queryset = Unit.objects.filter(pk__in=viewer.units(*MAY[REGISTER]))

    def new_enterprise(self) -> NewEnterprise:
        """Give what was typed."""
        typed = self.cleaned_data
        return NewEnterprise(typed["credit_code"], typed["name"], typed["unit"], typed["founded_on"], self.places())


class RenameForm(HappeningForm):
    """A new name."""

    name = forms.CharField(label=_("新名称"), max_length=120)

    field_order: tuple[str, ...] = ("name", "on", "note", "paper", "mark", "declared")

    def act(self, deed: Deed) -> None:
        """Rename."""
        rename_enterprise(deed.viewer, deed.enterprise, self.cleaned_data["name"], self.happening(), at=deed.at)


class SuccessionForm(HappeningForm):
    """A merger: the successor, and the titles that pass to it with their grantor's consent."""

    successors = forms.CharField(
        label=_("承继企业的统一社会信用代码"),
        max_length=400,
        help_text=_("承继企业要先在名录中登记。"),
    )
    recognitions = forms.MultipleChoiceField(
        label=_("经认定机关确认、转给承继企业的称号"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾选的称号当日终止。确认文件请在下面上传。"),
    )

    field_order: tuple[str, ...] = ("successors", "on", "recognitions", "note", "paper", "mark", "declared")

    def prepare(self, deed: Deed) -> None:
        """Offer the titles in force."""
        in_force = Q(withdrawn_on__isnull=True) & (Q(expires_on__isnull=True) | Q(expires_on__gte=deed.viewer.day))
        held = Recognition.objects.filter(in_force, enterprise=deed.enterprise)
        titles = self.fields["recognitions"]
        if isinstance(titles, forms.MultipleChoiceField):
            titles.choices = [(str(one.pk), f"{title_name(one.title)} {one.number}".strip()) for one in held]
        if not held:
            del self.fields["recognitions"]

    def succession(self, *, survives: bool = False) -> Succession:
        """Give who succeeds; titles go to the first one named."""
        codes = tuple(re.findall(r"[0-9A-Za-z]+", self.cleaned_data["successors"].upper()))
        chosen = self.cleaned_data.get("recognitions", [])
        return Succession(codes, tuple((int(one), codes[0]) for one in chosen if codes), survives)

    def clean_successors(self) -> str:
        """Ask for something that can be a code."""
        typed: str = self.cleaned_data["successors"]
        if not re.search(r"[0-9A-Za-z]", typed):
            raise forms.ValidationError(_("请填写18位统一社会信用代码。"))
        return typed

    def act(self, deed: Deed) -> None:
        """Merge."""
        merge_enterprise(deed.viewer, deed.enterprise, self.succession(), self.happening(), at=deed.at)


class SplitForm(SuccessionForm):
    """A split: several successors, the firm itself going on or not."""

    survives = forms.BooleanField(label=_("存续分立：原企业继续在册"), required=False)

    field_order: tuple[str, ...] = ("successors", "survives", "on", "recognitions", "note", "paper", "mark", "declared")

    def prepare(self, deed: Deed) -> None:
        """Ask for several codes."""
        super().prepare(deed)
        self.fields["successors"].help_text = _("几家新企业的代码用空格或顿号隔开；勾选的称号转给第一家。")

    def act(self, deed: Deed) -> None:
        """Split."""
        succession = self.succession(survives=self.cleaned_data["survives"])
        split_enterprise(deed.viewer, deed.enterprise, succession, self.happening(), at=deed.at)


class MoveOutForm(HappeningForm):
    """A move out of the district."""

    def act(self, deed: Deed) -> None:
        """Move out."""
        move_out(deed.viewer, deed.enterprise, self.happening(), at=deed.at)


class MoveInForm(HappeningForm):
    """A move back into the district."""

    unit = unit_field()

    field_order: tuple[str, ...] = ("unit", "on", "note", "paper", "mark", "declared")

    def act(self, deed: Deed) -> None:
        """Move in."""
        move_in(deed.viewer, deed.enterprise, self.cleaned_data["unit"], self.happening(), at=deed.at)


class CloseForm(HappeningForm):
    """A closure."""

    def act(self, deed: Deed) -> None:
        """Close."""
        close_enterprise(deed.viewer, deed.enterprise, self.happening(), at=deed.at)


class HandOverForm(ActForm):
    """A handover to another unit."""

    unit = unit_field()
    on = day_field(_("接手日期"), help_text=_("从这一天起由新单位推荐，在办事项一并移交。"))
    note = forms.CharField(label=_("移交原因"), max_length=200)

    def act(self, deed: Deed) -> None:
        """Hand over."""
        happening = Happening(self.cleaned_data["on"], self.cleaned_data["note"])
        hand_over(deed.viewer, deed.enterprise, self.cleaned_data["unit"], happening, at=deed.at)
