"""Prove that the cases of a pack would notice a slip: run them against every mutant of its rules.

Comes in: a library and its cases. Goes out: mutants that no case noticed.
Must not know: how mutants are made.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ceyuan.errors import CeyuanError
from ceyuan.model.measure import Definition, Measure
from ceyuan.model.policy import Library, Pack
from ceyuan.model.stacking import StackingRule
from ceyuan.packs.cases import PackCase
from ceyuan.packs.check.stacking import check_stacking
from ceyuan.packs.mutate.measures import (
    Mutant,
    mutants_of_benefit,
    mutants_of_definition,
    mutants_of_measure,
    mutants_of_stacking,
    mutants_of_terms,
)
from ceyuan.packs.schema.cases import EquivalentSchema
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.cases import differences, run_cases, stacking_differences

Cases = dict[str, list[PackCase]]


@dataclass(frozen=True, slots=True)
class MutationResult:
    """How many mutants there were, which survived, and which of the listed equivalents no longer survive."""

    mutants: int
    survivors: tuple[Mutant, ...]
    equivalent: int
    stale: tuple[EquivalentSchema, ...]


def run_mutants(
    library: Library,
    pack: Pack,
    cases: Iterable[PackCase],
    *,
    equivalents: Sequence[EquivalentSchema] = (),
    progress: Callable[[str], None] | None = None,
) -> MutationResult:
    """Run every mutant of a pack's definitions, stacking rules and measures until a case of the pack notices it."""
    by_measure: dict[str, list[PackCase]] = defaultdict(list)
    for result in run_cases(library, cases):
        # A case that already differs would notice everything and prove nothing.
        if result.passed:
            by_measure[result.case.measure].append(result.case)
    listed = {(one.measure, one.mutant) for one in equivalents}
    count = 0
    survivors, met = [], set()
    for mutant in _mutants(pack, by_measure, progress):
        count += 1
        if _noticed(mutant, by_measure, library, pack):
            continue
        key = (mutant.name, mutant.description)
        if key in listed:
            met.add(key)
        else:
            survivors.append(mutant)
    stale = tuple(one for one in equivalents if (one.measure, one.mutant) not in met)
    return MutationResult(count, tuple(survivors), len(met), stale)


def _mutants(pack: Pack, cases: Cases, progress: Callable[[str], None] | None) -> Iterator[Mutant]:
    for definition in pack.definitions:
        if progress is not None:
            progress(definition.name)
        yield from mutants_of_definition(definition)
    for rule in pack.stacking:
        yield from mutants_of_stacking(rule)
    for measure in pack.measures:
        if progress is not None:
            progress(measure.id)
        if measure.id in cases:
            yield from mutants_of_measure(measure)
            yield from mutants_of_terms(measure)
            if any(case.expect.award is not None for case in cases[measure.id]):
                yield from mutants_of_benefit(measure)


def _noticed(mutant: Mutant, cases: Cases, library: Library, pack: Pack) -> bool:
    """Tell whether a case differs, or the mutant would be refused at load."""
    try:
        match mutant.changed:
            case Measure() as measure:
                return _differs(measure, cases[measure.id], library)
            case Definition() as definition:
                return _definition_differs(_with_definition(library, pack, definition), pack, cases)
            case StackingRule() as rule:
                return _stacking_differs(_with_rule(library, pack, rule), pack, cases)
    except CeyuanError:
        return True


def _differs(measure: Measure, cases: list[PackCase], library: Library) -> bool:
    """Run cases until one differs, and put that one first: neighbouring mutants fall to the same case."""
    plans: dict[date, MeasurePlan] = {}
    for index, case in enumerate(cases):
        if case.as_of not in plans:
            plans[case.as_of] = lower_measure(measure, library, as_of=case.as_of)
        if next(differences(case, plans[case.as_of]), None) is not None:
            cases.insert(0, cases.pop(index))
            return True
    return False


def _definition_differs(library: Library, pack: Pack, cases: Cases) -> bool:
    """Try the measures whose cases noticed the last mutant first: `cases` keeps that order."""
    measures = {one.id: one for one in pack.measures}
    for name in list(cases):
        if _differs(measures[name], cases[name], library):
            cases_of_name = cases.pop(name)
            rest = dict(cases)
            cases.clear()
            cases.update({name: cases_of_name, **rest})
            return True
    return False


def _stacking_differs(library: Library, pack: Pack, cases: Cases) -> bool:
    """Tell whether a case states another direction, or the rules of the pack now contradict one another."""
    rules = library.packs[pack.id].stacking
    stated = (case for some in cases.values() for case in some)
    return any(next(stacking_differences(case, rules), None) for case in stated) or any(check_stacking(library))


def _with_rule(library: Library, pack: Pack, rule: StackingRule) -> Library:
    rules = tuple(rule if one.id == rule.id else one for one in pack.stacking)
    return dataclasses.replace(library, packs={**library.packs, pack.id: dataclasses.replace(pack, stacking=rules)})


def _with_definition(library: Library, pack: Pack, definition: Definition) -> Library:
    definitions = tuple(definition if one.name == definition.name else one for one in pack.definitions)
    changed = dataclasses.replace(pack, definitions=definitions)
    return dataclasses.replace(library, packs={**library.packs, pack.id: changed})
