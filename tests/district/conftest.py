"""Every test of the platform happens on one morning; tests that empty the database may, though rows are final."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from final_rows import begin_chain, rows_are_final, rows_may_go
from platform_factories import AT


@pytest.fixture(autouse=True)
def one_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Stop the calendar, not the clock; browsers have clocks of their own, so their tests live today."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    with time_machine.travel(AT, tick=True):
        yield


@pytest.fixture(autouse=True)
def emptied_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let Django empty the tables after a test with real transactions or a live server.

    Such a test leaves by deleting every row of every table, which the triggers of final rows refuse, and which takes
    the rows that migrations wrote with it. So the triggers rest from its end to the beginning of the next such test,
    which also writes the head of the trail again.
    """
    marker = request.node.get_closest_marker("django_db")
    real = marker is not None and marker.kwargs.get("transaction", False)
    if not (real or {"transactional_db", "live_server"} & set(request.fixturenames)):
        yield
        return
    request.getfixturevalue("transactional_db")
    rows_are_final()
    begin_chain()
    yield
    rows_may_go()
