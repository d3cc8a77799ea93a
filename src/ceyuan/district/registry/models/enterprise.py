"""Enterprises: who they are, where they are, what they were called, who looks after them, who acts for them.

Comes in: what the actions write. Goes out: rows.
Must not know: facts, applications.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, Role
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.registry.enums import ChangeKind, SiteUse, Standing


class Enterprise(models.Model):
    """One enterprise by its credit code. It has three places: registered, taxed, operating.

    `facts_revision` rises with every fact, title or event recorded, so that others can tell whether
    they are up to date.
    `unit` is the unit that recommends it today; its history stands in Handover.
    """

    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, unique=True)
    name = models.CharField(_("名称"), max_length=120, db_index=True)
    search_name = models.CharField(max_length=120, db_index=True)
    standing = models.CharField(_("状态"), max_length=8, choices=Standing, default=Standing.ACTIVE)
    founded_on = models.DateField(_("成立日期"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    registered_place = models.CharField(_("注册地"), max_length=12, blank=True)
    registered_address = models.CharField(max_length=200, blank=True)
    taxed_place = models.CharField(_("税收户管地"), max_length=12, blank=True)
    operating_place = models.CharField(_("经营地"), max_length=12, blank=True)
    operating_address = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="enterprises")
    facts_revision = models.PositiveBigIntegerField(default=0)
    demo = models.BooleanField(default=False)

    class Meta:
        """Enterprises are listed by name; the name is not unique."""

        ordering = ("name", "credit_code")
        constraints = (
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="registry_enterprise_standing"),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class FormerName(models.Model):
    """A name an enterprise had until a day."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    search_name = models.CharField(max_length=120, db_index=True)
    until = models.DateField()

    class Meta:
        """Former names are listed from the newest."""

        ordering = ("-until",)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Handover(models.Model):
    """Which unit recommends an enterprise from a day on; open work goes with it on that day."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="handovers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200)

    class Meta:
        """Handovers are listed from the newest; an enterprise has one open at a time."""

        ordering = ("-since",)
        constraints = (
            models.UniqueConstraint(
                fields=["enterprise"], condition=Q(until__isnull=True), name="registry_one_open_handover"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="registry_handover_days"
            ),
        )

    def __str__(self) -> str:
        """Give the unit and the day."""
        return f"{self.unit} {self.since}"


class Change(models.Model):
    """Something that happened to an enterprise on a day, with its successor where there is one."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("变更"), max_length=8, choices=ChangeKind)
    on = models.DateField(_("日期"))
    successor = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    note = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Changes are listed from the newest."""

        ordering = ("-on",)
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="registry_change_kind"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("enterprise")), name="registry_change_two"
            ),
        )

    def __str__(self) -> str:
        """Give the kind and the day."""
        return f"{ChangeKind(self.kind).label} {self.on}"


class Site(models.Model):
    """A place where an enterprise works; `area` in square metres, two decimals."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("名称"), max_length=80)
    use = models.CharField(_("用途"), max_length=8, choices=SiteUse)
    place = models.CharField(max_length=12, blank=True)
    address = models.CharField(_("地址"), max_length=200)
    area = models.DecimalField(_("面积（平方米）"), max_digits=12, decimal_places=2, null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        """Sites are listed by name."""

        ordering = ("name",)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Membership(models.Model):
    """A person acts for an enterprise between two days; an agent needs a letter of authorisation and its last day.

    One that was ended counts no more from that moment on, whatever its last day.
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=[(one.value, one.label) for one in sorted(ENTERPRISE_ROLES)])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    letter = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Memberships are listed by enterprise."""

        ordering = ("enterprise", "since")
        constraints = (
            models.UniqueConstraint(
                fields=["enterprise", "user", "role"],
                condition=Q(until__isnull=True),
                name="registry_one_open_membership",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.AGENT) | (Q(letter__isnull=False) & Q(until__isnull=False)),
                name="registry_agent_letter",
            ),
        )

    def __str__(self) -> str:
        """Give the person and the enterprise."""
        return f"{self.user} · {self.enterprise}"
