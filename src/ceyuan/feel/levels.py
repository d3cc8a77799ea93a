"""How tightly each kind of FEEL expression binds, for parser and printer alike.

Comes in: nothing. Goes out: levels from loosest to tightest (DMN 1.5, 10.3.1.2: order of the alternatives in rules 2
and 4), and the deepest nesting. Must not know: tokens or text.
"""

from __future__ import annotations

from typing import Final

FULL: Final = 0
"""`if`, `for`, `some`, `every` and `function` reach as far right as they can."""
DISJUNCTION: Final = 1
CONJUNCTION: Final = 2
COMPARISON: Final = 3
"""Not associative here: `1 < x < 2` is refused with a hint, where the standard lets it compare a boolean with 2."""
SUM: Final = 4
PRODUCT: Final = 5
EXPONENT: Final = 6
"""Left associative, and looser than the sign: `-3 ** 2` is 9."""
SIGN: Final = 7
INSTANCE: Final = 8
ACCESS: Final = 9
"""Paths, filters, calls, and everything that cannot be split."""

DEEPEST: Final = 120
"""Levels of nesting in the text and of height in the tree; keeps every recursive reader of trees inside its stack."""
