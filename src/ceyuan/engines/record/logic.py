"""Evaluate logic for one subject: surely, possibly, and every atom's finding.

Comes in: logic and a moment. Goes out: an outcome with all findings; nothing is cut short, so that reasons are whole.
Must not know: groups and measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ceyuan.engines.answer import Answer, Finding, MissingFact
from ceyuan.engines.record.quantity import Between, Moment, Null, Unknown, evaluate_quantity, merge_missing
from ceyuan.model.holdings import find_holding
from ceyuan.model.subject import Missing, MissingReason, NotApplicable
from ceyuan.plan.comparison import holds, interval_holds
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Atom,
    Compare,
    CompoundGrowth,
    Constant,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Unpublished,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The two truths of some logic; `missing` and `unpublished` are empty once it is settled.

    `decisive` are the findings that make the answer what it is: of a yes those that hold, of a no those that fail, of
    an unknown those still open.
    """

    surely: bool
    possibly: bool
    findings: tuple[Finding, ...]
    decisive: tuple[Finding, ...]
    missing: tuple[MissingFact, ...] = ()
    unpublished: tuple[str, ...] = ()

    @property
    def answer(self) -> Answer:
        """Give the answer: yes only if surely, no only if not even possibly."""
        if self.surely:
            return Answer.YES
        return Answer.UNKNOWN if self.possibly else Answer.NO


_YES = Outcome(True, True, (), ())
_NO = Outcome(False, False, (), ())
_OPEN = Outcome(False, True, (), ())


def evaluate_logic(logic: Logic, moment: Moment) -> Outcome:
    """Evaluate logic, each plan node once per subject."""
    found = moment.memory.outcomes.get(id(logic))
    if not isinstance(found, Outcome):
        found = _evaluate(logic, moment)
        moment.memory.outcomes[id(logic)] = found
    return found


def _evaluate(logic: Logic, moment: Moment) -> Outcome:
    match logic:
        case Compare():  # first, being the most frequent
            return _compare(logic, moment)
        case AllOf(parts=parts):
            outcomes = [evaluate_logic(part, moment) for part in parts]
            return join_outcomes(outcomes, least=len(outcomes))
        case AnyOf(parts=parts):
            return join_outcomes([evaluate_logic(part, moment) for part in parts], least=1)
        case AtLeast(least=least, parts=parts):
            return join_outcomes([evaluate_logic(part, moment) for part in parts], least=least)
        case Flag():
            return _flag(logic, moment)
        case Holds():
            return _holds(logic, moment)
        case Member():
            return _member(logic, moment)
        case Always(value=value):
            return _settled(Finding(logic, value, value))
        case Unpublished(what=what):
            finding = Finding(logic, surely=False, possibly=True)
            return Outcome(False, True, (finding,), (finding,), unpublished=(what,))
        case Inapplicable():
            return _inapplicable(logic, moment)


def join_outcomes(outcomes: Sequence[Outcome], *, least: int) -> Outcome:
    """Join outcomes of which at least some must hold: all, any and k of n are one rule."""
    joined = join_answers(outcomes, least=least)
    findings = [finding for one in outcomes for finding in one.findings]
    decisive = [finding for one in _deciding(joined, outcomes) for finding in one.decisive]
    return Outcome(joined.surely, joined.possibly, tuple(findings), tuple(decisive), joined.missing, joined.unpublished)


def join_answers(outcomes: Sequence[Outcome], *, least: int) -> Outcome:
    """Join outcomes as `join_outcomes` does, without findings: those of criteria stand in their own traces."""
    sure = possible = 0
    for one in outcomes:
        sure += one.surely
        possible += one.possibly
    if sure >= least:
        return _YES
    if possible < least:
        return _NO
    still = _deciding(_OPEN, outcomes)
    missing = merge_missing([one.missing for one in still])
    unpublished = tuple(dict.fromkeys([name for one in still for name in one.unpublished]))
    return Outcome(False, True, (), (), missing, unpublished)


def _deciding(joined: Outcome, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Give the outcomes that are as settled as what they were joined to."""
    surely, possibly = joined.surely, joined.possibly
    return [one for one in outcomes if one.surely is surely and one.possibly is possibly]


def _settled(finding: Finding) -> Outcome:
    alone = (finding,)
    return Outcome(finding.surely, finding.possibly, alone, alone, finding.missing)


def _open(atom: Atom, missing: tuple[MissingFact, ...]) -> Outcome:
    return _settled(Finding(atom, surely=False, possibly=True, missing=missing))


def _null(atom: Atom) -> Outcome:
    return _settled(Finding(atom, surely=False, possibly=False, not_applicable=True))


def _inapplicable(atom: Inapplicable, moment: Moment) -> Outcome:
    if atom.offset is None:
        year, cell = None, moment.subject.value(atom.fact)
    else:
        year = moment.reference_year + atom.offset + 1
        cell = moment.subject.value_in(atom.fact, year)
    if isinstance(cell, Missing):
        return _open(atom, (MissingFact(atom.fact, year, cell.reason, cell.detail),))
    truth = isinstance(cell, NotApplicable) is not atom.negated
    return _settled(Finding(atom, truth, truth))


def _flag(atom: Flag, moment: Moment) -> Outcome:
    match moment.subject.value(atom.fact):
        case bool() as value:
            truth = value is atom.expected
            return _settled(Finding(atom, truth, truth, shown="是" if value else "否"))
        case NotApplicable():
            return _null(atom)
        case Missing(reason=reason, detail=detail):
            return _open(atom, (MissingFact(atom.fact, None, reason, detail),))
        case other:
            return _open(atom, (MissingFact(atom.fact, None, MissingReason.WRONG_VALUE, str(other)),))


def _member(atom: Member, moment: Moment) -> Outcome:
    match moment.subject.value(atom.fact):
        case str() as word:
            found = word.startswith(atom.values) if atom.prefix else word in atom.values
            return _settled(Finding(atom, found is not atom.negated, found is not atom.negated, shown=word))
        case NotApplicable():
            return _null(atom)
        case Missing(reason=reason, detail=detail):
            return _open(atom, (MissingFact(atom.fact, None, reason, detail),))
        case other:
            return _open(atom, (MissingFact(atom.fact, None, MissingReason.WRONG_VALUE, str(other)),))


def _holds(atom: Holds, moment: Moment) -> Outcome:
    held, shown, open_titles = find_holding(atom.titles, moment.subject.holdings, moment.as_of)
    if held:
        return _settled(Finding(atom, not atom.negated, not atom.negated, shown=shown))
    if not open_titles:
        return _settled(Finding(atom, atom.negated, atom.negated, shown=shown))
    missing = tuple(MissingFact("", None, MissingReason.OUTSIDE_COVERAGE, "", title) for title in open_titles)
    return _settled(Finding(atom, surely=False, possibly=True, shown=shown, missing=missing))


def _compare(atom: Compare, moment: Moment) -> Outcome:
    if isinstance(atom.left, CompoundGrowth) and isinstance(atom.right, Constant):
        return _compare_growth(atom, atom.left, atom.right, moment)
    left, right = evaluate_quantity(atom.left, moment), evaluate_quantity(atom.right, moment)
    match left, right:
        case (Null(), _) | (_, Null()):
            return _null(atom)
        case Between(), Between():
            return _compare_intervals(atom, left, right)
    return _open(atom, merge_missing([one.missing for one in (left, right) if isinstance(one, Unknown)]))


def _compare_intervals(atom: Compare, left: Between, right: Between) -> Outcome:
    if left.exact and right.exact:
        surely = possibly = holds(atom.operator, left.low, right.low)
    else:
        surely, possibly = interval_holds(atom.operator, left.low - right.high, left.high - right.low, Fraction(0))
    settled = surely or not possibly
    missing = () if settled else merge_missing([left.missing, right.missing])
    finding = Finding(
        atom,
        surely,
        possibly,
        value=left.low if left.exact else None,
        bound=right.low if right.exact else None,
        low=left.low,
        high=left.high,
        missing=missing,
    )
    unpublished = () if settled else (*left.unpublished, *right.unpublished)
    return Outcome(surely, possibly, (finding,), (finding,), missing, unpublished)


def _compare_growth(atom: Compare, growth: CompoundGrowth, bound: Constant, moment: Moment) -> Outcome:
    """Compare `last / first` with `(1 + bound) ** years`: exact where a root would not be."""
    first, last = evaluate_quantity(growth.first, moment), evaluate_quantity(growth.last, moment)
    no_base = isinstance(first, Between) and first.low <= 0
    no_end = isinstance(last, Between) and last.low < 0
    match first, last:
        case _ if no_base or no_end or isinstance(first, Null) or isinstance(last, Null):
            return _null(atom)
        case Between(low=base), Between(low=end):
            ratio = end / base
            truth = holds(atom.operator, ratio, (1 + bound.value) ** growth.years)
            return _settled(Finding(atom, truth, truth, value=ratio, bound=bound.value, low=ratio, high=ratio))
    return _open(atom, merge_missing([one.missing for one in (first, last) if isinstance(one, Unknown)]))
