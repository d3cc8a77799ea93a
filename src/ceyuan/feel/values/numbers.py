"""Numbers: 34 decimal digits, exponents as in Decimal128, whatever context the thread happens to have.

Comes in: decimals. Goes out: decimals that are finite, or a suppressed failure.
Must not know: expressions, or any other kind of value.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from ceyuan.feel.failures import NUMBER_OUT_OF_RANGE, SuppressedError

DIGITS = 34
LARGEST_EXPONENT = 6144
SMALLEST_EXPONENT = -6143
SMALLEST_SCALE = -6111
LARGEST_SCALE = 6176

NUMBERS = Context(
    prec=DIGITS, rounding=ROUND_HALF_EVEN, Emin=SMALLEST_EXPONENT, Emax=LARGEST_EXPONENT, capitals=1, clamp=1, traps=[]
)
# Wide enough that adding, multiplying or dividing with remainder any two of our numbers loses nothing.
EXACT = Context(prec=2 * (LARGEST_EXPONENT + LARGEST_SCALE), Emin=-999_999, Emax=999_999, traps=[])

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_PLAIN_EXPONENT = 60


def finite(number: Decimal) -> Decimal:
    """Give the number in 34 digits, or refuse what FEEL has no number for (infinities, NaN).

    >>> finite(NUMBERS.divide(Decimal(1), Decimal(3)))
    Decimal('0.3333333333333333333333333333333333')
    """
    rounded = NUMBERS.plus(number)
    if not rounded.is_finite():
        raise SuppressedError(NUMBER_OUT_OF_RANGE)
    return rounded or Decimal(0)


def number_from_text(text: str) -> Decimal | None:
    """Read a FEEL number literal, with an optional sign; None when the text is none.

    >>> number_from_text("-1.50"), number_from_text("1,5")
    (Decimal('-1.50'), None)
    """
    if not _NUMBER.match(text):
        return None
    number = NUMBERS.create_decimal(text)
    return number if number.is_finite() else None


def number_text(number: Decimal) -> str:
    """Write a number without superfluous zeros, in full unless that takes a line of zeros.

    >>> number_text(Decimal("1.50")), number_text(Decimal("1E+3")), number_text(Decimal("-0.0"))
    ('1.5', '1000', '0')
    """
    if not number:
        return "0"
    short = number.normalize(EXACT)
    if abs(short.adjusted()) > _PLAIN_EXPONENT:
        return str(short)
    return f"{short:f}"


def whole(number: Decimal) -> int | None:
    """Give the integer a number is, or None when it has a fraction.

    >>> whole(Decimal("2.0")), whole(Decimal("2.5"))
    (2, None)
    """
    truncated = int(number)
    return truncated if number == truncated else None
