"""Each invented document beside what a careful reader makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ceyuan.errors import CeyuanError
from ceyuan.packs.text.document import OfficialText
from ceyuan.packs.text.outline import as_data, outline
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

HERE = Path(__file__).parent
DOCUMENTS = sorted([*HERE.glob("good/*.txt"), *HERE.glob("bad/*.txt")])


def compact(text: OfficialText) -> dict[str, object]:
    """Everything that was read, without places; empty parts are left out."""
    full = {
        "title": text.title.text if text.title else "",
        "notice_title": text.notice_title.text if text.notice_title else "",
        "own_number": text.own_number.canonical if text.own_number else "",
        "cited": [one.number.canonical for one in text.numbers if one.role.value == "cited"],
        "addressees": [one.text for one in text.addressees],
        "days": [f"{one.kind.value} {one.day}" for one in text.days],
        "in_force": [f"{one.start or one.start_words} -> {one.end or one.term}" for one in text.in_force],
        "repeals": [
            f"{one.title} | {one.number.canonical if one.number else ''} | {one.since or one.since_words}"
            for one in text.repeals
        ],
        "special_policies": [list(one.fields) for one in text.special_policies],
        "copies": [one.text for one in text.copies],
        "frame": [one.text for one in text.frame],
        "furniture": [one.text for one in text.furniture],
        "headings": {one.anchor: one.heading.text for one in text.articles() if one.heading},
        "chapters": [one.heading.text for one in text.chapters if one.heading],
        "sentences": {one.anchor: f"{one.item} {one.text}" if one.item else one.text for one in text.sentences()},
        "pairs": {
            one.anchor: [f"{pair.force.value} {pair.verb.text} | {pair.object.text}" for pair in one.pairs]
            for one in text.sentences()
            if one.pairs
        },
        "remarks": [one.message("zh") for one in text.remarks],
    }
    return {key: value for key, value in full.items() if value}


def source_of(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    try:
        found: dict[str, object] = compact(read_text(source_of(path)))
    except CeyuanError as error:
        found = {"error": error.kind.code, "message": error.kind.message("zh", error.data)}
    assert found == expected


def test_every_document_has_its_reading_and_bad_is_not_forgotten() -> None:
    assert [path.stem for path in DOCUMENTS if not path.with_suffix(".yaml").exists()] == []
    assert {path.parent.name for path in DOCUMENTS} == {"good", "bad"}


def test_the_outline_speaks_both_languages() -> None:
    text = read_text(source_of(HERE / "good" / "page-breaks.txt"))
    chinese, english = outline(text, "zh").splitlines(), outline(text, "en").splitlines()
    assert chinese[:4] == [
        "标题：云溪区促进制造业提质的若干措施",
        "文号：云溪府〔2031〕12号",
        "成文日期：未载明",
        "施行：2031-05-01，有效期2033-12-31",
    ]
    assert english[:4] == [
        "title: 云溪区促进制造业提质的若干措施",
        "number: 云溪府〔2031〕12号",
        "issued: not stated",
        "in force: 2031-05-01，有效期2033-12-31",
    ]
    assert len(chinese) == len(english)


def test_the_data_lead_back_to_the_characters_of_the_source() -> None:
    source = source_of(HERE / "good" / "page-breaks.txt")
    chapter = as_data(read_text(source))["chapters"][0]  # type: ignore[index] -- plain data
    sentence = chapter["articles"][0]["sentences"][0]
    (start, end), pair = sentence["at"], sentence["pairs"][1]
    assert source.text[start:end] == "围绕关键环节，巩固\n\n- 2 -\n\n提升优势产业，建设功能复合的综合性厂\n\n房。"
    assert [source.text[first:last] for first, last in pair["verb_at"]] == ["巩固", "提升"]
    assert [source.text[first:last] for first, last in pair["object_at"]] == ["优势产业"]
