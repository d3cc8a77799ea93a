"""What Spark's executors do and how failures are told, without a Spark."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.util import find_spec

import numpy as np
import pyarrow as pa
import pytest

from agreement_databases import arrow_table
from ceyuan.engines import batch
from ceyuan.engines.batch import Code
from ceyuan.engines.block import compile_rulebook
from ceyuan.engines.spark.available import require_spark
from ceyuan.engines.spark.errors import EMPTY_ID, FAILED
from ceyuan.engines.spark.failures import WorkerError, first_cause, told
from ceyuan.engines.spark.work import Task, code_columns, decide_batches, output_schema, part_names
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.arrow import columns_of_batch
from ceyuan.intake.columns.layout import Wanted, find_layout
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.record import record_answers
from ceyuan.verify.agreement.rulebooks import Rules, random_rulebook
from ceyuan.verify.agreement.table import fields_of

MOST_BYTES = 4_000_000  # a task is sent to every executor


@dataclass(frozen=True)
class Sent:
    """A value as an executor finds it."""

    value: object


def task_for(rules: Rules, names: list[str]) -> Task:
    rulebook = compile_rulebook(rules.plans, rules.vocabulary, reference_year=rules.reference_year, criteria=True)
    wanted = Wanted(frozenset(rulebook.needs), frozenset(rulebook.titles))
    layout = find_layout("firms", names, rules.vocabulary, wanted)
    return Task(rulebook, partial(columns_of_batch, layout=layout), layout.read())


def test_an_executor_answers_as_the_record_engine_does() -> None:
    rules = random_rulebook(21)
    firms = random_firms(rules, 500, seed=21)
    table = arrow_table(fields_of(firms, rules.vocabulary))
    task = pickle.loads(pickle.dumps(task_for(rules, table.column_names)))  # noqa: S301 -- our own bytes
    batches = table.select(list(task.columns)).to_batches(max_chunksize=128)
    found = pa.Table.from_batches(list(decide_batches(Sent(task), iter(batches))))
    expected = record_answers(rules.plans, firms, rules.vocabulary, rules.as_of, rules.reference_year)
    assert found.column_names == [part.split()[0] for part in output_schema(task.rulebook).split(", ")]
    assert found.column("subject_id").to_pylist() == [str(one) for one in firms.ids]
    for columns, codes in zip(code_columns(task.rulebook), expected, strict=True):
        assert codes is not None
        for name, own in zip(columns, (codes[0], *codes[1]), strict=True):
            assert np.array_equal(found.column(name).to_numpy(), own), name


def test_what_is_sent_to_executors_stays_small() -> None:
    library = load_library(bundled_packs())
    plans = tuple(lower_measure(one, library, as_of=date(2026, 6, 30)) for one in library.measures())
    task = task_for(Rules("bundled", plans, library.vocabulary, date(2026, 6, 30), 2025), ["subject_id"])
    assert len(pickle.dumps(task)) < MOST_BYTES


def test_an_empty_id_stops_an_executor() -> None:
    task = task_for(random_rulebook(1), ["subject_id"])
    rows = pa.RecordBatch.from_pydict({"subject_id": ["A", ""]})
    with pytest.raises(WorkerError, match=r"ceyuan-error:spark\.empty-id"):
        list(decide_batches(Sent(task), iter([rows])))


def test_parts_of_one_name_get_columns_of_their_own() -> None:
    for plan in random_rulebook(2).plans:
        names = part_names(plan)
        assert len({name.lower() for name in names}) == len(batch.tested_parts(plan))


def test_codes_stand_in_the_order_of_their_words() -> None:
    """The words of the output are picked by position."""
    assert [one.value for one in Code] == list(range(len(Code)))


PYTHON = r"""Job aborted due to stage failure: Task 0 in stage 1.0 failed 1 times
org.apache.spark.api.python.PythonException: Traceback (most recent call last):
  File "worker.py", line 1, in main
MemoryError: no room

    at org.apache.spark.X(Y.scala:1)"""
JAVA = r"""An error occurred
: org.apache.spark.SparkException: Job aborted.
    at X
Caused by: org.apache.spark.SparkException: Task failed
    at Y
Caused by: java.io.IOException: No space left on device
    ... 3 more"""
CAUSES = {
    "a worker's own failure": (PYTHON, "MemoryError: no room"),
    "the innermost of Java": (JAVA, "IOException: No space left on device"),
    "nothing but a sentence": ("something happened\n\tat Z", "something happened"),
    "nothing at all": ("", "—"),
}


@pytest.mark.parametrize("title", CAUSES)
def test_the_first_cause_is_told_in_one_line(title: str) -> None:
    text, expected = CAUSES[title]
    assert first_cause(text) == expected


def test_an_error_of_a_worker_comes_back_as_what_it_was() -> None:
    error = told(RuntimeError(f"PythonException: {WorkerError(EMPTY_ID)}"), FAILED, "out", "firms")
    assert (error.kind, error.data) == (EMPTY_ID, {"path": "firms"})


def test_executors_without_our_code_are_told_apart() -> None:
    error = told(RuntimeError("ModuleNotFoundError: No module named 'ceyuan'"), FAILED, "out")
    assert (error.kind.code, error.data) == ("spark.not-on-executors", {"module": "ceyuan"})


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="pyspark is installed")
def test_without_pyspark_the_next_step_is_told() -> None:
    with pytest.raises(CeyuanError) as caught:
        require_spark({"PATH": ""})
    assert (caught.value.kind.code, caught.value.data) == ("spark.no-pyspark", {"package": "pyspark"})


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is in requirements/all.txt")
@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"PATH": ""}, "spark.no-java"),
        ({"PATH": "/usr/bin", "JAVA_HOME": "/nowhere"}, "spark.no-java"),
        ({"PATH": "", "SPARK_REMOTE": "sc://host"}, "spark.remote"),
    ],
)
def test_what_cannot_work_is_refused_before_anything_starts(environment: dict[str, str], code: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        require_spark(environment)
    assert caught.value.kind.code == code


@pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is in requirements/all.txt")
def test_inside_spark_submit_no_java_is_looked_for() -> None:
    require_spark({"PATH": "", "PYSPARK_GATEWAY_PORT": "1"})
