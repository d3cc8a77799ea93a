"""What the columns of an office's table want: a fact of a year in a unit, a column of lists of firms, a running number.

Comes in: headings as the library reads them, what somebody typed. Goes out: frozen columns and JSON.
Must not know: workbooks, values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation

from ceyuan.district.registry.queries.columns import COLUMNS
from ceyuan.district.registry.words import facts_by_key, vocabulary
from ceyuan.intake.report import ColumnRead
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.units import factor, read_unit
from ceyuan.model.facts import SubjectKind

FACT, LIST = "fact:", "list:"
SERIAL = "serial"
SERIAL_WORD, NOTHING_WORD = "序号", "不填"
_OF_LISTS = {"企业名称": "name", "统一社会信用代码": "code"}
_LAST_YEAR, _YEAR_BEFORE = -1, -2
RELATIVE = {"上年": _LAST_YEAR, "前年": _YEAR_BEFORE}


@dataclass(frozen=True, slots=True)
class Wants:
    """What a column wants: `what` is FACT or LIST with a key, SERIAL, or empty; a negative year counts from this one.

    `unit` is the unit of the table, where it is not the fact's own.
    """

    letter: str
    heading: str
    what: str = ""
    year: int | None = None
    unit: str = ""

    @property
    def fact(self) -> str:
        """Give the key of the fact, empty where it wants none."""
        return self.what.removeprefix(FACT) if self.what.startswith(FACT) else ""

    def year_on(self, this_year: int) -> int | None:
        """Give the year it wants in a year.

        >>> Wants("C", "上年营业收入", "fact:revenue", -1).year_on(2026)
        2025
        """
        return this_year + self.year if self.year is not None and self.year < 0 else self.year

    def word(self) -> str:
        """Give what it wants as somebody types it."""
        if self.what == SERIAL:
            return SERIAL_WORD
        if self.fact:
            known = facts_by_key().get(self.fact)
            return known.name if known is not None else self.fact
        return list_words().get(self.what.removeprefix(LIST), "") if self.what else ""


def list_words() -> dict[str, str]:
    """Give the columns of lists of firms by key, in Chinese as the tables of offices are."""
    with translation.override("zh-hans"):
        return {key: str(column.heading) for key, column in COLUMNS.items()}


def what_of(typed: str) -> str | None:
    """Give what somebody typed: a fact by name, a column of lists, a running number, nothing; None if unknown."""
    if typed in {"", NOTHING_WORD}:
        return ""
    if typed == SERIAL_WORD:
        return SERIAL
    for key, word in list_words().items():
        if word == typed:
            return LIST + key
    fact = vocabulary().find_fact(typed)
    return FACT + fact.key if fact is not None and fact.subject is SubjectKind.ENTERPRISE else None


def proposed(columns: Sequence[ColumnRead], letters: Sequence[str], *, this_year: int) -> list[Wants]:
    """Propose what columns want, by their headings; a file read as of this year."""
    facts, listed = vocabulary().facts, {match_key(word): key for key, word in list_words().items()}
    found = []
    for one, letter in zip(columns, letters, strict=True):
        heading = match_key(one.header)
        if one.read_as in _OF_LISTS:
            found.append(Wants(letter, one.header, LIST + _OF_LISTS[one.read_as]))
        elif one.read_as in facts:
            found.append(
                Wants(letter, one.header, FACT + facts[one.read_as].key, _proposed_year(one, this_year), one.unit)
            )
        elif heading in listed:
            found.append(Wants(letter, one.header, LIST + listed[heading]))
        else:
            found.append(Wants(letter, one.header, SERIAL if heading == SERIAL_WORD else ""))
    return found


def _proposed_year(column: ColumnRead, this_year: int) -> int | None:
    """Give the year a heading means: one in figures stays, 上年 moves on; without a word the last that ended."""
    year = column.year
    if year is None or str(year) in column.header:
        return year
    return year - this_year if year < this_year else _LAST_YEAR


def unit_fits(unit: str, key: str) -> bool:
    """Tell whether a fact can be written in a unit exactly."""
    fact = facts_by_key()[key]
    read = read_unit(unit, (fact.unit,) if fact.unit else ())
    return read is not None and factor(read, fact.unit) is not None


def as_data(columns: Sequence[Wants]) -> dict[str, dict[str, object]]:
    """Give columns as JSON, by letter."""
    return {
        one.letter: {"heading": one.heading, "what": one.what, "year": one.year, "unit": one.unit} for one in columns
    }


def columns_from(data: Mapping[str, Mapping[str, object]]) -> list[Wants]:
    """Read them back, in the order of the sheet.

    >>> columns_from(as_data([Wants("AA", "乙"), Wants("C", "甲", "serial")]))[0].letter
    'C'
    """
    found = []
    for letter, one in sorted(data.items(), key=lambda entry: (len(entry[0]), entry[0])):
        year = one.get("year")
        what, unit = str(one.get("what") or ""), str(one.get("unit") or "")
        found.append(Wants(letter, str(one.get("heading")), what, year if isinstance(year, int) else None, unit))
    return found
