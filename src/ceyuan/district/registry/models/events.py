"""Credit, safety, environment and tax events of an enterprise, and how far their record is complete.

Comes in: what imports and officers write. Goes out: rows; `credit.py` makes the library's records of them.
Must not know: what a clean record asks. An expired or repaired event stays here for audit and is shown nowhere else.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.models import Paper
from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.models.enterprise import Enterprise


class CreditEventRow(models.Model):
    """One event; words of kind, grade and subject are those of `ceyuan.model.credit`."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="credit_events")
    kind = models.CharField(_("类别"), max_length=32)
    grade = models.CharField(_("等级"), max_length=12, blank=True)
    about = models.CharField(_("对象"), max_length=24)
    summary = models.CharField(_("事由"), max_length=300)
    authority = models.CharField(_("决定机关"), max_length=120)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    published_until = models.DateField(_("公示截止日期"), null=True, blank=True)
    repaired_on = models.DateField(_("修复日期"), null=True, blank=True)
    contest = models.CharField(_("异议"), max_length=10, choices=Contest, default=Contest.NONE)
    contest_reason = models.CharField(max_length=300, blank=True)
    contest_paper = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(_("来源"), max_length=120)
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)  # recorded by mistake: sealed like a repaired one

    class Meta:
        """Events are listed from the newest."""

        ordering = ("-decided_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(contest__in=Contest.values), name="registry_event_contest"),
            models.CheckConstraint(
                condition=Q(repaired_on__isnull=True)
                | Q(decided_on__isnull=True)
                | Q(repaired_on__gte=F("decided_on")),
                name="registry_event_repair",
            ),
        )

    def __str__(self) -> str:
        """Give what it was about."""
        return self.summary


class CreditCoverageRow(models.Model):
    """A statement that events about enterprises are complete from a day to a day; `kinds` empty stands for all."""

    source = models.CharField(max_length=120)
    about = models.CharField(max_length=24)
    kinds = models.JSONField(default=list, blank=True)
    complete_from = models.DateField()
    complete_to = models.DateField()
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)  # recorded by mistake: it counts for nothing

    class Meta:
        """Statements are listed from the newest."""

        ordering = ("-complete_to",)
        constraints = (
            models.CheckConstraint(condition=Q(complete_to__gte=F("complete_from")), name="registry_coverage_days"),
        )

    def __str__(self) -> str:
        """Give the source and the days."""
        return f"{self.source} {self.complete_from}–{self.complete_to}"
