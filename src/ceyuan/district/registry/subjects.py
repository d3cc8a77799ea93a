"""Enterprises as the library judges them: facts by the order of lawful sources, titles and credit with coverage.

Comes in: enterprises and a day. Goes out: subjects with everything derived that follows from what is known.
Must not know: rules, who asks. Many firms take as many queries as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ceyuan.district.registry.credit import counting_on, credit_record
from ceyuan.district.registry.facts.sources import cell_held, rank_of
from ceyuan.district.registry.facts.usable import usable_facts
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.lineage import predecessors_of
from ceyuan.district.registry.models import (
    CreditCoverageRow,
    CreditEventRow,
    Enterprise,
    Industry,
    Recognition,
    TitleCoverage,
)
from ceyuan.district.registry.words import facts_by_key, titles_by_key, vocabulary
from ceyuan.model.credit import CreditRecord
from ceyuan.model.derived import derive_facts
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, Subject

EVERY_TITLE = "*"  # as ceyuan.model.subject.Holdings names it
_MAIN_SECTION, _MAIN_CODE = "行业门类", "行业代码"


def subject_of(enterprise: Enterprise, *, as_of: date) -> Subject:
    """Give one enterprise as the library judges it on a day."""
    return subjects_of([enterprise], as_of=as_of)[0]


def subjects_of(enterprises: Sequence[Enterprise], *, as_of: date) -> Sequence[Subject]:
    """Give many enterprises, in their order, with a number of queries that does not grow with theirs."""
    keys = [one.pk for one in enterprises]
    facts = _facts(keys, as_of)
    held = _holdings(keys)
    coverage = _title_coverage()
    credit = _credit(keys, as_of)
    industries = _industries(keys, as_of)
    words = vocabulary()
    subjects = []
    for one in enterprises:
        current, yearly = facts.get(one.pk, ({}, {}))
        stated = {**_identity(one), **industries.get(one.pk, {}), **current}
        subject = Subject(
            id=one.credit_code,
            name=one.name,
            current=stated,
            yearly=yearly,
            holdings=Holdings(tuple(held.get(one.pk, ())), coverage),
            credit=credit[one.pk],
        )
        subjects.append(derive_facts(subject, words, as_of=as_of))
    return subjects


def _identity(enterprise: Enterprise) -> Mapping[str, Cell]:
    """Give what the register says by itself; a fact of the same name, from a lawful source, goes before it."""
    stated: dict[str, Cell] = {"统一社会信用代码": enterprise.credit_code, "企业名称": enterprise.name}
    if enterprise.founded_on is not None:
        stated["成立日期"] = enterprise.founded_on
    return stated


def _industries(keys: Sequence[int], as_of: date) -> Mapping[int, Mapping[str, Cell]]:
    found: dict[int, Mapping[str, Cell]] = {}
    rows = Industry.objects.filter(enterprise__in=keys, main=True).order_by("since")
    for enterprise, code, since, until in rows.values_list("enterprise", "code", "since", "until"):
        if (since is None or since <= as_of) and (until is None or until >= as_of):
            section, digits = (code[0], code[1:]) if code[:1].isalpha() else ("", code)
            stated: dict[str, Cell] = {_MAIN_SECTION: section} if section else {}
            found[enterprise] = stated | ({_MAIN_CODE: digits} if len(digits) == 4 else {})
    return found


_Facts = tuple[dict[str, Cell], dict[str, dict[int, Cell]]]
_FACT_COLUMNS = ("enterprise", "key", "year", "source", "number", "text", "applies")


def _facts(keys: Sequence[int], as_of: date) -> Mapping[int, _Facts]:
    """Read the live rows in force on the day; for each fact and year the best lawful source speaks."""
    rows = usable_facts(as_of).filter(enterprise__in=keys).order_by()
    said: defaultdict[tuple[int, str, int | None], list[tuple[str, Cell]]] = defaultdict(list)
    known = facts_by_key()
    for enterprise, key, year, source, number, text, applies in rows.values_list(*_FACT_COLUMNS).iterator():
        fact = known.get(key)
        if fact is not None and rank_of(fact, source) is not None:
            cell = cell_of(fact, number=number, text=text, applies=applies)
            said[(enterprise, key, year)].append((source, cell))
    found: defaultdict[int, _Facts] = defaultdict(lambda: ({}, {}))
    for (enterprise, key, year), values in said.items():
        name, cell = known[key].name, cell_held(known[key], values)
        current, yearly = found[enterprise]
        if year is None:
            current[name] = cell
        else:
            yearly.setdefault(name, {})[year] = cell
    return found


def _holdings(keys: Sequence[int]) -> Mapping[int, Sequence[Holding]]:
    found: defaultdict[int, list[Holding]] = defaultdict(list)
    rows = Recognition.objects.filter(enterprise__in=keys).order_by("pk")
    names = titles_by_key()
    for row in rows:
        title = names.get(row.title)
        if title is not None:
            found[row.enterprise_id].append(Holding(title.name, row.granted_on, row.expires_on, row.withdrawn_on))
    return found


def _title_coverage() -> Mapping[str, Coverage]:
    """Give the statement that reaches furthest for each title."""
    names = titles_by_key()
    found: dict[str, Coverage] = {}
    for row in TitleCoverage.objects.filter(taken_back_at=None).order_by("complete_to", "pk"):
        title = names.get(row.title)
        name = title.name if title is not None else EVERY_TITLE if not row.title else ""
        if name:
            found[name] = Coverage(row.source, row.complete_from, row.complete_to)
    return found


def _credit(keys: Sequence[int], as_of: date) -> Mapping[int, CreditRecord]:
    """Give the record of each firm, with the events of those it succeeds; what is sealed on the day is left out."""
    before = predecessors_of(keys)
    wanted = {*keys, *(one for found in before.values() for one in found)}
    rows: defaultdict[int, list[CreditEventRow]] = defaultdict(list)
    for row in CreditEventRow.objects.filter(counting_on(as_of), enterprise__in=wanted).order_by("pk"):
        rows[row.enterprise_id].append(row)
    coverage = list(CreditCoverageRow.objects.filter(taken_back_at=None))
    return {key: credit_record(_joined(rows, {key, *before.get(key, ())}), coverage) for key in keys}


def _joined(rows: Mapping[int, Sequence[CreditEventRow]], keys: Iterable[int]) -> list[CreditEventRow]:
    return [row for key in sorted(keys) for row in rows.get(key, ())]
