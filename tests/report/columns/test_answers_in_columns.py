"""Answers written as they come: whole tables, tables by measure, and what is kept when something breaks off."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow.csv import read_csv

from ceyuan.engines.batch import Batch, MeasureAnswers, MeasureBits, TruthBits
from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.feel.syntax import BooleanLiteral
from ceyuan.intake.columns.errors import BROKEN
from ceyuan.model.benefit import NoneStated
from ceyuan.model.columns import Bits, pack_bits
from ceyuan.model.condition import Criterion, Join, Rule
from ceyuan.model.facts import SubjectKind
from ceyuan.model.measure import Lane, Measure, MeasureKind, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import Always, CriterionPlan, GroupPlan, Holds, MeasurePlan, RequirementPlan
from ceyuan.report.columns.answers import write_answers, write_answers_by_measure
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
RULE = Rule("true", BooleanLiteral(NOWHERE, value=True), NOWHERE)
ROUND = ("no", "unknown", "yes", "pending", "closed")


def plan(name: str) -> MeasurePlan:
    requirement = Requirement(("高企",), "", "", Reading.OFFICIAL, NOWHERE)
    one = Measure(
        id=name,
        pack="national/test",
        scheme=name,
        title=name,
        en=name,
        kind=MeasureKind.FUND,
        subject=SubjectKind.ENTERPRISE,
        lane=Lane.REVIEWED,
        decided_by="",
        clause="",
        intervals=(),
        requires=(requirement,),
        condition=None,
        scorecard=None,
        benefit=NoneStated(),
        confers="",
        valid_years=None,
        lacks=(),
        reading=Reading.OFFICIAL,
        span=NOWHERE,
    )
    tests = tuple(
        CriterionPlan(Criterion(which, "", "", "", RULE, "", Reading.OFFICIAL, NOWHERE), Always(value=True))
        for which in ("size", "age")
    )
    group = GroupPlan(Join.ALL, tests, 0, Join.ALL)
    required = (RequirementPlan(requirement, Holds(("高企",))),)
    return MeasurePlan(one, date(2026, 6, 30), (), required, group, ())


PLANS = (plan("grow-fast"), plan("lead"))


def bits(rows: int, start: int, *words: str) -> Bits:
    return pack_bits(np.array([ROUND[(start + row) % 5] in words for row in range(rows)], np.bool_))


def batch(rows: int, start: int, *, names: bool = True) -> Batch:
    """Give answers that go round no, unknown, yes, pending, closed; the second measure is one ahead of the first."""
    ids = [f"firm {start + row}" for row in range(rows)]
    measures = []
    for ahead in (0, 1):
        first = start + ahead
        truth = TruthBits(bits(rows, first, "yes"), bits(rows, first, "yes", "unknown"))
        whole = MeasureBits(truth.surely, truth.possibly, bits(rows, first, "closed"), bits(rows, first, "pending"))
        measures.append(MeasureAnswers(whole, (truth, truth, truth)))
    return Batch(rows, ids, tuple(measures), [f"企业{one}" for one in ids] if names else None)


def batches(count: int, rows: int) -> Iterator[Batch]:
    for one in range(count):
        yield batch(rows, one * rows)


FIRMS = 3 * 1000
FIRST = [ROUND[one % 5] for one in range(FIRMS)]
SECOND = [ROUND[(one + 1) % 5] for one in range(FIRMS)]
TRUTHS = {"no": "no", "unknown": "unknown", "yes": "yes", "pending": "no", "closed": "no"}
CRITERIA = ["requires", "size", "age"]


def read(path: Path) -> pa.Table:
    return read_csv(path) if ".csv" in path.name else pq.read_table(path, partitioning=None)


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_a_table_holds_a_word_for_every_measure(tmp_path: Path, name: str) -> None:
    written = write_answers(batches(3, 1000), PLANS, tmp_path / name)
    assert (written.path, written.rows) == (tmp_path / name, FIRMS)
    table = read(tmp_path / name)
    assert table.column_names == ["subject_id", "subject_name", "grow_fast", "lead"]
    assert table.column("subject_id").to_pylist() == [f"firm {one}" for one in range(FIRMS)]
    assert table.column("subject_name").to_pylist() == [f"企业firm {one}" for one in range(FIRMS)]
    assert table.column("grow_fast").to_pylist() == FIRST
    assert table.column("lead").to_pylist() == SECOND
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_criteria_stand_beside_their_measure(tmp_path: Path, name: str) -> None:
    write_answers([batch(7, 0, names=False)], PLANS, tmp_path / name, criteria=True)
    table = read(tmp_path / name)
    named = [f"{key}{more}" for key in ("grow_fast", "lead") for more in ("", *(f"__{one}" for one in CRITERIA))]
    assert table.column_names == ["subject_id", *named]
    assert table.column("grow_fast__size").to_pylist() == [TRUTHS[one] for one in FIRST[:7]]


def test_one_file_for_each_measure(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    assert write_answers_by_measure(batches(3, 1000), PLANS, folder, criteria=True).rows == FIRMS
    assert sorted(str(one.relative_to(folder)) for one in folder.rglob("*.parquet")) == [
        "measure=grow_fast/part-0.parquet",
        "measure=lead/part-0.parquet",
    ]
    table = read(folder / "measure=lead" / "part-0.parquet")
    assert table.column_names == ["subject_id", "subject_name", "answer", *CRITERIA]
    assert table.column("answer").to_pylist() == SECOND
    assert [one.name for one in tmp_path.iterdir()] == ["answers"]


def test_a_folder_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_answers_by_measure(batches(1, 10), PLANS, tmp_path)
    assert caught.value.kind.code == "columns.folder-there"


def test_a_table_never_takes_the_place_of_a_folder_and_says_so_first(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").mkdir()
    with pytest.raises(CeyuanError) as caught:
        write_answers(breaking(AssertionError("nothing is answered"), 0), PLANS, tmp_path / "a.parquet")
    assert caught.value.kind.code == "columns.folder-there"


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
@pytest.mark.parametrize("criteria", [False, True])
def test_no_firms_give_an_empty_table(tmp_path: Path, name: str, *, criteria: bool) -> None:
    (tmp_path / name).write_bytes(b"of an earlier run")
    assert write_answers([], PLANS, tmp_path / name, criteria=criteria).rows == 0
    table = read(tmp_path / name)
    more = [f"__{one}" for one in CRITERIA] if criteria else []
    assert table.column_names == [
        "subject_id",
        *(f"{key}{one}" for key in ("grow_fast", "lead") for one in ["", *more]),
    ]
    assert table.num_rows == 0
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_no_firms_give_an_empty_table_for_each_measure(tmp_path: Path) -> None:
    write_answers_by_measure([], PLANS, tmp_path / "answers")
    tables = [read(one) for one in sorted((tmp_path / "answers").rglob("*.parquet"))]
    assert [(one.column_names, one.num_rows) for one in tables] == [(["subject_id", "answer"], 0)] * 2


def test_a_folder_called_as_the_draft_is_not_touched(tmp_path: Path) -> None:
    theirs = tmp_path / "answers.partial"
    theirs.mkdir()
    (theirs / "mine.txt").write_text("kept", encoding="utf-8")
    write_answers_by_measure(batches(1, 10), PLANS, tmp_path / "answers")
    assert (theirs / "mine.txt").read_text(encoding="utf-8") == "kept"
    with pytest.raises(CeyuanErrors) as caught:
        write_answers_by_measure(breaking(INPUT, 1), PLANS, tmp_path / "again")
    assert caught.value.errors[1].data["partial"] == "again.partial"
    with pytest.raises(CeyuanErrors) as caught:
        write_answers_by_measure(breaking(INPUT, 2), PLANS, tmp_path / "again")
    assert caught.value.errors[1].data["partial"] == "again.partial-2"
    assert [read(one).num_rows for one in sorted(tmp_path.glob("again.partial*/*/*"))] == [1000, 1000, 2000, 2000]


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_two_runs_with_one_name_do_not_meet(tmp_path: Path, name: str) -> None:
    def slow() -> Iterator[Batch]:
        yield batch(10, 0)
        write_answers(batches(1, 1000), PLANS, tmp_path / name)
        assert read(tmp_path / name).num_rows == 1000
        yield batch(10, 10)

    assert write_answers(slow(), PLANS, tmp_path / name).rows == 20
    assert read(tmp_path / name).column("lead").to_pylist() == SECOND[:20]
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("name", "code"), [("a.xlsx", "columns.wrong-suffix"), ("none/a.csv", "report.folder-missing")]
)
def test_places_that_cannot_be_written_to(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_answers(batches(1, 10), PLANS, tmp_path / name)
    assert caught.value.kind.code == code


def breaking(error: BaseException, after: int) -> Iterator[Batch]:
    yield from batches(after, 1000)
    raise error


INPUT = CeyuanError(BROKEN, data={"path": "f.parquet", "rows": 2000, "reason": "cut"})


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
def test_a_broken_input_leaves_what_was_done(tmp_path: Path, name: str) -> None:
    kept = tmp_path / name
    kept.write_bytes(b"kept")
    with pytest.raises(CeyuanErrors) as caught:
        write_answers(breaking(INPUT, 2), PLANS, kept)
    assert [one.kind.code for one in caught.value.errors] == ["columns.broken", "columns.kept-part"]
    part = tmp_path / f"{name}.partial"
    assert caught.value.errors[1].data == {"path": str(kept), "partial": part.name, "rows": 2000}
    assert read(part).column("lead").to_pylist() == SECOND[:2000]
    assert kept.read_bytes() == b"kept"


def test_a_broken_input_leaves_every_measure_alike(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with pytest.raises(CeyuanErrors):
        write_answers_by_measure(breaking(INPUT, 2), PLANS, folder)
    parts = sorted((tmp_path / "answers.partial").rglob("*.parquet"))
    assert [read(one).num_rows for one in parts] == [2000, 2000]
    assert not folder.exists()


def test_an_interruption_leaves_what_was_done_and_stays_an_interruption(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt) as caught:
        write_answers(breaking(KeyboardInterrupt(), 1), PLANS, tmp_path / "a.parquet")
    (kept,) = caught.value.args
    assert (kept.kind.code, kept.data["partial"], kept.data["rows"]) == ("columns.kept-part", "a.parquet.partial", 1000)
    assert read(tmp_path / "a.parquet.partial").num_rows == 1000


def test_nothing_is_left_where_nothing_was_done(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_answers(breaking(INPUT, 0), PLANS, tmp_path / "a.parquet")
    assert caught.value is INPUT
    assert list(tmp_path.iterdir()) == []


FULL = """
import resource, runpy
from pathlib import Path
made = runpy.run_path({here!r})
from ceyuan.errors import CeyuanError
from ceyuan.report.columns.answers import write_answers, write_answers_by_measure
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
try:
    {call}(made["batches"](1000, 1000), made["PLANS"], Path({out!r}), criteria=True)
except CeyuanError as error:
    print(*(one.kind.code for one in error.errors or [error]))
    print(max((one.data["rows"] for one in error.errors), default=0))
"""


def run_full(call: str, out: Path, limit: int) -> tuple[list[str], int]:
    program = FULL.format(here=__file__, limit=limit, call=call, out=str(out))
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    codes, rows = run.stdout.splitlines()
    return codes.split(), int(rows)


@pytest.mark.parametrize("name", ["a.parquet", "a.csv"])
@pytest.mark.parametrize("limit", [500_000, 777_777])
def test_a_full_disk_leaves_a_table_that_can_be_read(tmp_path: Path, name: str, limit: int) -> None:
    codes, rows = run_full("write_answers", tmp_path / name, limit)
    assert codes == ["columns.disk-full", "columns.kept-part"]
    assert [one.name for one in tmp_path.iterdir()] == [f"{name}.partial"]
    table = read(tmp_path / f"{name}.partial")
    assert table.num_rows == rows > 0
    assert table.column("subject_id").to_pylist() == [f"firm {one}" for one in range(rows)]
    assert table.column("lead").to_pylist() == [ROUND[(one + 1) % 5] for one in range(rows)]


def test_a_full_disk_leaves_every_measure_alike(tmp_path: Path) -> None:
    codes, rows = run_full("write_answers_by_measure", tmp_path / "answers", 500_000)
    assert codes == ["columns.disk-full", "columns.kept-part"]
    parts = sorted((tmp_path / "answers.partial").rglob("*.parquet"))
    assert [read(one).num_rows for one in parts] == [rows, rows]
    assert rows > 0


def test_a_disk_that_was_full_before_leaves_nothing(tmp_path: Path) -> None:
    codes, _ = run_full("write_answers", tmp_path / "a.parquet", 1000)
    assert codes == ["columns.disk-full"]
    assert list(tmp_path.iterdir()) == []
