"""Find one firm in a register: by credit code, name, or a part of the name that only one firm has.

Comes in: subjects or a register in columns, and what the user typed. Goes out: one subject, or an error that lists
the candidates. Must not know: rules.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence
from itertools import islice

from ceyuan.cli import errors
from ceyuan.cli.judging import Bench, Request, plans_of
from ceyuan.cli.output import Advance
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.files import require_arrow
from ceyuan.intake.report import Counts, IntakeReport
from ceyuan.model.columns import subject_at
from ceyuan.model.subject import Subject

MOST_LISTED = 10


def find_firm(subjects: Sequence[Subject], wanted: str) -> Subject:
    """Give the firm that is meant."""
    key = plain_name(wanted)
    exact = [one for one in subjects if plain_name(one.id) == key] or [
        one for one in subjects if plain_name(one.name) == key
    ]
    found = exact or [one for one in subjects if key and key in plain_name(one.name)]
    if len(found) == 1:
        return found[0]
    if not found:
        nearest = _nearest(subjects, key)
        kind = errors.NO_SUCH_FIRM if nearest else errors.NO_SIMILAR_FIRM
        raise CeyuanError(kind, data={"name": wanted, "nearest": nearest})
    listed = "、".join(_label(one) for one in found[:MOST_LISTED]) + ("……" if len(found) > MOST_LISTED else "")
    raise CeyuanError(errors.AMBIGUOUS_FIRM, data={"name": wanted, "count": len(found), "found": listed})


def find_in_columns(request: Request, wanted: str, advance: Advance) -> tuple[Bench, Subject]:
    """Give the firm of a register in columns whose id or name is exactly this, and a bench that judges it."""
    require_arrow(request.register)
    from ceyuan.intake.columns.finding import find_rows  # noqa: PLC0415 -- needs an extra
    from ceyuan.intake.columns.opening import open_columns  # noqa: PLC0415 -- needs an extra

    library, plans = plans_of(request)
    file = open_columns(request.register, library.vocabulary, as_of=request.day.date)
    found: list[Subject] = []
    for part in (False, True):
        rows = islice(find_rows(file, wanted.strip(), part=part), MOST_LISTED + 1)
        found = found or [subject_at(one, row, library.vocabulary, as_of=request.day.date) for one, row in rows]
    advance(1, 1)
    if len(found) != 1:
        listed = "、".join(_label(one) for one in found[:MOST_LISTED])
        kind = errors.AMBIGUOUS_FIRM if found else errors.NO_SIMILAR_FIRM
        raise CeyuanError(kind, data={"name": wanted, "count": len(found), "found": listed})
    report = IntakeReport(request.register.name, (), (), Counts(subjects=1))
    return Bench(request, library, plans, tuple(found), report), found[0]


def plain_name(text: str) -> str:
    """Bring widths, brackets, case and blanks of a name to one form.

    >>> plain_name("科大 （上海）ＡＢ")
    '科大(上海)ab'
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _nearest(subjects: Sequence[Subject], key: str) -> str:
    names = {plain_name(one.name): one for one in subjects}
    close = difflib.get_close_matches(key, list(names), n=5, cutoff=0.3)
    return "、".join(_label(names[one]) for one in close)


def _label(subject: Subject) -> str:
    return subject.name if subject.id == subject.name else f"{subject.name}（{subject.id}）"
