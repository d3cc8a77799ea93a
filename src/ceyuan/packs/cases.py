"""Read the examples of a pack: a subject with its facts, and the verdict expected.

Comes in: case files and the vocabulary. Goes out: cases ready to run, or what is wrong with a file.
Must not know: engines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.model.acceptance import accept_value
from ceyuan.model.credit import CreditCoverage, CreditEvent, CreditRecord
from ceyuan.model.derived import derive_facts
from ceyuan.model.facts import Fact, FactType, SubjectKind, Vocabulary
from ceyuan.model.measure import Application
from ceyuan.model.stacking import Direction
from ceyuan.model.subject import Cell, Coverage, Holding, Holdings, NotApplicable, Subject
from ceyuan.packs import errors
from ceyuan.packs.located import Located, Path_, read_located
from ceyuan.packs.schema.cases import (
    BaseSchema,
    CaseFile,
    CaseSchema,
    CreditSchema,
    EquivalentFile,
    EquivalentSchema,
    ExpectSchema,
    HoldingSchema,
)
from ceyuan.packs.schema.scalars import parse_date, parse_flag, parse_number
from ceyuan.packs.validate import validate
from ceyuan.source import Span

_COMPLETE = Coverage("样例", date(1900, 1, 1), date(2200, 12, 31))
_WITHOUT = re.compile(r"(?P<name>\S+?)(?:\s+(?P<year>\d{4}))?")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a case expects; None means not looked at. `missing` entries read `研发费用 2024`, `职工人数` or a title.

    `award` is a range in 元 whose upper end may be unknown (None), or () where no money may be named.
    `instalments` are years (0 is the first) with shares, `stacking` directions by the id of the pack's rule.
    """

    verdict: str
    failed: tuple[str, ...] | None
    missing: tuple[str, ...] | None
    scores: Mapping[str, tuple[Decimal, Decimal]]
    award: tuple[Decimal, Decimal | None] | tuple[()] | None = None
    instalments: tuple[tuple[int, Decimal], ...] | None = None
    valid_years: int | None = None
    stacking: Mapping[str, Direction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackCase:
    """One example of a pack."""

    pack: str
    title: str
    measure: str
    as_of: date
    reference_year: int | None
    application: Application | None
    subject: Subject
    expect: Expectation
    span: Span


def read_cases(root: Path, pack: str, vocabulary: Vocabulary, kinds: Mapping[str, SubjectKind]) -> list[PackCase]:
    """Read every case of a pack; `kinds` gives each measure's subject kind."""
    folder = root / pack / "cases"
    found = []
    for path in sorted((*folder.glob("good/*.yaml"), *folder.glob("bad/*.yaml"))):
        located = read_located(path, name=path.relative_to(root.parent).as_posix())
        file = validate(located, CaseFile)
        reader = _CaseReader(pack, located, file, vocabulary)
        for index, case in enumerate(file.cases):
            if case.measure not in kinds:
                span = located.span(("cases", index, "measure"))
                raise CeyuanError(errors.UNKNOWN_MEASURE, data={"measure": case.measure, "nearest": "—"}, spans=[span])
            found.append(reader.case(case, ("cases", index), kinds[case.measure]))
    return found


def read_equivalents(root: Path, pack: str) -> tuple[EquivalentSchema, ...]:
    """Read the mutants that a pack lists as equivalent."""
    path = root / pack / "cases" / "equivalent.yaml"
    if not path.exists():
        return ()
    located = read_located(path, name=path.relative_to(root.parent).as_posix())
    return validate(located, EquivalentFile, as_list=True).items


@dataclass(frozen=True, slots=True)
class _Facts:
    current: dict[str, Cell]
    yearly: dict[str, dict[int, Cell]]
    holds: tuple[HoldingSchema, ...]
    complete: bool
    credit: CreditSchema | None = None


@dataclass(frozen=True, slots=True)
class _CaseReader:
    pack: str
    located: Located
    file: CaseFile
    vocabulary: Vocabulary

    def case(self, entry: CaseSchema, path: Path_, kind: SubjectKind) -> PackCase:
        facts = self._base(entry.base, path, ())
        self._put(facts, entry.facts, (*path, "facts"))
        for index, one in enumerate(entry.without):
            self._remove(facts, one, (*path, "without", index))
        holds = facts.holds if entry.holds is None else entry.holds
        complete = facts.complete if entry.holdings is None else entry.holdings == "complete"
        items = tuple(self._holding(one, path) for one in holds)
        holdings = Holdings(items, {"*": _COMPLETE} if complete else {})
        credit = _credit(entry.credit or facts.credit)
        subject = Subject("case", entry.title, kind, facts.current, facts.yearly, holdings, credit)
        return PackCase(
            pack=self.pack,
            title=entry.title,
            measure=entry.measure,
            as_of=entry.as_of,
            reference_year=entry.reference_year,
            application=entry.application,
            subject=derive_facts(subject, self.vocabulary, as_of=entry.as_of),
            expect=_expectation(entry.expect),
            span=self.located.span((*path, "title")),
        )

    def _base(self, name: str, path: Path_, seen: tuple[str, ...]) -> _Facts:
        if not name:
            return _Facts({}, {}, (), complete=True)
        base: BaseSchema | None = None if name in seen else self.file.bases.get(name)
        if base is None:
            span = self.located.span((*path, "base"))
            data = {"field": "base", "detail": f"没有或循环的 base“{name}” / no such base, or a circle"}
            raise CeyuanError(errors.BAD_FIELD, data=data, spans=[span])
        inner = self._base(base.base, ("bases", name), (*seen, name))
        self._put(inner, base.facts, ("bases", name, "facts"))
        complete = base.holdings == "complete"
        return _Facts(inner.current, inner.yearly, base.holds or inner.holds, complete, base.credit or inner.credit)

    def _put(self, facts: _Facts, entries: Mapping[str, str | dict[str, str]], path: Path_) -> None:
        for name, value in entries.items():
            fact = self._fact(name, (*path, name))
            if isinstance(value, dict) is not fact.yearly:
                expected = "{2025: …}" if fact.yearly else "一个值"
                raise self._bad(name, f"应写成 {expected}", (*path, name))
            if isinstance(value, dict):
                years = facts.yearly.setdefault(fact.name, {})
                for year, text in value.items():
                    if not re.fullmatch(r"\d{4}", year):
                        raise self._bad(name, f"“{year}”不是年度", (*path, name, year))
                    years[int(year)] = self._cell(fact, text, (*path, name, year))
            else:
                facts.current[fact.name] = self._cell(fact, value, (*path, name))

    def _cell(self, fact: Fact, text: str, path: Path_) -> Cell:
        if text == "不适用":
            return NotApplicable()
        try:
            match fact.type:
                case FactType.NUMBER:
                    return accept_value(fact, parse_number(text))
                case FactType.BOOLEAN:
                    return accept_value(fact, parse_flag(text))
                case FactType.DATE:
                    return accept_value(fact, parse_date(text))
        except ValueError as error:
            raise self._bad(fact.name, str(error), path) from error
        return accept_value(fact, text)

    def _remove(self, facts: _Facts, entry: str, path: Path_) -> None:
        found = _WITHOUT.fullmatch(entry)
        fact = self._fact(found["name"] if found else entry, path)
        if found is not None and found["year"]:
            facts.yearly.get(fact.name, {}).pop(int(found["year"]), None)
        else:
            facts.yearly.pop(fact.name, None)
            facts.current.pop(fact.name, None)

    def _holding(self, entry: HoldingSchema, path: Path_) -> Holding:
        title = self.vocabulary.find_title(entry.title)
        if title is None:
            data = {"title": entry.title, "nearest": self.vocabulary.nearest(entry.title) or "—"}
            raise CeyuanError(errors.UNKNOWN_TITLE, data=data, spans=[self.located.span((*path, "holds"))])
        return Holding(title.name, entry.granted, entry.expires, entry.withdrawn)

    def _fact(self, name: str, path: Path_) -> Fact:
        fact = self.vocabulary.find_fact(name)
        if fact is None:
            nearest = self.vocabulary.nearest(name) or "—"
            raise self._bad(name, f"词汇表里没有这个事实，最接近的是“{nearest}” / no such fact", path)
        return fact

    def _bad(self, field: str, detail: str, path: Path_) -> CeyuanError:
        return CeyuanError(errors.BAD_FIELD, data={"field": field, "detail": detail}, spans=[self.located.span(path)])


def _expectation(entry: ExpectSchema) -> Expectation:
    return Expectation(
        entry.verdict,
        entry.failed,
        entry.missing,
        entry.score,
        entry.award,
        entry.instalments,
        entry.valid_years,
        entry.stacking,
    )


def _credit(entry: CreditSchema | None) -> CreditRecord:
    if entry is None:
        return CreditRecord()
    events = tuple(
        CreditEvent(one.kind, one.grade, one.about, one.decided, one.published_until, one.repaired)
        for one in entry.events
    )
    coverage = tuple(CreditCoverage("样例", one.start, one.end, one.about, one.kinds) for one in entry.complete)
    return CreditRecord(events, coverage)


def missing_names(facts: Sequence[tuple[str, int | None, str]]) -> set[str]:
    """Write missing facts (name, year, title) as cases do."""
    return {title or (name if year is None else f"{name} {year}") for name, year, title in facts}
