"""What forms and commands tell about people, roles, deputies and units.

Comes in: what somebody typed. Goes out: frozen values.
Must not know: who may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ceyuan.district.accounts.enums import RECOMMENDING, Role, UnitKind
from ceyuan.district.accounts.models import Unit, User


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be invited."""

    username: str
    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class NewGrant:
    """A role to be held from a day on, for a unit where it has one."""

    role: Role
    since: date
    until: date | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """A deputyship to be set up."""

    principal: User
    deputy: User
    since: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class UnitDetails:
    """What is known of a unit; its key is given once and stays."""

    key: str
    name: str
    kind: UnitKind
    en: str = ""
    parent: Unit | None = None
    place: str = ""


# roles held for a unit, and the kinds it may be of; any other role may name a unit or none
UNITS_WANTED: Mapping[Role, frozenset[UnitKind]] = {
    Role.UNIT_OFFICER: RECOMMENDING,
    Role.PARK_OPERATOR: frozenset({UnitKind.PARK, UnitKind.ZONE}),
    Role.CONSULTED_DEPARTMENT: frozenset({UnitKind.DEPARTMENT}),
}
