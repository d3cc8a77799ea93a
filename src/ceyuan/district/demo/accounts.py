"""Who can log in to the demo district: one account for every role, and a few more.

Comes in: nothing. Goes out: a literal table.
Must not know: passwords in use anywhere; this one opens nothing but a demonstration.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.district.accounts.enums import Role

PASSWORD = "ceyuan-yanshi-2026"  # noqa: S105 -- of invented people; `make.py` refuses outside a demonstration
TOWN, ZONE, PARK = "place-310117105", "place-310117501", "park-01"


@dataclass(frozen=True, slots=True)
class Account:
    """An invented person: `unit` is the key of the office of the role, `firm` the place in the list of firms."""

    username: str
    name: str
    role: Role
    unit: str = ""
    firm: int | None = None


ACCOUNTS = (
    Account("sysadmin", "系统员（演示）", Role.SYSTEM_ADMIN),
    Account("secadmin", "安全员（演示）", Role.SECURITY_ADMIN),
    Account("auditadmin", "审计员（演示）", Role.AUDIT_ADMIN),
    Account("officer", "周区级（演示）", Role.DISTRICT_OFFICER, "economy"),
    Account("officer2", "吴区级（演示）", Role.DISTRICT_OFFICER, "economy"),
    Account("town", "郑新桥（演示）", Role.UNIT_OFFICER, TOWN),
    Account("town2", "王新桥（演示）", Role.UNIT_OFFICER, TOWN),
    Account("zone", "冯经开（演示）", Role.UNIT_OFFICER, ZONE),
    Account("bonded", "陈综保（演示）", Role.UNIT_OFFICER, "bonded-zone"),
    Account("park", "褚直属（演示）", Role.UNIT_OFFICER, PARK),
    Account("operator", "卫运营（演示）", Role.PARK_OPERATOR, PARK),
    Account("science", "蒋科委（演示）", Role.CONSULTED_DEPARTMENT, "science"),
    Account("statistics", "沈统计（演示）", Role.CONSULTED_DEPARTMENT, "statistics"),
    Account("legal", "韩法审（演示）", Role.LEGAL_REVIEWER, "economy"),
    Account("counter", "杨窗口（演示）", Role.COUNTER_CLERK),
    Account("finance", "朱财政（演示）", Role.FINANCE, "finance"),
    Account("expert", "秦专家（演示）", Role.EXPERT),
    Account("thirdparty", "尤会计（演示）", Role.THIRD_PARTY_AUDITOR, "auditors"),
    Account("leader", "许领导（演示）", Role.LEADER),
    Account("auditor", "何监督（演示）", Role.AUDITOR),
    Account("archive", "吕档案（演示）", Role.ARCHIVE_CLERK, "economy"),
    Account("filer", "施填报（演示）", Role.ENTERPRISE_FILER, firm=0),
    Account("confirmer", "张确认（演示）", Role.ENTERPRISE_CONFIRMER, firm=0),
    Account("agent", "孔代办（演示）", Role.AGENT, firm=1),
    Account("filer2", "曹填报（演示）", Role.ENTERPRISE_FILER, firm=12),
    Account("confirmer2", "严确认（演示）", Role.ENTERPRISE_CONFIRMER, firm=12),
)
