"""One raw cell read as the value of one fact.

Comes in: a fact with the unit of its column, and a raw cell. Goes out: a value, nothing, or a value with a remark.
Must not know: rows, columns, firms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ceyuan.intake.files.grid import CellError, Percent, RawCell, written
from ceyuan.intake.notices.cells import (
    CELL_BROKEN,
    CELL_DATE_IMPRECISE,
    CELL_LONG_NUMBER,
    CELL_NOT_A_CHOICE,
    CELL_NOT_A_DATE,
    CELL_NOT_A_NUMBER,
    CELL_NOT_CALCULATED,
    CELL_NOT_FINITE,
    CELL_NOT_YES_NO,
    CELL_NOTHING,
    CELL_OWN_UNIT,
    CELL_TOO_FINE,
    CELL_TOO_LARGE,
    CELL_TOO_SMALL,
    CELL_UNIT_UNFIT,
    CELL_WRONG_TYPE,
    CELL_ZEROS_LOST,
)
from ceyuan.intake.notices.kind import Done, NoticeKind
from ceyuan.intake.values.amounts import EXACT, fit, from_float, plain, read_amount, read_plain, unquoted, without_noise
from ceyuan.intake.values.characters import half_width, match_key, one_line
from ceyuan.intake.values.days import Doubt, read_day
from ceyuan.intake.values.units import factor, read_unit
from ceyuan.intake.values.words import BLANKS, BROKEN, NO, NOT_APPLICABLE, NOT_FINITE, NOTHING, YES
from ceyuan.model.facts import Fact, FactType
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable

_ONE = Decimal(1)
_STOCK_CODE, _STOCK_CODE_DIGITS = "证券代码", 6
_TYPES = {
    FactType.NUMBER: ("数", "a number"),
    FactType.BOOLEAN: ("是或否", "a yes or no"),
    FactType.TEXT: ("文字", "a text"),
    FactType.DATE: ("日期", "a date"),
}
_LONGEST_WORD = 16
# beyond these no office counts anything; they only keep a mistyped exponent from running away
_LOWEST, _HIGHEST = Decimal("-1e40"), Decimal("1e40")


@dataclass(frozen=True, slots=True)
class CellReader:
    """A fact as one column gives it: `factor` turns the column's unit into the fact's; `stated` if the file says it."""

    fact: Fact
    factor: Decimal = _ONE
    stated: bool = False
    is_number: bool = field(init=False)
    low: Decimal = field(init=False)
    high: Decimal = field(init=False)
    step: Decimal = field(init=False)
    choices: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what every cell of the column needs."""
        fact = self.fact
        object.__setattr__(self, "factor", _ONE if self.factor == _ONE else self.factor)
        object.__setattr__(self, "is_number", fact.type is FactType.NUMBER)
        object.__setattr__(self, "low", _LOWEST if fact.minimum is None else fact.minimum)
        object.__setattr__(self, "high", _HIGHEST if fact.maximum is None else fact.maximum)
        object.__setattr__(self, "step", _ONE.scaleb(-self.fact.scale))
        object.__setattr__(self, "choices", {match_key(one): one for one in self.fact.choices})


@dataclass(frozen=True, slots=True)
class Remark:
    """A cell with something to say about it; `kind` None means that binary noise was taken off a number."""

    cell: Cell | None
    kind: NoticeKind | None
    data: Mapping[str, object] = field(default_factory=dict)


Reading = Cell | Remark | None


def read_cell(reader: CellReader, raw: RawCell) -> Reading:
    """Read one cell; None where nothing was supplied.

    The caller gives a vocabulary's fact; here a share, read from a percentage:

    >>> from ceyuan.source import Source, Span
    >>> share = Fact("占比", "share", "share", FactType.NUMBER, Span(Source("doc", ""), 0, 0), scale=4)
    >>> read_cell(CellReader(share), "３．５％"), read_cell(CellReader(share), "—")
    (Decimal('0.0350'), None)
    """
    if raw is None or raw == "":
        return None
    if type(raw) is float and reader.is_number:
        return _from_float(reader, raw)
    if isinstance(raw, str):
        number = read_plain(raw) if reader.is_number else None
        if number is not None:
            return _placed(reader, raw, number, reader.factor)
        text = raw.strip()
        key = match_key(text) if len(text) <= _LONGEST_WORD else text
        if key in BLANKS:
            return None
        if key in NOT_APPLICABLE:
            return NotApplicable()
        if key in BROKEN:
            return _wrong(CELL_BROKEN, raw)
    if isinstance(raw, CellError):
        return _from_error(raw)
    match reader.fact.type:
        case FactType.NUMBER:
            return _number(reader, raw)
        case FactType.BOOLEAN:
            return _yes_no(raw)
        case FactType.DATE:
            return _day(raw)
        case FactType.TEXT:
            return _text(reader, raw)


def _wrong(kind: NoticeKind, raw: RawCell, **data: object) -> Remark:
    detail = kind.message("zh", {"value": written(raw), **data})
    cell = Missing(MissingReason.WRONG_VALUE, detail) if kind.done is Done.UNKNOWN else None
    return Remark(cell, kind, data)


def _from_error(raw: CellError) -> Reading:
    if raw.text.upper() == "#N/A":
        return None
    return _wrong(CELL_BROKEN if raw.text else CELL_NOT_CALCULATED, raw)


def _from_float(reader: CellReader, raw: float) -> Reading:
    value = from_float(raw)
    return _wrong(CELL_NOT_FINITE, raw) if value is None else _placed(reader, raw, value, reader.factor)


def _number(reader: CellReader, raw: RawCell) -> Reading:
    match raw:
        case bool() | date() | time() | timedelta():
            return _wrong_type(raw, FactType.NUMBER)
        case int():
            return _placed(reader, raw, Decimal(raw), reader.factor)
        case Percent(value):
            share = from_float(value)
            if share is None or reader.fact.unit:
                return _wrong(CELL_UNIT_UNFIT, raw, wanted=reader.fact.unit)
            return _placed(reader, raw, share, _ONE)
        case str():
            return _number_text(reader, raw.strip())
    return _from_float(reader, raw) if isinstance(raw, float) else _wrong(CELL_NOT_A_NUMBER, raw)


def _number_text(reader: CellReader, text: str) -> Reading:
    if text == NOTHING:
        return Remark(None, CELL_NOTHING)
    amount = read_amount(text)
    if amount is None:
        kind = CELL_NOT_FINITE if half_width(text).lower() in NOT_FINITE else CELL_NOT_A_NUMBER
        return _wrong(kind, text)
    if not amount.unit:
        return _placed(reader, text, amount.value, reader.factor)
    unit = read_unit(amount.unit, (match_key(reader.fact.unit),) if reader.fact.unit else ())
    if unit is None:
        return _wrong(CELL_NOT_A_NUMBER, text)
    own = factor(unit, reader.fact.unit)
    if own is None:
        return _wrong(CELL_UNIT_UNFIT, text, wanted=_unit_word(reader.fact))
    result = _placed(reader, text, amount.value, own)
    if reader.stated and own != reader.factor and not isinstance(result, Remark):
        return Remark(result, CELL_OWN_UNIT)
    return result


def _placed(reader: CellReader, raw: RawCell, value: Decimal, times: Decimal) -> Reading:
    """Turn a number into the fact's unit, and hold it against the fact's bounds and scale."""
    if times is not _ONE:
        value = EXACT.multiply(value, times)
    if value > reader.high:
        return _out_of_bounds(CELL_TOO_LARGE, reader.fact, raw, value)
    if value < reader.low:
        return _out_of_bounds(CELL_TOO_SMALL, reader.fact, raw, value)
    fitted = fit(value, reader.step)
    if fitted is not None:
        return fitted
    denoised = without_noise(value, reader.step)
    if denoised is not None:
        return Remark(denoised, None)
    return _wrong(CELL_TOO_FINE, raw, scale=reader.fact.scale, unit=_unit_word(reader.fact))


def _out_of_bounds(kind: NoticeKind, fact: Fact, raw: RawCell, value: Decimal) -> Remark:
    limit = fact.maximum if kind is CELL_TOO_LARGE else fact.minimum
    if limit is None:
        return _wrong(CELL_NOT_A_NUMBER, raw)
    return _wrong(kind, raw, amount=plain(value), limit=plain(limit), unit=fact.unit)


def _unit_word(fact: Fact) -> str:
    return fact.unit or "小数（1即100%）"


def _yes_no(raw: RawCell) -> Reading:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, datetime | date | time | timedelta):
        return _wrong_type(raw, FactType.BOOLEAN)
    key = match_key(written(raw))
    if key in YES or key in NO:
        return key in YES
    return _wrong(CELL_NOT_YES_NO, raw)


def _day(raw: RawCell) -> Reading:
    if raw == NOTHING:
        return None
    day = read_day(raw)
    if isinstance(day, date):
        return day
    return _wrong(CELL_DATE_IMPRECISE if day is Doubt.IMPRECISE else CELL_NOT_A_DATE, raw)


def _text(reader: CellReader, raw: RawCell) -> Reading:
    if isinstance(raw, bool | date | time | timedelta | Percent):
        return _wrong_type(raw, FactType.TEXT)
    if isinstance(raw, float | int) and (abs(raw) >= 10**15 or not float(raw).is_integer()):
        return _wrong(CELL_LONG_NUMBER, raw) if abs(raw) >= 10**15 else repr(raw)
    text = one_line(unquoted(written(raw)))
    if not isinstance(raw, str) and reader.fact.name == _STOCK_CODE and len(text) < _STOCK_CODE_DIGITS:
        return _wrong(CELL_ZEROS_LOST, raw)
    if text == NOTHING:
        return None
    if not reader.choices:
        return text
    chosen = reader.choices.get(match_key(text))
    if chosen is None:
        return _wrong(CELL_NOT_A_CHOICE, raw, choices="、".join(reader.fact.choices))
    return chosen


def _wrong_type(raw: RawCell, wanted: FactType) -> Remark:
    if isinstance(raw, bool):
        found = _TYPES[FactType.BOOLEAN]
    elif isinstance(raw, date):
        found = _TYPES[FactType.DATE]
    elif isinstance(raw, time | timedelta):
        found = ("时刻", "a time of day")
    else:
        found = ("百分数", "a percentage")
    zh, en = _TYPES[wanted]
    return _wrong(CELL_WRONG_TYPE, raw, found_zh=found[0], found_en=found[1], wanted_zh=zh, wanted_en=en)
