"""Header texts: which fact, which year, which unit; and which only look like a fact."""

from __future__ import annotations

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.intake import IntakeOptions
from ceyuan.intake.table.headers import Piece, read_header, whole_year
from ceyuan.intake.table.headings import combine
from ceyuan.intake.table.index import header_index
from ceyuan.intake.table.roles import Role
from ceyuan.model.facts import Vocabulary


def understood(texts: list[str], vocabulary: Vocabulary, options: IntakeOptions | None = None) -> list[object]:
    index = header_index(vocabulary, options or IntakeOptions())
    heading = combine(" / ".join(texts), [read_header(text, index.units) for text in texts], index)
    meaning = heading.meaning
    name = "" if meaning is None else meaning.fact.name if meaning.fact else meaning.title or meaning.role.value
    return [
        name,
        *heading.years,
        *([heading.unit] if heading.unit else []),
        *([heading.relative] if heading.relative else []),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2019年营业收入（万元）"], ["营业收入", 2019, "万元"]),
        (["营业收入_2021"], ["营业收入", 2021]),
        (["营业收入(2021年)(万元)"], ["营业收入", 2021, "万元"]),
        (["营业收入（2021年度，单位：万元）"], ["营业收入", 2021, "万元"]),
        (["营业收入【2021】"], ["营业收入", 2021]),
        (["2021会计年度营业收入"], ["营业收入", 2021]),
        (["截至2021年12月31日职工人数"], ["职工人数", 2021]),
        (["截止2021年底的职工人数（人）"], ["职工人数", 2021, "人"]),
        (["25年营收"], [""]),
        (["营业收入2025E"], ["", 2025]),
        (["2021年12月31日职工人数（人）"], ["职工人数", 2021, "人"]),
        (["2021年末职工人数"], ["职工人数", 2021]),
        (["2021年底从业人员"], ["职工人数", 2021]),
        (["2021年1-12月营业收入"], ["营业收入", 2021]),
        (["FY2021 revenue"], ["营业收入", 2021]),
        (["1、2021年营业收入"], ["营业收入", 2021]),
        (["（1）2021年营业收入"], ["营业收入", 2021]),
        (["其中：2021年研发投入"], ["研发费用", 2021]),
        (["全年营业收入（2021）"], ["营业收入", 2021]),
        (["2021年营业收入万元"], ["营业收入", 2021, "万元"]),
        (["营业收入，万元"], ["营业收入", "万元"]),
        (["Ｒ＆Ｄ经费 2021"], ["研发费用", 2021]),
        (["近两年新增股权融资"], ["近两年新增股权融资"]),
        (["近两年新增股权融资（万元）"], ["近两年新增股权融资", "万元"]),
        (["上年营业收入"], ["营业收入", "上年"]),
        (["上一年度营业收入（万元）"], ["营业收入", "万元", "上一年度"]),
        (["营业收入（本年）"], ["营业收入", "本年"]),
        (["营业收入上年数"], ["营业收入", "上年"]),
        (["去年末职工人数"], ["职工人数", "去年"]),
        (["是否高新技术企业"], ["高新技术企业"]),
        (["是否为高企（是/否）"], ["高新技术企业"]),
        (["专精特新小巨人企业"], ["专精特新“小巨人”企业"]),
        (["高新技术企业证书有效期至"], ["高新技术企业"]),
        (["是否拥有自主品牌（必填）"], ["拥有自主品牌"]),
        (["成立时间（格式：yyyy-mm-dd）"], ["成立日期"]),
        (["营业收入", "2021年"], ["营业收入", 2021]),
        (["2021年", "营业收入", "（万元）"], ["营业收入", 2021, "万元"]),
        (["财务情况", "2021年", "营业收入"], ["营业收入", 2021]),
        (["近三年营业收入", "2021年"], ["营业收入", 2021]),
        (["2021年营业收入", "金额"], ["营业收入", 2021]),
        (["营业", "收入", "2021年"], ["营业收入", 2021]),
        (["营业收入增长率"], [""]),
        (["营业收入", "同比增长"], [""]),
        (["研发费用占营业收入比重"], [""]),
        (["统一社会信用代码（18位）"], ["统一社会信用代码"]),
    ],
    ids=lambda one: " / ".join(map(str, one)),
)
def test_what_a_header_means(texts: list[str], expected: list[object], vocabulary: Vocabulary) -> None:
    assert understood(texts, vocabulary) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2021年上半年营业收入",
        "2021年第一季度营业收入",
        "2021Q3营业收入",
        "2021年1-6月营业收入",
        "2021年6月营业收入",
        "上年同期营业收入",
        "2021H1营业收入",
    ],
)
def test_part_of_a_year_is_seen(text: str) -> None:
    assert read_header(text).part


@pytest.mark.parametrize(
    "text",
    [
        "2019-2021年营业收入",
        "2019年至2021年营业收入",
        "2019、2020、2021年营业收入",
        "近三年营业收入",
        "2019年以来营业收入",
        "2019-21年营业收入",
    ],
)
def test_several_years_are_seen(text: str) -> None:
    assert read_header(text).several


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        *((raw, 2019) for raw in (2019.0, 2019, "2019", " 2019年 ", "FY2019", "2019年度", "2019年底", "2019-12-31")),
        ("２０１９", 2019),
        *((raw, None) for raw in (1900.0, 2019.5, True, "19年", "2019年3月", "营收2019", None, 20190101)),
    ],
)
def test_a_cell_that_says_a_year_and_nothing_else(raw: object, year: int | None) -> None:
    assert whole_year(raw) == year  # type: ignore[arg-type] -- raw cells of every type


def test_a_piece_without_anything_special() -> None:
    assert read_header("注册地址") == Piece("注册地址", "注册地址", "注册地址")


def test_the_caller_s_names_go_before_the_vocabulary(vocabulary: Vocabulary) -> None:
    options = IntakeOptions(columns={"营收": "净利润", "2021年产值合计（万元）": "营业收入"})
    assert understood(["2021年营收"], vocabulary, options) == ["净利润", 2021]
    assert understood(["2021年产值合计（万元）"], vocabulary, options) == ["营业收入", 2021, "万元"]


def test_a_name_the_caller_gives_must_be_known(vocabulary: Vocabulary) -> None:
    with pytest.raises(CeyuanError) as caught:
        header_index(vocabulary, IntakeOptions(columns={"产值": "营业收人"}))
    assert caught.value.data["nearest"] == "营业收入"


def test_an_alias_of_two_facts_means_neither(vocabulary: Vocabulary) -> None:
    meaning = header_index(vocabulary, IntakeOptions()).find("主营收入")
    assert meaning is not None
    assert (meaning.role, meaning.several) == (Role.NONE, ("主营收入甲", "主营收入乙"))
