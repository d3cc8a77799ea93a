"""A register in columns advised from the command line's side: the table, the counts, what is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ceyuan.cli import errors
from ceyuan.cli.advising_columns import Advising, advise_columns
from ceyuan.cli.dates import Day
from ceyuan.cli.judging import Request
from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.options import IntakeOptions

_FIRMS = """subject_id,revenue_2024,revenue_2025,rd_expense_2024,rd_expense_2025,main_revenue_2025
甲,50000000,60000000,1500000,1799999.99,60000000
乙,50000000,60000000,1500000,1800000,60000000
"""


def _request(path: Path, measures: Sequence[str] = ("tech-innovation-demo",), language: Language = "zh") -> Request:
    return Request(path, None, Day(date(2026, 6, 30), assumed=False), None, measures, IntakeOptions(), language)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "firms.csv"
    path.write_text(_FIRMS, encoding="utf-8")
    return path


def test_counts_and_table_agree(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "advice.parquet"
    advise_columns(_request(register), Advising(out, json=True))
    data = json.loads(capsys.readouterr().out)
    rows = pq.read_table(out).to_pylist()
    assert data["firms"] == 2
    assert data["lines"] == len(rows)
    assert (data["next_as_of"], data["next_reference_year"]) == ("2027-06-30", 2026)
    (measure,) = data["measures"]
    for state in ("gap", "route", "entangled", "blocked", "closed-year"):
        assert measure[state] == len({one["subject_id"] for one in rows if one["state"] == state})
    gaps = [one for one in rows if (one["subject_id"], one["period"]) == ("甲", "today")]
    assert {one["needed"] for one in gaps if one["fact"] == "rd_expense"} == {Decimal(1_800_000)}
    # nobody is asked for the open year
    assert not any("_2026" in one for one in data["remarks"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_on_the_terminal_names_what_to_do_next(
    register: Path, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    advise_columns(_request(register, language=language), Advising(None))
    assert "--out" in capsys.readouterr().out


def test_an_office_table_is_no_place_for_lines(register: Path, tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        advise_columns(_request(register), Advising(tmp_path / "advice.xlsx"))
    assert caught.value.kind is errors.OUT_NEEDS_COLUMNS


def test_the_register_is_never_overwritten(register: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        advise_columns(_request(register), Advising(register))
    assert caught.value.kind is errors.OUT_IS_INPUT
