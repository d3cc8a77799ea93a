"""Which firm a row is about, and whether this import may say anything about it.

Comes in: an import, lines. Goes out: for each line the firm, a firm to be registered, or why it is left out.
Must not know: values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.usable import authorised_on
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.prepare import Fault, Line, said
from ceyuan.district.registry.models import Enterprise, FormerName, ImportBatch
from ceyuan.district.registry.names import search_key
from ceyuan.errors import ErrorKind
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a line is about: a firm, or the code of one to be registered; with neither the line is left out."""

    firm: Enterprise | None = None
    new_code: str = ""
    fault: Fault | None = None

    @property
    def taken(self) -> bool:
        """Tell whether the line's values are written."""
        return self.firm is not None or bool(self.new_code)


def find_firms(batch: ImportBatch, lines: Sequence[Line], *, day: date) -> list[Found]:
    """Find the firm of each line, with a number of queries that does not grow with theirs."""
    by_code = {one.credit_code: one for one in Enterprise.objects.filter(credit_code__in={line.code for line in lines})}
    nameless = {search_key(line.name) for line in lines if not line.code and not line.bad_code and line.name}
    by_name = _by_name(batch, nameless)
    looked = [_found(batch, line, by_code, by_name) for line in lines]
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
    within = Enterprise.objects.all() if batch.unit_id is None else Enterprise.objects.filter(unit=batch.unit_id)
    for firm in within.filter(search_name__in=names):
        found[firm.search_name][firm.pk] = firm
    before = FormerName.objects.filter(search_name__in=names, enterprise__in=within).select_related("enterprise")
    for one in before:
        found[one.search_name].setdefault(one.enterprise_id, one.enterprise)
    return {key: list(firms.values()) for key, firms in found.items()}


def _found(
    batch: ImportBatch, line: Line, by_code: Mapping[str, Enterprise], by_name: Mapping[str, Sequence[Enterprise]]
) -> Found:
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
    if batch.new_firms_to_id is None:
        return _left(line, errors.FIRM_UNKNOWN, code=line.code)
    return Found(new_code=line.code) if line.name else _left(line, errors.FIRM_NAMELESS, code=line.code)


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


def _left(line: Line, kind: ErrorKind, **data: object) -> Found:
    return Found(fault=_fault(line, kind, serious=True, **data))


def _fault(line: Line, kind: ErrorKind, *, serious: bool, **data: object) -> Fault:
    value = line.name or line.code
    return Fault(line.sheet, line.row, line.who, kind.code, said(kind, **data), value[:200], serious)
