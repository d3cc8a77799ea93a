"""A file that is no UTF-8, or no YAML, is refused in our own words with the line; the parser's English stays inside."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.packs.load import load_library
from ceyuan.packs.located import locate, read_located
from ceyuan.source import Source


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a:\n\t- b\n", "packs.tab", 2),
        ("a: b\n  \tc: d\n", "packs.tab", 2),
        ("a: 1\nb: x\x07\n", "packs.forbidden-character", 2),
        ("a: \ud800\n", "packs.forbidden-character", 1),
        ("a: 1\nb: [1,\n  2\n", "packs.bad-yaml", 4),
        ("a: 'x\n", "packs.bad-yaml", 2),
        ("a: 1\nb: c: d\n", "packs.bad-yaml", 2),
        ("- a\nb: c\n", "packs.bad-yaml", 2),
        ("a:\n  b: 1\n c: 2\n", "packs.bad-yaml", 3),
        ("a: @x\n", "packs.bad-yaml", 1),
        ("a: *x\n", "packs.bad-yaml", 1),
        ("--- a\n--- b\n", "packs.bad-yaml", 2),
        ('a: "\\q"\n', "packs.bad-yaml", 1),
        ("a: |x\n  y\n", "packs.bad-yaml", 1),
    ],
)
def test_a_broken_text_is_refused_in_our_words(text: str, code: str, line: int) -> None:
    with pytest.raises(CeyuanError) as caught:
        locate(Source("f.yaml", text))
    error = caught.value
    assert (error.kind.code, error.spans[0].where().split(":")[1]) == (code, str(line))
    assert not re.search("[a-z]{3}", error.kind.message("zh", error.data))
    assert not re.search("[\u4e00-\u9fff]", error.kind.message("en", error.data))


def test_a_tab_inside_a_text_is_no_mistake() -> None:
    assert locate(Source("f.yaml", "a: 'x\ty'\n")).data == {"a": "x\ty"}


def test_windows_lines_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert read_located(path, name="f.yaml").data == {"a": "1", "b": "x\ny\n"}


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: 1\nb: 1\n" + "c: 名称\n".encode("gbk"))
    with pytest.raises(CeyuanError) as caught:
        read_located(path, name="f.yaml")
    shown = caught.value.render("zh")
    assert shown.startswith("文件 f.yaml 第3行有字节不是 UTF-8 编码\nf.yaml:3:4\n")
    assert "GBK" in shown


def test_the_text_of_a_document_is_refused_with_its_line(packs: Packs) -> None:
    root = packs.write()
    (root / "district" / "sample" / "text.md").write_bytes("# 一\n\n".encode() + "第一条".encode("gbk"))
    with pytest.raises(CeyuanErrors) as caught:
        load_library(root)
    (error,) = caught.value.errors
    assert (error.kind.code, error.spans[0].where()) == ("packs.not-utf8", "packs/district/sample/text.md:3:1")
