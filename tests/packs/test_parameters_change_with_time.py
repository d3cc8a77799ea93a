"""A parameter has the value in force on the day; while none is published, rules that use it stay unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.engines.answer import Answer
from ceyuan.engines.record import decide
from ceyuan.errors import CeyuanError
from ceyuan.model.subject import Subject
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure

PARAMETERS = """
- name: 收入门槛
  unit: 元
  clause: 第二条
  read: own
  values:
    - {since: 2026-01-01, value: 2000万}
    - {since: 2026-07-01, value: unpublished}
    - {since: 2027-01-01, value: 3000万}
"""
FIRM = Subject("1", "甲", yearly={"营业收入": {year: Decimal(25_000_000) for year in (2024, 2025, 2026)}})


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def sample(packs: Packs, when: str = "营业收入[-1] >= 收入门槛", parameters: str = PARAMETERS) -> Path:
    root = packs.write(f"conditions: {{id: revenue, clause: 二, text: 收入达到门槛, en: x, when: '{when}'}}")
    (root / "district" / "sample" / "parameters.yaml").write_text(parameters, encoding="utf-8")
    return root


DAYS = {
    "before any value": (date(2026, 1, 1), Answer.YES, ()),
    "last day of the first": (date(2026, 6, 30), Answer.YES, ()),
    "first day without": (date(2026, 7, 1), Answer.UNKNOWN, ("收入门槛",)),
    "last day without": (date(2026, 12, 31), Answer.UNKNOWN, ("收入门槛",)),
    "first day of the last": (date(2027, 1, 1), Answer.NO, ()),
}


@pytest.mark.parametrize(("day", "answer", "unpublished"), DAYS.values(), ids=list(DAYS))
def test_the_value_of_the_day_decides(day: date, answer: Answer, unpublished: tuple[str, ...], packs: Packs) -> None:
    library = load_library(sample(packs))
    check_library(library)
    verdict = decide(lower_measure(next(library.measures()), library, as_of=day), FIRM)
    assert (verdict.answer, verdict.unpublished, verdict.missing) == (answer, unpublished, ())


@pytest.mark.parametrize(
    "when", ["营业收入[-1] >= 2 * 收入门槛", "收入门槛 <= 营业收入[-1]", "营业收入[-1] in (>= 收入门槛)"]
)
def test_an_open_parameter_opens_every_rule_it_stands_in(when: str, packs: Packs) -> None:
    library = load_library(sample(packs, when))
    verdict = decide(lower_measure(next(library.measures()), library, as_of=date(2026, 8, 1)), FIRM)
    assert (verdict.answer, verdict.unpublished) == (Answer.UNKNOWN, ("收入门槛",))


def test_a_parameter_keeps_its_unit(packs: Packs) -> None:
    library = load_library(sample(packs, "职工人数[-1] >= 收入门槛"))
    with pytest.raises(CeyuanError) as caught:
        check_library(library)
    assert [one.kind.code for one in caught.value.errors] == ["plan.unit-clash"]


def test_a_parameter_without_values_is_refused(packs: Packs) -> None:
    with pytest.raises(CeyuanError) as caught:
        load_library(sample(packs, parameters="- {name: 收入门槛, clause: 二, read: own, values: []}\n"))
    assert [one.kind.code for one in caught.value.errors] == ["packs.bad-field"]
