"""Facts of four years and of today, each from a lawful source; a few firms' sources disagree, many have no paper.

Comes in: invented firms and the sources agreed on. Goes out: rows, written many at a time within one act.
Must not know: which rules will ask. Values keep to the bounds and places of the vocabulary, or nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from ceyuan.district.common.database.insert_rows import Value, insert_rows
from ceyuan.district.common.papers.keep import keep_paper
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.demo.chapters.sources import CATALOGUE_NUMBER, authorising_firms
from ceyuan.district.demo.invent import DemoFirm
from ceyuan.district.demo.making import RECORDED_BY, Making, keys_by_code
from ceyuan.district.demo.papers import demo_paper
from ceyuan.district.registry.facts.values import Kept, keep_value
from ceyuan.district.registry.models import Enterprise, FactRow, SharedSource
from ceyuan.district.registry.words import vocabulary
from ceyuan.model.facts import Fact, LawfulSource
from ceyuan.model.subject import Cell

# what the register says by itself or follows from credit events is no fact row
BY_THE_REGISTER = frozenset({"企业名称", "统一社会信用代码", "成立日期", "行业门类", "行业代码"})
SHARED = frozenset(
    {"境内独立法人", "划型行业", "注册地所在区", "上海市登记的独立法人", "在本市登记注册", "企业组织形式"}
)
AUDITED = 0.55  # of the firms send an audited report
WITH_PAPER = 60  # of them hand the report in; of the others the paper is still missing
DISAGREEING = 0.07  # of the audited firms declared something else themselves
TRADE_SECRET = 0.1  # of the firms mark their market share
DIFFERING = ("营业收入", "研发费用")
SECRET = frozenset({"主导产品全国细分市场占有率", "主导产品国内或国际细分市场占有率"})
_COLUMNS = (
    "enterprise", "key", "year", "source", "shared", "number", "text", "applies", "withdrawn",
    "valid_from", "recorded_at", "recorded_by", "evidence", "mark",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sender:
    """A firm whose facts are written: its key, whether it is audited and with which paper, what of it is marked."""

    firm: DemoFirm
    key: int
    audited: bool
    paper: int | None = None
    disagrees: bool = False
    taxed: bool = False
    secret: bool = False


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is needed to write a row."""

    making: Making
    shared: int
    facts: Mapping[str, Fact]
    kept: dict[tuple[str, Cell], Kept] = field(default_factory=dict)

    def keep(self, fact: Fact, cell: Cell) -> Kept:
        """Give a value as a row keeps it; yes, no and words stand in many rows and are checked once."""
        if isinstance(cell, Decimal):
            return keep_value(fact, cell)
        known = self.kept.get((fact.name, cell))
        if known is None:
            known = self.kept[(fact.name, cell)] = keep_value(fact, cell)
        return known


def write_down_facts(making: Making) -> Mapping[str, int]:
    """Write every fact of every firm."""
    shared = SharedSource.objects.get(catalogue_number=CATALOGUE_NUMBER).pk
    desk = _Desk(making, shared, vocabulary().facts)
    senders = list(_senders(making))
    count = insert_rows(FactRow, _COLUMNS, (row for one in senders for row in _rows(desk, one)))
    Enterprise.objects.update(facts_revision=1)
    return {
        "事实": count,
        "经审计企业": sum(one.audited for one in senders),
        "有审计报告": sum(one.paper is not None for one in senders),
        "来源不一致企业": sum(one.disagrees for one in senders),
    }


def _senders(making: Making) -> Iterator[Sender]:
    random, keys = making.chance("facts"), keys_by_code()
    authorised = {one.code for one in authorising_firms(making)}
    audited = 0
    for firm in making.firms:
        audits = firm.planted or random.random() < AUDITED
        audited += audits
        paper = None
        if audits and audited <= WITH_PAPER:
            paper = keep_paper(demo_paper(f"{firm.name}审计报告"), by=RECORDED_BY, at=making.at).pk
        yield Sender(
            firm,
            keys[firm.code],
            audits,
            paper,
            disagrees=audits and not firm.planted and random.random() < DISAGREEING,
            taxed=firm.code in authorised,
            secret=random.random() < TRADE_SECRET,
        )


_Row = tuple[Value, ...]


def _rows(desk: _Desk, one: Sender) -> Iterator[_Row]:
    """Give the rows of a firm."""
    subject, day = one.firm.subject, desk.making.day
    for name, cell in subject.current.items():
        fact = desk.facts[name]
        if name not in BY_THE_REGISTER and not fact.credit:
            yield _row(desk, one, (fact, None, _source(fact, one, name)), desk.keep(fact, cell), day)
    for name, cells in subject.yearly.items():
        fact = desk.facts[name]
        source = _source(fact, one, name)
        for year, cell in cells.items():
            kept = desk.keep(fact, cell)
            yield _row(desk, one, (fact, year, source), kept, day)
            for other, said in _also(fact, one, kept, source):
                yield _row(desk, one, (fact, year, other), said, day)


def _source(fact: Fact, one: Sender, name: str) -> LawfulSource:
    """Give who says it: the audit of an audited firm, the register where it is shared, else the firm where it may."""
    if name in SHARED and LawfulSource.REGISTER in fact.lawful_sources:
        return LawfulSource.REGISTER
    best = fact.lawful_sources[0]
    if best is LawfulSource.AUDIT and one.audited:
        return best
    return LawfulSource.DECLARATION if LawfulSource.DECLARATION in fact.lawful_sources else best


def _also(fact: Fact, one: Sender, kept: Kept, source: LawfulSource) -> Iterator[tuple[LawfulSource, Kept]]:
    """Give what a second source says: tax data the same, a firm's own word a little more."""
    if one.taxed and LawfulSource.TAX in fact.lawful_sources:
        yield LawfulSource.TAX, kept
    if one.disagrees and fact.name in DIFFERING and source is LawfulSource.AUDIT and kept.number:
        yield LawfulSource.DECLARATION, Kept(number=kept.number // 100 * 103)


def _row(desk: _Desk, one: Sender, about: tuple[Fact, int | None, LawfulSource], kept: Kept, day: date) -> _Row:
    fact, year, source = about
    since = day - timedelta(days=30) if year is None else min(day, date(year + 1, 4, 30))
    audit = source is LawfulSource.AUDIT
    return (
        one.key,
        fact.key,
        year,
        source.value,
        desk.shared if source is LawfulSource.REGISTER and fact.name in SHARED else None,
        kept.number,
        kept.text,
        kept.applies,
        False,
        since,
        desk.making.at,
        RECORDED_BY,
        one.paper if audit else None,
        Mark.TRADE_SECRET.value if one.secret and fact.name in SECRET else Mark.PLAIN.value,
    )
