"""Scalars as people write them in packs: yes/no, dates, numbers with 万 and %, `not stated`.

Comes in: text from YAML. Goes out: typed values for the schema models.
Must not know: which field they stand in.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

_SCALES = {
    "": Decimal(1),
    "%": Decimal("0.01"),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "亿": Decimal(100_000_000),
}
_NUMBER = re.compile(r"(?P<digits>[+-]?\d+(?:\.\d+)?)\s*(?P<scale>%|千|百万|万|亿|)\s*(?P<unit>元?)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Strict(BaseModel):
    """A schema model: unknown fields are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def parse_flag(value: object) -> bool:
    """Read a yes or a no.

    >>> parse_flag("yes"), parse_flag("否")
    (True, False)
    """
    if isinstance(value, bool):
        return value
    match str(value):
        case "yes" | "true" | "是":
            return True
        case "no" | "false" | "否":
            return False
    raise ValueError(f"“{value}”不是 yes 或 no / is not yes or no")


def parse_date(value: object) -> date:
    """Read an ISO date.

    >>> parse_date("2026-04-01")
    datetime.date(2026, 4, 1)
    """
    if isinstance(value, date):
        return value
    text = str(value)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise ValueError(f"“{text}”不是日期，应写成 2026-04-01 / is not a date like 2026-04-01")


def parse_open_date(value: object) -> date | None:
    """Read a date, or None for what the text does not say."""
    if value is None or str(value) in {"not stated", "unknown", "未载明", "未知"}:
        return None
    return parse_date(value)


def parse_number(value: object) -> Decimal:
    """Read a number with 千, 万, 百万, 亿 or %, and 元 behind it or not.

    >>> parse_number("5000万"), parse_number("80.01%"), parse_number("50万元")
    (Decimal('50000000'), Decimal('0.8001'), Decimal('500000'))
    """
    if isinstance(value, Decimal):
        return value
    text = str(value).strip()
    found = _NUMBER.fullmatch(text)
    if found is None or (found["scale"] == "%" and found["unit"]):
        raise ValueError(f"“{text}”不是数，可写成 1500万、3%、0.03 / is not a number")
    try:
        number = Decimal(found["digits"]) * _SCALES[found["scale"]]
    except InvalidOperation as error:
        raise ValueError(f"“{text}”不是数 / is not a number") from error
    return number if number != number.to_integral_value() else number.quantize(Decimal(1))


def parse_years(value: object) -> int | None:
    """Read `3 years`; `unlimited` is None.

    >>> parse_years("3 years")
    3
    """
    if value is None or value == "unlimited":
        return None
    found = re.fullmatch(r"(\d{1,2})(?: years?|年)?", str(value))
    if found is None:
        raise ValueError(f"“{value}”不是年数，应写成 3 years / is not like '3 years'")
    return int(found[1])


Flag = Annotated[bool, BeforeValidator(parse_flag)]
Day = Annotated[date, BeforeValidator(parse_date)]
OpenDay = Annotated[date | None, BeforeValidator(parse_open_date)]
Number = Annotated[Decimal, BeforeValidator(parse_number)]
Years = Annotated[int | None, BeforeValidator(parse_years)]
