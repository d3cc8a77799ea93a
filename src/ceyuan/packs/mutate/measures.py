"""Change a measure, a definition or a stacking rule in every small way a slip of the pen might.

Comes in: any of these. Goes out: mutants, each with its place and what was changed.
Must not know: cases and engines.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.model.benefit import Money, Title
from ceyuan.model.condition import Condition, Criterion, Group, Join
from ceyuan.model.measure import Definition, Measure
from ceyuan.model.stacking import Direction, StackingRule
from ceyuan.packs.mutate.benefits import changed_instalments, changed_money
from ceyuan.packs.mutate.scorecards import changed_rules, changed_scorecards

_JOINS = {Join.ALL: Join.ANY, Join.ANY: Join.ALL}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One thing with one change; `name` is the id of the measure or stacking rule, or the definition's name."""

    name: str
    place: str
    change: str
    changed: Measure | Definition | StackingRule

    @property
    def description(self) -> str:
        """Give place and change, as `cases/equivalent.yaml` lists them."""
        return f"{self.place}: {self.change}"


def mutants_of_definition(definition: Definition) -> Iterator[Mutant]:
    """Give every mutant of a definition."""
    for change, rule in changed_rules(definition.rule):
        yield Mutant(definition.name, definition.name, change, dataclasses.replace(definition, rule=rule))


def mutants_of_measure(measure: Measure) -> Iterator[Mutant]:
    """Give every mutant of a measure."""
    if measure.condition is not None:
        for place, change, condition in _conditions(measure.condition):
            yield Mutant(measure.id, place, change, dataclasses.replace(measure, condition=condition))
    for place, change, changed in _requirements(measure):
        yield Mutant(measure.id, place, change, changed)
    if measure.scorecard is not None:
        for place, change, card in changed_scorecards(measure.scorecard):
            yield Mutant(measure.id, place, change, dataclasses.replace(measure, scorecard=card))


def mutants_of_benefit(measure: Measure) -> Iterator[Mutant]:
    """Give every mutant of the money a measure pays: amounts, rate, base, caps, tiers, discretion."""
    if isinstance(measure.benefit, Money):
        for change, money in changed_money(measure.benefit):
            yield Mutant(measure.id, "benefit", change, dataclasses.replace(measure, benefit=money))


def mutants_of_terms(measure: Measure) -> Iterator[Mutant]:
    """Give every mutant of what lasts: the years a title is valid, the instalments in which an award is paid."""
    benefit = measure.benefit
    years = measure.valid_years
    for other in () if years is None else (years - 1, years + 1, None):
        moved = dataclasses.replace(benefit, valid_years=other) if isinstance(benefit, Title) else benefit
        changed = dataclasses.replace(measure, valid_years=other, benefit=moved)
        yield Mutant(measure.id, "valid_for", f"{years}→{'没有' if other is None else other}", changed)
    if isinstance(benefit, Money):
        for change, money in changed_instalments(benefit):
            yield Mutant(measure.id, "benefit", change, dataclasses.replace(measure, benefit=money))


def mutants_of_stacking(rule: StackingRule) -> Iterator[Mutant]:
    """Give every other direction of a rule about having support twice."""
    for direction in Direction:
        if direction is not rule.direction:
            changed = dataclasses.replace(rule, direction=direction)
            yield Mutant(rule.id, "stacking", f"{rule.direction}→{direction}", changed)


def _requirements(measure: Measure) -> Iterator[tuple[str, str, Measure]]:
    for index, requirement in enumerate(measure.requires):
        before, after = measure.requires[:index], measure.requires[index + 1 :]
        yield requirement.id, "不再要求", dataclasses.replace(measure, requires=(*before, *after))
        for title in requirement.titles if len(requirement.titles) > 1 else ():
            fewer = dataclasses.replace(requirement, titles=tuple(one for one in requirement.titles if one != title))
            yield requirement.id, f"不认“{title}”", dataclasses.replace(measure, requires=(*before, fewer, *after))


def _conditions(condition: Condition) -> Iterator[tuple[str, str, Condition]]:
    if isinstance(condition, Criterion):
        if condition.rule is not None:
            for change, rule in changed_rules(condition.rule):
                yield condition.id, change, dataclasses.replace(condition, rule=rule)
        return
    yield from _joins(condition)
    for index, member in enumerate(condition.members):
        for place, change, changed in _conditions(member):
            members = (*condition.members[:index], changed, *condition.members[index + 1 :])
            yield place, change, dataclasses.replace(condition, members=members)


def _joins(group: Group) -> Iterator[tuple[str, str, Condition]]:
    place = _group_place(group)
    if group.join in _JOINS and len(group.members) > 1:
        join = _JOINS[group.join]
        yield place, f"{group.join}→{join}", dataclasses.replace(group, join=join)
    if group.join is Join.AT_LEAST:
        for least in (group.least - 1, group.least + 1):
            yield place, f"至少{group.least}→{least}", dataclasses.replace(group, least=least)


def _group_place(group: Group) -> str:
    first = group.members[0]
    name = group.title or (first.id if isinstance(first, Criterion) else _group_place(first))
    return f"{group.join}({name}…)"
