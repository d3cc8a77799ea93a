"""Every test of the platform happens on one morning, so that days in tests are plain days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from platform_factories import AT


@pytest.fixture(autouse=True)
def one_morning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Stop the calendar, not the clock; browsers have clocks of their own, so their tests live today."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    with time_machine.travel(AT, tick=True):
        yield
