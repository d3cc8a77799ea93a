"""The open Word document with its styles, and plain ways to write paragraphs and tables.

Comes in: texts. Goes out: paragraphs and tables in Word's own styles; fonts are named for Latin and for Chinese.
Must not know: what the tables mean, the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Open
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ceyuan.errors import Language

SONG, HEI = "宋体", "黑体"
WIDTH = 16.4  # centimetres between the margins of an A4 page
BLUE, GREY, RED = RGBColor(0x1F, 0x4E, 0x78), RGBColor(0x59, 0x59, 0x59), RGBColor(0x9C, 0x00, 0x06)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
# style, size, Chinese font, bold, space before, space after
_STYLES = (
    ("Normal", 10.5, SONG, False, 0, 4),
    ("Title", 22, HEI, False, 0, 6),
    ("Subtitle", 14, SONG, False, 0, 10),
    ("Heading 1", 14, HEI, False, 14, 6),
    ("Heading 2", 11.5, HEI, False, 10, 3),
    ("List Bullet", 10.5, SONG, False, 0, 2),
    ("Header", 9, SONG, False, 0, 0),
    ("Footer", 9, SONG, False, 0, 0),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading and its share of the page's width."""

    heading: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The document being written, in one language."""

    document: Open
    language: Language

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading in Word's own style, so that a table of contents finds it."""
        self.document.add_paragraph(clean(text), style=f"Heading {level}")

    def text(
        self, text: str, *, style: str = "Normal", colour: RGBColor | None = None, bold: bool = False
    ) -> Paragraph:
        """Write one paragraph."""
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(clean(text))
        run.bold = bold or None
        if colour is not None:
            run.font.color.rgb = colour
        return paragraph

    def label(self, text: str) -> None:
        """Write a short line that names the bullets after it, and keep it with them."""
        paragraph = self.text(text, bold=True)
        paragraph.paragraph_format.keep_with_next = True

    def bullets(self, lines: Sequence[str]) -> None:
        """Write one bullet a line."""
        for line in lines:
            self.document.add_paragraph(clean(line), style="List Bullet")

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Write a table whose headings are repeated on every page; nothing where there are no rows."""
        if not rows:
            return
        table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _rule(table)
        _repeat(table)
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            _fill(cell, column.heading, bold=True, centred=column.centred)
            _shade(cell, "DDE6F0")
        for row in rows:
            cells = table.add_row().cells
            for cell, column, value in zip(cells, columns, row, strict=True):
                _fill(cell, value, centred=column.centred)
        _size(table, columns)
        _whole_rows(table)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write names beside values, as on the front of a form."""
        table = self.document.add_table(rows=0, cols=2, style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _rule(table)
        for name, value in pairs:
            cells = table.add_row().cells
            _fill(cells[0], name, bold=True)
            _shade(cells[0], "DDE6F0")
            _fill(cells[1], value)
        _size(table, (Column("", 0.24), Column("", 0.76)))
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)


def open_page(language: Language, header: str) -> Page:
    """Prepare a document: A4, styles with their fonts, a header, page numbers."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    for name, size, chinese, bold, before, after in _STYLES:
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _dress(style, (size, chinese, bold), (before, after), language)
    document.styles["Title"].element.get_or_add_pPr().remove_all("w:pBdr")
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = top.add_run(clean(header))
    run.font.color.rgb = GREY
    _numbers(section.footer.paragraphs[0], language)
    return Page(document, language)


def clean(text: str) -> str:
    r"""Leave out what XML cannot hold.

    >>> clean("a\x00b")
    'a�b'
    """
    return _FORBIDDEN.sub("\ufffd", text)


def _dress(
    style: ParagraphStyle, font: tuple[float, str, bool], space: tuple[float, float], language: Language
) -> None:
    size, chinese, bold = font
    latin = "Times New Roman" if language == "zh" else "Calibri"
    style.font.name = latin
    style.font.size = Pt(size)
    style.font.bold = bold or (chinese == HEI and language == "en")
    style.font.italic = False
    style.font.color.rgb = BLUE if style.name is not None and style.name.startswith("Heading") else RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in _THEMES:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{name}"), value)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    style.element.get_or_add_rPr().append(spoken)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(space[0]), Pt(space[1])
    form.line_spacing = 1.25
    if style.name in {"Title", "Subtitle"}:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _numbers(paragraph: Paragraph, language: Language) -> None:
    """Write 第 X 页 共 Y 页 with Word's own fields, which it counts itself."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = ("第 ", " 页　共 ", " 页") if language == "zh" else ("Page ", " of ", "")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        if field:
            _field(paragraph, field)


def _field(paragraph: Paragraph, name: str) -> None:
    for kind in ("begin", "", "separate", "value", "end"):
        run = paragraph.add_run()
        if kind == "value":
            run.text = "1"
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 -- python-docx has no call for fields
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = name
            run._r.append(code)  # noqa: SLF001 -- python-docx has no call for fields


def _fill(cell: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    lines = clean(text).split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(2), 1.1
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.font.size = Pt(9)
        run.bold = bold or None


def _shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 -- python-docx has no call for shading


def _rule(table: Table) -> None:
    """Draw thin grey lines."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "A6A6A6")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 -- python-docx has no call for the colour of lines


def _repeat(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 -- python-docx has no call for repeated headings


def _whole_rows(table: Table) -> None:
    """Keep a row on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 -- python-docx has no call for it


def _size(table: Table, columns: Sequence[Column]) -> None:
    total = sum(one.share for one in columns)
    for index, column in enumerate(columns):
        width = Cm(WIDTH * column.share / total)
        table.columns[index].width = width
        for cell in table.columns[index].cells:
            cell.width = width
