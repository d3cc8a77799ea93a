"""What a firm says about values that others recorded, and what it returned of recurring forms.

Comes in: what firms hand in and officers decide. Goes out: rows.
Must not know: which value holds.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.models import User
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.registry.models.enterprise import Enterprise
from ceyuan.district.registry.models.facts import FactRow, RecurringForm


class CorrectionState(models.TextChoices):
    """How far a correction has come."""

    PENDING = "pending", _("待核")
    ACCEPTED = "accepted", _("已采纳")
    REFUSED = "refused", _("不采纳")


class Correction(models.Model):
    """A firm says, with evidence, that a value somebody else recorded is wrong, and what is right.

    `number`, `text` and `applies` are kept as in a fact row. An accepted one has the row that came of it in `result`.
    """

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="corrections")
    row = models.ForeignKey(FactRow, on_delete=models.PROTECT, related_name="corrections")
    number = models.BigIntegerField(null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    applies = models.BooleanField(default=True)
    reason = models.CharField(_("更正理由"), max_length=300)
    evidence = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(_("状态"), max_length=8, choices=CorrectionState, default=CorrectionState.PENDING)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("答复"), max_length=300, blank=True)
    result = models.OneToOneField(
        FactRow, on_delete=models.PROTECT, null=True, blank=True, related_name="came_of_correction"
    )

    class Meta:
        """Corrections are listed from the oldest open one; a value has one open at a time."""

        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["row"], condition=Q(state=CorrectionState.PENDING), name="registry_one_open_correction"
            ),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.PENDING, decided_at__isnull=True, result__isnull=True)
                | Q(state=CorrectionState.ACCEPTED, decided_at__isnull=False, result__isnull=False)
                | (Q(state=CorrectionState.REFUSED, decided_at__isnull=False, result__isnull=True) & ~Q(answer="")),
                name="registry_correction_state",
            ),
        )

    def __str__(self) -> str:
        """Give what it is about."""
        return f"{self.enterprise} {self.row}"


class FormReturn(models.Model):
    """A firm returned a recurring form; its answers are its declared facts. `keys` are those it answered."""

    form = models.ForeignKey(RecurringForm, on_delete=models.PROTECT, related_name="returns")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="form_returns")
    keys = models.JSONField(default=list)
    returned_at = models.DateTimeField()
    returned_by = models.CharField(max_length=80)

    class Meta:
        """Returns are listed by form and day; a firm has one of each form."""

        ordering = ("form", "returned_at")
        constraints = (models.UniqueConstraint(fields=["form", "enterprise"], name="registry_one_return"),)

    def __str__(self) -> str:
        """Give form and firm."""
        return f"{self.form} {self.enterprise}"
