"""Which firm a row is about, and whether this import may say anything about it.

Comes in: an import, lines. Goes out: for each line the firm, a firm that could be registered and its unit, or why it is
left out.
Must not know: values.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.district.accounts.enums import RECOMMENDING
from ceyuan.district.accounts.models import Unit
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.usable import authorised_on
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.faults import Fault, said
from ceyuan.district.registry.imports.gather import FOUNDED, UNIT, UNIT_CELL
from ceyuan.district.registry.imports.prepare import Line
from ceyuan.district.registry.models import Enterprise, FormerName, ImportBatch
from ceyuan.district.registry.names import search_key
from ceyuan.errors import ErrorKind
from ceyuan.intake.values.characters import match_key
from ceyuan.model.facts import LawfulSource

_Known = tuple[Mapping[str, Enterprise], Mapping[str, Sequence[Enterprise]]]
_WIDER = re.compile(r"^(上海市)?(松江区)?")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a line is about: a firm, or the code of one that could be registered; with neither the line is left out.

    `new_unit` is where it would be put, None where neither the line nor the import says so.
    """

    firm: Enterprise | None = None
    new_code: str = ""
    new_unit: Unit | None = None
    fault: Fault | None = None

    @property
    def taken(self) -> bool:
        """Tell whether the line's values are written."""
        return self.firm is not None or bool(self.new_code)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where new firms of an import would be put: by the unit a line names, else one for all."""

    named: Mapping[str, Unit]
    default: Unit | None
    only: int | None
    day: date
    asked: bool  # somebody said at the beginning that new firms are registered

    @classmethod
    def of(cls, batch: ImportBatch, day: date) -> Placing:
        """Take it from an import, with one query."""
        units = Unit.objects.filter(kind__in=sorted(RECOMMENDING), closed_on__isnull=True)
        named = {match_key(one.name): one for one in units}
        return cls(named, batch.new_firms_to or batch.unit, batch.unit_id, day, batch.new_firms_to_id is not None)

    def place(self, line: Line) -> Found:
        """Put a line's firm under a unit, or say why it cannot be registered."""
        word = line.particulars.get(UNIT, "")
        unit = self.named.get(match_key(_WIDER.sub("", word))) if word else self.default
        cell = line.particulars.get(UNIT_CELL, line.who)
        if word and unit is None:
            known = "、".join([one.name for one in self.named.values()][:_SHOWN])
            return _left(line, errors.FIRM_UNIT_UNKNOWN, cell=cell, unit=word, known=f"{known}等")
        if unit is not None and self.only is not None and unit.pk != self.only:
            return _left(line, errors.FIRM_UNIT_OTHER, cell=cell, unit=word)
        founded = line.particulars.get(FOUNDED, "")
        if founded and date.fromisoformat(founded) > self.day:
            return _left(line, errors.FIRM_FOUNDED_LATER, day=founded)
        note = None if self.asked else _fault(line, errors.FIRM_NEW, serious=False, code=line.code)
        return Found(new_code=line.code, new_unit=unit, fault=note)


def find_firms(batch: ImportBatch, lines: Sequence[Line], *, day: date) -> list[Found]:
    """Find the firm of each line, with a number of queries that does not grow with theirs."""
    known = Enterprise.objects.exclude(standing=Standing.MISTAKEN)
    by_code = {one.credit_code: one for one in known.filter(credit_code__in={line.code for line in lines})}
    nameless = {search_key(line.name) for line in lines if not line.code and not line.bad_code and line.name}
    by_name = _by_name(batch, nameless)
    news = any(line.code and line.code not in by_code for line in lines)
    units = Placing.of(batch, day) if news else None
    looked = [_found(batch, line, (by_code, by_name), units) for line in lines]
    if batch.source != LawfulSource.TAX:
        return looked
    allowed = authorised({one.firm.pk for one in looked if one.firm is not None}, day)
    return [_taxed(line, one, allowed) for line, one in zip(lines, looked, strict=True)]


def authorised(firms: Collection[int], day: date) -> set[int]:
    """Give which of some firms let their tax data be used on a day."""
    return set(authorised_on(day).filter(enterprise__in=firms).values_list("enterprise", flat=True))


def _by_name(batch: ImportBatch, names: Collection[str]) -> Mapping[str, list[Enterprise]]:
    """Find firms by their name of today, or one of before; a unit's officer learns of no other firm's name."""
    found: defaultdict[str, dict[int, Enterprise]] = defaultdict(dict)
    if not names:
        return {}
    within = Enterprise.objects.exclude(standing=Standing.MISTAKEN)
    within = within if batch.unit_id is None else within.filter(unit=batch.unit_id)
    for firm in within.filter(search_name__in=names):
        found[firm.search_name][firm.pk] = firm
    before = FormerName.objects.filter(search_name__in=names, enterprise__in=within).select_related("enterprise")
    for one in before:
        found[one.search_name].setdefault(one.enterprise_id, one.enterprise)
    return {key: list(firms.values()) for key, firms in found.items()}


def _found(batch: ImportBatch, line: Line, known: _Known, units: Placing | None) -> Found:
    by_code, by_name = known
    if line.bad_code:
        return _left(line, errors.FIRM_BAD_CODE)
    if not line.code:
        named = by_name.get(search_key(line.name), ())
        if len(named) != 1:
            kind = errors.FIRM_SEVERAL if named else errors.FIRM_NO_CODE
            return _left(line, kind, name=line.name, count=len(named))
        return _known(batch, line, named[0])
    firm = by_code.get(line.code)
    if firm is not None:
        return _known(batch, line, firm)
    if not line.name or units is None:
        return _left(line, errors.FIRM_NAMELESS, code=line.code)
    return units.place(line)


def _known(batch: ImportBatch, line: Line, firm: Enterprise) -> Found:
    if batch.unit_id is not None and firm.unit_id != batch.unit_id:
        return _left(line, errors.FIRM_OTHER_UNIT, name=line.name or line.code)
    if firm.standing != Standing.ACTIVE:
        return _left(line, errors.FIRM_NOT_ACTIVE, name=firm.name, standing=Standing(firm.standing).label)
    if line.code and line.name and search_key(line.name) != firm.search_name:
        words = {"code": line.code, "known": firm.name, "name": line.name}
        return Found(firm, fault=_fault(line, errors.FIRM_RENAMED, serious=False, **words))
    return Found(firm)


def _taxed(line: Line, found: Found, allowed: Collection[int]) -> Found:
    """Leave out whoever did not authorise it; a firm that is not registered yet cannot have."""
    if not found.taken or (found.firm is not None and found.firm.pk in allowed):
        return found
    return _left(line, errors.FIRM_NO_TAX, name=line.name or line.code)


def _left(line: Line, kind: ErrorKind, *, cell: str = "", **data: object) -> Found:
    return Found(fault=_fault(line, kind, serious=True, cell=cell, **data))


def _fault(line: Line, kind: ErrorKind, *, serious: bool, cell: str = "", **data: object) -> Fault:
    value = line.name or line.code
    return Fault(line.sheet, line.row, cell or line.who, kind.code, said(kind, **data), value[:200], serious)
