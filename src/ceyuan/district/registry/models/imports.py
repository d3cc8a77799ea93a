"""Imports: a file staged row by row, its faults by cell, what was applied, and what undid it.

Comes in: what the import writes step by step. Goes out: rows.
Must not know: how a workbook is read.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.registry.models.enterprise import Enterprise
from ceyuan.district.registry.models.facts import SharedSource


class ImportState(models.TextChoices):
    """How far an import has come; STAGING can be taken up again after an interruption."""

    STAGING = "staging", _("读入中")
    STAGED = "staged", _("待确认")
    APPLIED = "applied", _("已写入")
    UNDONE = "undone", _("已撤销")
    DROPPED = "dropped", _("已放弃")


class ImportBatch(models.Model):
    """One file handed in for the register. `rows_read` and `rows_total` show progress.

    `unit` limits it to the firms of one unit; without one every firm of the district may stand in it. New firms are
    put under `new_firms_to`, none where it is empty. `mapping` says how the file is read (headings, units, year),
    `columns` how each column was understood, `counts` what would be new, changed, unchanged, or was.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    sender = models.CharField(_("来文单位"), max_length=120)
    source = models.CharField(_("数据来源"), max_length=16)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.STAGING)
    shared = models.ForeignKey(SharedSource, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    new_firms_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mapping = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    as_of = models.DateField(_("数据日期"))
    rows_total = models.PositiveIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True, blank=True)
    compensates = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="compensated_by"
    )

    class Meta:
        """Imports are listed from the newest."""

        ordering = ("-started_at",)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="registry_import_state"),
        )

    def __str__(self) -> str:
        """Give sender and file."""
        return f"{self.sender} {self.paper}"


class ImportRow(models.Model):
    """One row of the file as it would be written: the enterprise found, values by fact and year.

    `new_name` is the name as written; `new_code` the code of a firm that would be registered, `new_unit` the unit it
    would be put under (empty: the one chosen for all), `particulars` what else the row says about it. A value stands
    in `values` under `key|year` as number, text, whether it applies, and its column. A row that is not `taken` has a
    fault that keeps it out. The last five numbers say how many of its values would be what.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=80)
    row = models.PositiveIntegerField()
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    new_code = models.CharField(max_length=18, blank=True)
    new_name = models.CharField(max_length=120, blank=True)
    new_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    particulars = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    taken = models.BooleanField(default=True)
    new = models.PositiveSmallIntegerField(default=0)
    changed = models.PositiveSmallIntegerField(default=0)
    unchanged = models.PositiveSmallIntegerField(default=0)
    conflict = models.PositiveSmallIntegerField(default=0)
    older = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Rows in the order of the file."""

        ordering = ("batch", "sheet", "row")
        constraints = (models.UniqueConstraint(fields=["batch", "sheet", "row"], name="registry_import_row"),)

    def __str__(self) -> str:
        """Give the place."""
        return f"{self.sheet}!{self.row}"


class ItemKind(models.TextChoices):
    """What an import brings besides values."""

    TITLE = "title", _("资质称号")
    EVENT = "event", _("信用事项")
    TITLE_COVERAGE = "holders", _("称号名录完整性")
    CREDIT_COVERAGE = "credit", _("信用记录完整性")
    FIRM = "firm", _("新登记的企业")


class ItemBecomes(models.TextChoices):
    """What an item would be beside the register; what differs is told and never overwritten."""

    NEW = "new", _("新增")
    SAME = "same", _("已登记，不变")
    DIFFERS = "differs", _("与登记的不同，不写入")


class ImportItem(models.Model):
    """A title, an event, a statement of completeness, or a firm that an import registered.

    `data` is what the file says in the words of `imports/items.py`; `made` is the key of the row that applying it
    wrote, `undone` says that the undoing took it back.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=ItemKind)
    sheet = models.CharField(max_length=80, blank=True)
    row = models.PositiveIntegerField(default=0)
    cell = models.CharField(max_length=12, blank=True)
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    new_code = models.CharField(max_length=18, blank=True)
    data = models.JSONField(default=dict)
    becomes = models.CharField(max_length=8, choices=ItemBecomes, default=ItemBecomes.NEW)
    made = models.PositiveBigIntegerField(null=True, blank=True)
    undone = models.BooleanField(default=False)

    class Meta:
        """Items in the order of the file."""

        ordering = ("batch", "sheet", "row", "pk")
        indexes = (models.Index(fields=["kind", "made"], name="registry_item_made"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=ItemKind.values), name="registry_item_kind"),
            models.CheckConstraint(condition=models.Q(becomes__in=ItemBecomes.values), name="registry_item_becomes"),
        )

    def __str__(self) -> str:
        """Give the place."""
        return f"{self.sheet}!{self.cell}"


class ImportFault(models.Model):
    """A cell that cannot be taken as it stands, with the message in Chinese."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="faults")
    sheet = models.CharField(max_length=80)
    cell = models.CharField(max_length=12)
    row = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    value = models.CharField(max_length=200, blank=True)
    message = models.CharField(max_length=400)
    serious = models.BooleanField(default=True)

    class Meta:
        """Faults in the order of the file."""

        ordering = ("batch", "sheet", "row", "cell")

    def __str__(self) -> str:
        """Give the place."""
        return f"{self.sheet}!{self.cell}"


class ColumnMapping(models.Model):
    """What the headings of a sender's files mean, remembered from one file to the next."""

    sender = models.CharField(max_length=120)
    heading = models.CharField(max_length=200)
    fact = models.CharField(max_length=60)
    unit = models.CharField(max_length=20, blank=True)

    class Meta:
        """One meaning for each heading of a sender."""

        ordering = ("sender", "heading")
        constraints = (models.UniqueConstraint(fields=["sender", "heading"], name="registry_one_meaning"),)

    def __str__(self) -> str:
        """Give heading and fact."""
        return f"{self.heading} → {self.fact}"
