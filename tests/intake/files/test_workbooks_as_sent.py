"""Workbooks: merged cells, hidden sheets, formats and formulas that change what a cell says."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from ceyuan.errors import CeyuanError
from ceyuan.intake import IntakeOptions, read_register
from ceyuan.intake.files.grid import CellError, Percent, column_letter
from ceyuan.intake.files.opening import open_grids
from ceyuan.intake.report import IntakeReport
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Missing, Subject

Write = Callable[..., Path]
Described = Callable[[Subject], dict[str, object]]
Found = Callable[[IntakeReport], list[str]]


def test_headers_in_merged_rows(write_book: Write, vocabulary: Vocabulary, described: Described, found: Found) -> None:
    rows = [
        ["松江区企业情况表"],
        ["序号", "企业名称", "营业收入（万元）", None, "2021年", None],
        [None, None, 2020, 2021, "职工人数", "研发费用（元）"],
        [1, "甲公司", 1.5, 2.5, 10, 7],
    ]
    merges = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5)]
    register = read_register(write_book({"表": rows}, merges=merges), vocabulary)
    assert [described(one) for one in register.subjects] == [
        {
            "id": "甲公司",
            "name": "甲公司",
            "营业收入": {2020: "15000.00", 2021: "25000.00"},
            "职工人数": {2021: "10"},
            "研发费用": {2021: "7.00"},
        }
    ]
    assert found(register.report) == ["column-not-a-fact 表!column A"]


def test_a_merged_name_speaks_for_every_row_it_covers(
    write_book: Write, vocabulary: Vocabulary, described: Described, found: Found
) -> None:
    rows = [
        ["企业名称", "年份", "营业收入（元）"],
        ["甲公司", 2020, 1],
        [None, 2021, 2],
        ["乙公司", 2021, 3],
        [None, 2022, 4],
    ]
    register = read_register(write_book({"表": rows}, merges=[(1, 0, 2, 0)]), vocabulary)
    assert [described(one) for one in register.subjects] == [
        {"id": "甲公司", "name": "甲公司", "营业收入": {2020: "1.00", 2021: "2.00"}},
        {"id": "乙公司", "name": "乙公司", "营业收入": {2021: "3.00"}},
    ]
    assert found(register.report) == ["row-no-identity 表!row 5", "merged-filled 表"]


def test_types_of_cells(write_book: Write, vocabulary: Vocabulary, described: Described, found: Found) -> None:
    rows = [
        ["企业名称", "证券代码", "成立日期", "2021年营业收入（元）", "拥有自主品牌", "专利数"],
        ["甲公司", "002558", date(2015, 3, 1), 0.1 + 0.2, True, 3],
        ["乙公司", 600000, datetime(2015, 3, 1, 8, 30), True, 1, date(2021, 1, 1)],  # noqa: DTZ001 -- sheets know no zone
        ["丙公司", 2558, 42064, 1234567.125, 0, "3"],
        ["丁公司", 1.23456789012345e17, 2015, 1e15, 5, False],
    ]
    register = read_register(write_book({"表": rows}), vocabulary)
    wrong = "unknown: wrong-value"
    assert [described(one) for one in register.subjects] == [
        {
            "id": "甲公司",
            "name": "甲公司",
            "证券代码": "002558",
            "成立日期": "2015-03-01",
            "营业收入": {2021: "0.30"},
            "拥有自主品牌": "是",
            "专利数": "3",
        },
        {
            "id": "乙公司",
            "name": "乙公司",
            "证券代码": "600000",
            "成立日期": "2015-03-01",
            "营业收入": {2021: wrong},
            "拥有自主品牌": "是",
            "专利数": wrong,
        },
        {
            "id": "丙公司",
            "name": "丙公司",
            "证券代码": wrong,
            "成立日期": "2015-03-01",
            "营业收入": {2021: wrong},
            "拥有自主品牌": "否",
            "专利数": "3",
        },
        {
            "id": "丁公司",
            "name": "丁公司",
            "证券代码": wrong,
            "成立日期": wrong,
            "营业收入": {2021: wrong},
            "拥有自主品牌": wrong,
            "专利数": wrong,
        },
    ]
    assert found(register.report) == [
        "cell-wrong-type 表!D3",
        "cell-wrong-type 表!F3",
        "cell-zeros-lost 表!B4",
        "cell-too-fine 表!D4",
        "cell-long-number 表!B5",
        "cell-date-imprecise 表!C5",
        "cell-too-large 表!D5",
        "cell-not-yes-no 表!E5",
        "cell-wrong-type 表!F5",
    ]


def test_a_code_kept_as_a_number_is_damaged(write_book: Write, vocabulary: Vocabulary, found: Found) -> None:
    rows = [["企业名称", "统一社会信用代码", "专利数"], ["甲公司", 913101170000000000, 1]]
    register = read_register(write_book({"表": rows}), vocabulary)
    assert found(register.report) == ["code-damaged 表!B2"]
    assert isinstance(register.subjects[0].current["统一社会信用代码"], Missing)
    assert register.subjects[0].id == "甲公司"


def test_a_percent_format_makes_a_plain_share(write_book: Write, vocabulary: Vocabulary) -> None:
    rows = [["企业名称", "全国细分市场占有率（%）"], ["甲公司", 0.125], ["乙公司", 0.125]]
    register = read_register(write_book({"表": rows}, percent=[(1, 1)]), vocabulary)
    shares = [one.current["全国细分市场占有率"] for one in register.subjects]
    assert shares == [Decimal("0.1250"), too_fine(shares[1])]


def too_fine(cell: object) -> object:
    """0.125 under a heading in % is 0.00125, finer than the four places of a share."""
    assert isinstance(cell, Missing)
    assert "小数超过4位" in cell.detail
    return cell


def test_formulas_count_by_their_last_value_and_errors_are_seen(
    tmp_path: Path, vocabulary: Vocabulary, found: Found
) -> None:
    path = tmp_path / "公式.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        sheet.write_row(
            0, 0, ["企业名称", "2020年营业收入（元）", "2021年营业收入（元）", "2022年营业收入（元）", "专利数"]
        )
        sheet.write_row(1, 0, ["甲公司"])
        sheet.write_formula(1, 1, "=1+1", value=2)
        sheet.write_formula(1, 2, "=1/0", value="#DIV/0!")
        sheet.write_formula(1, 3, "=NA()", value="#N/A")
        sheet.write_formula(1, 4, "=1/0", value="#DIV/0!")
    register = read_register(path, vocabulary)
    assert register.subjects[0].yearly["营业收入"][2020] == Decimal("2.00")
    assert isinstance(register.subjects[0].yearly["营业收入"][2021], Missing)
    assert 2022 not in register.subjects[0].yearly["营业收入"]
    assert found(register.report) == ["cell-broken 表!C2", "cell-broken 表!E2"]


def rewritten(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Write a workbook anew with one of its parts changed."""
    target = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as parts:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            parts.writestr(name, data)
    return target


def test_a_formula_never_calculated_is_no_blank(write_book: Write, vocabulary: Vocabulary, found: Found) -> None:
    path = write_book({"表": [["企业名称", "专利数"], ["甲公司", 77]]})
    changed = rewritten(path, "xl/worksheets/sheet1.xml", b"<v>77</v>", b"<f>70+7</f>")
    register = read_register(changed, vocabulary)
    assert found(register.report) == ["cell-not-calculated 表!B2"]
    assert isinstance(register.subjects[0].current["专利数"], Missing)


def test_marks_of_cells_reach_the_grid(write_book: Write) -> None:
    path = write_book({"空": [], "表": [[None, "a", 0.5], [1.5]]}, percent=[(0, 2)])
    grids = {grid.name: [list(row) for row in grid.rows()] for grid in open_grids(path, IntakeOptions())}
    assert grids == {"空": [], "表": [["", "a", Percent(0.5)], [1.5, "", ""]]}
    changed = rewritten(path, "xl/worksheets/sheet2.xml", b"<v>1.5</v>", b"<f>1/0</f>")
    grids = {grid.name: [list(row) for row in grid.rows()] for grid in open_grids(changed, IntakeOptions())}
    assert grids["表"][1][0] == CellError("")


def test_several_sheets_speak_about_the_same_firms(
    write_book: Write, vocabulary: Vocabulary, described: Described, found: Found
) -> None:
    sheets = {
        "说明": [["请如实填写"]],
        "企业": [["企业名称", "统一社会信用代码", "注册地址"], ["甲公司", "91350100M000100Y43", "松江"]],
        "2021年": [["单位名称", "营业收入（万元）"], ["甲公司", 2]],
        "资质": [["企业名称", "称号", "认定日期"], ["甲公司", "高企", date(2023, 12, 12)]],
        "完整性": [["称号", "完整自", "完整至", "清单来源"], ["全部", date(2020, 1, 1), date(2026, 6, 30), "市科委"]],
        "选项": [["企业名称", "专利数"], ["不读", 1]],
        "空": [],
    }
    register = read_register(write_book(sheets, hidden=["选项"]), vocabulary)
    assert [described(one) for one in register.subjects] == [
        {
            "id": "91350100M000100Y43",
            "name": "甲公司",
            "注册地址": "松江",
            "营业收入": {2021: "20000.00"},
            "holds": ["高新技术企业 2023-12-12 2026-12-11 -"],
            "complete": {"*": "2020-01-01 2026-06-30 市科委"},
        }
    ]
    assert found(register.report) == [
        "sheet-no-header 说明",
        "column-year-stated 2021年!column B",
        "title-end-counted 资质!column B",
        "sheet-hidden 选项",
        "sheet-empty 空",
    ]
    counts = register.report.counts
    assert (counts.sheets_read, counts.sheets_left_out, counts.subjects) == (4, 3, 1)


def test_a_hidden_sheet_is_read_when_named(write_book: Write, vocabulary: Vocabulary) -> None:
    path = write_book({"甲": [["企业名称"], ["甲公司"]], "乙": [["企业名称"], ["乙公司"]]}, hidden=["乙"])
    register = read_register(path, vocabulary, options=IntakeOptions(sheets=("乙",)))
    assert [one.name for one in register.subjects] == ["乙公司"]


def test_a_short_sheet_does_not_stop_the_others(write_book: Write, vocabulary: Vocabulary, found: Found) -> None:
    path = write_book({"说明": [["略"]], "表": [["略"], ["企业名称", "专利数"], ["甲公司", 1]]})
    register = read_register(path, vocabulary, options=IntakeOptions(header_rows=(2, 2)))
    assert [one.name for one in register.subjects] == ["甲公司"]
    assert found(register.report) == ["sheet-no-header 说明"]


def test_a_table_that_begins_in_the_middle_of_a_sheet(write_book: Write, vocabulary: Vocabulary, found: Found) -> None:
    rows = [[], [], [None, None, "企业名称", "专利数"], [None, None, "甲公司", "三"]]
    register = read_register(write_book({"表": rows}), vocabulary)
    assert [(one.column, one.read_as) for one in register.report.columns] == [(3, "企业名称"), (4, "专利数")]
    assert found(register.report) == ["cell-not-a-number 表!D4"]


def test_a_format_that_hides_errors_says_so(tmp_path: Path, vocabulary: Vocabulary, found: Found) -> None:
    rows = [["企业名称", "专利数"], ["甲公司", "3"]]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    table = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="表">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "登记表.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        parts.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
    register = read_register(path, vocabulary)
    assert [one.name for one in register.subjects] == ["甲公司"]
    assert found(register.report) == ["sheet-blind-format 表"]


def test_a_workbook_with_a_password_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Excel keeps a protected workbook inside an old container, in a stream of that name."""
    path = tmp_path / "加密.xlsx"
    path.write_bytes(protected_container())
    with pytest.raises(CeyuanError) as caught:
        read_register(path, vocabulary)
    assert caught.value.kind.code == "intake.encrypted"


def protected_container() -> bytes:
    """Write the smallest compound file that has a stream EncryptedPackage: header, one FAT sector, one directory."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    counts = struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += counts + struct.pack("<I", 0) + struct.pack("<I", free) * 108
    fat = struct.pack("<2I", fat_sector, end) + struct.pack("<I", free) * 126

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le")
        length = len(text) + 2 if name else 0
        links = struct.pack("<HBBIII", length, kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", end, 0)

    directory = entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, free) + entry("", 0, free) * 2
    return header + fat + directory


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (1_048_575, 40)])
def test_a_stray_cell_far_out_is_named_before_it_takes_the_memory(
    write_book: Write, vocabulary: Vocabulary, row: int, column: int
) -> None:
    path = write_book({"表": [["企业名称", "专利数"], ["甲公司", 1]]})
    corner = f"{column_letter(column)}{row + 1}".encode()
    stray = b'<row r="%d"><c r="%s"><v>1</v></c></row></sheetData>' % (row + 1, corner)
    changed = rewritten(path, "xl/worksheets/sheet1.xml", b"</sheetData>", stray)
    with pytest.raises(CeyuanError) as caught:
        read_register(changed, vocabulary)
    assert caught.value.kind.code == "intake.too-large"
    assert caught.value.data["seen"] == f"表!{corner.decode()}"


def test_a_cell_that_only_has_a_format_takes_no_room(write_book: Write, vocabulary: Vocabulary) -> None:
    path = write_book({"表": [["企业名称", "专利数"], ["甲公司", 1]]})
    styled = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    changed = rewritten(path, "xl/worksheets/sheet1.xml", b"</sheetData>", styled)
    assert [one.name for one in read_register(changed, vocabulary).subjects] == ["甲公司"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake.empty"),
        (b"PK\x03\x04 this is no package", "intake.not-a-workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 this is no old workbook", "intake.not-a-workbook"),
        (b"\x89PNG\r\n", "intake.not-a-workbook"),
        (b"a\0b\0\0\0\1\2", "intake.not-a-workbook"),
        ("企业名称,专利数\n甲公司,\xff".encode("latin-1", "ignore") + b"\xff\xff", "intake.bad-encoding"),
    ],
    ids=["empty", "broken package", "broken old workbook", "picture", "binary", "no encoding"],
)
def test_what_is_no_table_is_refused_with_a_next_step(
    tmp_path: Path, vocabulary: Vocabulary, data: bytes, code: str
) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    with pytest.raises(CeyuanError) as caught:
        read_register(path, vocabulary)
    assert caught.value.kind.code == code
    assert "提示：" in caught.value.render("zh")


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path, vocabulary: Vocabulary) -> None:
    for path, code in ((tmp_path / "没有.xlsx", "intake.file-missing"), (tmp_path, "intake.not-a-workbook")):
        with pytest.raises(CeyuanError) as caught:
            read_register(path, vocabulary)
        assert caught.value.kind.code == code


def test_a_workbook_without_a_known_header_tells_what_it_saw(write_book: Write, vocabulary: Vocabulary) -> None:
    path = write_book({"甲": [["厂名", "营业收人"], ["a", 1]], "乙": [["名称", "型号"], ["b", "c"]]})
    with pytest.raises(CeyuanError) as caught:
        read_register(path, vocabulary)
    assert caught.value.data["seen"] == "甲：厂名、营业收人；乙：名称、型号"
    assert caught.value.data["nearest"] == "营业收入、企业名称"
