"""Register the new firms of an import, inside its act, where whoever applies it ticked that; else leave their rows out.

Comes in: an import, the units chosen. Goes out: how many were registered; rows and items that know their firm.
Must not know: values, titles, events. A firm that somebody else registered meanwhile is taken as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.database.keys import set_references
from ceyuan.district.common.trail.act import Act, Refused
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import demand_unit
from ceyuan.district.registry.actions.register_enterprise import enrol_enterprises
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import demand_reach, firms_within
from ceyuan.district.registry.imports.faults import said
from ceyuan.district.registry.imports.gather import ADDRESS, FOUNDED, INDUSTRY
from ceyuan.district.registry.imports.guards import add_counts
from ceyuan.district.registry.imports.items import day_of, text_of
from ceyuan.district.registry.models import Enterprise, ImportBatch, ImportFault, ImportItem, ImportRow, Industry
from ceyuan.district.registry.models.imports import ItemKind
from ceyuan.district.registry.particulars import NewEnterprise, Places
from ceyuan.model.facts import LawfulSource

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Chosen:
    """What whoever applies an import decides: whether new firms are registered, under which unit those that name none.

    `register` None: as it was said when the file was handed in. `coverage`: what the file says about how far its lists
    are complete is recorded.
    """

    register: bool | None = None
    unit: Unit | None = None
    coverage: bool = False


def register_rows(act: Act, viewer: Viewer, batch: ImportBatch, chosen: Chosen) -> int:
    """Register what is new, and let rows and items point to their firms."""
    waiting = ImportRow.objects.filter(batch=batch, taken=True, enterprise=None).exclude(new_code="")
    rows = list(waiting.select_related("new_unit").order_by("pk"))
    if not rows:
        return 0
    known = _known(batch, {one.new_code for one in rows})
    fresh = [one for one in rows if one.new_code not in known]
    wanted = chosen.register if chosen.register is not None else batch.new_firms_to_id is not None
    registered = _register(act, viewer, (batch, chosen), fresh) if wanted else {}
    if not wanted:
        _leave(batch, fresh)
    firms = {**known, **registered}
    named = {code: firm.pk for code, firm in firms.items() if firm is not None}
    pairs = [(named[one.new_code], one.pk) for one in rows if one.new_code in named]
    set_references(ImportRow, "enterprise_id", pairs)
    items = ImportItem.objects.filter(batch=batch, enterprise=None).exclude(new_code="").values_list("new_code", "pk")
    set_references(ImportItem, "enterprise_id", [(named[code], key) for code, key in items if code in named])
    return len(registered)


def _known(batch: ImportBatch, codes: set[str]) -> dict[str, Enterprise | None]:
    """Give the firms registered meanwhile; None for one that is out of reach."""
    ordered = sorted(codes)
    known: dict[str, Enterprise | None] = {}
    for start in range(0, len(ordered), _CHUNK):
        found = Enterprise.objects.exclude(standing=Standing.MISTAKEN)
        found = found.filter(credit_code__in=ordered[start : start + _CHUNK])
        within = set(firms_within(batch).filter(pk__in=found).values_list("pk", flat=True))
        known |= {one.credit_code: one if one.pk in within else None for one in found}
    return known


def _register(
    act: Act, viewer: Viewer, said_by: tuple[ImportBatch, Chosen], rows: Sequence[ImportRow]
) -> Mapping[str, Enterprise]:
    batch, chosen = said_by
    first: dict[str, ImportRow] = {}
    for one in rows:
        first.setdefault(one.new_code, one)
    units = {code: one.new_unit or chosen.unit or batch.new_firms_to for code, one in first.items()}
    lacking = sum(1 for unit in units.values() if unit is None)
    if lacking:
        raise Refused(errors.REGISTER_NO_UNIT, data={"count": lacking})
    if chosen.unit is not None and batch.unit_id not in {None, chosen.unit.pk}:
        demand_reach(viewer, verbs.REGISTER, None)
    names = {unit.pk: first[code].new_name for code, unit in units.items() if unit is not None}
    for unit, name in names.items():
        demand_unit(viewer, verbs.REGISTER, unit, name)
    firms = enrol_enterprises(act, [_new(one, unit) for one, unit in zip(first.values(), units.values(), strict=True)])
    _add_industries(firms, list(first.values()))
    ImportItem.objects.bulk_create(
        [_item(batch, row, firm) for row, firm in zip(first.values(), firms, strict=True)], batch_size=_CHUNK
    )
    return dict(zip(first, firms, strict=True))


def _new(row: ImportRow, unit: Unit | None) -> NewEnterprise:
    if unit is None:
        raise AssertionError("a firm without a unit was refused before")
    told = row.particulars
    places = Places(registered_address=text_of(told, ADDRESS))
    return NewEnterprise(row.new_code, row.new_name, unit, founded_on=day_of(told, FOUNDED), places=places)


def _item(batch: ImportBatch, row: ImportRow, firm: Enterprise) -> ImportItem:
    return ImportItem(
        batch=batch,
        kind=ItemKind.FIRM,
        sheet=row.sheet,
        row=row.row,
        enterprise=firm,
        new_code=row.new_code,
        data={"name": firm.name, "unit": firm.unit_id, "address": firm.registered_address},
        made=firm.pk,
    )


def _add_industries(firms: Sequence[Enterprise], rows: Sequence[ImportRow]) -> None:
    """Record the main industry that a row names, where the firm has none yet."""
    codes = {firm.pk: text_of(row.particulars, INDUSTRY) for firm, row in zip(firms, rows, strict=True)}
    named = [pk for pk, code in codes.items() if code]
    had: set[int] = set()
    for start in range(0, len(named), _CHUNK):
        main = Industry.objects.filter(enterprise__in=named[start : start + _CHUNK], main=True, until=None)
        had |= set(main.values_list("enterprise", flat=True))
    source = LawfulSource.REGISTER.value
    Industry.objects.bulk_create(
        [Industry(enterprise_id=pk, code=codes[pk], main=True, source=source) for pk in named if pk not in had],
        batch_size=_CHUNK,
    )


def _leave(batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Leave out the rows of firms that are not registered, each with its reason."""
    kind = errors.FIRM_UNKNOWN
    keys = [one.pk for one in rows]
    for start in range(0, len(keys), _CHUNK):
        ImportRow.objects.filter(pk__in=keys[start : start + _CHUNK]).update(taken=False)
    ImportFault.objects.filter(batch=batch, code=errors.FIRM_NEW.code).update(code=kind.code, serious=True)
    noted = ImportFault.objects.filter(batch=batch, code=kind.code)
    codes = {(one.sheet, one.row): one.new_code for one in rows}
    changed = list(noted)
    for one in changed:
        one.message = said(kind, code=codes.get((one.sheet, one.row), ""))
    ImportFault.objects.bulk_update(changed, ["message"], batch_size=_CHUNK)
    moved = len(changed)
    add_counts(batch, {"rows_left": len(rows), "rows_taken": -len(rows), "faults": moved, "notes": -moved})
