"""A measure's code, and the truths of its parts, over a draft.

Comes in: a prepared measure, a draft, what is asked. Goes out: output columns.
Must not know: how layers become a statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlglot import exp

from ceyuan.engines.batch import Code
from ceyuan.engines.sql import build
from ceyuan.engines.sql.build import Truth
from ceyuan.engines.sql.draft import Draft, Layer, named, title
from ceyuan.engines.sql.logic import Rules, logic_truth
from ceyuan.engines.sql.points import total_ends
from ceyuan.engines.sql.prepare import Prepared
from ceyuan.model.condition import Join
from ceyuan.model.measure import Application
from ceyuan.plan.nodes import ConditionPlan, CriterionPlan, MeasurePlan


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked beside the measures.

    `application` is None where the conferred title tells the kind; `criteria` asks for the parts of each measure;
    `width` is the most output columns of one statement.
    """

    reference_year: int | None = None
    application: Application | None = None
    criteria: bool = False
    width: int = 400


def part_name(key: str, position: int) -> str:
    """Give the output column of a measure's part, counted from 1 in the order of `tested_parts`.

    >>> part_name("hnte_2016", 3)
    'hnte_2016__c3'
    """
    return f"{key}__c{position}"


def output_columns(measure: Prepared, draft: Draft, options: Options) -> Iterator[tuple[str, exp.Expr]]:
    """Give a measure's output columns by name."""
    plan = measure.plan
    rules = Rules(measure.tests)
    totals = total_ends(plan, measure.table, draft, rules)
    rules = Rules(measure.tests, totals, (plan.scores, measure.table.scale))
    parts: list[Truth] = [logic_truth(one.test, draft, rules) for one in plan.requirements]
    wholes = list(parts)
    if plan.condition is not None:
        whole = _condition(plan.condition, draft, rules, parts)
        wholes.append(whole)
    yield measure.key, _small(_code(plan, build.join_truths(wholes, len(wholes)), draft, options))
    if options.criteria:
        for position, truth in enumerate(parts, 1):
            yield part_name(measure.key, position), _small(truth)


def _small(truth: Truth) -> exp.Expr:
    return build.cast(build.tree(truth).copy(), "SMALLINT")


def _condition(plan: ConditionPlan, draft: Draft, rules: Rules, parts: list[Truth]) -> Truth:
    """Give a condition's truth; each criterion is added to the parts from top to bottom."""
    if isinstance(plan, CriterionPlan):
        truth = logic_truth(plan.test, draft, rules)
        if not isinstance(truth, int | exp.Column):
            found = truth
            truth = named(draft, Layer.CRITERIA, found.sql(), lambda: found)
        parts.append(truth)
        return truth
    truths = [_condition(member, draft, rules, parts) for member in plan.members]
    count = {Join.ALL: len(truths), Join.ANY: 1}.get(plan.join, plan.least)
    return build.join_truths(truths, count)


def _code(plan: MeasurePlan, whole: Truth, draft: Draft, options: Options) -> Truth:
    """Give the code: closed, half open, pending or the whole truth, by the kind of application."""
    if options.application is not None:
        return _of_kinds(plan, (options.application,), whole)
    if not plan.measure.confers:
        return _of_kinds(plan, (Application.FIRST,), whole)
    held = title(draft, plan.measure.confers)
    kinds = {
        build.YES: (Application.RENEWAL,),
        build.UNKNOWN: (Application.FIRST, Application.RENEWAL),
        build.NO: (Application.FIRST,),
    }
    if isinstance(held, int):
        return _of_kinds(plan, kinds[held], whole)
    codes = {state: _of_kinds(plan, own, whole) for state, own in kinds.items()}
    if codes[build.YES] == codes[build.UNKNOWN] == codes[build.NO]:
        return codes[build.NO]
    branches = [
        (build.equals(held.copy(), state), build.tree(codes[state]).copy()) for state in (build.YES, build.UNKNOWN)
    ]
    return build.choose(branches, build.tree(codes[build.NO]).copy())


def _of_kinds(plan: MeasurePlan, kinds: tuple[Application, ...], whole: Truth) -> Truth:
    taken = [one for one in kinds if one in plan.applications or not plan.measure.intervals]
    if not taken:
        return Code.CLOSED
    if len(taken) < len(kinds):
        return Code.UNKNOWN
    if not plan.measure.lacks:
        return whole
    if isinstance(whole, int):
        return Code.NO if whole == build.NO else Code.PENDING
    return build.choose([(build.equals(whole.copy(), build.NO), build.number(Code.NO))], build.number(Code.PENDING))
