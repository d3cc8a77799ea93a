"""What the names in a rule stand for while it is lowered.

Comes in: the library, the day, the measure's subject and points table. Goes out: answers to "what is this name".
Must not know: how expressions are lowered.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.errors import CeyuanError
from ceyuan.model.facts import Fact, FactType, SubjectKind, Vocabulary
from ceyuan.model.measure import Definition, Parameter
from ceyuan.plan import errors
from ceyuan.plan.lower.terms import FlagFact, Open, TextFact, Value, Word, YearlyFact, day_constant, kind_of
from ceyuan.plan.nodes import Column, Constant, Kind, Score
from ceyuan.source import Span

_UNITS = {"万元": 10_000, "亿元": 100_000_000}
AS_OF = "申报日期"
_MOST_STEPS = 100_000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything a name may stand for. `bound` holds loop variables, `open_definitions` guards against circles."""

    vocabulary: Vocabulary
    definitions: Mapping[str, Definition]
    parameters: Mapping[str, Parameter]
    as_of: date
    subject: SubjectKind
    scores: Mapping[str, Score] = field(default_factory=dict)
    bound: Mapping[str, Value] = field(default_factory=dict)
    open_definitions: tuple[str, ...] = ()
    spent: list[int] = field(default_factory=lambda: [0])

    def spend(self, span: Span) -> None:
        """Count a step of lowering; a rule that takes too many is refused instead of keeping the loader busy."""
        self.spent[0] += 1
        if self.spent[0] > _MOST_STEPS:
            raise CeyuanError(errors.TOO_LARGE, data={"steps": _MOST_STEPS}, spans=[span])

    def bind(self, name: str, value: Value) -> Scope:
        """Give a scope in which a loop variable has a value."""
        return dataclasses.replace(self, bound={**self.bound, name: value})

    def inside(self, definition: Definition, span: Span) -> Scope:
        """Give the scope inside a definition: no loop variables, no scores; a circle is refused."""
        if len(self.open_definitions) >= _DEEPEST:
            raise CeyuanError(errors.TOO_LARGE, data={"steps": _DEEPEST}, spans=[span, definition.span])
        if definition.name in self.open_definitions:
            names = " → ".join((*self.open_definitions, definition.name))
            raise CeyuanError(errors.CYCLE, data={"names": names}, spans=[span, definition.span])
        return dataclasses.replace(
            self, bound={}, scores={}, open_definitions=(*self.open_definitions, definition.name)
        )

    def definition(self, name: str) -> Definition | None:
        """Give the definition of a name, unless a loop variable hides it."""
        return None if name in self.bound else self.definitions.get(name)

    def value(self, name: str, span: Span) -> Value:
        """Give what a name stands for, definitions excepted; an unknown name is refused with the nearest one."""
        if name in self.bound:
            return self.bound[name]
        if name in self.scores:
            return self.scores[name]
        if name in _UNITS:
            return Constant(Fraction(_UNITS[name]), Kind.MONEY)
        if name == AS_OF:
            return day_constant(self.as_of)
        if name in self.parameters:
            return self._parameter(self.parameters[name])
        fact = self.vocabulary.facts.get(name)
        if fact is None:
            raise CeyuanError(errors.UNKNOWN_NAME, data={"name": name, "nearest": self._nearest(name)}, spans=[span])
        return self._fact(fact, span)

    def _fact(self, fact: Fact, span: Span) -> Value:
        if fact.subject is not self.subject:
            data = {"name": fact.name, "found": fact.subject.value, "expected": self.subject.value}
            raise CeyuanError(errors.MIXED_SUBJECT, data=data, spans=[span])
        if fact.yearly:
            return YearlyFact(fact)
        match fact.type:
            case FactType.BOOLEAN:
                return FlagFact(fact)
            case FactType.TEXT:
                return TextFact(fact)
        return Column(fact.name, None, kind_of(fact))

    def _parameter(self, parameter: Parameter) -> Value:
        match parameter.value_on(self.as_of):
            case None:
                return Open(parameter.name)
            case str() as word:
                return Word(word)
            case Decimal() as number:
                kind = {"元": Kind.MONEY, "%": Kind.RATIO, "分": Kind.POINTS}.get(parameter.unit, Kind.NUMBER)
                return Constant(Fraction(number), kind, parameter.name)

    def _nearest(self, name: str) -> str:
        known = [
            *self.scores,
            *self.vocabulary.aliases,
            *self.definitions,
            *self.parameters,
            *_UNITS,
            AS_OF,
        ]
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
        return self.vocabulary.aliases.get(close[0], close[0]) if close else "—"
