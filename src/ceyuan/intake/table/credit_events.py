"""One row of a sheet of credit events becomes an event; what cannot be read is left open, never guessed.

Comes in: the cells of a row. Goes out: an event or none, and whom the row is about; findings on the way.
Must not know: whose row it is; which events count on a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.notices.credit import (
    CREDIT_ABOUT_UNKNOWN,
    CREDIT_DATE_UNCLEAR,
    CREDIT_DATES_REVERSED,
    CREDIT_GRADE_UNFIT,
    CREDIT_GRADE_UNKNOWN,
    CREDIT_GRADES_DIFFER,
    CREDIT_KIND_HARMLESS,
    CREDIT_KIND_MISSING,
    CREDIT_KIND_UNKNOWN,
    CREDIT_REPAIR_UNDATED,
)
from ceyuan.intake.notices.kind import NoticeKind
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.columns import SheetPlan
from ceyuan.intake.table.credit_words import (
    GRADE_WORDS,
    HARMLESS,
    NO_EVENT,
    NOT_REPAIRED,
    REPAIRED_UNDATED,
    SCALES,
    Kinded,
    find_about,
    find_grade,
    find_kind,
    label_of,
)
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.who import cell_at
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.days import read_day
from ceyuan.intake.values.words import BLANKS, NO, NOT_APPLICABLE, NOTHING, UNENDING, YES
from ceyuan.model.credit import CreditEvent, CreditGrade, CreditKind, CreditSubject

_EMPTY = BLANKS | NOT_APPLICABLE | {NOTHING}
_SAYS_MORE = (Role.CREDIT_GRADE, Role.DECIDED, Role.PUBLISHED_UNTIL, Role.REPAIRED)
_END_WORDS = {Role.PUBLISHED_UNTIL: "公示截止日期", Role.REPAIRED: "修复日期"}


class EventReader:
    """Reads what the rows of one sheet say about credit events."""

    def __init__(self, sheet: str, plan: SheetPlan, recorder: Recorder) -> None:
        self.sheet = sheet
        self.plan = plan
        self.recorder = recorder

    def about(self, row: Sequence[RawCell], number: int) -> CreditSubject | None:
        """Give whom a row is about: the enterprise unless it says otherwise, None where that is not understood."""
        raw = self._cell(row, Role.CREDIT_ABOUT)
        if _is_empty(raw):
            return CreditSubject.ENTERPRISE
        found = find_about(written(raw))
        if found is None:
            self._find(CREDIT_ABOUT_UNKNOWN, number, Role.CREDIT_ABOUT, raw)
        return found

    def event(self, row: Sequence[RawCell], number: int, about: CreditSubject | None) -> CreditEvent | None:
        """Give the event of a row, or none where it says that there is none."""
        if self.says_none(row):
            return None
        raw = self._cell(row, Role.CREDIT_KIND)
        if _no_kind(raw):
            self._find(CREDIT_KIND_MISSING, number, Role.CREDIT_KIND, raw)
            return self._event(row, number, about, None)
        if match_key(written(raw)) in HARMLESS:
            self._find(CREDIT_KIND_HARMLESS, number, Role.CREDIT_KIND, raw)
            return None
        kinded = find_kind(written(raw))
        if kinded is None:
            self._find(CREDIT_KIND_UNKNOWN, number, Role.CREDIT_KIND, raw, {"known": known_kinds()})
        return self._event(row, number, about, kinded)

    def says_none(self, row: Sequence[RawCell]) -> bool:
        """Tell whether a row says that there is no event: no kind, and nothing else about one."""
        more = any(not _is_empty(self._cell(row, role)) for role in _SAYS_MORE)
        return _no_kind(self._cell(row, Role.CREDIT_KIND)) and not more

    def _event(
        self, row: Sequence[RawCell], number: int, about: CreditSubject | None, kinded: Kinded | None
    ) -> CreditEvent:
        self.recorder.counted["credit_events_read"] += 1
        days: dict[Role, date | None] = {}
        unclear = False
        for role in (Role.DECIDED, Role.PUBLISHED_UNTIL, Role.REPAIRED):
            days[role], unread = self._day(row, number, role)
            unclear |= unread and role is not Role.DECIDED
        start = days[Role.DECIDED]
        for role, word in _END_WORDS.items():
            end = days[role]
            if start is not None and end is not None and end < start:
                data = {"what": word, "end": end.isoformat(), "start": start.isoformat()}
                self._find(CREDIT_DATES_REVERSED, number, role, self._cell(row, role), data)
                days[Role.DECIDED] = days[role] = None
                unclear = True
        return CreditEvent(
            kind=None if kinded is None else kinded.kind,
            grade=self._grade(row, number, kinded),
            about=about,
            decided=days[Role.DECIDED],
            published_until=days[Role.PUBLISHED_UNTIL],
            repaired=days[Role.REPAIRED],
            unclear=unclear,
        )

    def _day(self, row: Sequence[RawCell], number: int, role: Role) -> tuple[date | None, bool]:
        """Give a day, and whether something stands there that nobody can read as one."""
        raw = self._cell(row, role)
        key = match_key(written(raw))
        if _is_empty(raw) or (role is Role.PUBLISHED_UNTIL and key in UNENDING):
            return None, False
        if role is Role.REPAIRED:
            if key in NO or key in NOT_REPAIRED:
                return None, False
            if key in YES or key in REPAIRED_UNDATED:
                self._find(CREDIT_REPAIR_UNDATED, number, role, raw)
                return None, True
        day = read_day(raw)
        if isinstance(day, date):
            return day, False
        self._find(CREDIT_DATE_UNCLEAR, number, role, raw)
        return None, True

    def _grade(self, row: Sequence[RawCell], number: int, kinded: Kinded | None) -> CreditGrade | None:
        """Give the grade; None where none is written, or where it is unknown, foreign to the kind or contradicted."""
        raw = self._cell(row, Role.CREDIT_GRADE)
        named = None if kinded is None else kinded.grade
        grade = named
        if not _is_empty(raw):
            grade = find_grade(written(raw))
            if grade is None:
                self._find(CREDIT_GRADE_UNKNOWN, number, Role.CREDIT_GRADE, raw, {"known": known_grades(CreditGrade)})
                return None
            if named not in {None, grade}:
                data = {"first": known_grades([named] if named else [])}
                self._find(CREDIT_GRADES_DIFFER, number, Role.CREDIT_GRADE, raw, data)
                return None
        if kinded is None or grade is None:
            return grade
        scale = SCALES.get(kinded.kind, tuple(CreditGrade))
        if grade in scale:
            return grade
        role = Role.CREDIT_KIND if _is_empty(raw) else Role.CREDIT_GRADE
        data = {"grade": GRADE_WORDS[grade][0], "kind": label_of(kinded.kind), "known": known_grades(scale)}
        self._find(CREDIT_GRADE_UNFIT, number, role, self._cell(row, role), data)
        return None

    def _cell(self, row: Sequence[RawCell], role: Role) -> RawCell:
        return cell_at(row, self.plan.single.get(role))

    def _find(
        self, kind: NoticeKind, number: int, role: Role, raw: RawCell, data: Mapping[str, object] | None = None
    ) -> None:
        column = self.plan.single[role]
        place = Place(self.sheet, number, column + 1)
        self.recorder.find(kind, place, header=self.plan.headers[column], value=written(raw), data=data)


def known_kinds() -> str:
    """Give the words to write for kinds.

    >>> known_kinds()[:11]
    '行政处罚、经营异常名录'
    """
    return "、".join(label_of(kind) for kind in CreditKind)


def known_grades(grades: Iterable[CreditGrade]) -> str:
    """Give the words to write for some grades.

    >>> known_grades([CreditGrade.MAJOR, CreditGrade.EXTREME])
    '重大、特别重大'
    """
    return "、".join(GRADE_WORDS[grade][0] for grade in grades)


def _no_kind(raw: RawCell) -> bool:
    return _is_empty(raw) or match_key(written(raw)) in NO_EVENT


def _is_empty(raw: RawCell) -> bool:
    return is_blank(raw) or match_key(written(raw)) in _EMPTY
