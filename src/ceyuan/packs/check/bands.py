"""Bands of a points table: disjoint and without holes, proven at every breakpoint and between.

Comes in: a lowered band table and the vocabulary. Goes out: errors naming the bands and the value.
Must not know: subjects. The tests are piecewise constant between their constants, so trying these points is a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from ceyuan.errors import CeyuanError
from ceyuan.model.facts import Fact, Vocabulary
from ceyuan.model.scorecard import Banded, ScoreItem
from ceyuan.packs import errors
from ceyuan.plan.comparison import holds
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    Column,
    Compare,
    Constant,
    Flag,
    Logic,
    Member,
    PointsCase,
    Quantity,
)

Sample = Fraction | str | bool


def check_bands(
    item: ScoreItem, banded: Banded, cases: Sequence[PointsCase], vocabulary: Vocabulary
) -> Iterator[CeyuanError]:
    """Give an error for a value that no band, or more than one band, covers."""
    tests = [case.test for case in cases]
    texts = [band.text for band in banded.bands]
    for text, test in zip(texts, tests, strict=True):
        if not _is_constant(test):
            yield CeyuanError(errors.BAND_SHAPE, data={"band": text}, spans=[item.span])
            return
    for sample in _samples(tests, vocabulary):
        covering = [text for text, test in zip(texts, tests, strict=True) if _covers(test, sample)]
        if not covering:
            yield CeyuanError(errors.BAND_HOLE, data={"value": _show(sample)}, spans=[item.span])
            return
        if len(covering) > 1:
            data = {"first": covering[0], "second": covering[1]}
            yield CeyuanError(errors.BAND_OVERLAP, data=data, spans=[item.span])
            return


def _atoms(test: Logic) -> Iterator[Logic]:
    if isinstance(test, AllOf | AnyOf):
        for part in test.parts:
            yield from _atoms(part)
    else:
        yield test


def _is_constant(test: Logic) -> bool:
    return all(
        isinstance(one, Always | Flag | Member) or (isinstance(one, Compare) and isinstance(one.right, Constant))
        for one in _atoms(test)
    )


def _samples(tests: Sequence[Logic], vocabulary: Vocabulary) -> list[Sample]:
    atoms = [atom for test in tests for atom in _atoms(test)]
    if any(isinstance(one, Flag) for one in atoms):
        return [True, False]
    members = [one for one in atoms if isinstance(one, Member)]
    if members:
        return list(vocabulary.facts[members[0].fact].choices) or [word for one in members for word in one.values]
    compares = [one for one in atoms if isinstance(one, Compare)]
    bounds = sorted({one.right.value for one in compares if isinstance(one.right, Constant)})
    fact = _bare_fact([one.left for one in compares], vocabulary)
    return list(_grid(bounds, fact)) if bounds else [Fraction(0)]


def _grid(bounds: list[Fraction], fact: Fact | None) -> Iterator[Fraction]:
    """Give every bound, a point between neighbours, and one beyond each end, as far as the fact's values reach."""
    unit = None if fact is None else Fraction(1, 10**fact.scale)
    low = None if fact is None or fact.minimum is None else Fraction(fact.minimum)
    high = None if fact is None or fact.maximum is None else Fraction(fact.maximum)
    step = unit or Fraction(1)
    pairs = pairwise(bounds)
    between = [(one + other) / 2 if unit is None else one + unit for one, other in pairs]
    for value in (bounds[0] - step, *bounds, *between, bounds[-1] + step):
        if (low is None or value >= low) and (high is None or value <= high):
            yield value


def _bare_fact(quantities: Sequence[Quantity], vocabulary: Vocabulary) -> Fact | None:
    names = {one.fact for one in quantities if isinstance(one, Column)}
    bare = len(names) == 1 and all(isinstance(one, Column) for one in quantities)
    return vocabulary.facts[names.pop()] if bare else None


def _covers(test: Logic, sample: Sample) -> bool:
    match test:
        case AllOf(parts=parts):
            return all(_covers(part, sample) for part in parts)
        case AnyOf(parts=parts):
            return any(_covers(part, sample) for part in parts)
        case Always(value=value):
            return value
        case Flag(expected=expected):
            return sample is expected
        case Member(values=values, negated=negated):
            return (sample in values) is not negated
        case Compare(operator=operator, right=Constant(value=bound)) if isinstance(sample, Fraction):
            return holds(operator, sample, bound)
    raise AssertionError(test)


def _show(sample: Sample) -> str:
    match sample:
        case bool():
            return "是" if sample else "否"
        case str():
            return sample
    return str(sample.numerator if sample.denominator == 1 else float(sample))
