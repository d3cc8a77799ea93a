"""A fact's value: as people write it, as the library has it, as a row keeps it.

Comes in: a fact of the vocabulary with a text or a cell. Goes out: the other forms, or a refusal with its reason.
Must not know: rows of the database, who says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.intake.values.amounts import fit, plain
from ceyuan.intake.values.cells import CellReader, Remark, read_cell
from ceyuan.model.facts import Fact, FactType
from ceyuan.model.subject import Cell, Missing, MissingReason, NotApplicable

YES, NO = "true", "false"
_LONGEST = 300  # characters, as the column
_TYPES: dict[FactType, type] = {
    FactType.NUMBER: Decimal,
    FactType.BOOLEAN: bool,
    FactType.DATE: date,
    FactType.TEXT: str,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A value as a row keeps it: `number` in the last decimal place of its fact, money in fen; else `text`."""

    number: int | None = None
    text: str = ""
    applies: bool = True
    withdrawn: bool = False


WITHDRAWN = Kept(withdrawn=True)  # what was recorded by mistake is taken back, and nothing known in its place


def read_value(fact: Fact, text: str) -> Cell:
    """Read what somebody typed; what is finer, larger or smaller than the fact allows is refused, never rounded.

    A unit may stand behind a number: 1.5万元 is 15000 元.
    """
    reading = read_cell(CellReader(fact), text.strip())
    if reading is None or (isinstance(reading, Remark) and reading.cell is None):
        raise Refused(errors.NO_VALUE, data={"fact": fact.name})
    if not isinstance(reading, Remark):
        keep_value(fact, reading)
        return reading
    if reading.kind is None or reading.cell is None:
        raise _wrong(fact, text, "小数位数超过规定", "it has too many decimal places")
    if not isinstance(reading.cell, Missing):
        return reading.cell
    data = {"value": text.strip(), "header": fact.name, **reading.data}
    raise _wrong(fact, text, reading.kind.message("zh", data), reading.kind.message("en", data))


def keep_value(fact: Fact, cell: Cell) -> Kept:
    """Give a value as a row keeps it; one that is not of its fact is refused."""
    if isinstance(cell, NotApplicable):
        return Kept(applies=False)
    if isinstance(cell, Missing):
        raise Refused(errors.NO_VALUE, data={"fact": fact.name})
    if not isinstance(cell, _TYPES[fact.type]):
        raise _wrong(fact, cell, "类型不对", "it is of another type")
    match cell:
        case Decimal():
            return Kept(number=_scaled(fact, cell))
        case bool():
            return Kept(text=YES if cell else NO)
        case date():
            return Kept(text=cell.isoformat())
        case str():
            if fact.choices and cell not in fact.choices:
                raise _wrong(fact, cell, f"可选：{'、'.join(fact.choices)}", f"choose from {', '.join(fact.choices)}")
            if not cell.strip() or len(cell) > _LONGEST:
                raise _wrong(fact, cell[:20], f"应为 1 至 {_LONGEST} 个字", f"it takes 1 to {_LONGEST} characters")
            return Kept(text=cell)
    raise _wrong(fact, cell, "类型不对", "it is of another type")


def _scaled(fact: Fact, value: Decimal) -> int:
    """Give a number in its last place; the bounds and the scale are the vocabulary's."""
    if not value.is_finite():
        raise _wrong(fact, value, "不是一个数", "it is no number")
    if fact.maximum is not None and value > fact.maximum:
        raise _wrong(fact, value, f"超过上限 {plain(fact.maximum)}", f"it is above {plain(fact.maximum)}")
    if fact.minimum is not None and value < fact.minimum:
        raise _wrong(fact, value, f"低于下限 {plain(fact.minimum)}", f"it is below {plain(fact.minimum)}")
    if fit(value, Decimal(1).scaleb(-fact.scale)) is None:
        raise _wrong(fact, value, f"最多 {fact.scale} 位小数", f"it takes {fact.scale} decimal places at most")
    kept = int(value.scaleb(scale_kept(fact)))
    if abs(kept) >= 2**63:
        raise _wrong(fact, value, "数值过大", "it is too large")
    return kept


def cell_of(fact: Fact, *, number: int | None, text: str, applies: bool) -> Cell:
    """Give a kept value as the library has it; one that does not fit its fact is unknown with the reason."""
    if not applies:
        return NotApplicable()
    wrong = Missing(MissingReason.WRONG_VALUE, text or str(number))
    match fact.type:
        case FactType.NUMBER:
            return wrong if number is None else Decimal(number).scaleb(-scale_kept(fact))
        case FactType.BOOLEAN:
            return {YES: True, NO: False}.get(text, wrong)
        case FactType.DATE:
            try:
                return date.fromisoformat(text)
            except ValueError:
                return wrong
        case FactType.TEXT:
            return text or wrong


def scale_kept(fact: Fact) -> int:
    """Give the decimal places in which a number is kept: money as fen whatever the fact's own scale."""
    return max(2, fact.scale) if fact.unit == "元" else fact.scale


def typed_value(cell: Cell | None) -> str:
    """Write a value as somebody would type it into a form.

    >>> typed_value(Decimal("1.50")), typed_value(True), typed_value(NotApplicable()), typed_value(None)
    ('1.5', '是', '不适用', '')
    """
    match cell:
        case NotApplicable():
            return "不适用"
        case bool() as answer:
            return "是" if answer else "否"
        case Decimal() as number:
            return plain(number)
        case date() as day:
            return day.isoformat()
        case str() as text:
            return text
    return ""


def _wrong(fact: Fact, value: object, zh: str, en: str) -> Refused:
    words = {"fact": fact.name, "value": plain(value) if isinstance(value, Decimal) else value}
    return Refused(errors.WRONG_VALUE, data={**words, "reason_zh": zh, "reason_en": en})
