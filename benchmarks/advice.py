"""Measure advice for a whole register: from Parquet to a long table in Parquet: `python -m benchmarks.advice FOLDER`.

Comes in: files of invented firms, how many cores. Goes out: seconds, peak memory, what the lines say.
Must not know: how advice is found.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from benchmarks.generate import Dataset, write_dataset
from benchmarks.more_columns import make_recipe
from benchmarks.rules import BUNDLED, DAY, Rules, load_rules
from benchmarks.runs import ROOT, environment
from benchmarks.say import give
from ceyuan.advice.columns import AdviceBatch, Advisor, Period, State, advise_stream, compile_advice
from ceyuan.advice.columns.run import CHUNK
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.opening import open_columns
from ceyuan.model.columns import Columns
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.share import share_nodes
from ceyuan.report.columns.advice import write_advice

FIRMS = 100_000


def advised_firms(place: Path, rules: Rules, seed: int) -> Dataset:
    """Write the firms that are advised."""
    dataset = Dataset(place / f"advice-{seed}-{FIRMS}", FIRMS)
    write_dataset(make_recipe(rules, seed), rules.vocabulary, dataset)
    return dataset


@dataclass(frozen=True, slots=True)
class Advised:
    """What was measured: seconds in all and for compiling, peak memory in MB, and how often each answer was given."""

    firms: int
    cores: int
    seconds: float
    compiling: float
    peak: float
    megabytes: float
    measures: tuple[int, int]
    lines: dict[str, int]


def make_advisor(rules: Rules) -> Advisor:
    """Compile the advisor of the benchmark's day."""

    def lower(day: date) -> Sequence[MeasurePlan]:
        return share_nodes(lower_measure(plan.measure, rules.library, as_of=day) for plan in rules.plans)

    return compile_advice(lower, rules.vocabulary, known_on=DAY)


def run(folder: Path, firms: int, cores: int) -> Advised:
    """Advise every firm of a data set and write the table beside nothing that stays."""
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))
    pa.set_cpu_count(cores)
    rules = load_rules(BUNDLED)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    begun = time.perf_counter()
    advisor = make_advisor(rules)
    compiled = time.perf_counter()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "advice.parquet"
        chunks = _chunks(Dataset(folder, firms), rules, advisor)
        write_advice(_counted(advise_stream(advisor, chunks, threads=cores), counts), advisor, out)
        ended = time.perf_counter()
        size = out.stat().st_size / 1e6
    measures = len(advisor.today.measures), len(advisor.next.measures)
    return Advised(firms, cores, ended - begun, compiled - begun, _peak(), size, measures, dict(counts))


def _chunks(dataset: Dataset, rules: Rules, advisor: Advisor) -> Iterator[Columns]:
    wanted = Wanted(advisor.needs, advisor.titles)
    for part in dataset.parts:
        yield from open_columns(part, rules.vocabulary, as_of=DAY, wanted=wanted, batch_rows=CHUNK).batches()


def _counted(batches: Iterator[AdviceBatch], counts: Counter[str]) -> Iterator[AdviceBatch]:
    for batch in batches:
        lines = batch.lines
        for period in Period:
            for state in State:
                found = (lines.period == period) & (lines.state == state)
                counts[f"{period.word} {state.word}"] += int(found.sum())
        yield batch


def _peak() -> float:
    text = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    found = re.search(r"^VmHWM:\s+(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def measure_advice(dataset: Dataset, cores: Sequence[int]) -> list[str]:
    """Measure in processes of their own, and say it in lines."""
    lines = [f"Advice from Parquet to Parquet, {dataset.firms:,} firms: gaps today, least changes in the next period"]
    for one in cores:
        command = [sys.executable, "-m", "benchmarks.advice", str(dataset.folder), str(dataset.firms), str(one)]
        done = subprocess.run(  # noqa: S603 -- our own module
            command, cwd=ROOT, env=environment(one), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise SystemExit(f"advice failed on {dataset.firms:,} firms:\n{done.stderr.strip()}")
        lines += told(json.loads(done.stdout.splitlines()[-1]))
    return [*lines, ""]


def told(found: dict[str, object]) -> Iterator[str]:
    """Say what one run measured."""
    counts = found["lines"]
    if not isinstance(counts, dict):
        raise TypeError("a run without lines")
    total = sum(counts.values())
    yield (
        f"  {found['cores']} core(s): {found['seconds']:.1f} s (compiling {found['compiling']:.1f} s), "
        f"peak {found['peak']:,.0f} MB, {total:,} lines, {found['megabytes']:,.0f} MB"
    )
    yield "    " + ", ".join(f"{name} {count:,}" for name, count in counts.items() if count)


def main() -> None:
    """Run once and print what was measured as JSON."""
    folder, firms, cores = sys.argv[1:]
    give(json.dumps(asdict(run(Path(folder), int(firms), int(cores)))))


if __name__ == "__main__":
    main()
