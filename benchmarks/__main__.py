"""Measure every engine on the same firms and rules, check that they agree, then show the times.

Comes in: options of the command line. Goes out: a table on the screen and in a file; an error where engines disagree.
Must not know: how an engine works.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.advice import advised_firms, measure_advice
from benchmarks.agreement import TwoValued, compare_two_valued, first_difference
from benchmarks.breakdown import step_counts, time_by_kind
from benchmarks.engines.contract import Codes, Job
from benchmarks.engines.table import ENGINES
from benchmarks.generate import Dataset, write_dataset
from benchmarks.machine import describe_machine
from benchmarks.more_columns import make_recipe
from benchmarks.report import counts_table, memory_table, seconds_table, stream_table, two_valued_table
from benchmarks.rules import BENCH, BUNDLED, Rules, load_rules
from benchmarks.runs import ROOT, Run, environment, start
from benchmarks.say import give, say
from benchmarks.worker import CODES, MEMORY, STREAM, Task

CHECKED = 1_000_000  # firms whose every criterion is compared


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: sizes, engines, cores; `most` is the largest number of firms that is loaded as a whole."""

    firms: Sequence[int]
    engines: Sequence[str]
    cores: Sequence[int]
    data: Path
    repeats: int
    sample: int
    most: int
    seed: int

    def engines_for(self, rulebook: str) -> list[str]:
        """Give the engines that know a rulebook."""
        return [one for one in self.engines if rulebook in ENGINES[one].rulebooks]


@dataclass(frozen=True, slots=True)
class Bench:
    """One rulebook with its data sets, smallest first."""

    name: str
    rules: Rules
    datasets: Sequence[Dataset]


def prepare(name: str, plan: Plan) -> Bench:
    """Write the firms a rulebook needs; the bundled library is measured on the smallest number only."""
    rules = load_rules(name)
    sizes = sorted(plan.firms) if name == BENCH else [min(plan.firms)]
    recipe = make_recipe(rules, plan.seed)
    datasets = [Dataset(plan.data / f"{name}-{plan.seed}-{size}", size) for size in sizes]
    for one in datasets:
        say(f"{one.firms:,} firms for {name} in {one.folder}")
        write_dataset(recipe, rules.vocabulary, one)
    return Bench(name, rules, datasets)


def tasks(bench: Bench, plan: Plan) -> Iterator[Task]:
    """Give the tasks to be timed: those on a sample once, the others on every size and number of cores."""
    for dataset in bench.datasets:
        parts = [str(one) for one in dataset.parts]
        for name in plan.engines_for(bench.name):
            if ENGINES[name].sampled:
                if dataset is bench.datasets[0]:
                    firms = min(plan.sample, dataset.firms)
                    yield Task(name, bench.name, parts[:1], firms, repeats=min(plan.repeats, 3))
                continue
            for cores in plan.cores:
                repeats = plan.repeats if dataset.firms <= CHECKED else min(plan.repeats, 3)
                if dataset.firms <= plan.most:
                    yield Task(name, bench.name, parts, dataset.firms, cores, MEMORY, repeats)
                yield Task(name, bench.name, parts, dataset.firms, cores, STREAM, 1 if repeats < 4 else 3)


def answers(bench: Bench, plan: Plan, part: Path, firms: int) -> dict[str, Codes]:
    """Give every engine's answers to every criterion about the firms of one file."""
    found: dict[str, Codes] = {}
    with tempfile.TemporaryDirectory() as place:
        for name in plan.engines_for(bench.name):
            if ENGINES[name].answers:
                rows = min(firms, plan.sample) if ENGINES[name].sampled else firms
                out = Path(place) / f"{name}.npy"
                start(Task(name, bench.name, [str(part)], rows, mode=CODES, out=str(out)))
                found[name] = np.load(out)
    return found


def require_agreement(bench: Bench, plan: Plan) -> dict[str, TwoValued]:
    """Stop at the first firm and criterion that two engines answer differently; describe those without an unknown."""
    dataset = bench.datasets[0]
    found = answers(bench, plan, dataset.parts[0], min(CHECKED, dataset.firms))
    whole = [name for name in found if ENGINES[name].three_valued]
    whole.sort(key=lambda name: ENGINES[name].sampled)  # the first is what the others are compared with
    difference = first_difference({name: found[name] for name in whole}, bench.rules.criteria)
    if difference is not None:
        raise SystemExit(f"No times: {difference.sentence()} ({dataset.parts[0]})")
    if not whole:
        return {}
    others = [name for name in found if not ENGINES[name].three_valued]
    return {name: compare_two_valued(found[whole[0]], found[name]) for name in others}


def require_equal_counts(bench: Bench, runs: Sequence[Run], plan: Plan) -> None:
    """Compare the counts of all three-valued engines at every size; where they differ, look for the first firm."""
    for dataset in bench.datasets:
        counted = [one for one in runs if one.task.firms == dataset.firms and _counts(one)]
        for one in counted[1:]:
            pairs = zip(counted[0].measured.counts, one.measured.counts, strict=True)
            if any(left and right and left != right for left, right in pairs):
                for part in dataset.parts:
                    found = {name: codes for name, codes in answers(bench, plan, part, dataset.firms).items()
                             if ENGINES[name].three_valued}  # fmt: skip
                    difference = first_difference(found, bench.rules.criteria)
                    if difference is not None:
                        raise SystemExit(f"No times: {difference.sentence()} ({part})")
                pair = f"{counted[0].task.engine} and {one.task.engine}"
                raise SystemExit(f"No times: {pair} count {dataset.firms:,} firms differently, though criteria agree")


def _counts(run: Run) -> bool:
    row = ENGINES[run.task.engine]
    return row.three_valued and row.answers and not row.sampled


def measure(bench: Bench, plan: Plan) -> list[str]:
    """Check, then time, then tell."""
    two_valued = require_agreement(bench, plan)
    runs = [start(task) for task in tasks(bench, plan)]
    require_equal_counts(bench, runs, plan)
    criteria, first = len(bench.rules.criteria), bench.datasets[0]
    counted = next((one for one in runs if _counts(one) and one.task.firms == first.firms), None)
    lines = [f"== {bench.name}: {len(bench.rules.measures)} measures, {criteria} criteria", ""]
    lines += ["In memory: median of the repetitions after one warm-up", *memory_table(runs, criteria), ""]
    lines += ["From the files to the counts, never whole in memory", *stream_table(runs, criteria), ""]
    if two_valued:
        lines += ["Engines that know only yes and no, against the others, criterion by criterion"]
        lines += [*two_valued_table(two_valued), ""]
    if counted is not None:
        title = f"Counts of all three-valued engines, {first.firms:,} firms (equal, or there would be no times)"
        lines += [title, *counts_table(bench.rules.measures, counted.measured.counts), ""]
    return lines


def look_inside(bench: Bench) -> list[str]:
    """Say where the block engine's time goes, how long an edited rule and a cold start take."""
    part, firms = bench.datasets[0].parts[0], min(CHECKED, bench.datasets[0].firms)
    job = Job(bench.rules, [part], firms, 1)
    lines = [f"Where the block engine's time goes, {firms:,} firms, one core ({', '.join(step_counts(job))})"]
    lines += [*seconds_table(time_by_kind(job)), ""]
    if bench.name == BENCH:
        lines += ["One criterion edited in its file: until the rulebook has decided", *seconds_table(_edit(part)), ""]
        lines += [
            f"From starting Python to the first block decided: {_cold_start(part) * 1000:,.0f} ms (median of 5)",
            "",
        ]
    return lines


def _edit(part: Path) -> Mapping[str, float]:
    command = [sys.executable, "-m", "benchmarks.edit", str(part)]
    done = subprocess.run(command, cwd=ROOT, env=environment(1), capture_output=True, text=True, check=True)  # noqa: S603 -- our own module
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def _cold_start(part: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.edit", str(part), "first"]
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment(1), check=True)  # noqa: S603 -- our own module
        times.append(time.perf_counter() - begun)
    return sorted(times)[2]


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",")]


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--firms", default=[1_000_000], metavar="N,N", help="how many, such as 1000000,10000000", type=_numbers
    )
    parser.add_argument("--engines", default=",".join(ENGINES), help="which engines, by name, with commas")
    parser.add_argument("--rulebooks", default=f"{BENCH},{BUNDLED}", help="which rulebooks, with commas")
    parser.add_argument("--cores", default=[1, 2], metavar="N,N", help="on how many cores", type=_numbers)
    parser.add_argument("--data", type=Path, help="where firms are kept (83 MB a million); default: a temporary folder")
    parser.add_argument("--out", type=Path, help="write the result to this file too")
    parser.add_argument("--repeats", type=int, default=5, help="timed repetitions after the warm-up")
    parser.add_argument("--sample", type=int, default=2000, help="firms for engines that take one after another")
    parser.add_argument(
        "--most", type=int, default=10_000_000, help="load at most so many firms; more are only streamed"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    unknown = set(options.engines.split(",")) - set(ENGINES)
    if unknown:
        parser.error(f"no engine is called {', '.join(sorted(unknown))}; there are {', '.join(ENGINES)}")
    if set(options.rulebooks.split(",")) - {BENCH, BUNDLED}:
        parser.error(f"the rulebooks are {BENCH} and {BUNDLED}")
    return options


def main() -> None:
    """Run everything that was asked for."""
    options = parse()
    with tempfile.TemporaryDirectory() as place:
        plan = Plan(options.firms, options.engines.split(","), options.cores, options.data or Path(place),
                    options.repeats, options.sample, options.most, options.seed)  # fmt: skip
        lines = [*describe_machine(), ""]
        for name in options.rulebooks.split(","):
            bench = prepare(name, plan)
            lines += measure(bench, plan)
            if "block" in plan.engines:
                lines += look_inside(bench)
                if name == BUNDLED:
                    lines += measure_advice(advised_firms(plan.data, bench.rules, plan.seed), plan.cores)
    text = "\n".join(lines).rstrip() + "\n"
    give(text)
    if options.out is not None:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
