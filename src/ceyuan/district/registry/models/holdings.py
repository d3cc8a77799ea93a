"""What enterprises hold and make: industries, recognitions, products, projects.

Comes in: what the actions and imports write. Goes out: rows.
Must not know: rules.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.enums import ProjectKind
from ceyuan.district.registry.models.enterprise import Enterprise


class Industry(models.Model):
    """A code of the classification GB/T 4754-2017; the main one is unique among those in force."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="industries")
    code = models.CharField(max_length=5)
    main = models.BooleanField(default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=16)

    class Meta:
        """Main first."""

        ordering = ("-main", "code")
        constraints = (
            models.UniqueConstraint(
                fields=["enterprise"], condition=Q(main=True, until__isnull=True), name="registry_one_main_industry"
            ),
        )

    def __str__(self) -> str:
        """Give the code."""
        return self.code


class Recognition(models.Model):
    """A title held; `title` is its key in the vocabulary. Days that nobody knows are null."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="recognitions")
    title = models.CharField(_("称号"), max_length=60, db_index=True)
    number = models.CharField(_("证书编号"), max_length=80, blank=True)
    granted_on = models.DateField(_("认定日期"), null=True, blank=True)
    expires_on = models.DateField(_("有效期至"), null=True, blank=True)
    withdrawn_on = models.DateField(_("撤销日期"), null=True, blank=True)
    source = models.CharField(max_length=16)
    evidence = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        """Titles are listed from the newest."""

        ordering = ("title", "-granted_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True) | Q(expires_on__isnull=True) | Q(expires_on__gte=F("granted_on")),
                name="registry_recognition_days",
            ),
        )

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class TitleCoverage(models.Model):
    """A statement that the list of holders of a title (empty: of every title) is complete between two days."""

    title = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=120)
    complete_from = models.DateField()
    complete_to = models.DateField()
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)  # recorded by mistake: it counts for nothing

    class Meta:
        """Statements are listed from the newest."""

        ordering = ("-complete_to",)
        constraints = (
            models.CheckConstraint(condition=Q(complete_to__gte=F("complete_from")), name="registry_title_days"),
        )

    def __str__(self) -> str:
        """Give title and source."""
        return f"{self.title or '*'} {self.source}"


class Product(models.Model):
    """A product of an enterprise."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(_("名称"), max_length=120)
    description = models.TextField(_("说明"), blank=True)
    main = models.BooleanField(_("主导产品"), default=False)
    mark = models.CharField(max_length=12, choices=Mark, default=Mark.PLAIN)

    class Meta:
        """Main ones first."""

        ordering = ("-main", "name")

    def __str__(self) -> str:
        """Give the name."""
        return self.name


class Project(models.Model):
    """A project of an enterprise; `investment` in 元, two decimals."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="projects")
    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=12, choices=ProjectKind)
    code = models.CharField(_("项目代码"), max_length=40, blank=True)
    place = models.CharField(max_length=12, blank=True)
    investment = models.DecimalField(_("总投资（元）"), max_digits=18, decimal_places=2, null=True, blank=True)
    begins_on = models.DateField(_("开工日期"), null=True, blank=True)
    ends_on = models.DateField(_("竣工日期"), null=True, blank=True)
    mark = models.CharField(max_length=12, choices=Mark, default=Mark.PLAIN)

    class Meta:
        """Projects are listed by name."""

        ordering = ("name",)
        constraints = (models.CheckConstraint(condition=Q(kind__in=ProjectKind.values), name="registry_project_kind"),)

    def __str__(self) -> str:
        """Give the name."""
        return self.name
