"""Real files of listed firms and of an office, with what is known about them by count."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.intake import IntakeOptions, Register, read_register
from ceyuan.intake.notices.cells import CELL_TOO_LARGE, CELL_TOO_SMALL
from ceyuan.intake.report import IntakeReport
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.subject import Missing, MissingReason
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.source import Source, Span

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
SONGJIANG = DATA / "real" / "listed_songjiang_2021.xlsx"
SHANGHAI = DATA / "real" / "listed_shanghai_2019_2021.csv"
ENERGY = DATA / "forms" / "songjiang_energy_import_template.xlsx"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real files are not beside this repository")


@pytest.fixture(scope="module")
def whole_vocabulary() -> Vocabulary:
    return load_library(bundled_packs()).vocabulary


@pytest.fixture(scope="module")
def songjiang(whole_vocabulary: Vocabulary) -> Register:
    return read_register(SONGJIANG, whole_vocabulary)


@pytest.fixture(scope="module")
def shanghai(whole_vocabulary: Vocabulary) -> Register:
    return read_register(SHANGHAI, whole_vocabulary)


def test_songjiang_years_and_units_stand_in_the_headers(
    songjiang: Register, found: Callable[[IntakeReport], list[str]]
) -> None:
    counts = songjiang.report.counts
    assert (counts.subjects, counts.rows_read, counts.columns_recognised, counts.columns_unrecognised) == (
        29,
        29,
        10,
        0,
    )
    assert (counts.cells_read, counts.cells_blank, counts.cells_unknown) == (260, 30, 0)
    assert found(songjiang.report) == []
    giant = songjiang.subjects[0]
    assert giant.current["证券代码"] == "002558"
    assert giant.yearly == {
        "营业收入": {2019: Decimal(2571433300), 2020: Decimal(2217294300), 2021: Decimal(2124268600)},
        "研发费用": {2019: Decimal(810514800), 2020: Decimal(720989800), 2021: Decimal(713356200)},
        "职工人数": {2021: Decimal(1413)},
    }


def test_shanghai_has_a_row_for_each_firm_and_year(shanghai: Register) -> None:
    counts = shanghai.report.counts
    assert (counts.subjects, counts.rows_read, counts.rows_left_out, counts.rows_rejected) == (432, 1131, 0, 0)
    assert (counts.columns_recognised, counts.columns_unrecognised, counts.conflicts) == (16, 4, 0)
    assert (len(shanghai.report.of_kind(CELL_TOO_LARGE)), len(shanghai.report.of_kind(CELL_TOO_SMALL))) == (5, 1)
    unknown = {one.header for one in shanghai.report.findings if one.kind.code == "column-unknown"}
    assert unknown == {"公司网址", "申万一级", "申万二级", "申万三级"}


def test_shanghai_every_amount_is_the_one_in_the_file(shanghai: Register) -> None:
    firms = {subject.name: subject for subject in shanghai.subjects}
    compared = refused = 0
    with SHANGHAI.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            for fact in ("营业收入", "研发费用", "净利润", "流动资产合计", "流动负债合计", "职工人数"):
                cell = firms[row["公司全称"]].value_in(fact, int(row["年份"]))
                if not row[fact]:
                    assert cell == Missing()
                elif isinstance(cell, Missing):
                    assert cell.reason is MissingReason.WRONG_VALUE
                    refused += 1
                else:
                    assert cell == Decimal(row[fact])
                    compared += 1
    assert (compared, refused) == (6382, 6)


def test_the_latest_year_tells_the_address(shanghai: Register) -> None:
    firm = next(one for one in shanghai.subjects if one.name == "新大洲控股股份有限公司")
    assert firm.current["办公地址"] == "上海市浦东新区银城路88号中国人寿金融中心40楼03-06室"


def test_an_import_template_about_equipment_is_refused_with_what_was_seen(whole_vocabulary: Vocabulary) -> None:
    with pytest.raises(CeyuanError) as caught:
        read_register(ENERGY, whole_vocabulary)
    assert caught.value.kind.code == "intake.no-header"
    seen = str(caught.value.data["seen"])
    assert seen.startswith(
        "配电房：配电房名称、电压等级、父设备类型、父设备、Enos传感器ID、mdmid、站点名称、现场网络情况 …；变压器："
    )
    assert seen.endswith("… +13")


def test_an_import_template_is_read_by_who_knows_its_facts(found: Callable[[IntakeReport], list[str]]) -> None:
    nowhere = Span(Source("vocabulary", ""), 0, 0)
    voltage = Fact("额定电压", "voltage", "voltage", FactType.NUMBER, nowhere, unit="kV", scale=1)
    model = Fact("型号", "model", "model", FactType.TEXT, nowhere)
    commissioned = Fact("投运日期", "commissioned", "commissioned", FactType.DATE, nowhere)
    vocabulary = Vocabulary({fact.name: fact for fact in (voltage, model, commissioned)}, {})
    register = read_register(
        ENERGY, vocabulary, options=IntakeOptions(columns={"设备名称": "企业名称", "配电房名称": "企业名称"})
    )
    counts = register.report.counts
    assert (counts.sheets_read, counts.sheets_left_out) == (17, 1)
    transformer = next(one for one in register.subjects if one.name == "1#变压器")
    assert transformer.current["型号"] == "222"
    assert isinstance(transformer.current["额定电压"], Missing)
    assert isinstance(transformer.current["投运日期"], Missing)
    assert "cell-not-a-number 变压器!B2" in found(register.report)
    assert "cell-not-a-date 变压器!K2" in found(register.report)
