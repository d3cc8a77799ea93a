"""The statements' text: every database's own parser gives back the tree, names are short, columns few."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import exp

from ceyuan.engines.sql import Options, compile_queries, layout_of
from ceyuan.engines.sql.compile import render
from ceyuan.engines.sql.dialects import DIALECTS
from ceyuan.model.column_names import Role, column_name, title_column_name
from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.model.policy import Library
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.slow

TYPES = {
    FactType.NUMBER: "BIGINT",
    FactType.BOOLEAN: "BOOLEAN",
    FactType.TEXT: "VARCHAR(50)",
    FactType.DATE: "DATE",
}


def described(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    found = [("subject_id", "VARCHAR(50)")]
    for fact in vocabulary.facts.values():
        for year in range(2022, 2026) if fact.yearly else (None,):
            found.append((column_name(fact, year, scaled=True), TYPES[fact.type]))
            found.append((column_name(fact, year, Role.NOT_APPLICABLE), "BOOLEAN"))
    return [*found, *((title_column_name(one.key), "BOOLEAN") for one in vocabulary.titles.values())]


@pytest.fixture(scope="module", params=sorted(DIALECTS))
def queries(request: pytest.FixtureRequest, library: Library, plans: list[MeasurePlan]) -> object:
    layout = layout_of("warehouse.firms", described(library.vocabulary), library.vocabulary, dialect=request.param)
    return compile_queries(plans, library.vocabulary, layout, request.param, Options(criteria=True))


def test_each_database_reads_its_text_back(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    for text in (*queries.sql(), render(queries.joined(), queries.dialect)):
        again = sqlglot.parse_one(text, dialect=queries.dialect)
        assert again.sql(queries.dialect) == text


def test_no_statement_has_more_columns_than_asked(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    assert len(queries.statements) > 1
    sizes = [len(select.expressions) for one in queries.statements for select in one.find_all(exp.Select)]
    assert max(sizes) <= 400


def test_names_are_ascii_and_short(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    names = [name for one in queries.statements for name in one.named_selects]
    assert [name for name in names if not name.isascii() or len(name) > 63] == []
    assert len(set(names)) == sum(1 for name in names if name != "subject_id") + 1


def test_the_join_has_every_column_once(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    alone = [name for one in queries.statements for name in one.named_selects if name != "subject_id"]
    assert queries.joined().named_selects == ["subject_id", *alone]


def test_only_common_ground_is_used(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    """No division, no rounding, no LIKE, and no NULL inside a list."""
    for one in queries.statements:
        assert list(one.find_all(exp.Div, exp.IntDiv, exp.Round, exp.Like, exp.Mod)) == []
        assert [
            found for found in one.find_all(exp.In) if any(isinstance(x, exp.Null) for x in found.expressions)
        ] == []


def test_every_output_is_a_small_number(queries) -> None:  # noqa: ANN001 -- what the fixture gives
    for one in queries.statements:
        first, *others = one.selects
        assert first.name == "subject_id"
        kinds = {found.this.to.this for found in others}
        assert kinds == {exp.DType.SMALLINT}
