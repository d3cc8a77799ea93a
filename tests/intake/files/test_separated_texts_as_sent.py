"""Separated texts with very long cells and every kind of quotation mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.intake import read_register
from ceyuan.intake.files.delimited import open_delimited
from ceyuan.model.facts import Vocabulary


def rows_of(text: str, folder: Path) -> list[list[object]]:
    path = folder / "登记表.csv"
    path.write_bytes(text.encode())
    (grid,) = open_delimited(path, encoding="", separator="")
    return [list(row) for row in grid.rows()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n"x\ny","c""d"\n', [["a", "b"], ["x\ny", 'c"d']]),
        ('a,b\r\nx"y,2\r\n"",""""\r\n', [["a", "b"], ['x"y', "2"], ["", '"']]),
        ('a\tb\n"x\ty"\t2', [["a", "b"], ["x\ty", "2"]]),
        (f'a,b\n{"长" * 200_000},"{"宽" * 200_000}"\n', [["a", "b"], ["长" * 200_000, "宽" * 200_000]]),
    ],
)
def test_what_is_quoted_as_it_must_be_is_read(text: str, rows: list[list[object]], tmp_path: Path) -> None:
    assert rows_of(text, tmp_path) == rows


@pytest.mark.parametrize("mark", ["", '"'])
@pytest.mark.parametrize("character", ["长", "x", "1", "(", "，", " "])
def test_a_very_long_cell_does_not_refuse_the_file(
    mark: str, character: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "登记表.csv"
    path.write_text(
        f"企业名称,专利数,注册地址\n甲公司,1,{mark}{character * 200_000}{mark}\n乙公司,2,二号\n", encoding="utf-8"
    )
    subjects = read_register(path, vocabulary).subjects
    assert [(one.name, str(one.value("专利数"))) for one in subjects] == [("甲公司", "1"), ("乙公司", "2")]


def test_an_unclosed_mark_far_above_the_longest_cell_names_its_line(tmp_path: Path) -> None:
    line = "乙公司," + "长" * 99_000 + "\n"
    with pytest.raises(CeyuanError) as caught:
        rows_of('企业名称,注册地址\n甲公司,"一号\n' + line * 180, tmp_path)
    assert (caught.value.kind.code, caught.value.data["row"]) == ("intake.bad-csv", 2)
