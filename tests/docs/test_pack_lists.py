"""Reference lists of packs are well formed, stand on every page of their pack, and the scenes are all there.

Comes in: the `lists.yaml` of packs, and broken ones. Goes out: the lines of the pages, or an error that names the file.
Must not know: what the rules ask.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pack_lists import lists_part, read_lists
from pack_pages import pack_pages
from source_tree import ROOT

SCENES = ROOT / "packs" / "national" / "miit-2025-251"
LINKS = {
    "工厂建设": 3,
    "产品研发": 2,
    "工艺设计": 2,
    "生产管理": 12,
    "生产作业": 10,
    "运营管理": 4,
    "产品服务": 3,
    "供应链管理": 4,
}
GOOD = "- {title: 甲, en: A, heads: [环节, 场景], source: 某文, read: secondary, note: 参考, rows: [[a, b], [a, c]]}\n"
BAD = {
    "a key is missing": GOOD.replace(", note: 参考", ""),
    "a cell is missing": GOOD.replace("[a, c]", "[a]"),
    "a cell is empty": GOOD.replace("[a, c]", "[a, '']"),
    "a row stands twice": GOOD.replace("[a, c]", "[a, b]"),
    "no rows": GOOD.replace("[[a, b], [a, c]]", "[]"),
    "an unknown grade": GOOD.replace("secondary", "hearsay"),
    "not a list": "just words\n",
}


def test_the_scenes_are_forty_in_eight_links() -> None:
    (scenes,) = read_lists(SCENES)
    assert Counter(row[0] for row in scenes.rows) == LINKS
    assert len({row[1] for row in scenes.rows}) == 40


def test_every_page_of_the_pack_shows_its_lists() -> None:
    shown = "\n".join(lists_part(SCENES))
    pages = [text for place, text in pack_pages().items() if "/miit-2025-251/" in place]
    assert [shown in text for text in pages] == [True] * 4


def test_a_pack_without_lists_shows_nothing(tmp_path: Path) -> None:
    assert list(lists_part(tmp_path)) == []


def test_a_list_is_shown_under_its_heading(tmp_path: Path) -> None:
    (tmp_path / "lists.yaml").write_text(GOOD, encoding="utf-8")
    assert list(lists_part(tmp_path)) == [
        "## 参考清单：甲（2项）",
        "",
        "A",
        "",
        "某文 · 来源：转载",
        "",
        "参考",
        "",
        "| 环节 | 场景 |",
        "|---|---|",
        "| a | b |",
        "| a | c |",
        "",
    ]


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_broken_list_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "lists.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"lists\.yaml|hearsay"):
        read_lists(tmp_path)
