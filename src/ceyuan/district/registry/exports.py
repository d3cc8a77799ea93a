"""Facts as files and tables want them: values that may leave, of firms within reach, one by one.

Comes in: a viewer, firms, facts. Goes out: rows as an iterator; values by place.
Must not know: files. What bears a mark (商业秘密, 内部) does not leave, nor does another source's value in its stead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.access import rows_shown
from ceyuan.district.registry.facts.sources import rank_of
from ceyuan.district.registry.facts.usable import usable_facts
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.models import Enterprise, FactRow
from ceyuan.district.registry.words import facts_by_key, source_words
from ceyuan.model.subject import Cell, Missing, NotApplicable

Value = str | int | Decimal | date | None
CHUNK = 2000  # rows fetched at a time
Place = tuple[int, str, int | None]
_COLUMNS = (
    "enterprise__credit_code",
    "enterprise__name",
    "key",
    "year",
    "number",
    "text",
    "applies",
    "source",
    "valid_from",
    "expires_on",
)


@dataclass(frozen=True, slots=True)
class FactsWanted:
    """Which facts: by key, all where none is named; of which years, all where none is named."""

    keys: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def exported_facts(viewer: Viewer, firms: QuerySet[Enterprise], wanted: FactsWanted) -> QuerySet[FactRow]:
    """Give the rows that may leave."""
    rows = usable_facts(viewer.day).filter(rows_shown(viewer), enterprise__in=firms.order_by(), mark=Mark.PLAIN)
    if wanted.keys:
        rows = rows.filter(key__in=wanted.keys)
    return rows.filter(year__in=wanted.years) if wanted.years else rows


def fact_headings() -> list[str]:
    """Give the headings over the rows."""
    return [
        _("统一社会信用代码"),
        _("企业名称"),
        _("事实"),
        _("年度"),
        _("数值"),
        _("单位"),
        _("来源"),
        _("数据日期"),
        _("有效期至"),
    ]


def fact_rows(rows: QuerySet[FactRow]) -> Iterator[list[Value]]:
    """Give a line for each value; memory does not grow with their number."""
    known = facts_by_key()
    ordered = rows.order_by("enterprise__credit_code", "key", "year", "source").values_list(*_COLUMNS)
    for code, name, key, year, number, text, applies, source, since, until in ordered.iterator(CHUNK):
        fact = known.get(key)
        if fact is None:
            continue
        value = leaving(cell_of(fact, number=number, text=text, applies=applies))
        yield [code, name, fact.name, year, value, fact.unit, source_words(source), since, until]


def leaving(cell: Cell) -> Value:
    """Give a value as a table keeps it."""
    match cell:
        case bool():
            return _("是") if cell else _("否")
        case NotApplicable():
            return _("不适用")
        case Missing():
            return None
    return cell


@dataclass(frozen=True, slots=True)
class Held:
    """The value that holds for one place; `hidden` where it bears a mark and does not leave."""

    cell: Cell
    source: str
    hidden: bool = False


def holding_values(viewer: Viewer, firms: Collection[int], keys: Sequence[str]) -> Mapping[Place, Held]:
    """Give the value of the best lawful source for each firm, fact and year, with one query."""
    known = facts_by_key()
    rows = usable_facts(viewer.day).filter(rows_shown(viewer), enterprise__in=firms, key__in=keys).order_by()
    best: dict[Place, tuple[int, Held]] = {}
    columns = ("enterprise", "key", "year", "source", "number", "text", "applies", "mark")
    for firm, key, year, source, number, text, applies, mark in rows.values_list(*columns).iterator(CHUNK):
        fact = known[key]
        rank = rank_of(fact, source)
        place = firm, key, year
        if rank is not None and (place not in best or rank < best[place][0]):
            cell = cell_of(fact, number=number, text=text, applies=applies)
            best[place] = rank, Held(cell, source, mark != Mark.PLAIN)
    return {place: held for place, (_rank, held) in best.items()}
