"""`ceyuan match` for registers in columns: any number of firms, read and answered some rows at a time.

Comes in: a request and how to run it. Goes out: answers in a file, counts on the terminal or as JSON.
Must not know: how verdicts are made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceyuan.cli import errors
from ceyuan.cli.dates import Day
from ceyuan.cli.engines import Engine
from ceyuan.cli.how_to_run import Run
from ceyuan.cli.judging import Request, plans_of, setting_of
from ceyuan.cli.output import Advance, progress, say, say_aside, say_data
from ceyuan.cli.spark_run import SparkRequest, match_on_spark
from ceyuan.cli.summary import heading_of, measure_lines
from ceyuan.engines.batch import (
    Batch,
    Code,
    MeasureAnswers,
    bits_of_codes,
    count_codes,
    measure_keys,
    truths_of_codes,
)
from ceyuan.engines.block import Rulebook, compile_rulebook, decide_by_record, decide_stream
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.files import require_arrow
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.reading import ColumnsFile
from ceyuan.model.policy import Library
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.report.data import counts_data, packs_data
from ceyuan.report.tables import MeasureCounts, Setting

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers on their way: batches, the plans they answer, remarks about what was left out."""

    batches: Iterator[Batch]
    plans: Sequence[MeasurePlan]
    remarks: Sequence[str]


@dataclass(slots=True)
class _Totals:
    """What was counted while answers went by."""

    rows: int = 0
    redecided: int = 0


def match_columns(request: Request, run: Run) -> None:
    """Answer every firm of a register in columns."""
    require_arrow(request.register)
    if run.out is not None and run.by_measure is not None:
        raise CeyuanError(errors.ONE_OUTPUT)
    if run.engine is Engine.SPARK:
        _match_on_spark(request, run)
        return
    _require_outputs(request, run)
    library, plans = plans_of(request)
    say_it = setting_of(request, library, plans).say
    rulebook = compile_rulebook(plans, library.vocabulary, reference_year=request.year, criteria=run.criteria)
    file = _opened(request, library, rulebook, run)
    answering = (
        _in_duckdb(request, library, plans, run) if run.engine is Engine.DUCKDB else _in_blocks(rulebook, file, run)
    )
    setting = setting_of(request, library, answering.plans)
    totals, counters = _Totals(), [Counter[Code]() for _ in answering.plans]
    with progress(say_it("匹配", "matching"), quiet=run.json) as advance:
        try:
            _write(_counted(answering.batches, totals, counters, _told(advance, file.rows)), answering, run)
        except KeyboardInterrupt as error:
            _say_kept(error, setting)
            raise
    counts = tuple(_counts(plan, found) for plan, found in zip(answering.plans, counters, strict=True))
    remarks = [*answering.remarks, *_remarks(file, setting), *_redecided(totals, setting)]
    if run.json:
        say_data(_data(setting, request.day, run, file.report().as_data(), (totals, counts, remarks)))
        return
    _show(setting, request.day, run, (totals, counts, remarks))


def _match_on_spark(request: Request, run: Run) -> None:
    """Answer a register where Spark sees it; the answers lie in a new folder, one part for each measure."""
    if run.by_measure is None:
        raise CeyuanError(errors.SPARK_NEEDS_FOLDER)
    library, plans = plans_of(request)
    setting = setting_of(request, library, plans)
    asked = SparkRequest(
        place(request.register), place(run.by_measure), plans, library.vocabulary, request.year, run.criteria
    )
    with progress(setting.say("匹配", "matching"), quiet=run.json) as advance:
        found = match_on_spark(asked, advance)
    counts = tuple(_counts(plan, one) for plan, one in zip(plans, found.counts, strict=True))
    remarks = [*_lacking(found.lacking, setting), *_unrecognised(found.unrecognised, setting)]
    remarks += [setting.say(f"{one}：由逐户引擎回答", f"{one}: answered by the record engine") for one in found.slowly]
    results = _Totals(found.firms), counts, remarks
    if run.json:
        read = {"lacking": list(found.lacking), "unrecognised": [name for name, _ in found.unrecognised]}
        say_data(_data(setting, request.day, run, read, results))
        return
    _show(setting, request.day, run, results)


def place(path: Path) -> str:
    """Give a place as Spark writes it; a path loses one of the strokes of an address.

    >>> place(Path("s3a://bucket/firms.parquet"))
    's3a://bucket/firms.parquet'
    """
    return re.sub(r"^([a-z][a-z0-9+.-]+):/(?!/)", r"\1://", str(path))


def _require_outputs(request: Request, run: Run) -> None:
    out = run.out
    if out is None:
        return
    if out.suffix.lower() not in {".parquet", ".csv"}:
        raise CeyuanError(
            errors.OUT_NEEDS_COLUMNS, data={"path": str(out), "suggested": str(out.with_suffix(".parquet"))}
        )
    if out.exists() and out.samefile(request.register):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(out)})


def _opened(request: Request, library: Library, rulebook: Rulebook, run: Run) -> ColumnsFile:
    from ceyuan.intake.columns.opening import open_columns  # noqa: PLC0415 -- needs an extra

    wanted = Wanted(frozenset(rulebook.needs), frozenset(rulebook.titles))
    return open_columns(
        request.register,
        library.vocabulary,
        as_of=request.day.date,
        wanted=wanted,
        batch_rows=_batch_rows(rulebook, run),
    )


def _batch_rows(rulebook: Rulebook, run: Run) -> int:
    """Give how many rows are read at a time: what waits between reader, threads and writer stays in half the memory."""
    usual = 1 << 16
    if run.memory is None:
        return usual
    each = 16 * (len(rulebook.needs) + 4) + len(rulebook.plans)  # bytes a row, generously
    return max(8192, min(usual, run.memory // 2 // each // (run.threads + 3) // 8192 * 8192))


def _in_blocks(rulebook: Rulebook, file: ColumnsFile, run: Run) -> Answering:
    if run.engine is Engine.RECORD:
        return Answering((decide_by_record(rulebook, one) for one in file.batches()), rulebook.plans, ())
    slow = [
        f"{rulebook.plans[one.measure].measure.title}：逐户引擎回答，{one.zh} / answered by the record engine: {one.en}"
        for one in rulebook.slow
    ]
    return Answering(decide_stream(rulebook, file.batches(), threads=run.threads), rulebook.plans, slow)


def _in_duckdb(request: Request, library: Library, plans: Sequence[MeasurePlan], run: Run) -> Answering:
    from ceyuan.engines.sql import Options, compile_queries  # noqa: PLC0415 -- needs an extra
    from ceyuan.engines.sql.duckdb import Machine, decide_table, read_layout  # noqa: PLC0415 -- needs an extra

    layout = read_layout(request.register, library.vocabulary)
    options = Options(reference_year=request.year, criteria=run.criteria)
    queries = compile_queries(plans, library.vocabulary, layout, "duckdb", options)
    memory = None if run.memory is None else f"{run.memory // 2**20}MiB"
    tables = decide_table(queries, request.register, Machine(memory=memory, threads=run.threads))
    answered = {key: number for number, key in enumerate(queries.keys)}
    kept = [plan for plan, key in zip(plans, measure_keys(plans), strict=True) if key in answered]
    say_it = setting_of(request, library, kept).say
    remarks = [f"{one.key}：{one.zh} / {one.en}" for one in queries.refused]
    remarks.append(
        say_it(
            "引擎 duckdb 把错误的值当作未知，但不统计有多少；要统计请用 --engine block",
            "the engine duckdb takes wrong values for unknown and does not count them; --engine block does",
        )
    )
    batches = (
        Batch(
            len(table.ids),
            table.ids,
            tuple(
                MeasureAnswers(bits_of_codes(table.measures[key]), tuple(map(truths_of_codes, table.parts[key])))
                for key in queries.keys
            ),
            table.names,
        )
        for table in tables
    )
    return Answering(batches, kept, remarks)


def _told(advance: Advance, total: int | None) -> Callable[[int], None]:
    return lambda rows: advance(rows, total or rows)


def _counted(
    batches: Iterable[Batch], totals: _Totals, counters: Sequence[Counter[Code]], told: Callable[[int], None]
) -> Iterator[Batch]:
    for batch in batches:
        for counter, answers in zip(counters, batch.measures, strict=True):
            counter.update(count_codes(answers.bits, batch.rows))
        totals.rows += batch.rows
        totals.redecided += batch.redecided
        told(totals.rows)
        yield batch


def _write(batches: Iterator[Batch], answering: Answering, run: Run) -> None:
    from ceyuan.report.columns.answers import write_answers, write_answers_by_measure  # noqa: PLC0415 -- needs an extra

    if run.by_measure is not None:
        write_answers_by_measure(batches, answering.plans, run.by_measure, criteria=run.criteria)
    elif run.out is not None:
        write_answers(batches, answering.plans, run.out, criteria=run.criteria)
    else:
        for _ in batches:
            pass


def _say_kept(error: KeyboardInterrupt, setting: Setting) -> None:
    """Name the part of the answers that an interruption left."""
    for one in error.args:
        if isinstance(one, CeyuanError):
            say_aside(setting.say(one.render("zh"), one.render("en")))


def _counts(plan: MeasurePlan, found: Mapping[Code, int]) -> MeasureCounts:
    return MeasureCounts(
        plan.measure,
        yes=found[Code.YES],
        no=found[Code.NO],
        unknown=found[Code.UNKNOWN],
        pending=found[Code.PENDING],
        closed=found[Code.CLOSED],
        near_misses=0,
    )


def _lacking(names: Sequence[str], setting: Setting) -> Iterator[str]:
    if names:
        listed = _listed(names)
        yield setting.say(
            f"注意：规则要用、文件里没有的列有{len(names)}个，按未知处理：{listed}",
            f"Note: {len(names)} columns that rules ask for are not there and count as unknown: {listed}",
        )


def _unrecognised(names: Sequence[tuple[str, str]], setting: Setting) -> Iterator[str]:
    if names:
        listed = _listed([name + (f"→{nearest}？" if nearest else "") for name, nearest in names])
        yield setting.say(
            f"注意：有{len(names)}列没有识别，未参与判定：{listed}",
            f"Note: {len(names)} columns were not recognised and not used: {listed}",
        )


def _remarks(file: ColumnsFile, setting: Setting) -> Iterator[str]:
    """Say what of the file was not there, not recognised, or wrong."""
    report, say_it = file.report(), setting.say
    yield from _lacking(report.lacking, setting)
    yield from _unrecognised([(one.name, one.nearest) for one in report.unrecognised], setting)
    if report.doubled.count != 0:
        yield say_it(f"注意：{report.doubled.remark('zh')}", f"Note: {report.doubled.remark('en')}")
    for one in report.wrong:
        first = "；".join(f"{each.subject_id}：{each.value or '—'}" for each in one.examples)
        yield say_it(
            f"注意：{one.column} 有{one.count}个值有误，按未知处理（{first}）",
            f"Note: {one.count} values of {one.column} are wrong and count as unknown ({first})",
        )


def _redecided(totals: _Totals, setting: Setting) -> Iterator[str]:
    if totals.redecided:
        yield setting.say(
            f"有{totals.redecided}次比较离门槛极近，已用任意长整数重新计算。",
            f"{totals.redecided} comparisons so near their threshold that integers of any size decided them again.",
        )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "、".join(names[:_MOST_NAMED]) + (f" …（+{more}）" if more > 0 else "")


Results = tuple[_Totals, tuple[MeasureCounts, ...], list[str]]


def _data(setting: Setting, day: Day, run: Run, read: Mapping[str, object], results: Results) -> dict[str, object]:
    totals, counts, remarks = results
    written = run.by_measure or run.out
    return {
        "register": setting.register,
        "as_of": setting.as_of.isoformat(),
        "as_of_assumed": day.assumed,
        "reference_year": setting.reference_year,
        "engine": setting.engine,
        "answered_by": Engine.BLOCK.value if run.engine is Engine.AUTO else run.engine.value,
        "packs": packs_data(setting),
        "measures": [counts_data(one, setting) for one in counts],
        "firms": totals.rows,
        "redecided": totals.redecided,
        "columns": dict(read),
        "remarks": remarks,
        "written": None if written is None else str(written),
    }


def _show(setting: Setting, day: Day, run: Run, results: Results) -> None:
    totals, counts, remarks = results
    say(heading_of(setting, day, totals.rows))
    say("")
    for line in measure_lines(setting, counts, near_misses=False):
        say(line)
    for line in remarks:
        say_aside(line)
    say("")
    written = run.by_measure or run.out
    if written is None:
        say(
            setting.say(
                "加 --out 结果.parquet 可写出每家企业的结论。", "Add --out result.parquet for every firm's answers."
            )
        )
    else:
        say(setting.say(f"结论已写入：{written}", f"The answers are in {written}"))
