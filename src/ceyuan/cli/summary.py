"""What `ceyuan match` says on the terminal: the day used, a table by measure, what to collect first, where to look.

Comes in: a bench, its report and the path written. Goes out: lines.
Must not know: how verdicts are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ceyuan.cli.dates import Day
from ceyuan.cli.judging import Bench, latest_year
from ceyuan.cli.output import say, say_aside, say_table
from ceyuan.model.measure import Measure
from ceyuan.report.elsewhere import elsewhere_sentence
from ceyuan.report.tables import Material, MeasureCounts, Report, Setting

MOST_MATERIALS = 5
MOST_NAMED = 6


def show_summary(bench: Bench, report: Report, out: Path | None) -> None:
    """Write the summary; remarks go to standard error."""
    voice = report.setting.say
    say(heading(bench))
    say("")
    for line in (*measure_lines(report.setting, report.counts), *_materials(report)):
        say(line)
    for line in (*remarks(bench), *_examined(report)):
        say_aside(line)
    say("")
    if out is None:
        say(voice("加 --out 结果.xlsx 可写出全部明细和理由。", "Add --out result.xlsx for every detail and reason."))
    else:
        say(voice(f"明细和理由已写入：{out}", f"Details and reasons are in {out}"))


def heading(bench: Bench) -> str:
    """Say which register, day and reference year were used."""
    return heading_of(bench.setting(), bench.request.day, len(bench.subjects))


def heading_of(setting: Setting, day: Day, firms: int) -> str:
    """Say which register, day and reference year were used for how many firms and measures."""
    today = setting.say("（今天）", " (today)") if day.assumed else ""
    return setting.say(
        f"{setting.register}：{firms}家；申报日期 {day.date.isoformat()}{today}；"
        f"基准年度 {setting.reference_year}年；事项 {len(setting.measures)}项",
        f"{setting.register}: {firms} firms; day of application {day.date.isoformat()}{today}; "
        f"reference year {setting.reference_year}; {len(setting.measures)} measures",
    )


def remarks(bench: Bench) -> Iterator[str]:
    """Give what the user should not miss: a register without the reference year, doubtful cells."""
    say_it = bench.setting().say
    latest = latest_year(bench.subjects)
    if latest is not None and latest < bench.request.year:
        yield say_it(
            f"注意：登记表最近的年度是{latest}年，没有基准年度{bench.request.year}年的数据，涉及年度数据的条件多为待定。"
            f"如需按{latest}年试算，请加 --reference-year {latest}。",
            f"Note: the register ends with {latest} and has nothing for the reference year {bench.request.year}, so "
            f"conditions on yearly figures stay undecided. To try with {latest}, add --reference-year {latest}.",
        )
    unknown = bench.intake.counts.columns_unrecognised
    if unknown:
        yield say_it(
            f"注意：有{unknown}列没有识别，未参与判定。", f"Note: {unknown} columns were not recognised and not used."
        )
    wrong = bench.intake.counts.cells_unknown + bench.intake.counts.conflicts
    if wrong:
        yield say_it(
            f"注意：有{wrong}处数据有误或互相矛盾，按未知处理，详见“读入报告”。",
            f"Note: {wrong} values are wrong or contradict each other and count as unknown; see the sheet Intake.",
        )


def measure_lines(setting: Setting, counts: Sequence[MeasureCounts], *, near_misses: bool = True) -> Iterator[str]:
    """Show measures with an answer as a table; those that nobody can decide today as one line each kind."""
    say_it = setting.say
    headings = (
        ("事项", "符合", "不符合", "待定", "待发布", "未受理", "差一点")
        if setting.language == "zh"
        else ("measure", "yes", "no", "unknown", "pending", "closed", "near misses")
    )
    width = len(headings) if near_misses else len(headings) - 1
    told = [one for one in counts if one.yes or one.no or one.unknown]
    rows = [
        (
            f"{setting.counted_title(one.measure)} [{one.measure.id}]",
            *(_number(count) for count in (one.yes, one.no, one.unknown, one.pending, one.closed, one.near_misses)),
        )[:width]
        for one in told
    ]
    if rows:
        right = frozenset(range(1, width))
        say_table(say_it("各事项结论", "Verdicts by measure"), headings[:width], rows, right=right)
    rest = [one for one in counts if one not in told]
    waiting = [one.measure for one in rest if one.pending]
    closed = [one.measure for one in rest if one.closed and not one.pending]
    yield from _named(setting, say_it("实施细则等待发布", "rules still to come"), waiting)
    yield from _named(setting, say_it("当日不受理", "not open on this day"), closed)
    left_out = elsewhere_sentence(setting)
    if left_out:
        yield left_out


def _named(setting: Setting, label: str, measures: Sequence[Measure]) -> Iterator[str]:
    if measures:
        say_it = setting.say
        listed = say_it("、", ", ").join(setting.measure_title(one) for one in measures[:MOST_NAMED])
        more = len(measures) - MOST_NAMED
        tail = say_it("等", f" and {more} more") if more > 0 else ""
        yield say_it(f"{label}（{len(measures)}项）：{listed}{tail}", f"{label} ({len(measures)}): {listed}{tail}")


def _examined(report: Report) -> Iterator[str]:
    if not report.whole:
        count, total = report.examined, len(report.firms)
        yield report.setting.say(
            f"注意：结论覆盖全部{total}家；理由、差一点和待补材料只看了前{count}家，--reasons 可改家数。",
            f"Note: answers cover all {total} firms; reasons, near misses and facts to collect only the first {count}. "
            "--reasons changes that.",
        )


def _number(count: int) -> str:
    return str(count) if count else "·"


def _materials(report: Report) -> Iterator[str]:
    say_it = report.setting.say
    first = report.materials[:MOST_MATERIALS]
    if first:
        yield ""
        yield say_it("最该先补的材料：", "To collect first:")
    for one in first:
        yield "  " + _material(one, say_it)


def _material(one: Material, say_it: Callable[[str, str], str]) -> str:
    words = one.words
    alone = say_it(f"补齐即可定{one.settles}个结论，", f"settles {one.settles} verdicts alone, ") if one.settles else ""
    return say_it(
        f"{words.name}：{alone}涉及{one.concerns}个结论、{one.firms}家（由{words.supplier}提供，来源：{words.sources}）",
        f"{words.name}: {alone}concerns {one.concerns} verdicts of {one.firms} firms "
        f"(from {words.supplier}; source: {words.sources})",
    )
