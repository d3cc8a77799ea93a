"""The report: rows in both languages, data for JSON, and counts that add up."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import CeyuanError
from ceyuan.intake import IntakeOptions, Register, read_register
from ceyuan.intake.notices import cells as of_cells
from ceyuan.intake.notices import columns, credit, firms, rows, sheets, titles
from ceyuan.intake.notices.every import KINDS
from ceyuan.intake.notices.kind import DONE_WORDS, Done, NoticeKind
from ceyuan.intake.report import COUNT_WORDS, Counts
from ceyuan.model.facts import Vocabulary

TEXT = """企业名称,2021年营业收入（万元）,产值,专利数
甲公司,约100,1,3
甲公司,7,1,4
合计,7,2,7
"""


def test_one_row_for_each_finding_in_both_languages(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "登记表.csv"
    path.write_text(TEXT, encoding="utf-8")
    report = read_register(path, vocabulary).report
    assert list(report.headings("zh")) == ["文件", "位置", "表头", "原值", "发现", "处理"]
    assert report.rows("zh") == [
        ("登记表.csv", "C列", "产值", "", "词汇表里没有“产值”；最接近的已知名称：—", "该列未读取"),
        ("登记表.csv", "B2", "2021年营业收入（万元）", "约100", "“约100”不是一个确定的数", "记为未知"),
        ("登记表.csv", "第4行", "", "合计", "合计、小计一类的行", "该行未读取"),
        (
            "登记表.csv",
            "D3",
            "专利数",
            "4",
            "甲公司的“专利数”有互相矛盾的值：3（D2）和4（D3）",
            "记为未知",
        ),
    ]
    assert [row[4] for row in report.rows("en")] == [
        "the vocabulary has no 产值; nearest known name: —",
        "“约100” is not one definite number",
        "a row of totals",
        "专利数 of 甲公司 has contradicting values: 3 (D2) and 4 (D3)",
    ]
    assert report.summary("en") == [
        "sheets read: 1",
        "rows read: 2",
        "rows of totals, examples and notes left out: 1",
        "subjects: 1",
        "values read: 5",
        "wrong, kept as unknown: 1",
        "contradictions: 1",
        "columns recognised: 3",
        "columns not recognised: 1",
        "column-unknown: 1",
        "cell-not-a-number: 1",
        "row-total: 1",
        "firm-conflict: 1",
    ]


def test_the_report_is_plain_data(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "登记表.csv"
    path.write_text(TEXT, encoding="utf-8")
    data = json.loads(json.dumps(read_register(path, vocabulary).report.as_data(), ensure_ascii=False))
    assert data["columns"][1] == {
        "sheet": "",
        "column": "B",
        "header": "2021年营业收入（万元）",
        "read_as": "营业收入",
        "year": 2021,
        "unit": "万元",
    }
    assert data["findings"][1] == {
        "file": "登记表.csv",
        "sheet": "",
        "row": 2,
        "column": "B",
        "header": "2021年营业收入（万元）",
        "value": "约100",
        "found": "cell-not-a-number",
        "done": "unknown",
        "zh": "“约100”不是一个确定的数",
        "en": "“约100” is not one definite number",
    }


def test_progress_is_told_and_reaches_the_end(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "登记表.csv"
    path.write_text("企业名称,专利数\n" + "".join(f"公司{n},{n}\n" for n in range(2500)), encoding="utf-8")
    heard: list[tuple[int, int]] = []
    read_register(path, vocabulary, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1000, 2502), (2000, 2502), (2502, 2502)]


def test_the_table_of_notices_lists_every_kind_once() -> None:
    chapters = (of_cells, columns, credit, firms, rows, sheets, titles)
    named = [value for one in chapters for value in vars(one).values() if isinstance(value, NoticeKind)]
    assert Counter(kind.code for kind in named) == Counter(kind.code for kind in KINDS)
    assert max(Counter(kind.code for kind in KINDS).values()) == 1
    assert set(DONE_WORDS) == set(Done)
    assert set(COUNT_WORDS) == set(Counts.__dataclass_fields__)


def test_both_languages_name_the_same_data() -> None:
    def fields(template: str) -> set[str]:
        return {name.removesuffix("_zh").removesuffix("_en") for _, name, _, _ in Formatter().parse(template) if name}

    assert [kind.code for kind in KINDS if fields(kind.zh) != fields(kind.en)] == []


cells = st.one_of(
    st.sampled_from(
        ["", "甲公司", "乙公司", "合计", "营业收入", "2021年", "万元", "1,234", "是", "2021-01-01", "无", "高企"]
    ),
    st.sampled_from(
        ["事项类型", "等级", "修复日期", "行政处罚", "重大安全事故", "2020年", "长期", "已修复", "完整自", "完整至"]
    ),
    st.text(alphabet='企业名称营收入年万元0123456789,，（）()%-—/.无是否合计\n" ', max_size=12),
)
HEADERS = (
    ["企业名称", "2021年营业收入（万元）", "拥有自主品牌", "成立日期", "资质", "专利数"],
    ["企业名称", "事项类型", "等级", "认定日期", "公示截止日期", "修复日期"],
)
tables = st.lists(st.lists(cells, min_size=1, max_size=6), min_size=1, max_size=8)


def outcome(path: Path, vocabulary: Vocabulary, options: IntakeOptions) -> Register | CeyuanError:
    try:
        return read_register(path, vocabulary, options=options)
    except CeyuanError as error:
        return error


@given(
    st.tuples(st.sampled_from(HEADERS), tables),
    st.sampled_from([IntakeOptions(), IntakeOptions(header_rows=(1, 1), year=2021)]),
)
def test_any_table_is_read_or_refused_with_a_next_step(
    tmp_path_factory: pytest.TempPathFactory,
    vocabulary: Vocabulary,
    table: tuple[list[str], list[list[str]]],
    options: IntakeOptions,
) -> None:
    path = tmp_path_factory.getbasetemp() / "随机.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([table[0], *table[1]])
    result = outcome(path, vocabulary, options)
    if isinstance(result, CeyuanError):
        assert "提示：" in result.render("zh")
        return
    report = result.report
    assert len(report.rows("zh")) == len(report.rows("en")) == len(report.findings)
    assert len({one.id for one in result.subjects}) == len(result.subjects) == report.counts.subjects
