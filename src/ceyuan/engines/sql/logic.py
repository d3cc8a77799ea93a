"""Atoms and logic as truths: 0 no, 1 unknown, 2 yes.

Comes in: plan logic, a draft. Goes out: truths over the draft's columns.
Must not know: criteria, measures.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from ceyuan.engines.sql import build
from ceyuan.engines.sql.build import Truth
from ceyuan.engines.sql.dialects import begins_with
from ceyuan.engines.sql.draft import Draft, Layer, cell, named, title
from ceyuan.engines.sql.numbers import Names, comparison_truth
from ceyuan.plan.integers import IntegerTest
from ceyuan.plan.integers.nodes import Integer, Points, inside
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Atom,
    Compare,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Unpublished,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the logic of one measure stands on: its comparisons in whole numbers, and how its totals are called."""

    tests: Mapping[Compare, IntegerTest]
    totals: Mapping[tuple[str, bool], Truth] = field(default_factory=dict)
    table: Hashable = None


def atoms_of(logic: Logic) -> Iterator[Atom]:
    """Walk over the atoms of some logic."""
    match logic:
        case AllOf(parts=parts) | AnyOf(parts=parts) | AtLeast(parts=parts):
            for part in parts:
                yield from atoms_of(part)
        case _:
            yield logic


def names_in(draft: Draft, rules: Rules) -> Names:
    """Tell how cells and totals are called."""

    def points(part: Points) -> exp.Expr:
        return build.tree(rules.totals[part.score, part.upper])

    return Names(lambda part: cell(draft, draft.key(part.fact, part.offset)), points, draft.sheet.dialect.wide)


def logic_truth(logic: Logic, draft: Draft, rules: Rules) -> Truth:
    """Give the truth of some logic, over atoms that each stand in a layer of their own."""
    match logic:
        case AllOf(parts=parts):
            return build.join_truths([logic_truth(part, draft, rules) for part in parts], len(parts))
        case AnyOf(parts=parts):
            return build.join_truths([logic_truth(part, draft, rules) for part in parts], 1)
        case AtLeast(least=least, parts=parts):
            return build.join_truths([logic_truth(part, draft, rules) for part in parts], least)
        case Always(value=value):
            return build.YES if value else build.NO
        case Unpublished():
            return build.UNKNOWN
        case Compare():
            return _comparison(logic, draft, rules)
    plain = dataclasses.replace(logic, reading=None)
    return named(draft, Layer.ATOMS, plain, lambda: _atom(plain, draft))


def _comparison(atom: Compare, draft: Draft, rules: Rules) -> Truth:
    test = rules.tests[atom]
    scored = any(_reads_points(one) for one in (test.low, test.high))
    if scored:
        return named(draft, Layer.SCORED, (rules.table, test), lambda: comparison_truth(test, names_in(draft, rules)))
    return named(draft, Layer.ATOMS, test, lambda: comparison_truth(test, names_in(draft, rules)))


def _reads_points(value: Integer) -> bool:
    return any(isinstance(part, Points) or any(_reads_points(one) for one in inside(part)) for _, part in value.terms)


def _atom(atom: Atom, draft: Draft) -> Truth:
    match atom:
        case Flag(fact=fact, expected=expected):
            found = cell(draft, draft.key(fact, None))
            holds = None if found.value is None else build.equals(found.value.copy(), 1 if expected else 0)
            return _known_truth(found.value, found.null, holds)
        case Member():
            return _member(atom, draft)
        case Holds(titles=titles, negated=negated):
            held = build.join_truths([title(draft, one) for one in titles], 1)
            if isinstance(held, int):
                return build.YES - held if negated else held
            return exp.Sub(this=build.number(build.YES), expression=build.closed(held)) if negated else held
        case Inapplicable(fact=fact, offset=offset, negated=negated):
            found = cell(draft, draft.key(fact, offset))
            null, known = (build.NO, build.YES) if negated else (build.YES, build.NO)
            branches = [] if found.null is None else [(build.equals(found.null, 1), build.number(null))]
            if found.value is not None:
                branches.append((build.not_null(found.value), build.number(known)))
            return build.choose(branches, build.number(build.UNKNOWN)) if branches else build.UNKNOWN
    raise TypeError(f"no atom of a table: {atom}")


def _member(atom: Member, draft: Draft) -> Truth:
    found = cell(draft, draft.key(atom.fact, None))
    if found.value is None:
        return _known_truth(None, found.null, None)
    holds: exp.Expr
    if not atom.values:
        holds = exp.NEQ(this=build.number(1), expression=build.number(1))
    elif atom.prefix:
        holds = build.some([begins_with(found.value.copy(), one, draft.sheet.dialect) for one in atom.values])
    else:
        holds = exp.In(this=found.value.copy(), expressions=[build.word(one) for one in atom.values])
    return _known_truth(found.value, found.null, exp.Not(this=exp.Paren(this=holds)) if atom.negated else holds)


def _known_truth(value: exp.Expr | None, null: exp.Expr | None, holds: exp.Expr | None) -> Truth:
    branches = [] if null is None else [(build.equals(null, 1), build.number(build.NO))]
    if value is None or holds is None:
        return build.choose(branches, build.number(build.UNKNOWN)) if branches else build.UNKNOWN
    branches += [(build.is_null(value), build.number(build.UNKNOWN)), (holds, build.number(build.YES))]
    return build.choose(branches, build.number(build.NO))
