"""The plan of one sheet: which column gives what, in which unit, for which year; what is left out is said.

Comes in: headings, statements above the table, the caller's options. Goes out: a frozen plan; findings on the way.
Must not know: data rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ceyuan.intake.notices.columns import (
    COLUMN_AMBIGUOUS,
    COLUMN_CURRENT_BY_YEAR,
    COLUMN_NO_YEAR,
    COLUMN_NOT_A_FACT,
    COLUMN_NOTE_UNKNOWN,
    COLUMN_OTHER_SUBJECT,
    COLUMN_PART_YEAR,
    COLUMN_RELATIVE_YEAR,
    COLUMN_SECOND_NAME,
    COLUMN_SEVERAL_YEARS,
    COLUMN_UNIT_ASSUMED,
    COLUMN_UNIT_UNFIT,
    COLUMN_UNKNOWN,
    COLUMN_WITHOUT_PARTNER,
    COLUMN_YEAR_STATED,
)
from ceyuan.intake.notices.credit import CREDIT_COLUMN_ELSEWHERE
from ceyuan.intake.notices.kind import NoticeKind
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.report import ColumnRead, Place, Recorder
from ceyuan.intake.table.credit_words import CREDIT_ROLES
from ceyuan.intake.table.entries import Slot
from ceyuan.intake.table.factors import MONEY, Factors
from ceyuan.intake.table.headings import Heading
from ceyuan.intake.table.index import HeaderIndex
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.statements import Statements
from ceyuan.intake.values.cells import CellReader
from ceyuan.model.facts import Fact, FactType

_DAYS = (Role.GRANTED, Role.EXPIRES, Role.WITHDRAWN)
_ONE_OF = (Role.YEAR, Role.INDICATOR, Role.UNIT, Role.COMPLETE_ON, Role.COMPLETE_FROM, Role.COMPLETE_TO)
# columns that were understood, and hold nothing to read
_SET_ASIDE = (COLUMN_NOT_A_FACT, COLUMN_SECOND_NAME)
_SHOWN = {
    Role.NAME: "企业名称",
    Role.CODE: "统一社会信用代码",
    Role.YEAR: "年份",
    Role.INDICATOR: "指标",
    Role.VALUE: "数值",
    Role.UNIT: "单位",
    Role.TITLES: "称号清单",
    Role.GRANTED: "认定日期",
    Role.EXPIRES: "有效期至",
    Role.WITHDRAWN: "撤销日期",
    Role.COMPLETE_ON: "资质清单截至",
    Role.COMPLETE_FROM: "资质清单完整自",
    Role.COMPLETE_TO: "资质清单完整至",
    Role.COMPLETE_SOURCE: "资质清单来源",
}


@dataclass(frozen=True, slots=True)
class TitleColumn:
    """A column about titles: a yes or no about one (`role` TITLE), a list (TITLES), or days; `title` "" means any."""

    column: int
    role: Role
    title: str
    header: str


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of figures beside indicators; `year` where its header names one."""

    column: int
    year: int | None
    header: str


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Which column gives what. Slots and readers run in parallel; `single` holds the columns that occur once.

    `events` are the columns that say something about a credit event, where the sheet is one of those.
    """

    headers: tuple[str, ...]
    single: Mapping[Role, int]
    slots: tuple[Slot, ...]
    readers: tuple[CellReader, ...]
    titles: tuple[TitleColumn, ...]
    values: tuple[ValueColumn, ...]
    unheaded: tuple[int, ...]
    events: tuple[int, ...] = ()
    statements: Statements = field(default_factory=Statements)

    @property
    def key_columns(self) -> tuple[int, ...]:
        """Give the columns whose merged cells speak for every row they cover."""
        roles = (Role.NAME, Role.CODE, Role.YEAR, Role.INDICATOR)
        return tuple(self.single[role] for role in roles if role in self.single)


class ColumnPlanner:
    """Settles the columns of one sheet, one after the other, and says what it leaves out."""

    def __init__(self, sheet: str, index: HeaderIndex, options: IntakeOptions, recorder: Recorder) -> None:
        self.sheet = sheet
        self.index = index
        self.options = options
        self.recorder = recorder
        self.statements = Statements()
        self.factors = Factors(index.units, options, ())
        self.single: dict[Role, int] = {}

    def plan(self, headings: Sequence[Heading], statements: Statements) -> SheetPlan:
        """Give the plan of the sheet."""
        self.statements = statements
        self.factors = Factors(self.index.units, self.options, statements.units)
        self.single = single_columns(headings)
        slots: list[Slot] = []
        readers: list[CellReader] = []
        titles: list[TitleColumn] = []
        values: list[ValueColumn] = []
        has_list = any(one.meaning is not None and one.meaning.role is Role.TITLES for one in headings)
        for column, heading in enumerate(headings):
            if not heading.text:
                continue
            role = self._role(column, heading, has_list)
            fact = heading.meaning.fact if heading.meaning and role is Role.FACT else self.index.who.get(role)
            if fact is not None:
                planned = self._fact(column, heading, fact)
                if planned is not None:
                    slots.append(planned[0])
                    readers.append(planned[1])
            elif role in {Role.TITLE, Role.TITLES, *_DAYS} and heading.meaning is not None:
                titles.append(TitleColumn(column, role, heading.meaning.title, heading.text))
                self._read(column, heading, heading.meaning.title or _SHOWN.get(role, ""))
            elif role is Role.VALUE:
                year = heading.years[0] if heading.years else None
                values.append(ValueColumn(column, year, heading.text))
                self._read(column, heading, _SHOWN[role])
            elif role is not Role.NONE:
                self._read(column, heading, _SHOWN[role])
        return SheetPlan(
            headers=tuple(heading.text for heading in headings),
            single=dict(self.single),
            slots=tuple(slots),
            readers=tuple(readers),
            titles=tuple(titles),
            values=tuple(values),
            unheaded=tuple(column for column, heading in enumerate(headings) if not heading.text),
            statements=statements,
        )

    def year_base(self) -> int | None:
        """Give the year the file calls 本年: the caller's word, then the file's own."""
        return self.options.year if self.options.year is not None else self.statements.year

    def _role(self, column: int, heading: Heading, has_list: bool) -> Role:  # noqa: FBT001 -- a private step
        """Give what a column is used for; NONE when it is left out, with the reason reported."""
        meaning = heading.meaning
        if column in self.single.values():
            return next(role for role, at in self.single.items() if at == column)
        pairs = Role.INDICATOR in self.single
        if pairs and (heading.only_a_year or (meaning is not None and meaning.role is Role.VALUE)):
            return Role.VALUE
        if meaning is None and (heading.part or heading.several):
            return self._leave_out(COLUMN_PART_YEAR if heading.part else COLUMN_SEVERAL_YEARS, column, heading)
        if meaning is None:
            return self._leave_out(COLUMN_UNKNOWN, column, heading, nearest=self.index.nearest(_bare(heading)))
        if meaning.role is Role.NONE and meaning.several:
            return self._leave_out(COLUMN_AMBIGUOUS, column, heading, facts="、".join(meaning.several))
        if meaning.role is Role.NONE and meaning.fact is not None:
            data = {"fact": meaning.fact.name, "subject": meaning.fact.subject.value}
            return self._leave_out(COLUMN_OTHER_SUBJECT, column, heading, **data)
        if meaning.role is Role.NOT_A_FACT:
            return self._leave_out(COLUMN_NOT_A_FACT, column, heading)
        if meaning.role in {Role.NAME, Role.LOOSE_NAME, Role.CODE}:
            return self._leave_out(COLUMN_SECOND_NAME, column, heading)
        if meaning.role in CREDIT_ROLES:
            return self._leave_out(CREDIT_COLUMN_ELSEWHERE, column, heading)
        listed = meaning.role in _DAYS and not meaning.title and not has_list
        if listed or meaning.role in {Role.VALUE, *_ONE_OF}:
            return self._leave_out(COLUMN_WITHOUT_PARTNER, column, heading)
        return meaning.role

    def _fact(self, column: int, heading: Heading, fact: Fact) -> tuple[Slot, CellReader] | None:
        year = self._year(column, heading, fact)
        reader = self._reader(column, heading, fact) if year is not None else None
        if year is None or reader is None:
            return None
        absolute, offset = year
        unit = heading.unit if fact.type is FactType.NUMBER else ""
        self._read(column, heading, fact.name, year=absolute, unit=unit)
        who = column in (self.single.get(Role.NAME), self.single.get(Role.CODE))
        return Slot(fact.name, fact.yearly, column, heading.text, absolute, offset, who), reader

    def _year(self, column: int, heading: Heading, fact: Fact) -> tuple[int | None, int] | None:
        """Give year and offset of a fact's column; None when it is left out."""
        if heading.remark and fact.type is FactType.NUMBER:
            self._leave_out(COLUMN_NOTE_UNKNOWN, column, heading, fact=fact.name, note=heading.remark)
            return None
        if heading.part or heading.several:
            self._leave_out(COLUMN_PART_YEAR if heading.part else COLUMN_SEVERAL_YEARS, column, heading)
            return None
        by_row = Role.YEAR in self.single
        if heading.years or (by_row and not fact.yearly):
            if not fact.yearly and heading.meaning is not None and heading.meaning.role is Role.FACT:
                self._say(COLUMN_CURRENT_BY_YEAR, column, heading, fact=fact.name)
            return (heading.years[0] if heading.years else None), 0
        base = self.year_base()
        if by_row or not fact.yearly:
            return (
                base + heading.offset if base is not None and heading.relative and not by_row else None
            ), heading.offset
        if base is None:
            kind = COLUMN_RELATIVE_YEAR if heading.relative else COLUMN_NO_YEAR
            self._leave_out(kind, column, heading, fact=fact.name, word=heading.relative)
            return None
        ground = "选项 year" if self.options.year is not None else self.statements.year_ground
        self._say(COLUMN_YEAR_STATED, column, heading, year=base + heading.offset, ground=ground)
        return base + heading.offset, 0

    def _reader(self, column: int, heading: Heading, fact: Fact) -> CellReader | None:
        if fact.type is not FactType.NUMBER:
            return CellReader(fact)
        unit = heading.unit or self.factors.by_caller(heading, fact)
        times = self.factors.of(unit, fact) if unit else None
        if unit and times is None:
            wanted = fact.unit or "小数"
            self._leave_out(COLUMN_UNIT_UNFIT, column, heading, fact=fact.name, unit=unit, wanted=wanted)
            return None
        if times is not None:
            return CellReader(fact, times, stated=True)
        times = self.factors.assumed(fact)
        if times is None and fact.unit == MONEY:
            self._say(COLUMN_UNIT_ASSUMED, column, heading, unit=fact.unit)
        return CellReader(fact, times if times is not None else Decimal(1), stated=times is not None)

    def _read(self, column: int, heading: Heading, read_as: str, *, year: int | None = None, unit: str = "") -> None:
        self.recorder.column(ColumnRead(self.sheet, column + 1, heading.text, read_as, year, unit))

    def _say(self, kind: NoticeKind, column: int, heading: Heading, **data: object) -> None:
        self.recorder.find(kind, Place(self.sheet, 0, column + 1), header=heading.text, data=data)

    def _leave_out(self, kind: NoticeKind, column: int, heading: Heading, **data: object) -> Role:
        self._say(kind, column, heading, **data)
        self.recorder.column(ColumnRead(self.sheet, column + 1, heading.text, ""), unknown=kind not in _SET_ASIDE)
        return Role.NONE


def single_columns(headings: Sequence[Heading]) -> dict[Role, int]:
    """Find the columns that occur once: who, when, which indicator. A loose word such as 单位 may mean the subject.

    >>> single_columns([])
    {}
    """
    places: dict[Role, list[int]] = {}
    for column, heading in enumerate(headings):
        if heading.meaning is not None:
            places.setdefault(heading.meaning.role, []).append(column)
    if Role.VALUE not in places and not any(heading.only_a_year for heading in headings):
        places.pop(Role.INDICATOR, None)
    units = [] if Role.INDICATOR in places else places.pop(Role.UNIT, [])
    who = places.get(Role.NAME) or places.get(Role.LOOSE_NAME) or [at for at in units if headings[at].text == "单位"]
    if who:
        places[Role.NAME] = who
    once = (Role.NAME, Role.CODE, Role.COMPLETE_SOURCE, *_ONE_OF)
    return {role: places[role][0] for role in once if places.get(role)}


def _bare(heading: Heading) -> str:
    return heading.remark or heading.text
