"""The firms of a job as Ceyuan's own columns, chunk by chunk.

Comes in: a job. Goes out: columns that its rules read, no more rows than asked for.
Must not know: any engine.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.engines.contract import Job
from benchmarks.rules import DAY, read_keys, read_titles
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.parquet import open_parquet
from ceyuan.model.columns import Columns, slice_columns


def read_columns(job: Job) -> Iterator[Columns]:
    """Read the job's files."""
    wanted = Wanted(read_keys(job.rules.plans), read_titles(job.rules.plans))
    left = job.firms
    for part in job.parts:
        for columns in open_parquet(part, job.rules.vocabulary, as_of=DAY, wanted=wanted).batches():
            if left <= 0:
                return
            yield columns if columns.rows <= left else slice_columns(columns, 0, left)
            left -= columns.rows
