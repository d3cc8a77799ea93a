"""Schema of the vocabulary: facts and recognition titles.

Comes in: plain data from YAML. Goes out: typed entries.
Must not know: rules and measures.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject, CreditWindow
from ceyuan.model.facts import FactType, LawfulSource, Movement, SubjectKind, Supplier
from ceyuan.model.provenance import Reading
from ceyuan.model.recheck import MonthDay
from ceyuan.packs.schema.scalars import Flag, Number, OpenDay, Strict, parse_years

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,58}$")]


class ChangeableSchema(Strict):
    """How a fact may be moved by doing."""

    effort: Annotated[Number, Field(gt=0)]
    months: Annotated[int, Field(ge=0, le=120)] = 12
    movement: Movement = Movement.UP
    step: Annotated[Number, Field(gt=0)] | None = None


def _window(value: object) -> object:
    text = str(value)
    found = re.fullmatch(r"P(\d{1,2})Y|(\d{1,2}) calendar years?", text)
    if text != "current" and found is None:
        raise ValueError(
            f"“{text}”应写成 P3Y、2 calendar years 或 current / is not like P3Y, 2 calendar years or current"
        )
    if found is None:
        return CreditWindow()
    return CreditWindow(int(found[1] or found[2]), calendar=found[1] is None)


class CreditTestSchema(Strict):
    """Events that make a fact about a clean record true."""

    kinds: Annotated[tuple[CreditKind, ...], Field(min_length=1)]
    grades: tuple[CreditGrade, ...] = ()
    within: Annotated[CreditWindow, BeforeValidator(_window)]
    about: Annotated[tuple[CreditSubject, ...], Field(min_length=1)] = (CreditSubject.ENTERPRISE,)


class ImpliedSchema(Strict):
    """Words of another fact and what they imply."""

    fact: str
    values: Annotated[dict[str, str], Field(min_length=1)]


def _tests(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class FactSchema(Strict):
    """One fact."""

    name: str
    key: Key
    en: str
    type: FactType
    subject: SubjectKind = SubjectKind.ENTERPRISE
    unit: str = ""
    history: Literal["fiscal_year"] | None = None
    depth: Annotated[int, Field(ge=1, le=10)] = 5
    scale: Annotated[int, Field(ge=0, le=9)] = 0
    minimum: Number | None = None
    maximum: Number | None = None
    choices: tuple[str, ...] = ()
    lawful_sources: tuple[LawfulSource, ...] = (LawfulSource.DECLARATION,)
    supplied_by: Supplier = Supplier.ENTERPRISE
    also_called: tuple[str, ...] = ()
    changeable: ChangeableSchema | None = None
    definition: str = ""
    personal: Flag = False
    credit: Annotated[tuple[CreditTestSchema, ...], BeforeValidator(_tests)] = ()
    implied_by: ImpliedSchema | None = None

    @model_validator(mode="after")
    def _credit_is_yes_or_no(self) -> FactSchema:
        if self.credit and (self.type is not FactType.BOOLEAN or self.history is not None):
            raise ValueError("credit 只用于当前的是非事实 / credit is only for a current yes/no fact")
        return self

    @model_validator(mode="after")
    def _implied_is_a_word(self) -> FactSchema:
        if self.implied_by is None:
            return self
        if self.type is not FactType.TEXT or self.history is not None:
            raise ValueError("implied_by 只用于当前的文字事实 / implied_by is only for a current text fact")
        strange = [one for one in self.implied_by.values.values() if self.choices and one not in self.choices]
        if strange:
            raise ValueError(f"implied_by 的“{strange[0]}”不在 choices 里 / is not among the choices")
        return self


def _month_day(value: object) -> object:
    found = re.fullmatch(r"(\d{2})-(\d{2})", str(value))
    try:
        day = None if found is None else date(2001, int(found[1]), int(found[2]))
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"“{value}”不是每年的某一天，应写成 05-31 / is not a day of every year like 05-31")
    return MonthDay(day.month, day.day)


class RecheckSchema(Strict):
    """What a holder must do again."""

    text: str
    source: str
    clause: str
    read: Reading
    yearly_by: Annotated[MonthDay | None, BeforeValidator(_month_day)] = None
    since: OpenDay = None
    until: OpenDay = None


def _term(value: object) -> object:
    return value if value in {"unlimited", "not stated"} else parse_years(value)


class TitleSchema(Strict):
    """One recognition title; `valid_years` is a number, `unlimited` or `not stated`."""

    name: str
    key: Key
    en: str
    level: str = ""
    granted_by: str = ""
    valid_years: Annotated[int | Literal["unlimited", "not stated"] | None, BeforeValidator(_term)] = None
    also_called: tuple[str, ...] = ()
    recheck: tuple[RecheckSchema, ...] = ()
    changeable: ChangeableSchema | None = None


class FactFile(Strict):
    """A vocabulary file of facts."""

    items: tuple[FactSchema, ...]


class TitleFile(Strict):
    """The file of titles."""

    items: tuple[TitleSchema, ...]
