"""Papers of the demo district: one page each that says in large letters that it is a demonstration.

Comes in: a title. Goes out: a file as somebody would hand it in.
Must not know: what it is evidence of.
"""

from __future__ import annotations

from io import BytesIO

from ceyuan.district.common.papers.keep import Delivery

MARK = "演示数据"
FONT = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
)
METRICS = (
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)


class DemoFile(BytesIO):
    """A file in memory with a name."""

    def __init__(self, name: str, content: bytes) -> None:
        """Keep name and content."""
        super().__init__(content)
        self.name = name


def demo_paper(title: str) -> Delivery:
    """Give a page with a title, declared to hold nothing classified.

    >>> demo_paper("授权书").file.name
    '演示-授权书.pdf'
    """
    return Delivery(DemoFile(f"演示-{title}.pdf", page_of(title)), declared=True)


def page_of(title: str) -> bytes:
    """Give a PDF of one page; its letters are those of the reader's own Chinese font.

    >>> page_of("授权书")[:8]
    b'%PDF-1.4'
    """
    lines = ((28, 720, f"{MARK}：{title}"), (14, 680, "本材料由程序编造，不对应任何真实企业、个人或单位。"))
    drawn = "\n".join(f"BT /F {size} Tf 60 {height} Td <{_hex(text)}> Tj ET" for size, height, text in lines)
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        FONT,
        METRICS,
    )
    body, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(parts) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return f"{body}{end}startxref\n{len(body)}\n%%EOF\n".encode("ascii")


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
