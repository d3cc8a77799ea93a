"""Put a firm on the register.

Comes in: who acts, what is known. Goes out: the row.
Must not know: pages. Imports create firms through `create_enterprise` within their own act.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING, UnitKind
from ceyuan.district.common.trail.act import Act, Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.access import MAY, about_firm, demand_unit
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
    if UnitKind(new.unit.kind) not in RECOMMENDING:
        raise Refused(errors.NOT_RECOMMENDING, data={"unit": new.unit.name})
    if Enterprise.objects.filter(credit_code=reading.code).exists():
        raise Refused(errors.CODE_TAKEN, data={"code": reading.code})
    today = timezone.localdate(act.at)
    if new.founded_on is not None:
        require_past(new.founded_on, today)
    enterprise = Enterprise.objects.create(
        credit_code=reading.code,
        name=new.name.strip(),
        search_name=search_key(new.name),
        founded_on=new.founded_on,
        registered_place=new.places.registered,
        registered_address=new.places.registered_address,
        taxed_place=new.places.taxed,
        operating_place=new.places.operating,
        operating_address=new.places.operating_address,
        unit=new.unit,
        demo=new.demo,
    )
    Handover.objects.create(enterprise=enterprise, unit=new.unit, since=today, reason="登记")
    act.tell({"unit": new.unit.name, "founded_on": new.founded_on}, about=about_firm(enterprise))
    return enterprise
