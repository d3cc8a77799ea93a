"""The unified social credit code (统一社会信用代码): its form, its check character, and codes damaged on the way.

Comes in: a raw cell. Goes out: a code that holds, or why it does not.
Must not know: firms, files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.intake.files.grid import RawCell, written
from ceyuan.intake.values.amounts import unquoted
from ceyuan.intake.values.characters import half_width
from ceyuan.intake.values.words import BLANKS, NOTHING

# GB 32100-2015, table 2: digits and capitals without I, O, S, V, Z
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
# GB 32100-2015, 5.6: the weight of place i is 3 to the power i-1, modulo 31
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2", "V": "Y"})
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")


class CodeDoubt(StrEnum):
    """Why a code does not hold."""

    BLANK = "blank"
    DAMAGED = "damaged"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class CodeReading:
    """A code that holds (`doubt` None), or why not; `meant` is a code that holds and looks nearly the same."""

    code: str
    doubt: CodeDoubt | None = None
    meant: str = ""


def check_character(body: str) -> str:
    """Compute the 18th character from the first 17 (GB 32100-2015, 5.6).

    >>> check_character("91350100M000100Y4")
    '3'
    """
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def holds(code: str) -> bool:
    """Tell whether 18 characters form a code. Places 1 to 8 may hold letters: the standard allows them.

    >>> holds("91350100M000100Y43"), holds("91350100M000100Y44")
    (True, False)
    """
    in_alphabet = len(code) == _LENGTH and all(character in _VALUES for character in code)
    return in_alphabet and check_character(code[:-1]) == code[-1]


def read_code(raw: RawCell) -> CodeReading:
    """Read a code from a cell; a spreadsheet that took it for a number has destroyed its last digits.

    >>> read_code(" 91350100m000100y43 ").code
    '91350100M000100Y43'
    >>> read_code(9.13101e17).doubt
    <CodeDoubt.DAMAGED: 'damaged'>
    """
    if isinstance(raw, float | int):
        return CodeReading("", CodeDoubt.DAMAGED)
    text = unquoted(half_width(written(raw)))
    if text.lower() in BLANKS or text == NOTHING:
        return CodeReading("", CodeDoubt.BLANK)
    if _SCIENTIFIC.fullmatch(text):
        return CodeReading("", CodeDoubt.DAMAGED)
    code = re.sub(r"[\s-]", "", text).upper()
    if holds(code):
        return CodeReading(code)
    meant = code.translate(_LOOK_ALIKE)
    return CodeReading("", CodeDoubt.INVALID, meant if holds(meant) else "")
