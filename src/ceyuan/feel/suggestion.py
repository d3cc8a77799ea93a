"""Which of the valid names a mistyped one is nearest to.

Comes in: a wrong name and the valid ones. Goes out: the nearest, ready for a hint.
Must not know: what the names stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LONGEST = 60
_ALIKE = 0.5


def nearest(name: str, valid: Iterable[str]) -> str:
    """Give the valid name that is most alike, or a dash when none is.

    >>> nearest("营业收人", ("研发费用", "营业收入")), nearest("x", ())
    ('营业收入', '—')
    """
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name[:_LONGEST])
    best, found = _ALIKE, "—"
    for candidate in sorted(set(valid)):
        matcher.set_seq1(candidate[:_LONGEST])
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, candidate
    return found
