"""What every page of the demo district costs: processor time, queries, bytes; docs/measurements/platform.md.

Comes in: --data, a folder with a demo district, or nothing; CEYUAN_DATABASE names a PostgreSQL. Goes out: a table.
Must not know: what pages show. Run it alone on a machine: python -m benchmarks.pages
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.machine import describe_machine
from benchmarks.say import give, say

LIBRARIES = ("ceyuan", "django", "brotli", "psycopg")
MILLISECONDS, QUERIES, KILOBYTES = 60, 15, 500


def main() -> None:
    """Measure in the folder named, or in one that is made and gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with a demo district; without one it is made")
    parser.add_argument("--times", type=int, default=5, help="how often each page is asked for, after a first time")
    parser.add_argument("--only", default="", help="routes whose name begins so")
    asked = parser.parse_args()
    folder = asked.data or Path(tempfile.mkdtemp(prefix="ceyuan-pages-"))
    os.environ |= {"CEYUAN_DATA": str(folder), "CEYUAN_DEMO": "1", "DJANGO_SETTINGS_MODULE": "ceyuan.district.settings"}
    try:
        import django  # noqa: PLC0415 -- the settings read their environment when Django begins

        django.setup()
        from benchmarks.pages_steps import measure_pages, prepare  # noqa: PLC0415 -- see above

        give("\n".join(describe_machine(LIBRARIES)))
        give("load       " + " ".join(f"{one:.1f}" for one in os.getloadavg()))
        say("preparing the demo district")
        give(prepare())
        costs = measure_pages(asked.times, asked.only)
        give("")
        give("| page | roles | median ms | worst ms | queries | kB | with files, kB |")
        give("|---|---|---|---|---|---|---|")
        for one in sorted(costs, key=lambda one: -one.median):
            give(
                f"| {one.name} | {one.roles} ({one.slowest}) | {one.median:.1f} | {one.worst:.1f} | {one.queries} "
                f"| {one.own / 1024:.1f} | {one.whole / 1024:.0f} |"
            )
        beyond = [
            one.name
            for one in costs
            if one.median > MILLISECONDS or one.queries > QUERIES or one.whole > KILOBYTES * 1024
        ]
        give(f"\n{len(costs)} pages; beyond {MILLISECONDS} ms, {QUERIES} queries or {KILOBYTES} kB: {beyond or 'none'}")
    finally:
        if asked.data is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
