"""The Word report: Word's own headings, tables, page numbers, Chinese fonts, and the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from ceyuan.advice.wording.awards import AwardsWords, ItemWords
from ceyuan.advice.wording.checkup import CheckupWords, HadWords, MeasureWords, OtherWords, TowardWords
from ceyuan.advice.wording.checkup_text import headings
from ceyuan.advice.wording.routes import RouteWords
from ceyuan.errors import CeyuanError, Language
from ceyuan.model.facts import Vocabulary
from ceyuan.report.tables import PackLine, Setting
from ceyuan.report.word.write import report_bytes, write_report

DAY = date(2026, 6, 30)
NOTHING = AwardsWords("0元", Fraction(0), Fraction(0), (), (), "", "", ())
ITEM = ItemWords(
    "a#b", "首店奖励", "最高50万元，由区经委择优确定，不作承诺", Fraction(0), Fraction(500000), True, "区经委"
)


def setting(language: Language = "zh") -> Setting:
    packs = (PackLine("a", "试〔2026〕1号", "试行办法", "0123456789abcdef0123"),)
    return Setting("企业名单.xlsx", DAY, 2025, language, Vocabulary({}, {}), (), packs, "0.1.0")


def words(language: Language = "zh", name: str = "松云精密机械有限公司") -> CheckupWords:
    measure = MeasureWords("a#m", "成长型企业", "试〔2026〕1号", "第二条")
    told = ("到2026年底：职工人数由90人增至100人（多10人）。最早2027年6月30日可以申报。",)
    route = RouteWords(
        "m", "成长型企业", True, told[0], date(2027, 6, 30), (), ("2025年及以前年度已结账，不可调整。",), ()
    )
    toward = TowardWords(
        measure,
        "不符合",
        "有1项条件不符合。",
        ("职工人数为90人，要求不少于100人，还差10人。",),
        (),
        "",
        "区经委",
        route,
        "小（0.11）",
        Fraction(1, 9),
        "2027年6月30日",
        (),
    )
    return CheckupWords(
        "91310000000000000X",
        name,
        DAY,
        2025,
        language,
        ("小型企业",),
        (HadWords(measure, "授予“成长型企业”称号", "", "区经委", False, ""),),
        (toward,),
        (),
        (),
        replace(NOTHING, taken=(ITEM,), total="最高50万元"),
        replace(NOTHING, taken=(ITEM,), total="最高50万元"),
        (),
        (),
        (OtherWords(measure, "待发布", "实施细则待发布，目前不能判定。", "实施细则"),),
        (),
    )


def texts(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in document.paragraphs), *cells]


def test_sections_are_headings_of_word_itself() -> None:
    document = Document(BytesIO(report_bytes(words(), setting())))
    found = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert found == [*headings(words()), "附录　依据的文件"]


@pytest.mark.parametrize(("style", "font"), [("Normal", "宋体"), ("Title", "黑体"), ("Heading 1", "黑体")])
def test_chinese_fonts_are_named(style: str, font: str) -> None:
    document = Document(BytesIO(report_bytes(words(), setting())))
    fonts = document.styles[style].element.rPr.rFonts
    named = {name: fonts.get(qn(f"w:{name}")) for name in ("eastAsia", "eastAsiaTheme", "asciiTheme")}
    assert named == {"eastAsia": font, "eastAsiaTheme": None, "asciiTheme": None}


def test_pages_are_numbered_and_headed() -> None:
    section = Document(BytesIO(report_bytes(words(), setting()))).sections[0]
    assert section.header.paragraphs[0].text == "政策体检报告　松云精密机械有限公司"
    codes = [one.text for one in section.footer.paragraphs[0]._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_table_headings_are_repeated_on_every_page() -> None:
    document = Document(BytesIO(report_bytes(words(), setting())))
    marks = [len(list(table._tbl.iter(qn("w:tblHeader")))) for table in document.tables]
    assert marks == [0, *[1] * (len(marks) - 1)]  # the front has no headings


def test_the_front_names_the_firm_and_says_what_the_report_is_not() -> None:
    found = texts(report_bytes(words(), setting()))
    assert found[:2] == ["政策体检报告", "松云精密机械有限公司"]
    assert "本结果由规则按所给数据自动生成，不是任何部门的决定；是否认定、是否给予支持以主管部门决定为准。" in found
    assert {"91310000000000000X", "2026年6月30日", "2025年", "企业名单.xlsx"} <= set(found)


def test_what_a_body_decides_stays_a_range() -> None:
    assert "最高50万元，由区经委择优确定，不作承诺" in texts(report_bytes(words(), setting()))


@pytest.mark.parametrize("demo", [True, False])
def test_an_invented_firm_is_marked(demo: bool) -> None:  # noqa: FBT001 -- a case of the test
    data = report_bytes(words(), setting(), demo=demo)
    marked = "演示数据：本企业是虚构的，本报告不得用于任何申报。" in texts(data)
    header = Document(BytesIO(data)).sections[0].header.paragraphs[0].text
    assert (marked, header.startswith("演示数据")) == (demo, demo)


def test_the_same_check_up_gives_the_same_bytes() -> None:
    first, second = report_bytes(words(), setting()), report_bytes(words(), setting())
    assert first == second
    with ZipFile(BytesIO(first)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(2026, 6, 30, 0, 0, 0)}
        about = packed.read("docProps/core.xml").decode()
    assert about.count("2026-06-30T00:00:00Z") == 2


def test_a_name_with_control_characters_can_be_written() -> None:
    assert "松云\ufffd精密" in texts(report_bytes(words(name="松云\x07精密"), setting()))


def test_the_english_report_has_english_headings() -> None:
    found = texts(report_bytes(words("en"), setting("en")))
    assert found[0] == "Policy check-up"
    assert "1. Conditions met (1)" in found


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CeyuanError) as raised:
        write_report(words(), setting(), tmp_path / "none" / "a.docx")
    assert raised.value.kind.code == "report.folder-missing"


def test_a_report_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_report(words(), setting(), path)
    assert path.read_bytes() == report_bytes(words(), setting())
    assert [one.name for one in tmp_path.iterdir()] == ["报告.docx"]
