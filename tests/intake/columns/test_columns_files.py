"""Registers in Parquet and CSV: what is read of them, and what is said when they are wrong or break off."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.csv import open_text
from ceyuan.intake.columns.files import is_columns_file
from ceyuan.intake.columns.layout import Wanted
from ceyuan.intake.columns.opening import open_columns
from ceyuan.intake.columns.parquet import open_parquet
from ceyuan.intake.columns.reading import ColumnsFile
from ceyuan.intake.columns.texts import read_words
from ceyuan.model.columns import ColumnKey, Columns, cell_at, subject_at
from ceyuan.model.facts import FactType, Vocabulary
from ceyuan.model.subject import Cell, Missing, MissingReason

DAY = date(2026, 6, 30)
D = Decimal
WRONG = Missing(MissingReason.WRONG_VALUE)
ROWS = 1000


def ids(count: int = ROWS) -> pa.Array:
    return pa.array([f"firm {one}" for one in range(count)])


def revenue(count: int = ROWS) -> pa.Array:
    return pa.array(range(count))


def write(path: Path, metadata: dict[str, str] | None = None, **named: pa.Array) -> Path:
    pq.write_table(pa.table(named).replace_schema_metadata(metadata), path, row_group_size=300)
    return path


def opened(path: Path, vocabulary: Vocabulary, wanted: Wanted | None = None) -> ColumnsFile:
    return open_columns(path, vocabulary, as_of=DAY, wanted=wanted)


def refused(path: Path, vocabulary: Vocabulary, wanted: Wanted | None = None) -> CeyuanError:
    with pytest.raises(CeyuanError) as caught:
        list(opened(path, vocabulary, wanted).batches())
    return caught.value


def test_a_file_is_read_in_batches(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(tmp_path / "f.parquet", subject_id=ids(), revenue_2025=revenue(), staff=revenue())
    file = open_parquet(path, vocabulary, as_of=DAY, batch_rows=64)
    assert (file.rows, file.recognised) == (ROWS, ("revenue_2025",))
    assert [(one.name, one.nearest) for one in file.unrecognised] == [("staff", "")]
    parts = list(file.batches())
    assert sum(one.rows for one in parts) == ROWS
    assert max(one.rows for one in parts) <= 64
    key = ColumnKey("营业收入", 2025)
    values = [cell_at(one.columns[key], row, FactType.NUMBER, 2) for one in parts for row in range(one.rows)]
    assert values == [D(one) for one in range(ROWS)]
    assert [str(one.ids[row]) for one in parts for row in range(one.rows)] == ids().to_pylist()


def test_only_what_is_wanted_is_read_and_the_founding_date(tmp_path: Path, vocabulary: Vocabulary) -> None:
    days = pa.nulls(ROWS, pa.date32())
    path = write(
        tmp_path / "f.parquet",
        subject_id=ids(),
        revenue_2025=revenue(),
        revenue_2024=revenue(),
        founded_on=days,
        title_gazelle=pa.nulls(ROWS, pa.bool_()),
        rd_expense_2025=pa.array(["not read"] * ROWS),
    )
    wanted = Wanted(frozenset({ColumnKey("营业收入", 2025), ColumnKey("净利润", 2023)}), frozenset({"高新技术企业"}))
    file = opened(path, vocabulary, wanted)
    assert file.lacking == ("net_profit_2023", "title_hnte")
    first = next(file.batches())
    assert set(first.columns) == {ColumnKey("营业收入", 2025), ColumnKey("成立日期", None)}
    assert first.titles == {}


def test_wrong_values_are_counted_and_the_first_kept(tmp_path: Path, vocabulary: Vocabulary) -> None:
    values = pa.array([-1 if one % 3 == 0 else one for one in range(ROWS)])
    sections = pa.array(["B"] * (ROWS - 1) + ["Z"])
    path = write(tmp_path / "f.parquet", subject_id=ids(), revenue_2025=values, industry_section=sections)
    file = open_parquet(path, vocabulary, as_of=DAY, batch_rows=100)
    assert sum(one.rows for one in file.batches()) == ROWS
    data = file.report().as_data()
    assert data == {
        "file": "f.parquet",
        "rows": ROWS,
        "recognised": ["revenue_2025", "industry_section"],
        "unrecognised": [],
        "lacking": [],
        "wrong": [
            {
                "column": "revenue_2025",
                "count": 334,
                "examples": [{"subject_id": f"firm {one}", "value": "-1"} for one in (0, 3, 6, 9, 12)],
            },
            {"column": "industry_section", "count": 1, "examples": [{"subject_id": "firm 999", "value": "Z"}]},
        ],
        "doubled": {"count": 0, "examples": []},
    }


def test_a_name_stands_beside_the_id(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(tmp_path / "f.parquet", subject_id=pa.array([7]), subject_name=pa.array(["松云"]).dictionary_encode())
    (part,) = opened(path, vocabulary).batches()
    found = subject_at(part, 0, vocabulary, as_of=DAY)
    assert (found.id, found.name) == ("7", "松云")


def test_titles_are_of_one_day(tmp_path: Path, vocabulary: Vocabulary) -> None:
    stated = {"ceyuan.as_of": "2026-01-01"}
    path = write(tmp_path / "f.parquet", stated, subject_id=ids(), title_hnte=pa.array([True] * ROWS))
    error = refused(path, vocabulary)
    assert error.kind.code == "columns.other-day"
    assert error.data == {"path": str(path), "stated": "2026-01-01", "asked": "2026-06-30"}
    assert sum(one.rows for one in opened(path, vocabulary, Wanted()).batches()) == ROWS
    same = open_columns(path, vocabulary, as_of=date(2026, 1, 1))
    assert sum(one.rows for one in same.batches()) == ROWS


@pytest.mark.parametrize("stated", [{"ceyuan.format": "2"}, {"ceyuan.as_of": "today"}])
def test_metadata_that_nobody_knows(tmp_path: Path, vocabulary: Vocabulary, stated: dict[str, str]) -> None:
    path = write(tmp_path / "f.parquet", stated, subject_id=ids(), title_hnte=pa.array([True] * ROWS))
    assert refused(path, vocabulary).kind.code == "columns.other-format"


def test_a_firm_without_an_id_is_named_by_its_row(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for gap in ("", None):
        path = write(tmp_path / "f.parquet", subject_id=pa.array([*["a"] * 700, gap, "b"]))
        error = refused(path, vocabulary)
        assert (error.kind.code, error.data["row"]) == ("columns.empty-id", 701)


def test_files_that_cannot_be_used(tmp_path: Path, vocabulary: Vocabulary) -> None:
    good = write(tmp_path / "good.parquet", subject_id=ids(), revenue_2025=revenue()).read_bytes()
    folder = tmp_path / "folder.parquet"
    folder.mkdir()
    wrong = {
        "empty.parquet": (b"", "columns.empty-file"),
        "half.parquet": (good[: len(good) // 2], "columns.unreadable"),
        "tail.parquet": (good[len(good) // 2 :], "columns.unreadable"),
        "text.parquet": (b"subject_id\n1\n", "columns.unreadable"),
        "empty.csv": (b"", "columns.empty-file"),
        "binary.csv": (b"subject_id\n\xff\xfe\n", "columns.unreadable"),
        "gbk.csv": ("subject_id,企业\n".encode("gb18030"), "columns.unreadable"),
        "ragged.csv": (b"subject_id,revenue_2025\n1\n", "columns.unreadable"),
    }
    for name, (content, code) in wrong.items():
        path = tmp_path / name
        path.write_bytes(content)
        error = refused(path, vocabulary)
        assert (name, error.kind.code, error.data["path"]) == (name, code, str(path))
    assert refused(folder, vocabulary).kind.code == "columns.not-a-file"
    assert refused(tmp_path / "none.parquet", vocabulary).kind.code == "intake.file-missing"


def test_a_file_that_breaks_in_the_middle_says_how_far_it_came(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(tmp_path / "f.parquet", subject_id=ids(), revenue_2025=revenue())
    start = pq.ParquetFile(path).metadata.row_group(2).column(0).file_offset
    start = start or pq.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    content = bytearray(path.read_bytes())
    content[start - 40 : start + 400] = b"\xff" * 440
    path.write_bytes(content)
    file = open_parquet(path, vocabulary, as_of=DAY, batch_rows=100)
    parts: list[Columns] = []
    with pytest.raises(CeyuanError) as caught:
        parts.extend(file.batches())
    rows = sum(one.rows for one in parts)
    assert caught.value.kind.code == "columns.broken"
    assert caught.value.data["rows"] == rows == file.report().rows
    assert 0 < rows < ROWS


def test_a_file_that_vanishes_before_it_is_read(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = write(tmp_path / "f.parquet", subject_id=ids())
    file = opened(path, vocabulary)
    path.unlink()
    with pytest.raises(CeyuanError) as caught:
        list(file.batches())
    assert caught.value.kind.code == "columns.unreadable"


def test_a_csv_that_breaks_off_says_how_far_it_came(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "f.csv"
    path.write_text("subject_id,revenue_2025\n" + "a,1\n" * 5000 + "b", encoding="utf-8")
    file = open_text(path, vocabulary, block_bytes=1000)
    parts: list[Columns] = []
    with pytest.raises(CeyuanError) as caught:
        parts.extend(file.batches())
    rows = sum(one.rows for one in parts)
    assert (caught.value.kind.code, caught.value.data["rows"]) == ("columns.broken", rows)
    assert 4000 < rows <= 5000


def text_file(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


CELLS: list[tuple[str, str, Cell]] = [
    ("revenue_2025", "0.1", D("0.1")),
    ("revenue_2025", " 12.50 ", D("12.5")),
    ("revenue_2025", "1.5000", D("1.5")),
    ("revenue_2025", "+7", D(7)),
    ("revenue_2025", ".5", D("0.5")),
    ("revenue_2025", "5.", D(5)),
    ("revenue_2025", "1.2E+5", D(120000)),
    ("revenue_2025", "150e-2", D("1.5")),
    ("revenue_2025", "0" * 60 + "1", D(1)),
    ("revenue_2025", "", Missing()),
    ("revenue_2025", "  ", Missing()),
    ("revenue_2025", "1.001", WRONG),
    ("revenue_2025", "1,000", WRONG),
    ("revenue_2025", "约百万", WRONG),
    ("revenue_2025", "NaN", WRONG),
    ("revenue_2025", "1e99", WRONG),
    ("revenue_2025", "1e-99", WRONG),
    ("revenue_2025", "1E-41", WRONG),
    ("revenue_2025", "0E-41", D(0)),
    ("revenue_2025", "0." + "0" * 50 + "1", WRONG),
    ("revenue_2025", "9" * 60, WRONG),
    ("revenue_2025", "-1", WRONG),
    ("revenue_2025", "１", WRONG),
    ("revenue_2025_fen", "150", D("1.5")),
    ("revenue_2025_fen", "150.0", D("1.5")),
    ("revenue_2025_fen", "1.5", WRONG),
    ("niche_share", "0.1234", D("0.1234")),
    ("own_brand", "TRUE", True),
    ("own_brand", "f", False),
    ("own_brand", "1", True),
    ("own_brand", "是", WRONG),
    ("industry_section", " B ", "B"),
    ("industry_section", "Z", WRONG),
    ("founded_on", "2020-02-29", date(2020, 2, 29)),
    ("founded_on", "2020-02-29 00:00:00", date(2020, 2, 29)),
    ("founded_on", "2021-02-29", WRONG),
    ("founded_on", "2020-02-29 08:00:00", WRONG),
    ("founded_on", "2020/2/29", WRONG),
]


@pytest.mark.parametrize("cell", CELLS, ids=[f"{one[0]} {one[1][:20]!r}" for one in CELLS])
@pytest.mark.parametrize("beside", ["", "not readable"])
def test_a_cell_of_a_csv(tmp_path: Path, vocabulary: Vocabulary, cell: tuple[str, str, Cell], beside: str) -> None:
    name, written, expected = cell
    path = text_file(tmp_path / "f.csv", [["subject_id", name], ["a", written], ["b", beside]])
    file = opened(path, vocabulary)
    (part,) = file.batches()
    ((key, column),) = part.columns.items()
    fact = vocabulary.facts[key.fact]
    assert cell_at(column, 0, fact.type, fact.scale) == expected
    wrong = [(one.subject_id, one.value) for each in file.report().wrong for one in each.examples]
    stands = [("a", written[:60])] if expected == WRONG else []
    assert wrong == stands + ([("b", beside)] if beside else [])


def test_titles_and_companions_of_a_csv(tmp_path: Path, vocabulary: Vocabulary) -> None:
    rows = [
        ["subject_id", "title_hnte", "revenue_2025", "revenue_2025__na"],
        ["a", "true", "", "true"],
        ["b", "false", "1", ""],
        ["c", "", "", "0"],
        ["d", "也许", "1", "true"],
    ]
    file = opened(text_file(tmp_path / "f.csv", rows), vocabulary)
    (part,) = file.batches()
    title = part.titles["高新技术企业"]
    (column,) = part.columns.values()
    assert (title.held[0] & 15, title.open[0] & 15) == (0b0001, 0b1100)
    marks = column.marks
    assert [int(one[0]) & 15 for one in (marks.known, marks.null, marks.damaged)] == [0b0010, 0b0001, 0b1000]
    assert [(one.column, one.count) for one in file.report().wrong] == [("revenue_2025", 1), ("title_hnte", 1)]


OPEN: list[tuple[str, bytes, int]] = [
    ("a stray quote", b'1,"2\n' + b"2,3\n" * 998, 2),
    ("a quote that a later one ends", b'0,1\n1,"2\n' + b"2,3\n" * 998 + b'3,"4"\n', 3),
    ("a line break inside a cell", b'0,1\r\n1,"2\r\n3"\r\n', 3),
    ("the last line", b'0,1\n1,"2', 3),
    ("beside a quote that is only a character", b'0,1\n1,1\nx"y,"c\n2,3"\n', 4),
    ("old line ends", b'0,1\r1,"2\r3"\r', 3),
]


@pytest.mark.parametrize(("content", "line"), [one[1:] for one in OPEN], ids=[one[0] for one in OPEN])
@pytest.mark.parametrize("block", [64, 1 << 24])
def test_no_cell_goes_on_in_the_next_line(
    tmp_path: Path, vocabulary: Vocabulary, content: bytes, line: int, block: int
) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(b"\xef\xbb\xbfsubject_id,revenue_2025\n" + content)
    with pytest.raises(CeyuanError) as caught:
        list(open_text(path, vocabulary, block_bytes=block).batches())
    assert caught.value.kind.code == "columns.open-cell"
    assert caught.value.data == {"path": str(path), "line": line}


@pytest.mark.parametrize("block", [64, 1 << 24])
def test_quotes_that_are_in_order(tmp_path: Path, vocabulary: Vocabulary, block: int) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(
        b'"subject_id",revenue_2025\r\n\r\n5" pipe,1\r\n"a ""b"", c","2"\n\n' + b'c,"3"\r\n' * 99 + b'd,"4"'
    )
    parts = list(open_text(path, vocabulary, block_bytes=block).batches())
    ids = [str(part.ids[row]) for part in parts for row in range(part.rows)]
    assert ids == ['5" pipe', 'a "b", c', *"c" * 99, "d"]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_headings_without_any_firm(tmp_path: Path, vocabulary: Vocabulary, end: bytes) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes(b"subject_id,revenue_2025" + end)
    file = opened(path, vocabulary)
    assert sum(part.rows for part in file.batches()) == file.report().rows == 0


numerals = st.from_regex(r"[ +-]?[0-9]{0,3}\.?[0-9]{0,4}([eE][+-]?[0-9]{1,2})?", fullmatch=True)


@given(words=st.lists(st.one_of(st.none(), numerals)))
@example(words=["-", "1E-41"])
def test_how_a_number_is_read_does_not_depend_on_its_neighbours(words: list[str | None]) -> None:
    texts = pa.array([one or None for one in words], pa.string())
    together = read_words(texts, FactType.NUMBER, 2)[0].to_pylist()
    alone = [read_words(texts.slice(row, 1), FactType.NUMBER, 2)[0].to_pylist()[0] for row in range(len(texts))]
    assert together == alone


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("f.parquet", b"", True),
        ("F.PARQUET", b"", True),
        ("f.csv", b"subject_id,x\n", True),
        ("f.csv", b'\xef\xbb\xbf"subject_id"\r\n', True),
        ("f.csv", "企业名称,x\n".encode(), False),
        ("f.csv", b"subject_ids\n", False),
        ("f.csv", b"", False),
        ("f.xlsx", b"subject_id", False),
    ],
)
def test_which_files_are_registers_in_columns(tmp_path: Path, name: str, content: bytes, *, expected: bool) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert is_columns_file(path) is expected


def test_a_file_that_is_not_there_is_no_text_in_columns(tmp_path: Path) -> None:
    assert not is_columns_file(tmp_path / "none.csv")
