"""One demo district for all tests of a module, taken back when they are done; only the deep test makes all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from final_rows import begin_chain, rows_are_final
from platform_factories import AT

from ceyuan.district.demo.make import Demo, make_demo_district

SOME = 400  # firms


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """What was said on the way."""
    return []


@pytest.fixture(scope="module")
def demo(request: pytest.FixtureRequest, lines: list[str]) -> Iterator[Demo]:
    request.getfixturevalue("django_db_setup")
    with (
        request.getfixturevalue("django_db_blocker").unblock(),
        time_machine.travel(AT, tick=True),
        taken_back(),
    ):
        yield make_demo_district(at=AT, say=lines.append, firms=SOME)


class taken_back:  # noqa: N801 -- reads as what it does
    """A transaction within which acts may open theirs, as Django's own TestCase has it."""

    def __enter__(self) -> None:
        self.outer = transaction.atomic()
        self.outer._from_testcase = True
        self.outer.__enter__()
        rows_are_final()  # a test with real transactions may have come before on this worker
        begin_chain()

    def __exit__(self, *error: object) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)
