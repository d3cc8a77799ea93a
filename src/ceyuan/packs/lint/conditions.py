"""Criteria whose bounds decide nothing, alone or beside those that must hold with them.

Comes in: a lowered condition and the vocabulary. Goes out: findings at the criterion concerned.
Must not know: measures, words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.model.condition import Join
from ceyuan.model.facts import Vocabulary
from ceyuan.packs.lint import errors
from ceyuan.packs.lint.bounds import possible_answers
from ceyuan.packs.lint.finding import Finding, Severity
from ceyuan.packs.lint.together import can_hold_together
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan


def lint_bounds(condition: ConditionPlan, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Find criteria that never hold, always hold, or never hold beside an earlier one that must hold too."""
    yield from _Walk(vocabulary, []).look(condition)


@dataclass(frozen=True, slots=True)
class _Walk:
    """`beside` are the criteria met so far that must hold with whatever comes next."""

    vocabulary: Vocabulary
    beside: list[CriterionPlan]

    def look(self, condition: ConditionPlan) -> Iterator[Finding]:
        if isinstance(condition, CriterionPlan):
            yield from self._criterion(condition)
            return
        for member in condition.members:
            # What one way of an `any` asks does not bind the next; what an `all` asks binds all that follows.
            inner = self if condition.join is Join.ALL else _Walk(self.vocabulary, list(self.beside))
            yield from inner.look(member)

    def _criterion(self, planned: CriterionPlan) -> Iterator[Finding]:
        can, cannot = possible_answers(planned.test, self.vocabulary)
        if not can:
            yield _finding(Severity.ERROR, errors.NEVER_TRUE, planned)
            return
        if not cannot:
            yield _finding(Severity.WARNING, errors.ALWAYS_TRUE, planned)
        if can_hold_together([*(one.test for one in self.beside), planned.test], self.vocabulary):
            self.beside.append(planned)
            return
        clash = [one for one in self.beside if not can_hold_together([one.test, planned.test], self.vocabulary)]
        other = clash[0] if clash else self.beside[-1]
        yield _finding(Severity.ERROR, errors.NEVER_TOGETHER, planned, other)


def _finding(
    severity: Severity, kind: ErrorKind, planned: CriterionPlan, other: CriterionPlan | None = None
) -> Finding:
    rules = [one.criterion.rule.text for one in (other, planned) if one is not None and one.criterion.rule is not None]
    data = {"criterion": planned.criterion.id, "bounds": "；".join(rules)}
    if other is not None:
        data["other"] = other.criterion.id
    return Finding(severity, CeyuanError(kind, data=data, spans=[planned.criterion.span]))
