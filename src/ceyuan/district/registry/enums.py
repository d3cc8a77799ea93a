"""The words of the register.

Comes in: nothing. Goes out: enumerations with the words people read.
Must not know: rows.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Whether an enterprise is still one of the district's."""

    ACTIVE = "active", _("在册")
    MOVED = "moved", _("已迁出")
    MERGED = "merged", _("已合并")
    SPLIT = "split", _("已分立")
    CLOSED = "closed", _("已注销")
    MISTAKEN = "mistaken", _("误登")


class ChangeKind(models.TextChoices):
    """What happened to an enterprise, with what its successor takes over (see `succession.py`)."""

    RENAME = "rename", _("更名")
    MERGER = "merger", _("吸收合并")
    SPLIT = "split", _("分立")
    MOVE_IN = "move-in", _("迁入")
    MOVE_OUT = "move-out", _("迁出")
    CLOSURE = "closure", _("注销")


class SiteUse(models.TextChoices):
    """What a site is for."""

    PLANT = "plant", _("生产")
    OFFICE = "office", _("办公")
    RESEARCH = "research", _("研发")
    STORE = "store", _("仓储")
    OTHER = "other", _("其他")


class ProjectKind(models.TextChoices):
    """How the opinions class a project."""

    LEADING = "leading", _("“2+4”产业项目")
    EMERGING = "emerging", _("战略性新兴产业项目")
    FOREIGN = "foreign", _("外资项目")
    RENOVATION = "renovation", _("技术改造项目")
    OTHER = "other", _("其他")


class Contest(models.TextChoices):
    """Whether a firm says that an event is not its own or not right."""

    NONE = "none", _("无异议")
    OPEN = "open", _("异议处理中")
    UPHELD = "upheld", _("异议成立")
    DISMISSED = "dismissed", _("异议不成立")
