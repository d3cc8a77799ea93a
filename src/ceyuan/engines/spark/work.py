"""What an executor does: Arrow batches of firms in, batches of codes out.

Comes in: batches, a rulebook and a reader that were sent once. Goes out: ids and a code a measure and tested part.
Must not know: Spark, storage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ceyuan.engines.batch import Batch, criterion_codes, measure_codes, tested_parts
from ceyuan.engines.block import Rulebook, decide_stream
from ceyuan.engines.spark.errors import EMPTY_ID
from ceyuan.engines.spark.failures import WorkerError
from ceyuan.engines.spark.protocols import Shared
from ceyuan.model.column_names import SUBJECT_ID, SUBJECT_NAME
from ceyuan.model.columns import Columns
from ceyuan.plan.nodes import MeasurePlan

ReadBatch = Callable[[pa.RecordBatch], Columns]
ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Task:
    """What every executor gets once: the rules, how a batch becomes columns, and which columns that needs."""

    rulebook: Rulebook
    read: ReadBatch
    columns: tuple[str, ...]


def code_columns(rulebook: Rulebook) -> tuple[tuple[str, ...], ...]:
    """Name the columns of codes by measure: its own, then those of its parts where the rulebook keeps them."""
    return tuple(
        (f"m{number}", *(f"m{number}_{part}" for part in range(len(tested_parts(plan)) if rulebook.criteria else 0)))
        for number, plan in enumerate(rulebook.plans)
    )


def output_schema(rulebook: Rulebook) -> str:
    """Give the schema of the codes, as Spark writes it."""
    names = [name for columns in code_columns(rulebook) for name in columns]
    return ", ".join([f"{SUBJECT_ID} string", *(f"{name} tinyint" for name in names)])


def decide_batches(shared: Shared, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Decide batch after batch; memory does not grow with their number."""
    task = shared.value
    if not isinstance(task, Task):
        raise TypeError(f"an executor was sent {type(task).__name__}")
    names = [SUBJECT_ID, *(name for columns in code_columns(task.rulebook) for name in columns)]
    chunks = (task.read(_with_ids(batch)) for batch in batches if batch.num_rows)
    for decided in decide_stream(task.rulebook, chunks, threads=1):
        yield pa.RecordBatch.from_arrays(list(_arrays(decided)), names)


def _with_ids(batch: pa.RecordBatch) -> pa.RecordBatch:
    ids = batch.column(SUBJECT_ID)
    if ids.null_count or (pa.types.is_string(ids.type) and pc.any(pc.equal(pc.binary_length(ids), 0)).as_py()):
        raise WorkerError(EMPTY_ID)
    return batch


def _arrays(batch: Batch) -> Iterator[pa.Array]:
    yield batch.ids
    for one in batch.measures:
        yield pa.array(measure_codes(one.bits, batch.rows).astype(np.int8))
        for part in one.criteria:
            yield pa.array(criterion_codes(part, batch.rows).astype(np.int8))


def part_names(plan: MeasurePlan) -> tuple[str, ...]:
    """Give each tested part a column name: its id, with a number where the name is taken (Spark sees no case)."""
    taken = {ANSWER, SUBJECT_ID, SUBJECT_NAME}
    names: list[str] = []
    for part in tested_parts(plan):
        name, number = part.id, 2
        while name.lower() in taken:
            name, number = f"{part.id}_{number}", number + 1
        taken.add(name.lower())
        names.append(name)
    return tuple(names)
