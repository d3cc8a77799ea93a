"""`ceyuan advise` for registers in columns: gaps today and least changes in the next period, firm after firm.

Comes in: a request, where the table goes, how to run. Goes out: a long table, counts on the terminal or as JSON.
Must not know: how advice is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ceyuan.advice.columns import AdviceBatch, Advisor, State, advise_stream, compile_advice
from ceyuan.advice.columns.run import CHUNK, MOST_UNMET
from ceyuan.cli import errors
from ceyuan.cli.judging import Request, load_packs, pick_measures, setting_of
from ceyuan.cli.output import Advance, progress, say, say_aside, say_data, say_table
from ceyuan.cli.summary import heading_of
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.reading import ColumnsFile
from ceyuan.model.column_names import column_name
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.share import share_nodes
from ceyuan.report.data import packs_data
from ceyuan.report.tables import Setting

_MOST_NAMED = 8
_BYTES_A_FIRM = 1 << 14  # what the lines about one firm take on their way, generously
_STATES = (State.GAP, State.ROUTE, State.ENTANGLED, State.BLOCKED, State.CLOSED_YEAR, State.PENDING)


@dataclass(frozen=True, slots=True)
class Advising:
    """Where the table goes (None: counts only) and how to run; `memory` in bytes, None for no limit."""

    out: Path | None
    threads: int = 2
    memory: int | None = None
    json: bool = False


@dataclass(slots=True)
class _Totals:
    """What was counted while lines went by: pairs of firm and measure by measure and state."""

    pairs: NDArray[np.int64]
    firms: int = 0
    lines: int = 0


def advise_columns(request: Request, advising: Advising) -> None:
    """Advise every firm of a register in columns."""
    _require_out(request, advising.out)
    library = load_packs(request.packs)
    measures = pick_measures(library, request.measures, request.intake.kind)
    advisor = compile_advice(
        _lowering(measures, library),
        library.vocabulary,
        known_on=request.day.date,
        reference_year=request.reference_year,
        conferred={one.confers for one in library.measures() if one.confers and one.subject is request.intake.kind},
    )
    setting = setting_of(request, library, advisor.lower(request.day.date))
    file = _opened(request, library, advisor, advising)
    totals = _Totals(np.zeros((len(measures), len(State)), np.int64))
    with progress(setting.say("分析", "advising"), quiet=advising.json) as advance:
        batches = _counted(advise_stream(advisor, file.batches(), threads=advising.threads), totals, (advance, file))
        try:
            _write(batches, advisor, advising.out)
        except KeyboardInterrupt as error:
            for one in error.args:
                if isinstance(one, CeyuanError):
                    say_aside(setting.say(one.render("zh"), one.render("en")))
            raise
    remarks = list(_remarks(file, advisor, setting))
    if advising.json:
        say_data(_data(request, setting, (advisor, totals), remarks, advising.out))
        return
    _show(request, setting, totals, remarks, advising.out)


def _lowering(measures: Sequence[Measure], library: Library) -> Callable[[date], Sequence[MeasurePlan]]:
    return lambda day: share_nodes(lower_measure(one, library, as_of=day) for one in measures)


def _require_out(request: Request, out: Path | None) -> None:
    if out is None:
        return
    if out.suffix.lower() not in {".parquet", ".csv"}:
        suggested = str(out.with_suffix(".parquet"))
        raise CeyuanError(errors.OUT_NEEDS_COLUMNS, data={"path": str(out), "suggested": suggested})
    if out.exists() and out.samefile(request.register):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(out)})


def _opened(request: Request, library: Library, advisor: Advisor, advising: Advising) -> ColumnsFile:
    from ceyuan.intake.columns.opening import open_columns  # noqa: PLC0415 -- needs an extra

    rows = CHUNK
    if advising.memory is not None:
        rows = max(1024, min(CHUNK, advising.memory // 2 // _BYTES_A_FIRM // (advising.threads + 2) // 1024 * 1024))
    wanted = Wanted(advisor.needs, advisor.titles)
    return open_columns(request.register, library.vocabulary, as_of=request.day.date, wanted=wanted, batch_rows=rows)


def _counted(
    batches: Iterable[AdviceBatch], totals: _Totals, told: tuple[Advance, ColumnsFile]
) -> Iterator[AdviceBatch]:
    advance, file = told
    for batch in batches:
        lines = batch.lines
        # lines of one firm, period and measure stand together
        place = np.stack([lines.row, lines.period.astype(np.int32), lines.measure.astype(np.int32)])
        first = np.ones(len(lines.row), np.bool_)
        first[1:] = (place[:, 1:] != place[:, :-1]).any(axis=0)
        np.add.at(totals.pairs, (lines.measure[first], lines.state[first]), 1)
        totals.firms += batch.rows
        totals.lines += len(lines.row)
        advance(totals.firms, file.rows or totals.firms)
        yield batch


def _write(batches: Iterator[AdviceBatch], advisor: Advisor, out: Path | None) -> None:
    from ceyuan.report.columns.advice import write_advice  # noqa: PLC0415 -- needs an extra

    if out is not None:
        write_advice(batches, advisor, out)
        return
    for _ in batches:
        pass


def _remarks(file: ColumnsFile, advisor: Advisor, setting: Setting) -> Iterator[str]:
    """Say what of the file was not there, not recognised, or wrong; the open year need not be there."""
    report, say_it = file.report(), setting.say
    year = advisor.known_on.year
    facts = advisor.vocabulary.facts
    open_year = {column_name(facts[key.fact], year) for key in advisor.needs if key.year == year}
    lacking = [one for one in report.lacking if one not in open_year]
    if lacking:
        yield say_it(
            f"注意：规则要用、文件里没有的列有{len(lacking)}个，按未知处理：{_listed(lacking)}",
            f"Note: {len(lacking)} columns that rules ask for are not there and count as unknown: {_listed(lacking)}",
        )
    strange = [one.name + (f"→{one.nearest}？" if one.nearest else "") for one in report.unrecognised]
    if strange:
        yield say_it(
            f"注意：有{len(strange)}列没有识别，未参与分析：{_listed(strange)}",
            f"Note: {len(strange)} columns were not recognised and not used: {_listed(strange)}",
        )
    if report.doubled.count != 0:
        yield say_it(f"注意：{report.doubled.remark('zh')}", f"Note: {report.doubled.remark('en')}")
    for one in report.wrong:
        first = "；".join(f"{each.subject_id}：{each.value or '—'}" for each in one.examples)
        yield say_it(
            f"注意：{one.column} 有{one.count}个值有误，按未知处理（{first}）",
            f"Note: {one.count} values of {one.column} are wrong and count as unknown ({first})",
        )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "、".join(names[:_MOST_NAMED]) + (f" …（+{more}）" if more > 0 else "")


def _data(
    request: Request, setting: Setting, found: tuple[Advisor, _Totals], remarks: Sequence[str], out: Path | None
) -> dict[str, object]:
    advisor, totals = found
    counted = zip(setting.measures, totals.pairs.tolist(), strict=True)
    return {
        "register": setting.register,
        "as_of": setting.as_of.isoformat(),
        "as_of_assumed": request.day.assumed,
        "reference_year": setting.reference_year,
        "next_as_of": advisor.next.season.as_of.isoformat(),
        "next_reference_year": advisor.next.season.reference_year,
        "engine": setting.engine,
        "packs": packs_data(setting),
        "most_unmet": MOST_UNMET,
        "measures": [
            {
                "pack": one.pack,
                "id": one.id,
                "title": one.title,
                **{state.word: pairs[state] for state in _STATES},
            }
            for one, pairs in counted
        ],
        "firms": totals.firms,
        "lines": totals.lines,
        "remarks": list(remarks),
        "written": None if out is None else str(out),
    }


def _show(request: Request, setting: Setting, totals: _Totals, remarks: Sequence[str], out: Path | None) -> None:
    say_it = setting.say
    say(heading_of(setting, request.day, totals.firms))
    say("")
    headings = (
        ("事项", "今天差一两条", "下年度可达", "需逐户查找", "下年度达不到", "已结账，不可调整", "细则待发布")
        if setting.language == "zh"
        else (
            "measure",
            "short today",
            "route next year",
            "to be searched",
            "out of reach",
            "closed years",
            "rules to come",
        )
    )
    rows = [
        (f"{setting.measure_title(one)} [{one.id}]", *(str(pairs[state]) if pairs[state] else "·" for state in _STATES))
        for one, pairs in zip(setting.measures, totals.pairs.tolist(), strict=True)
        if any(pairs)
    ]
    if rows:
        say_table(say_it("差一两条的企业数", "Firms one or two conditions short"), headings, rows, right=_RIGHT)
    for line in remarks:
        say_aside(line)
    say("")
    if out is None:
        say(say_it("加 --out 结果.parquet 可写出逐户明细。", "Add --out result.parquet for every firm's lines."))
    else:
        say(say_it(f"明细已写入：{out}", f"The lines are in {out}"))


_RIGHT = frozenset(range(1, len(_STATES) + 1))
