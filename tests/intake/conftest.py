"""A small vocabulary, and hands that write workbooks and texts for the tests of intake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from ceyuan.intake.report import IntakeReport
from ceyuan.model.credit import CreditEvent
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, SubjectKind, Vocabulary
from ceyuan.model.subject import Cell, Missing, NotApplicable, Subject
from ceyuan.source import Source, Span

NOWHERE = Span(Source("vocabulary", ""), 0, 0)
BILLION = Decimal(10) ** 12


def money(name: str, key: str, *also: str, least: Decimal | None = Decimal(0), yearly: bool = True) -> Fact:
    return Fact(
        name,
        key,
        key,
        FactType.NUMBER,
        NOWHERE,
        unit="元",
        yearly=yearly,
        scale=2,
        minimum=least,
        maximum=BILLION,
        also_called=also,
    )


FACTS = (
    Fact("企业名称", "enterprise_name", "name", FactType.TEXT, NOWHERE, also_called=("单位名称", "公司全称")),
    Fact("统一社会信用代码", "credit_code", "code", FactType.TEXT, NOWHERE),
    Fact("证券代码", "stock_code", "stock code", FactType.TEXT, NOWHERE),
    Fact("注册地址", "registered_address", "address", FactType.TEXT, NOWHERE),
    Fact("成立日期", "founded_on", "founded", FactType.DATE, NOWHERE, also_called=("成立时间",)),
    Fact("行业门类", "industry_section", "section", FactType.TEXT, NOWHERE, choices=("B", "C", "D")),
    money("营业收入", "revenue", "营收"),
    money("研发费用", "rd_expense", "研发投入", "R&D经费"),
    money("净利润", "net_profit", least=-BILLION),
    money("近两年新增股权融资", "new_equity_2y", yearly=False),
    Fact(
        "职工人数",
        "employees",
        "employees",
        FactType.NUMBER,
        NOWHERE,
        unit="人",
        yearly=True,
        minimum=Decimal(0),
        maximum=Decimal(10**7),
        also_called=("从业人员", "年末职工人数"),
    ),
    Fact(
        "全国细分市场占有率",
        "niche_share",
        "share",
        FactType.NUMBER,
        NOWHERE,
        scale=4,
        minimum=Decimal(0),
        maximum=Decimal(1),
    ),
    Fact("专利数", "patents", "patents", FactType.NUMBER, NOWHERE, unit="项", minimum=Decimal(0)),
    Fact("用地面积", "land", "land", FactType.NUMBER, NOWHERE, unit="平方米", scale=2),
    Fact("拥有自主品牌", "own_brand", "own brand", FactType.BOOLEAN, NOWHERE, also_called=("自主品牌",)),
    Fact("园区面积", "park_area", "park area", FactType.NUMBER, NOWHERE, subject=SubjectKind.PARK, unit="平方米"),
    Fact("主营收入甲", "first_main", "first", FactType.NUMBER, NOWHERE, unit="元", also_called=("主营收入",)),
    Fact("主营收入乙", "second_main", "second", FactType.NUMBER, NOWHERE, unit="元", also_called=("主营收入",)),
)
TITLES = (
    RecognitionTitle("高新技术企业", "hnte", "HNTE", NOWHERE, valid_years=3, also_called=("高企",)),
    RecognitionTitle("专精特新中小企业", "specialised_sme", "Specialised SME", NOWHERE, valid_years=3),
    RecognitionTitle("专精特新“小巨人”企业", "little_giant", "Little Giant", NOWHERE, also_called=("小巨人企业",)),
    RecognitionTitle("瞪羚企业", "gazelle", "Gazelle", NOWHERE),
)
VOCABULARY = Vocabulary({fact.name: fact for fact in FACTS}, {title.name: title for title in TITLES})

Rows = Sequence[Sequence[object]]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return VOCABULARY


@pytest.fixture
def write_book(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook: sheets of rows, merged regions as (first row, first column, last row, last column)."""

    def write(
        sheets: Mapping[str, Rows],
        *,
        merges: Sequence[tuple[int, int, int, int]] = (),
        hidden: Sequence[str] = (),
        percent: Sequence[tuple[int, int]] = (),
    ) -> Path:
        path = tmp_path / "登记表.xlsx"
        with xlsxwriter.Workbook(path, {"nan_inf_to_errors": True}) as book:
            shares = book.add_format({"num_format": "0.00%"})
            days = book.add_format({"num_format": "yyyy-mm-dd"})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if isinstance(value, date | datetime):
                            sheet.write_datetime(number, column, value, days)
                        elif (number, column) in percent:
                            sheet.write_number(number, column, value, shares)
                        elif value is not None:
                            sheet.write(number, column, value)
                for merge in merges:
                    sheet.merge_range(*merge, rows[merge[0]][merge[1]])
                if name in hidden:
                    sheet.hide()
        return path

    return write


def word(cell: Cell) -> str:
    """Write a value as the cases write it."""
    match cell:
        case bool():
            return "是" if cell else "否"
        case Missing():
            return f"unknown: {cell.reason.value}"
        case NotApplicable():
            return "not applicable"
    return str(cell)


def event_words(event: CreditEvent) -> str:
    """Write an event as the cases write it: kind, grade, whom, three days; a dash for what is not known."""
    days = (event.decided, event.published_until, event.repaired)
    words = [str(one or "-") for one in (event.kind, event.grade, event.about, *days)]
    return " ".join([*words, *(["unclear"] if event.unclear else [])])


@pytest.fixture(scope="session")
def described() -> Callable[[Subject], dict[str, object]]:
    """Describe a subject in the words of the cases; who it is stands in its id and name already."""

    def describe(subject: Subject) -> dict[str, object]:
        known: dict[str, object] = {"id": subject.id, "name": subject.name}
        current = {
            fact: word(cell) for fact, cell in subject.current.items() if fact not in {"企业名称", "统一社会信用代码"}
        }
        yearly = {fact: {year: word(cell) for year, cell in cells.items()} for fact, cells in subject.yearly.items()}
        known |= current | yearly
        if subject.holdings.items:
            known["holds"] = [
                " ".join(str(day or "-") for day in (one.title, one.granted, one.expires, one.withdrawn)).replace(
                    " None", ""
                )
                for one in subject.holdings.items
            ]
        if subject.holdings.coverage:
            known["complete"] = {
                title: f"{one.complete_from} {one.complete_to} {one.source}"
                for title, one in subject.holdings.coverage.items()
            }
        if subject.credit.items:
            known["events"] = [event_words(one) for one in subject.credit.items]
        if subject.credit.coverage:
            known["recorded"] = [
                " ".join([str(one.complete_from), str(one.complete_to), one.source, one.about.value, *one.kinds])
                for one in subject.credit.coverage
            ]
        return known

    return describe


@pytest.fixture(scope="session")
def found() -> Callable[[IntakeReport], list[str]]:
    """List the findings of a report as `code place`."""

    def listed(report: IntakeReport) -> list[str]:
        return [f"{one.kind.code} {one.place.words('en')}".strip() for one in report.findings]

    return listed
