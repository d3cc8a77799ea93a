"""Decide a register on Spark and write the answers as a folder for each measure.

Comes in: a table, a task for the executors, an output folder. Goes out: the folder, and counts by measure.
Must not know: the columns format, packs.

The executors write codes of all measures at once beside the output; then each measure's folder is written from its own
columns, which costs little because Parquet is read column by column. `_SUCCESS` comes last.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from ceyuan.engines.batch import Code, measure_keys
from ceyuan.engines.spark.errors import OUTPUT_THERE, UNREACHABLE
from ceyuan.engines.spark.failures import telling
from ceyuan.engines.spark.protocols import Frame, Session
from ceyuan.engines.spark.storage import SUCCESS, Storage
from ceyuan.engines.spark.table import Table
from ceyuan.engines.spark.work import ANSWER, Task, code_columns, decide_batches, output_schema, part_names
from ceyuan.errors import CeyuanError
from ceyuan.model.column_names import SUBJECT_ID

STAGING = "_codes"
Advance = Callable[[int, int], None]
_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
_BATCH = str(1 << 15)
_AT_ONCE = 4  # folders written at a time: small ones leave most of a cluster idle
_QUIET = ("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
_WORDS = ", ".join(f"'{one.word}'" for one in Code)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each code stands, for each measure in the order of the plans."""

    firms: int
    measures: tuple[Mapping[Code, int], ...]


def _unseen(_done: int, _total: int) -> None:
    """Advance where nobody watches."""


def require_new(session: Session, out: str) -> None:
    """Refuse an output folder that is there already, whole or not."""
    storage = Storage(session)
    with telling(out, UNREACHABLE):
        if storage.exists(out):
            state = SUCCESS if storage.exists(f"{out}/{SUCCESS}") else f"no {SUCCESS}"
            raise CeyuanError(OUTPUT_THERE, data={"path": out, "state": state})


def write_answers(session: Session, table: Table, task: Task, out: str, *, advance: Advance = _unseen) -> Counts:
    """Decide all firms and write `OUT/measure=KEY` for each measure; the folder is new.

    `advance` hears how many of the running tasks are done.
    """
    require_new(session, out)
    writing = _Writing(session, task, out.rstrip("/"), advance, f"ceyuan-{uuid.uuid4()}")
    with telling(out, register=table.path):
        codes = _decided(session, table, task)
        with _batches(session):
            writing.run([partial(_put, codes, f"{writing.out}/{STAGING}")])
        staged = session.read.parquet(f"{writing.out}/{STAGING}")
        counts = writing.split(staged)
        storage = Storage(session)
        storage.remove(f"{writing.out}/{STAGING}")
        storage.mark_written(writing.out)
    return counts


def _decided(session: Session, table: Table, task: Task) -> Frame:
    shared = session.sparkContext.broadcast(task)
    wanted = table.frame.select(*(f"`{name}`" for name in task.columns))
    return wanted.mapInArrow(partial(decide_batches, shared), output_schema(task.rulebook))


@contextmanager
def _batches(session: Session) -> Iterator[None]:
    """Send as many rows at a time as the block machine takes at once."""
    before = session.conf.get(_ROWS)
    session.conf.set(_ROWS, _BATCH)
    try:
        yield
    finally:
        session.conf.set(_ROWS, before)


def _put(frame: Frame, path: str) -> None:
    frame.write.option(*_QUIET).parquet(path)


@dataclass(frozen=True, slots=True)
class _Writing:
    session: Session
    task: Task
    out: str
    advance: Advance
    group: str

    def split(self, staged: Frame) -> Counts:
        """Write every measure from its columns; Spark counts what it writes."""
        from pyspark.sql import Observation  # noqa: PLC0415 -- slow import, and only there with Spark
        from pyspark.sql.functions import expr  # noqa: PLC0415 -- slow import, and only there with Spark

        rulebook = self.task.rulebook
        observed = [Observation(f"{self.group}-{number}") for number in range(len(rulebook.plans))]
        jobs: list[Callable[[], None]] = []
        plans = zip(rulebook.plans, code_columns(rulebook), measure_keys(rulebook.plans), observed, strict=True)
        for plan, (own, *parts), key, seen in plans:
            counts = [expr(f"count_if({own} = {int(code)})").alias(code.word) for code in Code]
            words = [_word(own, ANSWER)]
            if parts:
                words += [_word(one, name) for one, name in zip(parts, part_names(plan), strict=True)]
            frame = staged.select(SUBJECT_ID, own, *parts).observe(seen, *counts).selectExpr(SUBJECT_ID, *words)
            jobs.append(partial(_put, frame, f"{self.out}/measure={key}"))
        self.run(jobs)
        found = tuple({code: int(seen.get[code.word]) for code in Code} for seen in observed)
        return Counts(sum(found[0].values()) if found else 0, found)

    def run(self, jobs: Sequence[Callable[[], None]]) -> None:
        """Run jobs, a few at a time, telling how far they have come; all end when one fails or the user stops."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            waiting: set[Future[None]] = {pool.submit(self._named, job) for job in jobs}
            try:
                while waiting:
                    done, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
                    for one in done:
                        one.result()
                    self.advance(*_progress(self.session, len(jobs), len(waiting)))
            except BaseException:
                for one in waiting:
                    one.cancel()
                self.session.sparkContext.cancelJobGroup(self.group)
                raise

    def _named(self, job: Callable[[], None]) -> None:
        self.session.sparkContext.setJobGroup(self.group, "ceyuan match")
        job()


def _word(column: str, name: str) -> str:
    quoted = name.replace("`", "``")
    return f"elt({column} + 1, {_WORDS}) AS `{quoted}`"


def _progress(session: Session, jobs: int, waiting: int) -> tuple[int, int]:
    """Give tasks done and tasks in all of a single job, else the jobs themselves."""
    if jobs > 1 or not waiting:
        return jobs - waiting, jobs
    stages = list(_running(session))
    return (sum(done for done, _ in stages), sum(total for _, total in stages)) if stages else (0, 1)


def _running(session: Session) -> Iterator[tuple[int, int]]:
    tracker = session.sparkContext.statusTracker()
    for number in tracker.getActiveStageIds():
        stage = tracker.getStageInfo(number)
        if stage is not None:
            yield stage.numCompletedTasks, stage.numTasks
