"""Condition trees: named criteria joined by all, any, none and at least n.

Comes in: what a measure declares, rules already parsed. Goes out: frozen trees.
Must not know: how a rule is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.feel.syntax import Expression
from ceyuan.model.provenance import Reading
from ceyuan.source import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A FEEL expression with the text it was read from."""

    text: str
    expression: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Criterion:
    """One requirement, beside the words of its clause.

    `text` is the clause as published or closely restated, `en` its English; exactly one of `rule` and `unpublished` is
    set. `unpublished` says what the text leaves open, such as 实施细则 or a number nobody found.
    """

    id: str
    text: str
    en: str
    clause: str
    rule: Rule | None
    unpublished: str
    reading: Reading
    span: Span
    note: str = ""
    ground: str = ""
    ground_until: str = ""


class Join(StrEnum):
    """How a group joins its members."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions joined; `least` counts only for AT_LEAST."""

    join: Join
    members: tuple[Condition, ...]
    span: Span
    title: str = ""
    title_en: str = ""
    least: int = 0


Condition = Criterion | Group


def criteria_of(condition: Condition) -> Iterator[Criterion]:
    """Walk over the leaves in written order."""
    match condition:
        case Criterion():
            yield condition
        case Group(members=members):
            for member in members:
                yield from criteria_of(member)
