"""A file as it was handed in: its bytes on disk, its name and fingerprint here.

Comes in: what `keep.py` checked. Goes out: rows.
Must not know: what a paper is evidence of.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How widely something may be shown. 商业秘密 and 内部 are kept from other firms, exports and open data."""

    PLAIN = "plain", _("一般")
    INTERNAL = "internal", _("内部")
    TRADE_SECRET = "trade-secret", _("商业秘密")


class Paper(models.Model):
    """One file. `declared` is the day on which whoever handed it in declared that nothing in it is classified."""

    name = models.CharField(_("文件名"), max_length=200)
    file = models.FileField(upload_to="%Y/%m")
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=100)
    mark = models.CharField(_("标识"), max_length=12, choices=Mark, default=Mark.PLAIN)
    declared = models.DateField()
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=80)

    class Meta:
        """Papers are listed from the newest."""

        ordering = ("-kept_at",)
        constraints = (models.CheckConstraint(condition=models.Q(mark__in=Mark.values), name="papers_paper_mark"),)

    def __str__(self) -> str:
        """Give the file's name."""
        return self.name
