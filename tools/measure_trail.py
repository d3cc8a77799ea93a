"""Measure the trail: how long it takes to append events one act at a time, and to verify them all.

Comes in: how many events. Goes out: two lines. It works in a database of its own, gone afterwards.
Must not know: what events mean.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ACTS = 200


def main(events: int) -> None:
    """Fill a database with events, 200 of them one act each, and verify it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="ceyuan.district.settings", CEYUAN_DEMO="1", CEYUAN_DATA=folder, CEYUAN_DATABASE=""
        )
        Path(folder, "static").mkdir()
        import django  # noqa: PLC0415 -- wants its settings first

        django.setup()
        measure(events)


def measure(events: int) -> None:
    """Measure, in the database that the settings name."""
    from django.core.management import call_command  # noqa: PLC0415 -- wants its settings first
    from django.db import transaction  # noqa: PLC0415 -- as above

    from ceyuan.district.common.trail.act import acting  # noqa: PLC0415 -- as above
    from ceyuan.district.common.trail.actor import Actor  # noqa: PLC0415 -- as above
    from ceyuan.district.common.trail.chain import Record, append_records  # noqa: PLC0415 -- as above
    from ceyuan.district.common.trail.models import Outcome  # noqa: PLC0415 -- as above
    from ceyuan.district.common.trail.verb import About, Verb  # noqa: PLC0415 -- as above
    from ceyuan.district.common.trail.verify import verify_trail  # noqa: PLC0415 -- as above

    call_command("migrate", verbosity=0)
    verb = Verb("registry.record-facts", "登记事实", "recorded facts")
    actor = Actor("17", "张三", "街镇（园区）经办人", "甲镇", place="10.1.2.3")
    about = About("enterprise", "1234", "松云精密仪器有限公司", "91310117MA0000001Y")
    begin = datetime(2026, 6, 30, 1, 2, 3, 456789, tzinfo=UTC)
    data = {"facts": [{"fact": "revenue", "year": 2025, "source": "audit", "row": 12345}], "unchanged": 0, "papers": []}
    before = time.perf_counter()
    for number in range(ACTS):
        with acting(verb, actor=actor, at=begin + timedelta(seconds=number), about=about) as act:
            act.tell(data)
    one = (time.perf_counter() - before) / ACTS
    with transaction.atomic():
        for start in range(ACTS, events, 1000):
            append_records(
                [
                    Record(verb, Outcome.DONE, actor, about, begin + timedelta(seconds=number), data)
                    for number in range(start, min(start + 1000, events))
                ]
            )
    before = time.perf_counter()
    proof = verify_trail()
    took = time.perf_counter() - before
    if not proof.holds or proof.events != events:
        raise SystemExit(f"the trail does not hold: {proof}")
    sys.stdout.write(f"one act with its event: {one * 1000:.1f} ms\n")
    sys.stdout.write(f"{proof.events} events verified in {took:.2f} s\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
