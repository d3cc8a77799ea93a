"""Which sheets hold credit events, and which of their columns gives what.

Comes in: headings and the statements above them. Goes out: a plan of the sheet; findings about columns not read.
Must not know: rows; which events count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ceyuan.intake.notices.columns import COLUMN_NOT_A_FACT, COLUMN_SECOND_NAME
from ceyuan.intake.notices.credit import CREDIT_COLUMN_UNREAD
from ceyuan.intake.report import ColumnRead, Place, Recorder
from ceyuan.intake.table.columns import SheetPlan, single_columns
from ceyuan.intake.table.credit_words import CREDIT_COLUMNS, CREDIT_ROLES, CREDIT_WORDS
from ceyuan.intake.table.headers import read_header
from ceyuan.intake.table.headings import Heading
from ceyuan.intake.table.roles import Role
from ceyuan.intake.table.statements import Statements
from ceyuan.intake.values.characters import match_key

_WHO = {Role.NAME, Role.CODE}
_WHO_WORDS = {Role.NAME: "企业名称", Role.CODE: "统一社会信用代码"}
# columns that only a list of events has; days alone may stand in any list
_TELLING = CREDIT_ROLES - {Role.CREDIT_KIND, Role.DECIDED}
# days of titles, under whose names the caller may have put a column
_SAME_DAY = {Role.GRANTED: Role.DECIDED, Role.EXPIRES: Role.PUBLISHED_UNTIL, Role.WITHDRAWN: Role.REPAIRED}


def is_credit_sheet(headings: Sequence[Heading]) -> bool:
    """Tell whether a sheet lists credit events: it names their kind, and no titles; facts only beside telling columns.

    >>> is_credit_sheet([])
    False
    """
    meant = {one.meaning.role for one in headings if one.meaning is not None}
    roles = {_credit_role(one) for one in headings}
    if Role.CREDIT_KIND not in roles or meant & {Role.TITLES, Role.VALUE}:
        return False
    return bool(roles & _TELLING) or not meant & {Role.FACT, Role.TITLE}


def plan_credit(headings: Sequence[Heading], statements: Statements, sheet: str, recorder: Recorder) -> SheetPlan:
    """Give the plan of a sheet of credit events, or of how far they are complete; what is left out is reported."""
    who = {one: column for one, column in single_columns(headings).items() if one in _WHO}
    single = dict(who)
    for column, heading in enumerate(headings):
        if not heading.text:
            continue
        named = next((one for one, at in who.items() if at == column), None)
        role = named or _credit_role(heading)
        taken = role in single and single[role] != column
        if role is None or role is Role.NOT_A_FACT or taken:
            _leave_out(heading, Place(sheet, 0, column + 1), recorder)
            continue
        single[role] = column
        read_as = _WHO_WORDS.get(role) or CREDIT_WORDS[role][0]
        recorder.column(ColumnRead(sheet, column + 1, heading.text, read_as))
    return SheetPlan(
        headers=tuple(heading.text for heading in headings),
        single=single,
        slots=(),
        readers=(),
        titles=(),
        values=(),
        unheaded=tuple(column for column, heading in enumerate(headings) if not heading.text),
        events=tuple(column for one, column in single.items() if one not in _WHO),
        statements=replace(statements, year=None, units=()),
    )


def _credit_role(heading: Heading) -> Role | None:
    """Give what a column says about an event; the lowest words over it decide, either of two with a stroke between."""
    if heading.meaning is not None and (heading.name or match_key(heading.text)) not in CREDIT_COLUMNS:
        role = _SAME_DAY.get(heading.meaning.role, heading.meaning.role)
        if role in CREDIT_ROLES:
            return role
    for text in reversed(heading.text.split(" / ")):
        for part in (text, *text.split("/")):
            known = [CREDIT_COLUMNS[one] for one in read_header(part).spellings() if one in CREDIT_COLUMNS]
            if known:
                return known[0]
    return None


def _leave_out(heading: Heading, place: Place, recorder: Recorder) -> None:
    role = heading.meaning.role if heading.meaning is not None else None
    kind = CREDIT_COLUMN_UNREAD
    if Role.NOT_A_FACT in {_credit_role(heading), role}:
        kind = COLUMN_NOT_A_FACT
    elif role in {*_WHO, Role.LOOSE_NAME}:
        kind = COLUMN_SECOND_NAME
    recorder.find(kind, place, header=heading.text)
    recorder.column(ColumnRead(place.sheet, place.column, heading.text, ""), unknown=kind is CREDIT_COLUMN_UNREAD)
