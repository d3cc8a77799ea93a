"""Ids that stand in a file more than once: how many, which, and that what is kept has a limit."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.intake.columns.doubled import SeenIds, hashes_of
from ceyuan.intake.columns.opening import open_columns
from ceyuan.intake.columns.tally import Doubled
from ceyuan.model.facts import Vocabulary

DAY = date(2026, 6, 30)
words = st.lists(st.one_of(st.text(max_size=20), st.text(alphabet="ab", min_size=120, max_size=136)), max_size=20)


@given(texts=words, cut=st.integers(0, 20))
def test_as_many_are_doubled_as_counting_says(texts: list[str], cut: int) -> None:
    seen, whole = SeenIds(), pa.array(texts, pa.string())
    for part in (whole.slice(0, cut), whole.slice(min(cut, len(whole)))):
        seen.add(part)
    count, hashes = seen.repeated()
    often = [text for text, times in Counter(texts).items() if times > 1]
    assert count == len(texts) - len(set(texts))
    assert set(hashes.tolist()) == ({int(hashes_of(pa.array([one]))[0]) for one in often})


def test_neighbouring_codes_have_hashes_of_their_own() -> None:
    ids = pa.array([f"91{one:015d}X" for one in range(300_000)])
    assert len(set(hashes_of(ids).tolist())) == 300_000


def test_beyond_the_limit_nothing_is_kept_and_nothing_told() -> None:
    seen = SeenIds(most=3)
    for _ in range(3):
        seen.add(pa.array(["a", "b"]))
    assert (seen.checked, seen.repeated()[0]) == (False, 0)
    assert "not checked" in Doubled(None).remark("en")
    assert "未检查" in Doubled(None).remark("zh")


@pytest.mark.parametrize("name", ["f.parquet", "f.csv"])
def test_doubled_ids_of_a_file_are_counted_and_the_first_named(
    tmp_path: Path, vocabulary: Vocabulary, name: str
) -> None:
    ids = [f"firm {one}" for one in range(1000)] + ["firm 7"] * 2 + [f"firm {one}" for one in range(990, 1000)]
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("subject_id\n" + "\n".join(ids) + "\n", encoding="utf-8")
    else:
        pq.write_table(pa.table({"subject_id": ids}), path, row_group_size=300)
    file = open_columns(path, vocabulary, as_of=DAY, batch_rows=64)
    assert sum(one.rows for one in file.batches()) == len(ids)
    first = ("firm 7", *(f"firm {one}" for one in range(990, 994)))
    assert file.report().doubled == Doubled(12, first)
    assert file.report().as_data()["doubled"] == {"count": 12, "examples": list(first)}
