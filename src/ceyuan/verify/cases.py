"""Run the examples of packs and say which differ from what they expect.

Comes in: a library and its cases. Goes out: one result per case, with every difference in words.
Must not know: how cases are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ceyuan.engines.answer import Status, Verdict
from ceyuan.engines.record import decide
from ceyuan.model.benefit import Money
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library
from ceyuan.model.stacking import StackingRule
from ceyuan.packs.cases import PackCase, missing_names
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.reachable import reachable_words


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case and how it differs; no differences means it passed."""

    case: PackCase
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Tell whether the case came out as expected."""
        return not self.differences


def run_cases(library: Library, cases: Iterable[PackCase]) -> Iterator[CaseResult]:
    """Run cases, lowering each measure once per day."""
    plans: dict[tuple[str, str, date], MeasurePlan] = {}
    measures = {(one.pack, one.id): one for one in library.measures(examples=True)}
    for case in cases:
        key = (case.pack, case.measure, case.as_of)
        if key not in plans:
            plans[key] = lower_measure(measures[case.pack, case.measure], library, as_of=case.as_of)
        rules = library.packs[case.pack].stacking
        found = (*differences(case, plans[key]), *stacking_differences(case, rules))
        yield CaseResult(case, found)


def differences(case: PackCase, plan: MeasurePlan) -> Iterator[str]:
    """Give how a case's verdict differs from what it expects."""
    verdict = decide(plan, case.subject, reference_year=case.reference_year, application=case.application)
    expect = case.expect
    found = outcome_word(verdict)
    if found != expect.verdict:
        yield f"结论应为 {expect.verdict}，实为 {found}（失败项：{'、'.join(verdict.failed) or '无'}）"
    if expect.failed is not None and set(expect.failed) != set(verdict.failed):
        yield f"不符合项应为 {_listed(expect.failed)}，实为 {_listed(verdict.failed)}"
    missing = missing_names([(one.fact, one.year, one.title) for one in verdict.missing])
    if expect.missing is not None and set(expect.missing) != missing:
        yield f"缺少的事实应为 {_listed(expect.missing)}，实为 {_listed(sorted(missing))}"
    scores = {one.name: (one.low, one.high) for one in verdict.scores}
    for name, (low, high) in expect.scores.items():
        wanted = (Fraction(low), Fraction(high))
        if scores.get(name) != wanted:
            yield f"{name}应为 {_interval(wanted)}，实为 {_interval(scores[name]) if name in scores else '没有'}"
    if expect.award is not None:
        trace = verdict.award
        paid = () if trace is None else (trace.low, trace.high)
        wished = tuple(None if one is None else Fraction(one) for one in expect.award)
        if paid != wished:
            yield f"金额应为 {_amounts(wished)}，实为 {_amounts(paid)}"

    yield from _terms(case, plan.measure)


def _terms(case: PackCase, measure: Measure) -> Iterator[str]:
    """Give how the instalments and the validity that a measure states differ from what a case expects."""
    expect, benefit = case.expect, measure.benefit
    if expect.instalments is not None:
        parts = tuple((one.year, one.share) for one in benefit.instalments) if isinstance(benefit, Money) else ()
        if parts != expect.instalments:
            yield f"分期应为 {_parts(expect.instalments)}，实为 {_parts(parts)}"
    if expect.valid_years is not None and expect.valid_years != measure.valid_years:
        found = "没有" if measure.valid_years is None else f"{measure.valid_years}年"
        yield f"有效期应为 {expect.valid_years}年，实为 {found}"


def stacking_differences(case: PackCase, rules: Iterable[StackingRule]) -> Iterator[str]:
    """Give how the rules of a case's pack about having support twice differ from what it expects of its measure."""
    found = {one.id: one.direction.value for one in rules if case.measure in one.measures}
    for name, direction in case.expect.stacking.items():
        if found.get(name) != direction:
            yield f"规则“{name}”应为 {direction}，实为 {found.get(name, '没有这条规则')}"


def outcome_word(verdict: Verdict) -> str:
    """Give the word cases use for a verdict."""
    return verdict.answer.value if verdict.status is Status.DECIDED else verdict.status.value


def measures_without(library: Library, cases: Iterable[PackCase]) -> Mapping[str, set[str]]:
    """Give, for every measure with criteria, which of yes, no and unknown no case shows.

    What cannot be answered is not asked for: where a text that decides is unpublished, nobody can be told yes.
    """
    seen: dict[str, set[str]] = {}
    days: dict[str, date] = {}
    for case in cases:
        seen.setdefault(f"{case.pack}#{case.measure}", set()).add(case.expect.verdict)
        if case.expect.verdict != "closed":
            days.setdefault(f"{case.pack}#{case.measure}", case.as_of)
    found = {}
    for measure in library.measures(examples=True):
        name = f"{measure.pack}#{measure.id}"
        plan = lower_measure(measure, library, as_of=days[name]) if name in days else None
        lacking = reachable_words(measure, plan) - seen.get(name, set())
        if lacking:
            found[name] = lacking
    return found


def _listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names)) or "无"


def _amounts(award: tuple[Fraction | None, ...]) -> str:
    if not award:
        return "没有"
    low, high = ("不封顶" if one is None else f"{one if one.denominator == 1 else float(one)}元" for one in award)
    return low if low == high else f"{low}～{high}"


def _parts(parts: Iterable[tuple[int, Decimal]]) -> str:
    return "、".join(f"第{year + 1}年{(share * 100).normalize():f}%" for year, share in parts) or "没有"


def _interval(pair: tuple[Fraction, Fraction]) -> str:
    low, high = (str(one) for one in pair)
    return low if low == high else f"{low}～{high}"
