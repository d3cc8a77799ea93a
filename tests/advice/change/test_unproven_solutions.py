"""What the solver did not prove is never taken for impossible: it is told as too entangled."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from ceyuan.advice.change import solve
from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Count, Need, Row
from ceyuan.advice.change.ways import Taste
from ceyuan.model.facts import Changeable, Fact, FactType
from ceyuan.source import Source, Span


def _hard_need() -> Need:
    """Give rows over many levers that no presolve settles."""
    random = Random(5)
    nowhere = Span(Source("test", ""), 0, 0)
    facts = [
        Fact(f"f{number}", f"f{number}", "", FactType.NUMBER, nowhere, changeable=Changeable(Decimal(1)))
        for number in range(30)
    ]
    levers = [Lever(fact, None, 0, 0, 9, Fraction(random.randrange(5, 50)), 0) for fact in facts]
    rows = [Row(tuple((one, random.randrange(-20, 90) or 1) for one in levers), 4000) for _ in range(12)]
    return Count(len(rows), tuple(rows))


def test_a_solver_that_ran_out_of_time_has_proved_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "_SECONDS", 0.0)
    with pytest.raises(solve.Unproven):
        solve.cheapest_by_solver(_hard_need(), Taste({}))
