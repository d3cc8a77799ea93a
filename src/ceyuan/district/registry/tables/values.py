"""The rows of an office's table, and what is missing in them.

Comes in: a viewer, firms, what columns want. Goes out: rows by column, missing values with the reason.
Must not know: workbooks. A value that bears a mark does not leave; one that is not known stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.registry.exports import Held, Place, Value, holding_values, leaving
from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.queries.columns import rows as list_rows
from ceyuan.district.registry.tables.columns import LIST, SERIAL, Wants
from ceyuan.district.registry.words import facts_by_key
from ceyuan.intake.values.units import factor, read_unit
from ceyuan.model.subject import Missing

CHUNK = 500  # firms whose values are fetched at a time


@dataclass(frozen=True, slots=True)
class Gap:
    """A cell that stays empty: of which firm, under which heading, why."""

    firm: str
    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class Filling:
    """The rows of a table and its gaps."""

    rows: list[Mapping[str, Value]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


def filling(viewer: Viewer, firms: QuerySet[Enterprise], columns: Sequence[Wants]) -> Filling:
    """Give the rows for some firms."""
    found = Filling()
    asked = [one for one in columns if one.what]
    listed = [one.what.removeprefix(LIST) for one in asked if one.what.startswith(LIST)]
    keys = sorted({one.fact for one in asked if one.fact} & facts_by_key().keys())
    ordered = list(firms.order_by("name", "credit_code").values_list("pk", "name"))
    for start in range(0, len(ordered), CHUNK):
        chunk = ordered[start : start + CHUNK]
        some = Enterprise.objects.filter(pk__in=[pk for pk, _name in chunk]).order_by("name", "credit_code")
        known = holding_values(viewer, [pk for pk, _name in chunk], keys)
        texts = list_rows(viewer, some, listed) if listed else iter([[] for _one in chunk])
        for place, ((pk, name), cells) in enumerate(zip(chunk, texts, strict=True), start=start + 1):
            row: dict[str, Value] = {}
            own = iter(cells)
            for one in asked:
                if one.what == SERIAL:
                    row[one.letter] = place
                elif one.what.startswith(LIST):
                    row[one.letter] = next(own)
                else:
                    row[one.letter] = _fact(one, (pk, name), known, found.gaps, viewer.day)
            found.rows.append(row)
    return found


def _fact(one: Wants, firm: tuple[int, str], known: Mapping[Place, Held], gaps: list[Gap], day: date) -> Value:
    held = known.get((firm[0], one.fact, one.year_on(day.year)))
    if held is None or isinstance(held.cell, Missing):
        gaps.append(Gap(firm[1], one.heading, _("没有登记")))
        return None
    if held.hidden:
        gaps.append(Gap(firm[1], one.heading, _("标为内部或商业秘密，不填出")))
        return None
    value = leaving(held.cell)
    return in_unit(value, one.unit, facts_by_key()[one.fact].unit) if isinstance(value, Decimal) else value


def in_unit(value: Decimal, unit: str, own: str) -> Decimal:
    """Write a number in a table's unit.

    >>> in_unit(Decimal("2571433300.00"), "万元", "元"), in_unit(Decimal("0.05"), "%", "")
    (Decimal('257143.33'), Decimal('5'))
    """
    read = read_unit(unit, (own,) if own else ()) if unit else None
    times = factor(read, own) if read is not None else None
    if times is None:
        return value
    return _plain(value / times)


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
