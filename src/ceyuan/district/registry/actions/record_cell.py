"""Record an aggregate of the statistics bureau: never of fewer than three firms.

Comes in: somebody of the bureau or the district, the cell. Goes out: the row.
Must not know: firms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import allow
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.facts import errors
from ceyuan.district.registry.models import StatisticsCell

FEWEST = 3
BUREAU = (Role.DISTRICT_OFFICER, Role.CONSULTED_DEPARTMENT)


@dataclass(frozen=True, slots=True)
class NewCell:
    """An aggregate: what, of which group, when, of how many firms, how much, measured how."""

    name: str
    group: str
    period: str
    firms: int
    value: Decimal
    unit: str
    basis: str


def record_cell(viewer: Viewer, new: NewCell, *, at: datetime) -> StatisticsCell:
    """Record it."""
    verb = verbs.RECORD_CELL
    about = About("statistics-cell", "", f"{new.name} {new.group} {new.period}"[:200])
    with acting(verb, actor=viewer.actor(*BUREAU), at=at, about=about) as act:
        allow(viewer, verb, *BUREAU)
        if new.firms < FEWEST:
            raise Refused(errors.TOO_FEW_FIRMS, data={"name": new.name, "firms": new.firms})
        made = StatisticsCell.objects.create(
            name=new.name,
            group=new.group,
            period=new.period,
            firms=new.firms,
            value=new.value,
            unit=new.unit,
            basis=new.basis,
            recorded_at=at,
        )
        act.tell({"cell": made.pk, "firms": new.firms})
        return made
