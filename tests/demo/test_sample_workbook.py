"""The sample workbook: marked on every sheet, the same every time, with the mistakes it says it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ceyuan.demo.firms import invent_firms
from ceyuan.demo.layout import sheets
from ceyuan.demo.write import SampleRegister, write_demo_register
from ceyuan.errors import CeyuanError
from ceyuan.model.facts import Vocabulary
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

VOCABULARY = load_library(bundled_packs()).vocabulary


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> SampleRegister:
    return write_demo_register(tmp_path_factory.mktemp("demo") / "演示企业名单.xlsx", VOCABULARY)


def rows(register: SampleRegister, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(register.path).get_sheet_by_name(sheet).to_python()


def test_the_same_seed_writes_the_same_bytes(written: SampleRegister, tmp_path: Path) -> None:
    again = write_demo_register(tmp_path / "again.xlsx", VOCABULARY)
    assert again.path.read_bytes() == written.path.read_bytes()


def test_every_sheet_begins_by_saying_that_it_is_a_demonstration(written: SampleRegister) -> None:
    book = CalamineWorkbook.from_path(written.path)
    titles = [str(book.get_sheet_by_name(name).to_python()[0][0]) for name in book.sheet_names]
    assert [title for title in titles if not title.startswith("演示数据：")] == []
    assert book.sheet_names == [
        "填表说明",
        "企业基本情况",
        "财务指标",
        "人员情况",
        "产品与市场",
        "知识产权与研发",
        "合规情况",
        "资质",
    ]


def test_every_firm_has_a_row(written: SampleRegister) -> None:
    names = {row[1] for row in rows(written, "企业基本情况")[4:]}
    assert names == {firm.name for firm in invent_firms(300, 146)}


def test_every_fact_that_is_drawn_is_in_the_vocabulary() -> None:
    """Renaming a fact in the packs must reach the sample."""
    drawn = {name for firm in invent_firms(20, 146) for name in [*firm.current, *firm.yearly]}
    assert sorted(drawn - VOCABULARY.facts.keys()) == []
    shown = {column.fact.name for sheet in sheets(VOCABULARY) for column in sheet.columns}
    assert sorted(drawn - shown - {"企业名称", "统一社会信用代码"}) == []


def test_every_title_is_in_the_vocabulary() -> None:
    held = {one.title for firm in invent_firms(300, 146) for one in firm.holdings.items}
    assert sorted(held - VOCABULARY.titles.keys()) == []


def test_about_fifteen_percent_of_the_values_are_missing() -> None:
    firms = invent_firms(300, 146)
    columns = [column for sheet in sheets(VOCABULARY) for column in sheet.columns]
    missing = sum(
        column.fact.name not in firm.current
        if column.year is None
        else column.year not in firm.yearly.get(column.fact.name, {})
        for firm in firms
        for column in columns
    )
    assert 0.12 < missing / (len(firms) * len(columns)) < 0.18


def test_every_planted_mistake_stands_where_it_says(written: SampleRegister) -> None:
    clean = {firm.name for firm in invent_firms(300, 146)}
    assert [one.firm for one in written.mistakes if one.firm not in clean] == []
    assert len({one.firm for one in written.mistakes}) == len(written.mistakes) == 9
    headings = rows(written, "财务指标")[3]
    revenue = headings.index("2025年营业收入（万元）")
    in_yuan = next(one.firm for one in written.mistakes if "按元填写" in one.what)
    typed = next(row[revenue] for row in rows(written, "财务指标") if row[1] == in_yuan)
    assert isinstance(typed, float)
    assert typed * 10_000 > 1_000_000_000_000


def test_a_small_vocabulary_gives_a_small_workbook(tmp_path: Path) -> None:
    register = write_demo_register(tmp_path / "small.xlsx", Vocabulary({}, {}), firms=3)
    assert rows(register, "财务指标")[3] == ["序号", "企业名称", "统一社会信用代码"]


@pytest.mark.parametrize("firms", [0, -1, 20_001])
def test_a_number_of_firms_out_of_range_is_refused(tmp_path: Path, firms: int) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_demo_register(tmp_path / "x.xlsx", VOCABULARY, firms=firms)
    assert caught.value.kind.code == "demo.bad-count"


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_demo_register(tmp_path / "x.csv", VOCABULARY)
    assert caught.value.kind.code == "demo.not-a-workbook-name"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as caught:
        write_demo_register(tmp_path / "nowhere" / "x.xlsx", VOCABULARY)
    assert caught.value.kind.code == "report.folder-missing"
    assert "nowhere" in caught.value.render("zh")
