"""What an unknown yes/no or word has to be, where a route takes it to fit.

Comes in: the tests of a plan, what is missing. Goes out: the one test it has to pass, None where several are asked.
Must not know: words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.engines.answer import MissingFact
from ceyuan.plan.nodes import Flag, Holds, Member

Wanted = Flag | Member | Holds


def wanted_of(tests: Sequence[Wanted], missing: Sequence[MissingFact]) -> tuple[Wanted | None, ...]:
    """Give for each missing fact or title the test it has to pass, as far as there is one among a plan's tests."""
    return tuple(_only([one for one in tests if _about(one, fact)]) for fact in missing)


def _about(test: Wanted, missing: MissingFact) -> bool:
    if isinstance(test, Holds):
        return bool(missing.title) and missing.title in test.titles
    return not missing.title and missing.fact == test.fact


def _only(tests: Sequence[Wanted]) -> Wanted | None:
    """Give the test where all ask for the same; ways that ask for opposite things leave it open."""
    if not tests:
        return None
    first = tests[0]
    return first if all(_sense(one) == _sense(first) for one in tests) else None


def _sense(test: Wanted) -> tuple[object, ...]:
    match test:
        case Flag(expected=expected):
            return (expected,)
        case Holds(negated=negated):
            return (negated,)
    return test.values, test.negated, test.prefix
