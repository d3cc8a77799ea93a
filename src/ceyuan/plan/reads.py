"""What a plan reads: facts with their offsets, and titles.

Comes in: a measure plan, a condition, or any part of them. Goes out: names.
Must not know: values, engines.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.plan.nodes import (
    Absolute,
    Column,
    CompoundGrowth,
    Extreme,
    Flag,
    Holds,
    Inapplicable,
    MeasurePlan,
    Member,
    Product,
    Quantity,
    Quotient,
    Score,
    Sum,
)


@dataclass(frozen=True, slots=True)
class Reads:
    """Facts as (name, offset), offset None for a current one, and titles, each once in order of appearance."""

    facts: tuple[tuple[str, int | None], ...]
    titles: tuple[str, ...]


def plan_reads(node: object) -> Reads:
    """Give what a part of a plan reads."""
    facts: dict[tuple[str, int | None], None] = {}
    titles: dict[str, None] = {}
    for one in atoms_below(node):
        match one:
            case Column(fact=fact, offset=offset) | Inapplicable(fact=fact, offset=offset):
                facts[fact, offset] = None
            case Flag(fact=fact) | Member(fact=fact):
                facts[fact, None] = None
            case Holds(titles=names):
                titles.update(dict.fromkeys(names))
            case MeasurePlan(measure=measure) if measure.confers:
                titles[measure.confers] = None
    return Reads(tuple(facts), tuple(titles))


def atoms_below(node: object) -> Iterator[object]:
    """Give every plan node below; what the model holds (criteria, items) reads nothing."""
    if isinstance(node, tuple):
        for one in node:
            yield from atoms_below(one)
    elif dataclasses.is_dataclass(node) and type(node).__module__ == Column.__module__:
        yield node
        for field in dataclasses.fields(node):
            yield from atoms_below(getattr(node, field.name))


def has_score(quantity: Quantity) -> bool:
    """Tell whether points stand somewhere inside a quantity."""
    match quantity:
        case Score():
            return True
        case Sum(terms=parts) | Extreme(items=parts):
            return any(has_score(part) for part in parts)
        case Product(left=one, right=other) | Quotient(top=one, bottom=other):
            return has_score(one) or has_score(other)
        case CompoundGrowth(first=one, last=other):
            return has_score(one) or has_score(other)
        case Absolute(operand=operand):
            return has_score(operand)
    return False
