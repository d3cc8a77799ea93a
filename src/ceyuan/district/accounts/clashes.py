"""Which roles one person may not hold at a time, and why: a literal table.

Comes in: roles. Goes out: the rule that two of them break, if any.
Must not know: who holds them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ceyuan.district.accounts.enums import ADMINISTRATORS, ENTERPRISE_ROLES, STAFF_ROLES, Role

OFFICERS = frozenset(
    {
        Role.UNIT_OFFICER,
        Role.PARK_OPERATOR,
        Role.DISTRICT_OFFICER,
        Role.CONSULTED_DEPARTMENT,
        Role.LEGAL_REVIEWER,
        Role.COUNTER_CLERK,
        Role.FINANCE,
        Role.LEADER,
        Role.ARCHIVE_CLERK,
    }
)


@dataclass(frozen=True, slots=True)
class Clash:
    """No role of one side goes with another role of the other side."""

    one: frozenset[Role]
    other: frozenset[Role]
    zh: str
    en: str


CLASHES = (
    Clash(
        ADMINISTRATORS,
        frozenset(Role),
        "系统、审计、安全管理员三员分立，也不兼任其他角色（GB/T 22239-2019 8.1.5）",
        "the three administrators are three people and hold no other role (GB/T 22239-2019 8.1.5)",
    ),
    Clash(
        frozenset({Role.EXPERT}),
        OFFICERS,
        "评审专家不参与办理",
        "an expert who scores does not handle applications",
    ),
    Clash(
        frozenset({Role.AUDITOR, Role.THIRD_PARTY_AUDITOR}),
        OFFICERS | {Role.EXPERT},
        "监督的人不办理、不评审被监督的事",
        "whoever audits does not handle or score what is audited",
    ),
    Clash(
        frozenset({Role.AUDITOR}),
        frozenset({Role.THIRD_PARTY_AUDITOR}),
        "审计监督也监督第三方审计",
        "the auditor also watches over the third-party auditors",
    ),
    Clash(
        frozenset({Role.FINANCE}),
        frozenset({Role.UNIT_OFFICER, Role.PARK_OPERATOR, Role.DISTRICT_OFFICER}),
        "审核与拨付由不同的人办理",
        "one person checks, another pays",
    ),
    Clash(
        frozenset({Role.PARK_OPERATOR}),
        frozenset({Role.UNIT_OFFICER}),
        "填报与核实由不同的人办理",
        "one person reports, another verifies",
    ),
    Clash(
        ENTERPRISE_ROLES,
        STAFF_ROLES - {Role.EXPERT, Role.PARK_OPERATOR},
        "工作人员不代表企业办理",
        "members of staff do not act for firms",
    ),
)


def clash_of(role: Role, held: Iterable[Role]) -> tuple[Role, Clash] | None:
    """Give the first role held that a role cannot go with, and the rule.

    >>> clash_of(Role.EXPERT, [Role.LEADER])[1].zh
    '评审专家不参与办理'
    >>> clash_of(Role.UNIT_OFFICER, [Role.DISTRICT_OFFICER, Role.UNIT_OFFICER]) is None
    True
    """
    for other in held:
        for rule in CLASHES:
            here, there = role in rule.one and other in rule.other, role in rule.other and other in rule.one
            if role != other and (here or there):
                return other, rule
    return None
