"""Who may import, for which firms, and which imports somebody sees.

Comes in: a viewer. Goes out: query sets and single rows; 404 for what is not theirs, a refusal for what they may not.
Must not know: files. An import holds rows about every firm in the file, so its reach is that of whoever started it.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import RECOMMENDING, Role
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import MAY
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.models import Enterprise, ImportBatch

IMPORTING = MAY[verbs.RECORD_FACTS]


def imports_visible_to(viewer: Viewer) -> QuerySet[ImportBatch]:
    """Give the imports somebody may open: to the district all, to a unit its own."""
    if viewer.has(Role.DISTRICT_OFFICER):
        return ImportBatch.objects.all()
    return ImportBatch.objects.filter(unit__in=viewer.units(Role.UNIT_OFFICER))


def import_visible_to(viewer: Viewer, pk: int) -> ImportBatch:
    """Give an import, or 404 as if there were none."""
    rows = imports_visible_to(viewer).select_related("paper", "unit", "started_by", "shared", "new_firms_to")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def units_to_import_for(viewer: Viewer) -> QuerySet[Unit]:
    """Give the units for whose firms somebody may import: for the district any that recommends firms."""
    units = Unit.objects.filter(kind__in=sorted(RECOMMENDING))
    return units if viewer.has(Role.DISTRICT_OFFICER) else units.filter(pk__in=viewer.units(Role.UNIT_OFFICER))


def demand_reach(viewer: Viewer, verb: Verb, unit: int | None) -> None:
    """Refuse an import that reaches further than somebody's office: of the whole district, or of another unit."""
    everything = viewer.has(Role.DISTRICT_OFFICER)
    if everything or (unit is not None and unit in viewer.units(Role.UNIT_OFFICER)):
        return
    raise Refused(errors.NOT_HERE, data={"verb_zh": verb.zh, "verb_en": verb.en})


def firms_within(batch: ImportBatch) -> QuerySet[Enterprise]:
    """Give the firms about which an import may say something."""
    return Enterprise.objects.all() if batch.unit_id is None else Enterprise.objects.filter(unit=batch.unit_id)


def firms_named(batch: ImportBatch) -> Q:
    """Give the filter of rows of other tables about those firms."""
    return Q() if batch.unit_id is None else Q(enterprise__unit=batch.unit_id)


def about_import(batch: ImportBatch) -> About:
    """Give what an act on an import is about."""
    return About("import", str(batch.pk), f"{batch.sender} {batch.paper.name}"[:200])
