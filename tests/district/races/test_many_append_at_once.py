"""Many append at once, some are killed in the middle: the chain has no gap, no fork, and no half of an act.

On SQLite, processes share a file; with CEYUAN_POSTGRES, a database on the server.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

RACES = Path(__file__).parent
DISTRICT = RACES.parent
SOURCE = DISTRICT.parents[1] / "src"
BEGIN = "import sys, django; django.setup(); import one_writer; one_writer.main(sys.argv[1:])"


class Place:
    """A database with processes in it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        paths = os.pathsep.join([str(SOURCE), str(DISTRICT), str(RACES)])
        settings = {"DJANGO_SETTINGS_MODULE": "platform_settings", "PYTHONPATH": paths, "CEYUAN_DEMO": "1"}
        self.variables = {**os.environ, **variables, **settings}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", BEGIN, *arguments]
        return subprocess.Popen(command, env=self.variables, stdout=subprocess.PIPE, text=True)

    def run(self, *arguments: str) -> str:
        process = self.start(*arguments)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        return said

    def report(self) -> tuple[bool, int, int, int]:
        """Give whether the chain holds, how many events it has, how many of acts done, and how many units there are."""
        holds, events, done, units, *_ = self.run("report").split()
        return holds == "True", int(events), int(done), int(units)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    data = {"CEYUAN_DATA": str(tmp_path)}
    if request.param == "sqlite":
        found = Place({**data, "CEYUAN_POSTGRES": ""})
        found.run("migrate")
        yield found
        return
    address = os.environ.get("CEYUAN_POSTGRES")
    if not address:
        pytest.skip("set CEYUAN_POSTGRES to the address of a PostgreSQL database to run this")
    name = f"races_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            found = Place({**data, "CEYUAN_POSTGRES": make_conninfo(**{**conninfo_to_dict(address), "dbname": name})})
            found.run("migrate")
            yield found
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_processes_that_append_at_once_leave_one_chain(place: Place) -> None:
    writers = [place.start("write", name, "20") for name in ("甲", "乙", "丙")]
    for one in writers:
        one.communicate(timeout=120)
    assert [one.returncode for one in writers] == [0, 0, 0]
    # of twenty acts four are refused: sixteen with two events each, and four refusals
    assert place.report() == (True, 3 * (16 * 2 + 4), 3 * 32, 3 * 16)


@pytest.mark.kill
def test_processes_killed_in_acts_leave_a_whole_chain(place: Place) -> None:
    """Twelve are killed at some moment, three at a time beside one that goes on: every unit has its two events."""
    chance = random.Random(146)
    other = place.start("write", "存", "9999")
    for attempt in range(4):
        doomed = [place.start("write", f"亡{attempt}-{number}", "9999") for number in range(3)]
        for one in doomed:
            assert one.stdout is not None
            one.stdout.readline()  # it has begun
            time.sleep(chance.random() / 5)
            one.kill()
            one.communicate(timeout=60)
    assert other.poll() is None
    other.kill()
    other.communicate(timeout=60)
    holds, events, done, units = place.report()
    assert (holds, done) == (True, 2 * units)
    assert events > 12
