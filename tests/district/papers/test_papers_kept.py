"""Papers: what is taken, what is refused and why, what is handed out."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from firm_factories import PDF, make_delivery, make_kept
from platform_factories import AT

from ceyuan.district.common.papers import errors
from ceyuan.district.common.papers.download import paper_response
from ceyuan.district.common.papers.keep import Delivery, keep_paper, tidy_name
from ceyuan.district.common.papers.kinds import MOST_BYTES
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.common.trail.act import Refused
from ceyuan.errors import ErrorKind

pytestmark = pytest.mark.django_db


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as one:
        for name, text in parts.items():
            one.writestr(name.replace("__", "/"), text)
    return file.getvalue()


DOCX = packed(**{"word__document.xml": "<w>证明</w>"})
GOOD = [
    ("证明.pdf", PDF, "application/pdf"),
    ("证明.PDF", PDF, "application/pdf"),
    ("函.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (
        "表.xlsx",
        packed(**{"xl__workbook.xml": "<x/>"}),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("票.ofd", packed(**{"OFD.xml": "<o/>"}), "application/ofd"),
    ("名单.csv", "企业名称\n甲".encode("gb18030"), "text/csv"),
    ("图.png", b"\x89PNG\r\n\x1a\n0", "image/png"),
    ("图.jpg", b"\xff\xd8\xff\xe0", "image/jpeg"),
    ("商业秘密清单.csv", b"a,b", "text/csv"),
]
BAD = [
    ("空文件", "空.pdf", b"", errors.EMPTY),
    ("程序", "a.exe", b"MZ", errors.BAD_TYPE),
    ("没有扩展名", "readme", b"x", errors.BAD_TYPE),
    ("网页", "a.html", b"<script>", errors.BAD_TYPE),
    ("图片里有脚本", "a.svg", b"<svg/>", errors.BAD_TYPE),
    ("改了扩展名", "假.pdf", b"MZ\x90", errors.OTHER_CONTENT),
    ("不是压缩包", "假.docx", b"%PDF-1.4", errors.OTHER_CONTENT),
    ("坏的压缩包", "坏.docx", b"PK\x03\x04broken", errors.OTHER_CONTENT),
    ("别的压缩包", "假.xlsx", DOCX, errors.OTHER_CONTENT),
    ("二进制当文本", "a.csv", b"a\x00b", errors.OTHER_CONTENT),
    ("带宏", "宏.docx", packed(**{"word__document.xml": "x", "word__vbaProject.bin": "x"}), errors.HAS_MACROS),
    ("太大", "大.pdf", PDF + b"0" * MOST_BYTES, errors.TOO_LARGE),
    ("名称带密级", "机密名单.csv", b"a", errors.CLASSIFIED),
    ("正文带密级", "函.docx", packed(**{"word__document.xml": "<w>秘密</w><w>★1年</w>"}), errors.CLASSIFIED),
    ("表格带密级", "表.csv", "绝密★,甲".encode("gb18030"), errors.CLASSIFIED),
]


@pytest.mark.parametrize(("name", "content", "media_type"), GOOD, ids=[one[0] for one in GOOD])
def test_good_files_are_kept_as_they_are(name: str, content: bytes, media_type: str) -> None:
    paper = keep_paper(make_delivery(name, content), by="李四", at=AT)
    with paper.file.open("rb") as kept:
        assert kept.read() == content
    assert (paper.name, paper.media_type, paper.size, paper.kept_by) == (name, media_type, len(content), "李四")
    assert len(paper.digest) == 64
    assert name not in paper.file.name


@pytest.mark.parametrize(("title", "name", "content", "kind"), BAD, ids=[one[0] for one in BAD])
def test_bad_files_are_refused(title: str, name: str, content: bytes, kind: ErrorKind) -> None:
    assert title
    with pytest.raises(Refused) as refusal:
        keep_paper(make_delivery(name, content), by="李四", at=AT)
    assert refusal.value.kind is kind
    assert refusal.value.kind.hint("zh", refusal.value.data)
    assert not Paper.objects.exists()


def test_a_bomb_is_refused_by_what_it_says_of_itself() -> None:
    content = packed(**{"xl__workbook.xml": "0" * 1000})
    grown = content.replace((1000).to_bytes(4, "little"), (2**31).to_bytes(4, "little"))
    with pytest.raises(Refused) as refusal:
        keep_paper(make_delivery("表.xlsx", grown), by="李四", at=AT)
    assert refusal.value.kind is errors.SWELLS


def test_without_the_declaration_nothing_is_kept() -> None:
    with pytest.raises(Refused) as refusal:
        keep_paper(make_delivery(declared=False), by="李四", at=AT)
    assert refusal.value.kind is errors.NOT_DECLARED


def test_names_lose_folders_and_tricks() -> None:
    assert tidy_name("..\\..\\x/证\u202e明.pdf") == "证明.pdf"
    assert len(tidy_name("长" * 300 + ".pdf")) == 200


def test_a_paper_goes_out_as_an_attachment() -> None:
    response = paper_response(make_kept("营业执照（副本）.pdf"))
    assert response.content == PDF
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_a_paper_that_was_altered_does_not_go_out() -> None:
    paper = make_kept()
    storage = paper.file.storage
    storage.delete(paper.file.name)
    storage.save(paper.file.name, ContentFile(PDF + b" "))
    with pytest.raises(Refused) as refusal:
        paper_response(paper)
    assert refusal.value.kind is errors.ALTERED
    storage.delete(paper.file.name)
    with pytest.raises(Refused):
        paper_response(paper)


def test_the_mark_stays_with_the_paper() -> None:
    delivery = Delivery(ContentFile(PDF, name="配方.pdf"), declared=True, mark=Mark.TRADE_SECRET)
    assert keep_paper(delivery, by="李四", at=AT).mark == Mark.TRADE_SECRET
