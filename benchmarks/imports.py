"""How long an import takes and how much an export wants: the figures of docs/measurements/imports.txt.

Comes in: nothing, or --rows. Goes out: seconds and megabytes on the screen, with the machine named.
Must not know: pages. Run it alone on a machine: python -m benchmarks.imports
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.machine import describe_machine
from benchmarks.say import give

LIBRARIES = ("ceyuan", "django", "python-calamine", "XlsxWriter")
COLUMNS = 20
FAULTY = 0.01
AT, DAY = datetime(2026, 6, 30, 2, tzinfo=UTC), date(2026, 6, 30)


def main() -> None:
    """Measure in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    folder = Path(tempfile.mkdtemp(prefix="ceyuan-bench-"))
    os.environ |= {"CEYUAN_DATA": str(folder), "CEYUAN_DEMO": "1", "DJANGO_SETTINGS_MODULE": "ceyuan.district.settings"}
    try:
        give("\n".join(describe_machine(LIBRARIES)))
        _measure(folder, rows)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, rows: int) -> None:
    import django  # noqa: PLC0415 -- the settings read their environment when Django begins

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- see above

    from benchmarks.imports_steps import apply, export, prepare, stage  # noqa: PLC0415 -- see above

    call_command("migrate", verbosity=0)
    file = folder / "big.xlsx"
    viewer = prepare(file, rows, random.Random(1))  # noqa: S311 -- figures for a benchmark
    give(
        f"{rows:,} rows x {COLUMNS} columns, {file.stat().st_size / 1024**2:.1f} MB, {FAULTY:.0%} of the figures faulty"
    )
    started, worked = time.perf_counter(), time.process_time()
    batch = stage(viewer, file)
    words = f"{batch.faults.count():,} faults with their cells"
    give(f"read and held against the register: {_since(started, worked)}; {words}")
    started, worked = time.perf_counter(), time.process_time()
    batch = apply(viewer, batch)
    give(f"applied, {batch.counts['written']:,} facts in one act: {_since(started, worked)}")
    give(f"most memory so far: {_megabytes()} MB")
    for kind in ("csv", "xlsx"):
        before = _megabytes()
        started, worked = time.perf_counter(), time.process_time()
        count, size = export(viewer, kind)
        took = _since(started, worked)
        give(
            f"export of {count:,} facts as {kind}, {size / 1024**2:.1f} MB: {took}; "
            f"most memory {before} -> {_megabytes()} MB"
        )


def _since(started: float, worked: float) -> str:
    return f"{time.perf_counter() - started:.1f} s ({time.process_time() - worked:.1f} s of a core)"


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
