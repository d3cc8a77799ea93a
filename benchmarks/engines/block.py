"""Ceyuan's block engine: the rulebook compiled to steps over NumPy blocks.

Comes in: Parquet files. Goes out: three-valued answers.
Must not know: other engines.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from benchmarks.engines.columns_of_parts import read_columns
from benchmarks.engines.contract import Codes, Counts, Engine, Job, add_counts
from ceyuan.engines.batch import Batch, Code, count_codes, criterion_codes
from ceyuan.engines.block import Rulebook, compile_rulebook, decide_stream
from ceyuan.model.columns import Columns


class InMemory:
    """Columns in chunks, and the compiled rulebook."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.rulebook = _compile(job, criteria=False)
        self.chunks = list(read_columns(job))

    def decide(self) -> Counts:
        """Decide chunk by chunk, on the job's threads."""
        return _counts(decide_stream(self.rulebook, self.chunks, threads=self.job.threads))

    def codes(self) -> Codes:
        """Compile once more, with every criterion kept."""
        return criterion_table(decide_stream(_compile(self.job, criteria=True), self.chunks, threads=1))


def criterion_table(batches: Iterable[Batch]) -> Codes:
    """Give the answers of every criterion for every firm."""
    tables = [
        np.stack([criterion_codes(bits, batch.rows) for one in batch.measures for bits in one.criteria])
        for batch in batches
    ]
    return np.concatenate(tables, axis=1)


def _compile(job: Job, *, criteria: bool) -> Rulebook:
    return compile_rulebook(job.rules.plans, job.rules.vocabulary, criteria=criteria)


def _counts(batches: Iterable[Batch]) -> Counts:
    return add_counts([[_row(count_codes(one.bits, batch.rows)) for one in batch.measures] for batch in batches])


def _row(counts: dict[Code, int]) -> list[int]:
    return [counts[code] for code in Code]


def stream(job: Job) -> Counts:
    """Decide while reading; only a few chunks are in memory at a time."""
    chunks: Iterable[Columns] = read_columns(job)
    return _counts(decide_stream(_compile(job, criteria=False), chunks, threads=job.threads))


ENGINE = Engine(InMemory, stream)
