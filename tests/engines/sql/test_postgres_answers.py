"""PostgreSQL answers as the record engine does. Needs a server: CEYUAN_POSTGRES holds its address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from ceyuan.engines.sql import Options, compile_queries, layout_of, run
from ceyuan.model.policy import Library
from ceyuan.plan.nodes import MeasurePlan

pytestmark = pytest.mark.postgres
TABLE = "ceyuan_test_firms"
DESCRIBED = """
    SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""


@pytest.fixture(scope="module")
def connection() -> Iterator[object]:
    address = os.environ.get("CEYUAN_POSTGRES")
    if not address:
        pytest.skip("set CEYUAN_POSTGRES to the address of a PostgreSQL database to run this")
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(address) as opened:
        yield opened
        opened.rollback()


def test_postgres_answers_as_the_record_engine(
    connection: object, library: Library, plans: list[MeasurePlan], tables: SimpleNamespace
) -> None:
    vocabulary = library.vocabulary
    firms = tables.random_firms(vocabulary, {}, {"行业代码": ["C39"]}, rows=80, seed=4)
    firms = tables.without_fractions(firms, vocabulary)
    described, rows = tables.physical(firms, vocabulary, "postgres")
    cursor = connection.cursor()
    cursor.execute(tables.create(described, TABLE))
    cursor.executemany(tables.insert(len(described), "%s", TABLE), rows)
    cursor.execute(DESCRIBED, [TABLE])
    layout = layout_of(TABLE, cursor.fetchall(), vocabulary, dialect="postgres")
    queries = compile_queries(plans, vocabulary, layout, "postgres", Options(criteria=True))
    assert queries.refused == ()
    found = tables.as_lists(run(queries, cursor))
    truth = tables.record(plans, tables.to_columns(firms, vocabulary), vocabulary)
    assert [key for key in truth if found[key] != truth[key]] == []
