"""Spark for the comparison of engines: firms as Parquet files, answers read back from what was written.

Comes in: plans, columns. Goes out: an engine that asks a Spark on this machine.
Must not know: rules, firms.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from agreement_databases import arrow_table
from ceyuan.cli.spark_run import SparkRequest, match_on_spark
from ceyuan.engines.batch import Code, measure_keys
from ceyuan.engines.spark.session import open_session
from ceyuan.engines.sql import CodeTable
from ceyuan.model.column_names import SUBJECT_ID
from ceyuan.model.columns import Columns
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.agreement.engines import Codes, Engine, MeasureCodes
from ceyuan.verify.agreement.sql import table_codes
from ceyuan.verify.agreement.table import fields_of

LOCAL = {"spark.master": "local[2]", "spark.sql.shuffle.partitions": "2"}
_CODE = {one.word: int(one) for one in Code}


@contextmanager
def spark_answers() -> Iterator[Engine]:
    """Give an engine on a Spark of two workers that listens to nobody."""
    with open_session(LOCAL), tempfile.TemporaryDirectory() as folder:
        runs = iter(range(1_000_000))

        def answers(
            plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, _: date, reference_year: int
        ) -> list[MeasureCodes]:
            place = Path(folder) / str(next(runs))
            place.mkdir()
            # several row groups, so that both workers have something to do
            rows = max(columns.rows // 3, 1)
            pq.write_table(arrow_table(fields_of(columns, vocabulary)), place / "firms.parquet", row_group_size=rows)
            out = place / "answers"
            request = SparkRequest(str(place), str(out), plans, vocabulary, reference_year, criteria=True)
            match_on_spark(request, lambda _done, _total: None)
            return table_codes(plans, columns, [read_answers(out, plans)])

        yield answers


def read_answers(out: Path, plans: Sequence[MeasurePlan]) -> CodeTable:
    """Read the folders of all measures; every folder holds the same firms, in an order of its own."""
    ids: list[str] = []
    measures: dict[str, Codes] = {}
    parts: dict[str, tuple[Codes, ...]] = {}
    for key in measure_keys(plans):
        files = sorted((out / f"measure={key}").glob("*.parquet"))
        table = pa.concat_tables(pq.ParquetFile(one).read() for one in files).sort_by(SUBJECT_ID)
        ids = table.column(0).to_pylist()
        measures[key], *rest = (_codes(table.column(index)) for index in range(1, table.num_columns))
        parts[key] = tuple(rest)
    return CodeTable(ids, measures, parts)


def _codes(words: pa.ChunkedArray) -> Codes:
    return np.array([_CODE[word] for word in words.to_pylist()], np.uint8)
