"""Numbers as they are written, made exact.

Comes in: a text, or a binary number of a spreadsheet. Goes out: an exact decimal with the unit beside it, or none.
Must not know: which fact the number belongs to.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation

from ceyuan.intake.values.characters import half_width

EXACT = Context(prec=90, traps=[Inexact, InvalidOperation])
_FREE = Context(prec=90, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation])

_PLAIN = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,40})(?:\.[0-9]{1,20})?")
_AMOUNT = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<mark>[, ])[0-9]{3})(?:(?P=mark)[0-9]{3})*|[0-9]+)?(?P<part>\.[0-9]+)?"
    r"(?P<power>[eE][+-]?[0-9]{1,2})?(?![0-9.,eE])"
)
_MINUS = str.maketrans(dict.fromkeys("−–—﹣‐‑", "-"))
_CURRENCY = re.compile(r"(人民币|RMB|CNY|[¥￥])\s*", re.IGNORECASE)
_QUOTED_FORMULA = re.compile(r'="(.*)"')
_LONGEST = 60
_WHOLE_BELOW = 1e15

# Excel keeps 15 significant digits; what a double carries beyond them comes from binary arithmetic
RELIABLE_DIGITS = 15
_NOISE_IN_LAST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from a text, with the unit that stood behind it (or an empty text)."""

    value: Decimal
    unit: str


def read_plain(text: str) -> Decimal | None:
    """Read a number in the commonest hand; None where `read_amount` has to look closer.

    >>> read_plain("1,234.50"), read_plain("（1,234）")
    (Decimal('1234.50'), None)
    """
    return Decimal(text.replace(",", "")) if len(text) <= _LONGEST and _PLAIN.fullmatch(text) else None


def read_amount(text: str) -> Amount | None:
    """Read a number with an optional unit; None when the text is not one definite number.

    >>> read_amount("（1，234.50）万元")
    Amount(value=Decimal('-1234.50'), unit='万元')
    >>> read_amount("－１２．５％"), read_amount("约100"), read_amount("1,23")
    (Amount(value=Decimal('-12.5'), unit='%'), None, None)
    """
    if len(text) > _LONGEST:
        return None
    plainly = read_plain(text)
    if plainly is not None:
        return Amount(plainly, "")
    trimmed, negative, unit = _unwrap(unquoted(half_width(text).translate(_MINUS)))
    found = _AMOUNT.match(trimmed)
    if found is None or (found["whole"] is None and found["part"] is None):
        return None
    whole = (found["whole"] or "0").replace(",", "").replace(" ", "")
    value = Decimal(whole + (found["part"] or "") + (found["power"] or ""))
    rest = trimmed[found.end() :].strip() + unit
    inside = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest
    return Amount(value.copy_negate() if negative and value else value, inside.strip())


def unquoted(text: str) -> str:
    """Take away what only keeps a spreadsheet from touching a text: `'0123` and `="0123"`.

    >>> unquoted('="002558"'), unquoted("'002558")
    ('002558', '002558')
    """
    found = _QUOTED_FORMULA.fullmatch(text)
    return (found[1] if found else text.removeprefix("'")).strip()


def _unwrap(text: str) -> tuple[str, bool, str]:
    """Take off currency signs, a minus sign, 负, and accounting brackets with what stands behind them."""
    negative = False
    text = _CURRENCY.sub("", text, count=1) if not text[:1].isdigit() else text
    if text.startswith("("):
        inner, closed, unit = text[1:].partition(")")
        # (1,234) is a negative amount of the accountants; (-5) would be two signs and is left unread
        return (inner.strip(), True, unit.strip()) if closed and inner.strip()[:1].isdigit() else ("", False, "")
    if text.startswith(("-", "负")):
        negative, text = True, text[1:].lstrip()
    elif text.startswith("+"):
        text = text[1:].lstrip()
    return _CURRENCY.sub("", text, count=1) if not text[:1].isdigit() else text, negative, ""


def from_float(value: float) -> Decimal | None:
    """Give the shortest decimal that is this double; None for NaN and infinity.

    >>> from_float(332221.77), from_float(1413.0), from_float(float("nan"))
    (Decimal('332221.77'), Decimal('1413'), None)
    """
    if value.is_integer() and abs(value) < _WHOLE_BELOW:
        return Decimal(int(value))
    return Decimal(repr(value)) if math.isfinite(value) else None


def fit(value: Decimal, step: Decimal) -> Decimal | None:
    """Put a number on a scale (`step` is 1, 0.1, 0.01 …) without changing it; None when it is finer. Never rounds.

    >>> fit(Decimal("257143.3"), Decimal("0.01")), fit(Decimal("1.005"), Decimal("0.01"))
    (Decimal('257143.30'), None)
    """
    try:
        return EXACT.quantize(value, step) if value else step - step
    except (Inexact, InvalidOperation):
        return None


def without_noise(value: Decimal, step: Decimal) -> Decimal | None:
    """Take off the noise of binary arithmetic: None unless nothing else can have made the digits.

    A number of more than 15 significant digits that lies within eight units in the last binary place of a number on
    the scale is that number. A value that somebody typed or a spreadsheet shows never has so many digits.

    >>> without_noise(Decimal("3322217700.0000002"), Decimal("0.01"))
    Decimal('3322217700.00')
    >>> without_noise(Decimal("1234567890123.456"), Decimal("0.01")) is None
    True
    """
    if len(value.as_tuple().digits) <= RELIABLE_DIGITS:
        return None
    near = value.quantize(step, context=_FREE)
    small = abs(value - near) <= _NOISE_IN_LAST_PLACES * Decimal(math.ulp(float(value)))
    return (near or abs(near)) if small else None


def plain(value: Decimal) -> str:
    """Show a number without exponent and without zeros at its end.

    >>> plain(Decimal("2571433300.00")), plain(Decimal("1E+3"))
    ('2571433300', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
