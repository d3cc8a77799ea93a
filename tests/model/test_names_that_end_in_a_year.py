"""Columns of current facts whose own names end in a year, beside those of yearly facts."""

from __future__ import annotations

import pytest

from ceyuan.model.column_names import FactColumn, Role, column_name, read_column_name
from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.source import Source, Span

SPAN = Span(Source("made up", ""), 0, 0)
LISTED = Fact("列入2024年版目录", "listed_2024", "Listed", FactType.BOOLEAN, SPAN)
PRICE = Fact("2020年不变价", "price_2020", "Price", FactType.NUMBER, SPAN, unit="元", scale=2)
YEARLY = Fact("营业收入", "revenue", "Revenue", FactType.NUMBER, SPAN, unit="元", scale=2, yearly=True)
VOCABULARY = Vocabulary({one.name: one for one in (LISTED, PRICE, YEARLY)}, {})


@pytest.mark.parametrize("fact", [LISTED, PRICE, YEARLY], ids=lambda fact: fact.key)
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("scaled", [False, True])
def test_what_is_written_is_read(fact: Fact, role: Role, *, scaled: bool) -> None:
    year = 2024 if fact.yearly else None
    found = read_column_name(column_name(fact, year, role, scaled=scaled), VOCABULARY)
    assert isinstance(found, FactColumn)
    assert (found.key, found.role) == (ColumnKey(fact.name, year), role)
    assert found.power == (2 if scaled and fact.scale and role is Role.VALUE else 0)
