"""Saved lists and tables: what somebody looks at again and again, and templates that offices ask to be filled.

Comes in: what people save. Goes out: rows.
Must not know: how a list is drawn.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.models import Paper


class SavedView(models.Model):
    """A list of firms with its filters and columns; shared with a unit or kept to oneself."""

    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_views")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("名称"), max_length=80)
    query = models.CharField(max_length=2000)
    columns = models.JSONField(default=list)

    class Meta:
        """Views are listed by name."""

        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["owner", "name"], name="registry_one_view"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class FilledTemplate(models.Model):
    """An office's own workbook with the meaning of its columns: mapped once, filled in a click (给我一张表).

    `columns` says by letter what a column wants: its heading, and a fact by key with year and unit, or a column of
    lists of firms. `first_row` is the first row below the heading.
    """

    name = models.CharField(_("表名"), max_length=120)
    office = models.CharField(_("来表单位"), max_length=120)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    view = models.ForeignKey(SavedView, on_delete=models.PROTECT, related_name="templates")
    sheet = models.CharField(max_length=80)
    first_row = models.PositiveIntegerField()
    columns = models.JSONField(default=dict)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Templates are listed by name."""

        ordering = ("name",)

    def __str__(self) -> str:
        """Give the name."""
        return self.name
