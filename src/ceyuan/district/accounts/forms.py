"""Forms about people and units: what is typed is checked here, what is allowed in the actions.

Comes in: what a browser sent. Goes out: values for actions.
Must not know: rows' rules.
"""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.enums import STAFF_ROLES, Role, UnitKind
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.accounts.people import NewDelegation, NewGrant, NewPerson, UnitDetails
from ceyuan.district.accounts.queries import open_units

USERNAME = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z", _("只用字母、数字、点、横线，以字母或数字开头。"))
PHONE = RegexValidator(r"^\+?[0-9][0-9 -]{5,18}\Z", _("请写电话号码，如 021-5777 0000 或手机号。"))
PLACE = RegexValidator(r"^[0-9]{6,12}\Z", _("区划代码是 6 至 12 位数字。"))


def day_input() -> forms.DateInput:
    """Make a box for a day, with the browser's calendar."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def offer(form: forms.Form, name: str, rows: QuerySet[Model]) -> None:
    """Give a field the rows among which somebody chooses."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class PersonForm(forms.Form):
    """Somebody to be invited."""

    name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("用户名"), max_length=40, validators=[USERNAME], help_text=_("登录时使用，例如姓名拼音。")
    )
    phone = forms.CharField(label=_("手机"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("邮箱"), required=False)

    def person(self) -> NewPerson:
        """Give what was typed."""
        return NewPerson(**self.cleaned_data)


class ContactForm(forms.Form):
    """One's own phone and mail address."""

    phone = forms.CharField(label=_("手机"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("邮箱"), required=False)


class GrantForm(forms.Form):
    """A role to be granted."""

    role = forms.ChoiceField(
        label=_("角色"), choices=[("", _("请选择")), *((one.value, one.label) for one in Role if one in STAFF_ROLES)]
    )
    unit = forms.ModelChoiceField(
        label=_("单位"),
        empty_label=_("不属于某个单位"),
        queryset=open_units(),
        required=False,
        help_text=_("街镇（园区）经办人、园区运营人员和会商部门人员要写。"),
    )
    since = forms.DateField(label=_("自"), widget=day_input())
    until = forms.DateField(label=_("至"), required=False, widget=day_input())

    def grant(self) -> NewGrant:
        """Give what was chosen."""
        values = self.cleaned_data
        return NewGrant(Role(values["role"]), values["since"], values["until"], values["unit"])


class DelegationForm(forms.Form):
    """A deputy for some days; `principal` is asked for where somebody sets it up for others."""

    principal = forms.ModelChoiceField(
        label=_("被代理人（A角）"), queryset=User.objects.none(), empty_label=_("请选择")
    )
    deputy = forms.ModelChoiceField(label=_("代理人（B角）"), queryset=User.objects.none(), empty_label=_("请选择"))
    since = forms.DateField(label=_("自"), widget=day_input())
    until = forms.DateField(label=_("至"), widget=day_input())
    reason = forms.CharField(label=_("事由"), max_length=200, help_text=_("例如：年休假、外出培训。"))

    def __init__(
        self,
        data: QueryDict | None,
        *,
        people: QuerySet[User],
        initial: dict[str, date],
        principal: User | None = None,
    ) -> None:
        """Offer people to choose from; for oneself there is nothing to choose as principal."""
        super().__init__(data, initial=initial)
        self.own = principal
        if principal is None:
            offer(self, "deputy", people)
            offer(self, "principal", people)
        else:
            offer(self, "deputy", people.exclude(pk=principal.pk))
            del self.fields["principal"]

    def delegation(self) -> NewDelegation:
        """Give what was chosen."""
        values = self.cleaned_data
        principal = self.own or values["principal"]
        return NewDelegation(principal, values["deputy"], values["since"], values["until"], values["reason"])


class SuccessorForm(forms.Form):
    """Who takes over open work."""

    successor = forms.ModelChoiceField(
        label=_("接手人"),
        empty_label=_("请选择"),
        queryset=User.objects.none(),
        required=False,
        help_text=_("有没办完的工作时必须指定。"),
    )

    def __init__(self, data: QueryDict | None, *, people: QuerySet[User]) -> None:
        """Offer people to choose from."""
        super().__init__(data)
        offer(self, "successor", people)


class UnitForm(forms.Form):
    """A unit's details."""

    name = forms.CharField(label=_("名称"), max_length=80)
    key = forms.SlugField(label=_("代号"), max_length=40, help_text=_("英文小写，设立后不再改，如 dongjing-town。"))
    kind = forms.ChoiceField(label=_("类别"), choices=UnitKind)
    parent = forms.ModelChoiceField(
        label=_("上级单位"), queryset=open_units(), required=False, empty_label=_("没有上级单位")
    )
    place = forms.CharField(label=_("区划代码"), max_length=12, required=False, validators=[PLACE])
    en = forms.CharField(label=_("英文名称"), max_length=120, required=False)

    def __init__(
        self, data: QueryDict | None, *, unit: Unit | None = None, initial: dict[str, object] | None = None
    ) -> None:
        """Offer units in use as parents; a unit that stands keeps its key."""
        super().__init__(data, initial=initial)
        self.unit = unit
        if unit is not None:
            offer(self, "parent", open_units().exclude(pk=unit.pk))
            del self.fields["key"]

    def details(self) -> UnitDetails:
        """Give what was typed."""
        values = self.cleaned_data
        key = self.unit.key if self.unit else values["key"]
        return UnitDetails(
            key, values["name"], UnitKind(values["kind"]), values["en"], values["parent"], values["place"]
        )


class PasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=_("新密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 个字符，不能全是数字，不要与姓名、用户名相近。"),
    )
    again = forms.CharField(
        label=_("再输一遍"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, data: QueryDict | None, *, user: User) -> None:
        """Keep whose password it is: it must not resemble their name."""
        super().__init__(data)
        self.user = user

    def clean_password(self) -> str:
        """Check the password against the rules of the platform."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, object]:
        """Check that both are the same."""
        values = super().clean() or {}
        if "password" in values and values.get("again") != values["password"]:
            self.add_error("again", _("两遍不一样，请重新输入。"))
        return values


def first_days(day: date) -> dict[str, date]:
    """Give what a form of days begins with: today."""
    return {"since": day}
