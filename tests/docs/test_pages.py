"""The pages keep what they promise: links lead somewhere, commands exist, words are the code's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from ceyuan.advice.wording.phrases import APPLICATIONS, KINDS, LANES, STATUSES, VERDICTS
from source_tree import ROOT, committed_files, library_files, place_of

PAGES = [path for path in committed_files() if path.suffix == ".md" and not place_of(path).startswith("packs/")]
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
MAKE = re.compile(r"\bmake (?P<target>[a-z]+(?:-[a-z]+)*)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(?P<name>[A-Za-z_]+)` \| (?P<term>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
PATH = re.compile(r"`((?:src|tests|tools|packs|docs|requirements)/[^`\s]*)`")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def text_of(place: str) -> str:
    return (ROOT / place).read_text(encoding="utf-8")


def heading_marks(page: Path) -> set[str]:
    """Give the anchors of a page's headings as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=place_of)
def test_every_link_into_the_repository_leads_somewhere(page: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8")))]
    broken = []
    for target in targets:
        if "://" in target or target.startswith("mailto:"):
            continue
        path, _, mark = target.partition("#")
        reached = (page.parent / path).resolve() if path else page
        if not reached.exists() or (mark and reached.suffix == ".md" and mark not in heading_marks(reached)):
            broken.append(target)
    assert broken == []


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))
    code = re.compile(r"`[^`\n]+`|^```.*?^```", re.MULTILINE | re.DOTALL)
    named = {
        match["target"]
        for page in PAGES
        for piece in code.findall(page.read_text(encoding="utf-8"))
        for match in MAKE.finditer(piece)
    }
    assert sorted(named - targets) == []


@pytest.mark.parametrize("place", ["README.md", "README.zh-CN.md"])
def test_a_readme_begins_with_the_two_commands(place: str) -> None:
    first = FENCE.search(text_of(place))
    assert first is not None
    assert re.findall(r"^make [a-z-]+", first.group(), re.MULTILINE) == ["make demo", "make test"]
    assert first.start() < 1500


def test_both_readmes_show_the_same_chapters() -> None:
    english = re.findall(r"^## ", text_of("README.md"), re.MULTILINE)
    chinese = re.findall(r"^## ", text_of("README.zh-CN.md"), re.MULTILINE)
    assert len(english) == len(chinese)


def test_every_word_of_the_glossary_is_a_name_in_the_code() -> None:
    code = {name for file in library_files() for name in re.findall(r"[A-Za-z_]+", file.text)}
    rows = [match["name"] for match in ROW.finditer(text_of("docs/glossary.md"))]
    assert rows != []
    assert [name for name in rows if name not in code] == []


def test_the_glossary_gives_one_chinese_term_and_one_row_to_a_word() -> None:
    rows = [(match["name"], match["term"]) for match in ROW.finditer(text_of("docs/glossary.md"))]
    assert len({name for name, _ in rows}) == len(rows)
    assert [name for name, term in rows if not CHINESE.search(term)] == []


def test_every_class_of_the_model_stands_in_the_glossary() -> None:
    model = [file for file in library_files() if file.module.startswith("ceyuan.model.")]
    classes = {node.name for file in model for node in file.classes() if not node.name.startswith("_")}
    assert sorted(classes - {match["name"] for match in ROW.finditer(text_of("docs/glossary.md"))}) == []


def test_every_decision_is_listed_numbered_and_dated() -> None:
    pages = sorted(page for page in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = re.findall(r"\]\(([0-9][^)]+)\)", text_of("docs/decisions/README.md"))
    assert listed == [page.name for page in pages]
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    dated = re.compile(r"\A# \d{4} .+\n\n\d{4}-\d{2}-\d{2}\n")
    assert [page.name for page in pages if not dated.match(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "table", [VERDICTS, STATUSES, LANES, KINDS, APPLICATIONS], ids=lambda table: str(next(iter(table)))
)
def test_the_glossary_uses_the_words_that_answers_use(table: Mapping[str, tuple[str, str]]) -> None:
    page = text_of("docs/glossary.md")
    assert [(str(key), chinese) for key, (chinese, _) in table.items() if f"{key} {chinese}" not in page] == []


def test_every_path_that_a_page_names_exists() -> None:
    """Folders and files in `code marks`; a name in <brackets> is for the reader to fill in."""
    named = [(place_of(page), path) for page in PAGES for path in PATH.findall(page.read_text(encoding="utf-8"))]
    assert [(page, path) for page, path in named if "<" not in path and not (ROOT / path).exists()] == []
