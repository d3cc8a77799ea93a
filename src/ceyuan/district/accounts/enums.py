"""Roles and kinds of units.

Comes in: nothing. Goes out: enumerations with the words people read.
Must not know: who holds a role.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is. Towns, zones and directly managed parks recommend their firms."""

    BUREAU = "bureau", _("区主管部门")
    DEPARTMENT = "department", _("会商部门")
    TOWN = "town", _("街镇")
    ZONE = "zone", _("开发区")
    PARK = "park", _("园区")
    BODY = "body", _("第三方机构")


RECOMMENDING = frozenset({UnitKind.TOWN, UnitKind.ZONE, UnitKind.PARK})


class Role(models.TextChoices):
    """What a person may be. Those of enterprises are held through a membership in the register."""

    ENTERPRISE_FILER = "enterprise-filer", _("企业填报人")
    ENTERPRISE_CONFIRMER = "enterprise-confirmer", _("企业确认人")
    AGENT = "agent", _("受托代办人")
    UNIT_OFFICER = "unit-officer", _("街镇（园区）经办人")
    PARK_OPERATOR = "park-operator", _("园区运营人员")
    DISTRICT_OFFICER = "district-officer", _("区级经办人")
    CONSULTED_DEPARTMENT = "consulted-department", _("会商部门人员")
    LEGAL_REVIEWER = "legal-reviewer", _("合法性审核人员")
    COUNTER_CLERK = "counter-clerk", _("窗口人员")
    FINANCE = "finance", _("财政经办人")
    EXPERT = "expert", _("评审专家")
    THIRD_PARTY_AUDITOR = "third-party-auditor", _("第三方审计")
    LEADER = "leader", _("领导")
    AUDITOR = "auditor", _("审计监督")
    ARCHIVE_CLERK = "archive-clerk", _("档案管理员")
    SYSTEM_ADMIN = "system-admin", _("系统管理员")
    AUDIT_ADMIN = "audit-admin", _("审计管理员")
    SECURITY_ADMIN = "security-admin", _("安全管理员")


ENTERPRISE_ROLES = frozenset({Role.ENTERPRISE_FILER, Role.ENTERPRISE_CONFIRMER, Role.AGENT})
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.SECURITY_ADMIN})
STAFF_ROLES = frozenset(Role) - ENTERPRISE_ROLES
UNIT_ROLES = frozenset({Role.UNIT_OFFICER, Role.PARK_OPERATOR})  # held for one recommending unit
