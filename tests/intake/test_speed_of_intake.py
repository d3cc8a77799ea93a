"""Reading takes time in proportion to the rows: nothing compares each with all others."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ceyuan.intake import read_register
from ceyuan.model.facts import Vocabulary


@pytest.mark.deep
def test_ten_times_the_rows_take_about_ten_times_as_long(tmp_path: Path, vocabulary: Vocabulary) -> None:
    took = []
    for rows in (5_000, 50_000):
        path = tmp_path / f"{rows}.csv"
        lines = [f"公司{row},{row}.5,坏值{row},称号{row}、高企,{row}" for row in range(rows)]
        header = "企业名称,2021年营业收入（万元）,2021年净利润（万元）,资质,2021年职工人数"
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        start = time.process_time()
        register = read_register(path, vocabulary)
        took.append(time.process_time() - start)
        assert register.report.counts.subjects == rows
        assert len(register.report.findings) == 2 * rows
    assert took[1] < 20 * took[0]
