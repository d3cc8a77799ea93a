"""Advice written as a long table: what stands in it, that it is exact, and what is kept when writing breaks off."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from ceyuan.advice.columns import AdviceBatch, Advisor, advise_chunk, advise_stream, compile_advice
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.columns import Column as AnyColumn
from ceyuan.model.columns import ColumnKey, Columns, FlagColumn, NumberColumn, all_known, pack_bits, slice_columns
from ceyuan.model.condition import Join
from ceyuan.model.facts import Changeable, Fact, FactType, Vocabulary
from ceyuan.plan.nodes import Column, Compare, Constant, CriterionPlan, Flag, GroupPlan, Logic, MeasurePlan, Operator
from ceyuan.report.columns.advice import write_advice
from ceyuan.report.columns.errors import KEPT_PART, WRONG_SUFFIX
from ceyuan.report.errors import FOLDER_MISSING
from ceyuan.verify.agreement.rulebooks import blank_criterion, blank_measure
from ceyuan.verify.agreement.vocabulary import PLACE

DAY = date(2026, 6, 30)
MOST = Decimal(10) ** 13
_MONEY = Fact("净利润", "profit", "Profit", FactType.NUMBER, PLACE, unit="元", yearly=True, scale=2, minimum=-MOST,
              maximum=MOST, changeable=Changeable(Decimal(2), months=2))  # fmt: skip
_SHARE = Fact("场景占比", "share", "Share", FactType.NUMBER, PLACE, scale=4, minimum=Decimal(0), maximum=Decimal(1),
              changeable=Changeable(Decimal(1), months=24))  # fmt: skip
_FLAG = Fact("有制度", "rules", "Rules", FactType.BOOLEAN, PLACE, changeable=Changeable(Decimal("0.5")))
_FOUNDED = Fact("成立日期", "founded", "Founded", FactType.DATE, PLACE)
VOCABULARY = Vocabulary({one.name: one for one in (_MONEY, _SHARE, _FLAG, _FOUNDED)}, {})


def _advisor() -> Advisor:
    tests: dict[str, Logic] = {
        "profit": Compare(Operator.AT_LEAST, Column("净利润", -1), Constant(Fraction(10) ** 13)),
        "share": Compare(Operator.MORE, Column("场景占比", None), Constant(Fraction(1, 2))),
        "rules": Flag("有制度", True),
    }
    members = tuple(CriterionPlan(blank_criterion(name), test) for name, test in tests.items())
    plan = MeasurePlan(
        blank_measure("m"),
        DAY,
        tuple(blank_measure("m").open_on(DAY)),
        (),
        GroupPlan(Join.ALL, members, 0, Join.ALL),
        (),
    )
    return compile_advice(lambda day: [replace(plan, as_of=day)], VOCABULARY, known_on=DAY)


def _firms(rows: int = 16) -> Columns:
    profit = np.full(rows, 10**15)
    profit[1::2] = -(10**15) + 1
    share = np.where(np.arange(rows) % 4 < 2, 10_000, 5_000)
    columns: dict[ColumnKey, AnyColumn] = {
        ColumnKey("净利润", 2025): NumberColumn(profit, all_known(rows)),
        ColumnKey("场景占比", None): NumberColumn(share, all_known(rows)),
        ColumnKey("有制度", None): FlagColumn(pack_bits(np.arange(rows) % 8 < 4), all_known(rows)),
    }
    return Columns(rows, [f"企业{number}" for number in range(rows)], columns)


def test_lines_are_exact_and_say_what_stands_in_the_way(tmp_path: Path) -> None:
    advisor, out = _advisor(), tmp_path / "advice.parquet"
    written = write_advice([advise_chunk(advisor, _firms())], advisor, out)
    assert written.rows == 16
    rows = pq.read_table(out).to_pylist()
    ahead = {name: [one for one in rows if (one["subject_id"], one["period"]) == (name, "next")] for name in
             ("企业0", "企业1", "企业2", "企业4")}  # fmt: skip
    assert ahead["企业0"] == []
    (profit,) = ahead["企业1"]
    assert (profit["fact"], profit["year"], profit["carried"]) == ("profit", 2026, True)
    assert (profit["present"], profit["needed"]) == (Decimal("-9999999999999.99"), Decimal("10000000000000.00"))
    assert (profit["state"], profit["criterion"], profit["unmet"], profit["open"]) == ("route", "profit", 1, 0)
    (share,) = ahead["企业2"]
    assert (share["state"], share["obstacle"], share["fact"]) == ("blocked", "too-slow", "share")
    assert (share["present"], share["needed"], share["effort"]) == (None, None, None)
    (rules,) = ahead["企业4"]
    assert (rules["state"], rules["present"], rules["needed"], rules["route_effort"]) == ("route", 0, 1, 0.5)
    gap = next(one for one in rows if (one["subject_id"], one["period"]) == ("企业2", "today"))
    assert (gap["state"], gap["present"], gap["needed"]) == ("gap", Decimal("0.5000"), Decimal("0.5001"))


def test_text_says_the_same_as_parquet(tmp_path: Path) -> None:
    advisor = _advisor()
    batch = advise_chunk(advisor, _firms())
    for name in ("advice.parquet", "advice.csv"):
        write_advice([batch], advisor, tmp_path / name)
    with (tmp_path / "advice.csv").open(encoding="utf-8", newline="") as file:
        texts = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "advice.parquet").to_pylist()
    assert [one["subject_id"] for one in texts] == [one["subject_id"] for one in table]
    assert [one["needed"] for one in texts] == ["" if one["needed"] is None else str(one["needed"]) for one in table]


def test_without_firms_there_is_an_empty_table(tmp_path: Path) -> None:
    advisor, out = _advisor(), tmp_path / "advice.parquet"
    assert write_advice([], advisor, out).rows == 0
    assert pq.read_table(out).num_rows == 0
    assert list(tmp_path.iterdir()) == [out]


def test_what_was_done_is_kept_when_something_breaks_off(tmp_path: Path) -> None:
    advisor, out = _advisor(), tmp_path / "advice.parquet"

    def broken() -> Iterator[Columns]:
        yield slice_columns(_firms(), 0, 8)
        raise CeyuanError(FOLDER_MISSING, data={"folder": "x", "path": "y"})

    with pytest.raises(CeyuanErrors) as caught:
        write_advice(advise_stream(advisor, broken(), threads=1), advisor, out)
    assert [one.kind for one in caught.value.errors] == [FOLDER_MISSING, KEPT_PART]
    kept = tmp_path / "advice.parquet.partial"
    assert list(tmp_path.iterdir()) == [kept]
    assert set(pq.read_table(kept).column("subject_id").to_pylist()) <= {f"企业{number}" for number in range(8)}


def test_an_interruption_names_what_was_kept(tmp_path: Path) -> None:
    advisor = _advisor()

    def stopped() -> Iterator[AdviceBatch]:
        yield advise_chunk(advisor, _firms())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        write_advice(stopped(), advisor, tmp_path / "advice.csv")
    assert [one.kind for one in caught.value.args] == [KEPT_PART]


def test_other_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_advice([], _advisor(), tmp_path / "advice.xlsx")
    assert caught.value.kind is WRONG_SUFFIX
