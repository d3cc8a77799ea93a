"""Put a firm on the register.

Comes in: who acts, what is known. Goes out: the row.
Must not know: pages. Imports create firms through `enrol_enterprises` within their own act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING, UnitKind
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import MAY, about_firm, demand_unit
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.guards import require_past
from ceyuan.district.registry.models import Enterprise, Handover
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.particulars import NewEnterprise
from ceyuan.intake.values.credit_code import read_code


def register_enterprise(viewer: Viewer, new: NewEnterprise, *, at: datetime) -> Enterprise:
    """Register a firm under a unit: one's own, or for the district any that recommends firms."""
    about = About("enterprise", "", new.name, new.credit_code[:18])
    with acting(verbs.REGISTER, actor=viewer.actor(*MAY[verbs.REGISTER]), at=at, about=about) as act:
        demand_unit(viewer, verbs.REGISTER, new.unit.pk, new.name)
        return create_enterprise(act, new)


def create_enterprise(act: Act, new: NewEnterprise) -> Enterprise:
    """Create the row with its first handover, and tell it."""
    reading = read_code(new.credit_code)
    if reading.doubt is not None:
        meant = f"{reading.meant}？" if reading.meant else ""
        raise Refused(errors.BAD_CODE, data={"code": new.credit_code, "meant": meant})
    (enterprise,) = enrol_enterprises(act, [replace(new, credit_code=reading.code)])
    return enterprise


def enrol_enterprises(act: Act, news: Sequence[NewEnterprise]) -> list[Enterprise]:
    """Create rows of firms whose codes hold, each with its first handover, and tell each.

    A code that was once entered by mistake is taken up again: its row stands on the register anew.
    """
    today = timezone.localdate(act.at)
    for new in news:
        if UnitKind(new.unit.kind) not in RECOMMENDING:
            raise Refused(errors.NOT_RECOMMENDING, data={"unit": new.unit.name})
        if new.founded_on is not None:
            require_past(new.founded_on, today)
    known: dict[str, Enterprise] = {}
    for chunk in _chunks([one.credit_code for one in news]):
        known |= {one.credit_code: one for one in Enterprise.objects.filter(credit_code__in=chunk)}
    for one in known.values():
        if one.standing != Standing.MISTAKEN:
            raise Refused(errors.CODE_TAKEN, data={"code": one.credit_code})
    firms = [_row(new, known.get(new.credit_code)) for new in news]
    Enterprise.objects.bulk_create([one for one in firms if one.pk is None], batch_size=_CHUNK)
    Enterprise.objects.bulk_update(list(known.values()), _STATED, batch_size=_CHUNK)
    Handover.objects.bulk_create(
        [Handover(enterprise=one, unit=one.unit, since=today, reason="登记") for one in firms if one.unit is not None],
        batch_size=_CHUNK,
    )
    for one, new in zip(firms, news, strict=True):
        act.tell({"unit": new.unit.name, "founded_on": new.founded_on}, about=about_firm(one))
    return firms


def _row(new: NewEnterprise, known: Enterprise | None) -> Enterprise:
    row = known or Enterprise(credit_code=new.credit_code)
    row.name, row.search_name = new.name.strip(), search_key(new.name)
    row.standing, row.ended_on = Standing.ACTIVE, None
    row.founded_on = new.founded_on
    row.registered_place, row.registered_address = new.places.registered, new.places.registered_address
    row.taxed_place = new.places.taxed
    row.operating_place, row.operating_address = new.places.operating, new.places.operating_address
    row.unit, row.demo = new.unit, new.demo
    return row


_CHUNK = 500
_STATED = (
    *("name", "search_name", "standing", "ended_on", "founded_on", "registered_place", "registered_address"),
    *("taxed_place", "operating_place", "operating_address", "unit", "demo"),
)


def _chunks(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    return (codes[start : start + _CHUNK] for start in range(0, len(codes), _CHUNK))
