"""Users, units, roles and deputies, each with the days between which they hold.

Comes in: what the actions write. Goes out: rows.
Must not know: enterprises; who belongs to one stands in the register.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.enums import ADMINISTRATORS, Role, UnitKind


class Unit(models.Model):
    """An office, a town, a zone or a park. `place` is its division code, `key` never changes."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=80, unique=True)
    en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=UnitKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    place = models.CharField(max_length=12, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """Units are listed by kind and name."""

        ordering = ("kind", "name")
        constraints = (models.CheckConstraint(condition=Q(kind__in=UnitKind.values), name="accounts_unit_kind"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class UserManager(BaseUserManager["User"]):
    """Find users; making one is an action."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by user name, whatever its case."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """A person with one account. A password that was never set cannot be used."""

    username = models.CharField(_("用户名"), max_length=40, unique=True)
    name = models.CharField(_("姓名"), max_length=40)
    phone = models.CharField(_("手机"), max_length=20, blank=True)
    email = models.EmailField(_("邮箱"), blank=True)
    is_active = models.BooleanField(_("可用"), default=True)
    made_at = models.DateTimeField()
    password_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        """Users are listed by name."""

        ordering = ("name", "username")

    def __str__(self) -> str:
        """Give the person's name."""
        return self.name


class RoleGrant(models.Model):
    """A role held from a day to a day, for a unit where the role wants one.

    The three administrators are never one person, nor is one of them anything else: the first is a constraint here,
    the second a rule of `grant_role`.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("角色"), max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    since = models.DateField(_("自"))
    until = models.DateField(_("至"), null=True, blank=True)
    granted_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)  # ended before its last day, and at once

    class Meta:
        """Grants are listed by user and day."""

        ordering = ("user", "since")
        constraints = (
            models.CheckConstraint(condition=Q(role__in=Role.values), name="accounts_grant_role"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="accounts_grant_days"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(role__in=sorted(ADMINISTRATORS), until__isnull=True),
                name="accounts_one_administrator",
            ),
            # two, because SQLite takes no two empty units for the same
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                condition=Q(until__isnull=True, unit__isnull=False),
                name="accounts_one_open_grant_of_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(until__isnull=True, unit__isnull=True),
                name="accounts_one_open_grant",
            ),
        )

    def __str__(self) -> str:
        """Give the role's name."""
        return str(Role(self.role).label)


class Delegation(models.Model):
    """AB角: for some days one person's roles are exercised by another, who acts under both names."""

    principal = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_given")
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_held")
    since = models.DateField(_("自"))
    until = models.DateField(_("至"))
    reason = models.CharField(_("事由"), max_length=200)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Delegations are listed from the newest."""

        ordering = ("-since",)
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="accounts_delegation_days"),
            models.CheckConstraint(condition=~Q(principal=F("deputy")), name="accounts_delegation_two"),
        )

    def __str__(self) -> str:
        """Give both names."""
        return f"{self.principal} → {self.deputy}"


class Invitation(models.Model):
    """A link that lets its bearer set a password once, before a moment. Only the link's digest is kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Invitations are listed from the newest; a person has one open at a time."""

        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="accounts_one_open_invitation",
            ),
        )

    def __str__(self) -> str:
        """Give the person invited."""
        return str(self.user)
