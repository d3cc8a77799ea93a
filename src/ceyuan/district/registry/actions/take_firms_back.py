"""Mark the firms that an import registered as entered by mistake, where nobody did anything with them since.

Comes in: items of an import that is undone, inside the act. Goes out: how many were marked, how many are left.
Must not know: pages. A row is never deleted: facts point to it for good. It is listed nowhere, and registering its code
again takes it up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ceyuan.district.common.trail.act import Act
from ceyuan.district.registry.access import about_firm
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.models import (
    CreditEventRow,
    Enterprise,
    FactRow,
    Handover,
    ImportItem,
    ImportRow,
    Industry,
    Recognition,
)
from ceyuan.district.registry.models.imports import ItemKind

_CHUNK = 500
# rows that the import made itself, or that say nothing; every other row about a firm says that somebody touched it
_OWN = {FactRow, Handover, ImportItem, ImportRow, Industry, Recognition, CreditEventRow}


def take_firms_back(act: Act, items: QuerySet[ImportItem]) -> Counter[str]:
    """Mark them, close their handovers, and tell each."""
    made = list(items.filter(kind=ItemKind.FIRM).order_by("pk"))
    marked: list[ImportItem] = []
    for start in range(0, len(made), _CHUNK):
        some = made[start : start + _CHUNK]
        keys = [one.enterprise_id for one in some if one.enterprise_id is not None]
        firms = Enterprise.objects.select_for_update().in_bulk(keys)
        touched = _touched(keys)
        marked += [one for one in some if _untouched(one, firms, touched)]
    day = timezone.localdate(act.at)
    taken = [one.enterprise_id for one in marked if one.enterprise_id is not None]
    for start in range(0, len(taken), _CHUNK):
        some_keys = taken[start : start + _CHUNK]
        Enterprise.objects.filter(pk__in=some_keys).update(
            standing=Standing.MISTAKEN, ended_on=day, facts_revision=F("facts_revision") + 1
        )
        Handover.objects.filter(enterprise__in=some_keys, until=None).update(until=F("since"))
        for firm in Enterprise.objects.filter(pk__in=some_keys).order_by("pk"):
            act.tell({"standing": Standing.MISTAKEN.value}, about=about_firm(firm))
    items_marked = [one.pk for one in marked]
    for start in range(0, len(items_marked), _CHUNK):
        ImportItem.objects.filter(pk__in=items_marked[start : start + _CHUNK]).update(undone=True)
    return Counter(firms=len(marked), firms_left=len(made) - len(marked))


def _untouched(item: ImportItem, firms: dict[int, Enterprise], touched: set[int]) -> bool:
    firm = firms.get(item.enterprise_id or 0)
    if firm is None or firm.pk in touched:
        return False
    places = (firm.registered_place, firm.taxed_place, firm.operating_place, firm.operating_address)
    said = {"name": firm.name, "unit": firm.unit_id, "address": firm.registered_address}
    return firm.standing == Standing.ACTIVE and said == item.data and not any(places)


def _touched(firms: Sequence[int]) -> set[int]:
    """Give those with any row of which the import knows nothing, whichever part of the platform keeps it."""
    undone = ImportItem.objects.filter(enterprise__in=firms, kind=ItemKind.TITLE, undone=True, made__isnull=False)
    live = Q(enterprise__in=firms)
    known: Sequence[QuerySet[FactRow] | QuerySet[Recognition] | QuerySet[CreditEventRow] | QuerySet[Industry]] = (
        FactRow.objects.filter(live, superseded_by=None, withdrawn=False),
        Recognition.objects.filter(live).exclude(pk__in=undone.values_list("made", flat=True)),
        CreditEventRow.objects.filter(live, taken_back_at=None),
        Industry.objects.filter(live, since__isnull=False),  # an import knows no day
    )
    found: set[int] = set()
    for rows in known:
        found |= set(rows.order_by().values_list("enterprise", flat=True))
    for relation in Enterprise._meta.related_objects:  # noqa: SLF001 -- Django's own way to ask what points to a model
        model, name = relation.related_model, relation.field.name
        if model in _OWN or isinstance(model, str):
            continue
        others = model._default_manager.filter(**{f"{name}__in": firms})  # noqa: SLF001 -- see above
        found |= set(others.order_by().values_list(name, flat=True))
    return found
