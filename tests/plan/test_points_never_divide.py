from __future__ import annotations

from fractions import Fraction

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.plan.errors import UNSUPPORTED
from ceyuan.plan.lower.terms import divide
from ceyuan.plan.nodes import Constant, Product, Score, Sum
from ceyuan.source import Source, Span

SPAN = Span(Source("规则", "100 / 总分"), 0, 8)
TOTAL = Score("总分", (), Fraction(100))


@pytest.mark.parametrize("bottom", [TOTAL, Sum((TOTAL, Constant(Fraction(1)))), Product(Constant(Fraction(2)), TOTAL)])
def test_an_interval_of_points_is_refused_as_a_divisor(bottom: Score | Sum | Product) -> None:
    with pytest.raises(CeyuanError) as told:
        divide(Constant(Fraction(100)), bottom, SPAN)
    assert told.value.kind is UNSUPPORTED
