"""Facts of enterprises: rows that are only ever added, with source, validity and what superseded them.

Comes in: what `record_facts` and imports write. Goes out: rows.
Must not know: rules. An individual statistical return is never among the sources.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.models.enterprise import Enterprise
from ceyuan.model.facts import LawfulSource

SOURCES = [(one.value, one.value) for one in LawfulSource]


class SharedSource(models.Model):
    """Data shared by another office: its catalogue number, provider, purpose and last day of use."""

    catalogue_number = models.CharField(_("目录编号"), max_length=80, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    provider = models.CharField(_("提供单位"), max_length=120)
    purpose = models.CharField(_("用途"), max_length=300)
    expires_on = models.DateField(_("到期日"))
    source = models.CharField(max_length=16, choices=SOURCES)

    class Meta:
        """Sources are listed by number."""

        ordering = ("catalogue_number",)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class TaxAuthorisation(models.Model):
    """A firm's recorded permission to use its tax data, between two days."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="tax_authorisations")
    since = models.DateField()
    until = models.DateField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        """Authorisations are listed from the newest."""

        ordering = ("-since",)
        constraints = (models.CheckConstraint(condition=Q(until__gte=F("since")), name="registry_tax_days"),)

    def __str__(self) -> str:
        """Give the days."""
        return f"{self.since}–{self.until}"


class FactRow(models.Model):
    """One value of one fact of one enterprise for one period from one source.

    `key` is the fact's key in the vocabulary; `year` its fiscal year, null for a current fact. A number is kept as
    `number` times 10^-scale of the fact, money as fen; a word, a day or yes/no as `text`; a value that does not apply
    has neither and `applies` False. A newer value of the same source supersedes the row for good; where a value was
    recorded by mistake, a row with `withdrawn` supersedes it, from which nothing is known.
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="facts", db_index=False)
    key = models.CharField(max_length=60)
    year = models.SmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=16, choices=SOURCES)
    shared = models.ForeignKey(SharedSource, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.BigIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    applies = models.BooleanField(default=True)
    withdrawn = models.BooleanField(default=False)
    valid_from = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    evidence = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mark = models.CharField(max_length=12, choices=Mark, default=Mark.PLAIN)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes", db_index=False
    )
    batch = models.ForeignKey("registry.ImportBatch", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Rows are listed by fact and period; one live row each."""

        ordering = ("key", "-year", "source", "-recorded_at")
        constraints = (
            # two, because SQLite takes no two empty years for the same
            models.UniqueConstraint(
                fields=["enterprise", "key", "year", "source"],
                condition=Q(superseded_by__isnull=True, year__isnull=False),
                name="registry_one_live_yearly_fact",
            ),
            models.UniqueConstraint(
                fields=["enterprise", "key", "source"],
                condition=Q(superseded_by__isnull=True, year__isnull=True),
                name="registry_one_live_fact",
            ),
            models.CheckConstraint(
                condition=Q(applies=True, withdrawn=False, number__isnull=False, text="")
                | (Q(applies=True, withdrawn=False, number__isnull=True) & ~Q(text=""))
                | Q(applies=False, withdrawn=False, number__isnull=True, text="")
                | Q(applies=True, withdrawn=True, number__isnull=True, text=""),
                name="registry_one_value",
            ),
            models.CheckConstraint(condition=Q(source__in=[one.value for one in LawfulSource]), name="registry_source"),
        )
        indexes = (
            models.Index(fields=["key", "year"], name="registry_fact_period"),
            models.Index(fields=["enterprise", "key", "year"], name="registry_fact_of_firm"),
            # of the superseded only: an index of all would tempt SQLite to read every live row of every firm
            models.Index(
                fields=["superseded_by"], condition=Q(superseded_by__isnull=False), name="registry_fact_superseded"
            ),
        )

    def __str__(self) -> str:
        """Give fact and period."""
        return f"{self.key} {self.year or ''}".strip()


class StatisticsCell(models.Model):
    """An aggregate from the statistics bureau: never of fewer than three firms, never about one."""

    name = models.CharField(_("指标"), max_length=120)
    group = models.CharField(_("分组"), max_length=120)
    period = models.CharField(_("时期"), max_length=20)
    firms = models.PositiveIntegerField(_("企业数"))
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("单位"), max_length=20)
    basis = models.CharField(_("口径"), max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        """Cells are listed by name and period; a cell of one or two firms cannot exist."""

        ordering = ("name", "period", "group")
        constraints = (models.CheckConstraint(condition=Q(firms__gte=3), name="registry_cell_of_three"),)

    def __str__(self) -> str:
        """Give name, group and period."""
        return f"{self.name} {self.group} {self.period}"


class RecurringForm(models.Model):
    """A form that firms fill again and again: approved as a survey, or with the ground why it is none.

    It opens only with an approval number and its last day, or with a ground; it asks nothing the register has.
    """

    name = models.CharField(_("表名"), max_length=120)
    keys = models.JSONField(default=list)
    approval_number = models.CharField(_("批准文号"), max_length=80, blank=True)
    approved_until = models.DateField(_("有效期至"), null=True, blank=True)
    ground = models.CharField(_("不属于统计调查的依据"), max_length=300, blank=True)
    opens_on = models.DateField()
    closes_at = models.DateTimeField()
    year = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        """Forms are listed from the newest."""

        ordering = ("-opens_on",)
        constraints = (
            models.CheckConstraint(
                condition=(~Q(approval_number="") & Q(approved_until__isnull=False)) | ~Q(ground=""),
                name="registry_form_approved",
            ),
        )

    def __str__(self) -> str:
        """Give the name."""
        return self.name
