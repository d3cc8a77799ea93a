"""Somebody who is to have an account, and units that roles want.

Comes in: what a form or a command was told. Goes out: frozen values.
Must not know: rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.district.accounts.enums import RECOMMENDING, Role, UnitKind


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person to be invited."""

    username: str
    name: str
    phone: str = ""
    email: str = ""


# roles held for a unit, and the kinds it may be of; any other role may name a unit or none
UNITS_WANTED: Mapping[Role, frozenset[UnitKind]] = {
    Role.UNIT_OFFICER: RECOMMENDING,
    Role.PARK_OPERATOR: frozenset({UnitKind.PARK, UnitKind.ZONE}),
    Role.CONSULTED_DEPARTMENT: frozenset({UnitKind.DEPARTMENT}),
}
