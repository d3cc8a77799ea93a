"""Lines of a file held against the register: whom each is about, what each value would be, what is wrong with it.

Comes in: an import and some of its lines. Goes out: rows and faults, not yet written, and counts.
Must not know: transactions, pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.compare import Becomes, Beside, becomes, recorded
from ceyuan.district.registry.imports.faults import Fault, said
from ceyuan.district.registry.imports.firms import Found, find_firms
from ceyuan.district.registry.imports.judge_items import Beheld
from ceyuan.district.registry.imports.prepare import Line, Values, kept_of, place_of
from ceyuan.district.registry.models import ImportBatch, ImportFault, ImportItem, ImportRow
from ceyuan.district.registry.words import facts_by_key
from ceyuan.intake.files.grid import column_letter

_Said = dict[tuple[int, str], tuple[int, list[object]]]  # by firm and place: the row that says it first, and what


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of some lines."""

    rows: list[ImportRow] = field(default_factory=list)
    faults: list[ImportFault] = field(default_factory=list)
    items: list[ImportItem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def judge(batch: ImportBatch, lines: Sequence[Line], *, day: date) -> Judged:
    """Judge lines, with a number of queries that does not grow with theirs."""
    judged = Judged()
    found = find_firms(batch, lines, day=day)
    firms = {one.firm.pk for one in found if one.firm is not None}
    several = Counter(one.firm.pk for one in found if one.firm is not None)
    before = _said_before(batch, firms)
    again = {firm for firm, _ in before} | {firm for firm, lines_of in several.items() if lines_of > 1}
    keys = {place_of(text)[0] for line in lines for text in line.values}
    known = recorded(firms, keys)
    beside, beheld = Beside.of(batch), Beheld.of(batch, lines, found, day=day)
    news = _not_staged(batch, found)
    for line, one in zip(lines, found, strict=True):
        faults = list(line.faults)
        faults += [one.fault] if one.fault is not None else []
        values = line.values if one.taken else {}
        counts: Counter[str] = Counter()
        if one.firm is not None:
            values = _not_twice(line, one.firm.pk, before, faults) if one.firm.pk in again else values
            for text, value in values.items():
                key, year = place_of(text)
                counts[becomes(kept_of(value), known.get((one.firm.pk, key, year), ()), beside)] += 1
        elif one.taken:
            counts[Becomes.NEW] = len(values)
        if one.taken and line.items:
            judged.items.extend(beheld.judge(line, one, faults, judged.counts))
        judged.rows.append(_row(batch, line, one, values, counts))
        judged.faults.extend(fault_row(batch, fault) for fault in faults)
        judged.counts.update(counts)
        judged.counts["rows_taken" if one.taken else "rows_left"] += 1
        judged.counts["firms_new"] += one.new_code in news
        news.discard(one.new_code)
        judged.counts["faults"] += sum(1 for fault in faults if fault.serious)
        judged.counts["notes"] += sum(1 for fault in faults if not fault.serious)
    return judged


def _not_staged(batch: ImportBatch, found: Sequence[Found]) -> set[str]:
    """Give the codes of new firms that no row staged before names."""
    codes = {one.new_code for one in found if one.new_code}
    if not codes:
        return codes
    return codes - set(ImportRow.objects.filter(batch=batch, new_code__in=codes).values_list("new_code", flat=True))


def fault_row(batch: ImportBatch, fault: Fault) -> ImportFault:
    """Give the row of a finding."""
    return ImportFault(
        batch=batch,
        sheet=fault.sheet,
        cell=fault.cell,
        row=fault.row,
        code=fault.code,
        value=fault.value,
        message=fault.message,
        serious=fault.serious,
    )


def _row(batch: ImportBatch, line: Line, found: Found, values: Values, counts: Counter[str]) -> ImportRow:
    return ImportRow(
        batch=batch,
        sheet=line.sheet,
        row=line.row,
        enterprise=found.firm,
        new_code=found.new_code,
        new_name=line.name,
        new_unit=found.new_unit,
        particulars=dict(line.particulars) if found.new_code else {},
        values=values,
        taken=found.taken,
        **{one.value: counts[one] for one in Becomes},
    )


def _said_before(batch: ImportBatch, firms: set[int]) -> _Said:
    """Give what rows that are staged already say of some firms: two spellings of one firm meet only here."""
    before: _Said = {}
    rows = ImportRow.objects.filter(batch=batch, enterprise__in=firms, taken=True).order_by("pk")
    for firm, row, values in rows.values_list("enterprise", "row", "values").iterator():
        for text, value in values.items():
            before.setdefault((firm, text), (row, list(value[:3])))
    return before


def _not_twice(line: Line, firm: int, before: _Said, faults: list[Fault]) -> Values:
    """Leave out what another row of the same firm says, and say so where it says something else."""
    values: Values = {}
    for text, value in line.values.items():
        first = before.setdefault((firm, text), (line.row, list(value[:3])))
        if first[0] == line.row:
            values[text] = value
        elif first[1] != list(value[:3]):
            fact = facts_by_key()[place_of(text)[0]]
            cell = f"{column_letter(value[3] - 1)}{line.row}"
            words = said(errors.VALUE_TWICE, fact=fact.name, row=first[0])
            faults.append(Fault(line.sheet, line.row, cell, errors.VALUE_TWICE.code, words))
    return values
