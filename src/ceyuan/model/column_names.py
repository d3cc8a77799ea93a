"""How a column of a file or a table is called, and what it holds; `docs/columns.md` describes the format.

Comes in: a name, or a fact and a year. Goes out: the other.
Must not know: files, values.

    subject_id             the firm; the only column that must be there
    subject_name           how it is called
    staff                  a current fact, by key
    revenue_2025           a yearly fact in a fiscal year, in the fact's own unit (money: 元)
    revenue_2025_fen       the same in whole fen; `_e4` would be ten-thousandths of the unit
    revenue_2025__na       true where the value does not apply
    revenue_2025__wrong    true where something stood there that cannot be right
    title_high_tech        true where the title is held on the day, false where it is not, null where nobody can tell
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, FactType, Vocabulary

SUBJECT_ID = "subject_id"
SUBJECT_NAME = "subject_name"
_TITLE = "title_"
_MONEY = "元"
_SHAPE = re.compile(
    r"(?P<fact>.+?)(?:_(?P<year>(?:19|20)\d\d))?(?:_(?P<power>fen|e\d))?(?:__(?P<role>na|wrong))?", re.ASCII
)


class Role(StrEnum):
    """What a column says about its key."""

    VALUE = "value"
    NOT_APPLICABLE = "na"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column about a fact; `power` is the power of ten that its whole numbers were multiplied by, 0 for none."""

    key: ColumnKey
    role: Role = Role.VALUE
    power: int = 0


@dataclass(frozen=True, slots=True)
class TitleName:
    """A column about a title."""

    title: str


def read_column_name(name: str, vocabulary: Vocabulary) -> FactColumn | TitleName | None:
    """Give what a column holds; None where its name means nothing here. Facts go by key, name or alias."""
    if name.startswith(_TITLE):
        title = vocabulary.find_title(name.removeprefix(_TITLE))
        return None if title is None else TitleName(title.name)
    found = _SHAPE.fullmatch(name)
    if found is None:
        return None
    whole = vocabulary.find_fact(name)
    if whole is not None:
        return None if whole.yearly else FactColumn(ColumnKey(whole.name, None))
    fact, year = _fact_and_year(found["fact"], found["year"], vocabulary)
    if fact is None:
        return None
    power = _power(fact, found["power"])
    if fact.yearly is not (year is not None) or power is None:
        return None
    return FactColumn(ColumnKey(fact.name, year), Role(found["role"] or "value"), power)


def _fact_and_year(name: str, year: str | None, vocabulary: Vocabulary) -> tuple[Fact | None, int | None]:
    """Find a fact and the year that its column speaks of; a current fact's own name may end in a year."""
    if year is None:
        return vocabulary.find_fact(name), None
    current = vocabulary.find_fact(f"{name}_{year}")
    if current is not None and not current.yearly:
        return current, None
    return vocabulary.find_fact(name), int(year)


def _power(fact: Fact, text: str | None) -> int | None:
    if text is None:
        return 0
    power = 2 if text == "fen" else int(text[1:])
    fits = fact.type is FactType.NUMBER and power == fact.scale and (fact.unit == _MONEY or text != "fen")
    return power if fits else None


def column_name(fact: Fact, year: int | None, role: Role = Role.VALUE, *, scaled: bool = False) -> str:
    """Give a column's name; `scaled` columns hold whole numbers of the fact's smallest unit.

    >>> from ceyuan.source import Source, Span
    >>> fact = Fact("营业收入", "revenue", "Revenue", FactType.NUMBER, Span(Source("f", ""), 0, 0), unit="元", scale=2)
    >>> column_name(fact, 2025, scaled=True)
    'revenue_2025_fen'
    """
    base = fact.key if year is None else f"{fact.key}_{year}"
    if role is not Role.VALUE:
        return f"{base}__{role.value}"
    if not scaled or fact.scale == 0:
        return base
    return f"{base}_fen" if fact.unit == _MONEY and fact.scale == 2 else f"{base}_e{fact.scale}"


def title_column_name(key: str) -> str:
    """Give the name of a title's column.

    >>> title_column_name("high_tech")
    'title_high_tech'
    """
    return f"{_TITLE}{key}"
