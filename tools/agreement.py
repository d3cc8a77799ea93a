"""`make agreement`: ask every engine the same questions until so many pairs of firm and criterion are compared.

Comes in: --pairs, --seed, --engines. Goes out: totals and differences on the terminal; 1 where anything differs.
Must not know: how an engine works.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from multiprocessing import get_context
from time import monotonic

from agreement_databases import duckdb_answers, sqlite_answers
from ceyuan.engines import batch
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.verify.agreement.block import block_answers
from ceyuan.verify.agreement.compare import Comparison, compare_engines, show_comparison
from ceyuan.verify.agreement.engines import Engine
from ceyuan.verify.agreement.firms import random_firms
from ceyuan.verify.agreement.record import record_answers
from ceyuan.verify.agreement.rulebooks import Rules, random_rulebook
from ceyuan.verify.agreement.texts import bundled_rulebook, random_text_rulebook

ENGINES = ("record", "block", "duckdb", "sqlite")
_DAYS = (date(2026, 6, 30), date(2025, 3, 1), date(2023, 9, 15), date(2026, 1, 1))


@dataclass(frozen=True, slots=True)
class Done:
    """What one rulebook came to; `broken` says how an engine failed, and is empty where none did."""

    kind: str
    comparison: Comparison
    broken: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; give the exit code."""
    asked = _parser().parse_args(arguments)
    engines = tuple(asked.engines.split(","))
    unknown = [one for one in engines if one not in ENGINES]
    if unknown or len(engines) < 2:
        sys.stderr.write(f"Name at least two of {', '.join(ENGINES)}; not {asked.engines}.\n")
        return 2
    started = monotonic()
    totals: dict[str, Comparison] = {}
    broken: list[str] = []
    with get_context("spawn").Pool(asked.processes) as pool:
        work = partial(compare_one, engines=engines, pairs=asked.chunk)
        for done in pool.imap(work, _seeds(asked.seed)):
            totals[done.kind] = totals.get(done.kind, Comparison()) + done.comparison
            broken += [done.broken] if done.broken else []
            pairs = sum(one.pairs for one in totals.values())
            differences = sum(one.differences for one in totals.values())
            sys.stderr.write(f"\r{pairs:,} pairs, {differences:,} differences, {monotonic() - started:.0f} s   ")
            if pairs >= asked.pairs or len(broken) > 100:
                pool.terminate()
                break
    sys.stderr.write("\n")
    for kind in sorted(totals):
        sys.stdout.write(f"{kind}: {show_comparison(totals[kind])}\n\n")
    for one in broken[:20]:
        sys.stdout.write(f"FAILED {one}\n")
    whole = sum(totals.values(), Comparison())
    sys.stdout.write(
        f"{' = '.join(engines)}: {whole.pairs:,} pairs, {whole.share:.1%} on a threshold or beside it, "
        f"{whole.differences:,} differences, {len(broken)} failures, {monotonic() - started:.0f} s\n"
    )
    return 1 if whole.differences or broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="agreement", description="Ask every engine the same questions.")
    parser.add_argument("--pairs", type=int, default=1_000_000, help="pairs of firm and criterion to compare at least")
    parser.add_argument("--seed", type=int, default=1, help="where the seeds begin; the same seed asks the same")
    parser.add_argument("--engines", default=",".join(ENGINES), help="by name; the first one is the reference")
    parser.add_argument("--chunk", type=int, default=25_000, help="pairs of one rulebook; more means more firms")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many work at a time")
    return parser


def _seeds(first: int) -> Iterator[int]:
    # as many as anybody can wait for; imap reads them all at once, so they are not endless
    yield from range(first, first + 20_000)


def compare_one(seed: int, *, engines: Sequence[str], pairs: int) -> Done:
    """Compare engines on the rulebook of a seed."""
    rules = rulebook_of(seed)
    kind = rules.name.split(" ", maxsplit=1)[0]
    parts = sum(len(batch.tested_parts(plan)) for plan in rules.plans)
    firms = random_firms(rules, max(8, pairs // max(1, parts)), seed)
    with open_engines(engines) as opened:
        try:
            return Done(kind, compare_engines(rules, firms, opened))
        except Exception as error:  # noqa: BLE001 -- any failure of an engine is a finding
            return Done(kind, Comparison(), f"{rules.name}: {type(error).__name__}: {error}")


def rulebook_of(seed: int) -> Rules:
    """Give the rulebook of a seed: most are random, some are text, a few are the bundled packs."""
    match seed % 8:
        case 1 | 3 | 5:
            return random_text_rulebook(_library(), seed)
        case 7:
            return bundled_rulebook(_library(), _DAYS[seed // 8 % len(_DAYS)])
    return random_rulebook(seed)


@cache
def _library() -> Library:
    return load_library(bundled_packs())


@contextmanager
def open_engines(names: Sequence[str]) -> Iterator[Mapping[str, Engine]]:
    """Give engines by name; databases are closed afterwards."""
    with ExitStack() as stack:
        found: dict[str, Engine] = {}
        for name in names:
            match name:
                case "record":
                    found[name] = record_answers
                case "block":
                    found[name] = block_answers
                case "duckdb":
                    found[name] = stack.enter_context(duckdb_answers())
                case "sqlite":
                    found[name] = stack.enter_context(sqlite_answers())
        yield found


if __name__ == "__main__":
    sys.exit(main())
