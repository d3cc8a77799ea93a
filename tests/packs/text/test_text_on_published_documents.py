"""Official documents of several kinds, outside this repository: counts verified by reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.packs.text.document import OfficialText
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
POLICIES = SHARED / "data" / "real" / "policies"
SONGJIANG = SHARED / "policy" / "songjiang-2025-146.txt"

# file begins with: chapters, articles, sentences, pairs
COUNTS = {
    "06_": (1, 7, 56, 3),
    "11_": (8, 54, 170, 36),
    "17_": (1, 13, 36, 41),
    "29_": (1, 18, 69, 33),
    "上海市优化营商环境条例(2020": (8, 80, 264, 299),
    "上海市优化营商环境条例(2024": (8, 97, 371, 426),
}


def read(path: Path) -> OfficialText:
    return read_text(Source(path.name, path.read_text(encoding="utf-8")))


def published(start: str) -> OfficialText:
    found = sorted(POLICIES.glob(f"{start}*")) if POLICIES.is_dir() else []
    if not found:
        pytest.skip("the published documents in ../shared are not here")
    return read(found[0])


def counts(text: OfficialText) -> tuple[int, int, int, int]:
    numbers = (text.articles(), text.sentences(), text.pairs())
    return (len(text.chapters), *(sum(1 for _ in one) for one in numbers))  # type: ignore[return-value] -- four of them


@pytest.mark.parametrize("start", COUNTS)
def test_counts_of_a_published_document(start: str) -> None:
    assert counts(published(start)) == COUNTS[start]


def test_every_published_document_has_its_counts() -> None:
    if not POLICIES.is_dir():
        pytest.skip("the published documents in ../shared are not here")
    assert [path.name for path in POLICIES.iterdir() if not path.name.startswith(tuple(COUNTS))] == []


def test_frames_of_the_published_documents() -> None:
    housing, youth, aid = published("11_"), published("17_"), published("29_")
    assert [one.title.text for one in (housing, youth, aid) if one.title] == [
        "广州市公共租赁住房管理办法",
        "广州市天河区深化支持港澳青年创新创业高质量发展实施办法",
        "广州市临时救助实施细则",
    ]
    assert [one.own_number.canonical for one in (housing, youth, aid) if one.own_number] == [
        "穗府办规〔2024〕13号",
        "穗天科工信规字〔2023〕1号",
        "穗府办规〔2021〕19号",
    ]
    assert [str(one.issued.day) for one in (housing, youth, aid) if one.issued] == [
        "2024-07-26",
        "2023-08-09",
        "2021-12-01",
    ]
    assert [(one.start_words, one.term) for text in (housing, youth, aid) for one in text.in_force] == [
        ("自印发之日起", "5年"),
        ("自2023年9月8日起", "3年"),
        ("自印发之日起", "5年"),
    ]
    repeal = aid.repeals[0]
    assert (repeal.title, repeal.number and repeal.number.canonical, repeal.since_words) == (
        "广州市人民政府办公厅关于印发广州市临时救助办法的通知",
        "穗府办规〔2019〕13号",
        "自印发之日起",
    )


def test_a_regulation_keeps_its_adoption_and_amendments() -> None:
    text = published("上海市优化营商环境条例(2024")
    assert [(day.kind.value, str(day.day)) for day in text.days] == [
        ("adopted", "2020-04-10"),
        ("amended", "2021-10-28"),
        ("amended", "2023-11-22"),
        ("amended", "2024-09-27"),
    ]


def test_a_notice_without_title_or_number_says_so() -> None:
    text = published("06_")
    assert (text.title, text.own_number, text.addressees) == (None, None, ())
    assert [number.number.canonical for number in text.numbers] == [
        "国办发〔2024〕38号",
        "广州市人民政府令第193号",
        "穗府办规〔2021〕14号",
    ]


def test_the_songjiang_document() -> None:
    if not SONGJIANG.exists():
        pytest.skip("the Songjiang document in ../shared is not here")
    text = read(SONGJIANG)
    assert counts(text) == (4, 16, 59, 161)
    assert (text.issued, text.in_force) == (None, ())
    assert [one.number and one.number.canonical for one in text.repeals] == ["沪松府规〔2023〕1号"]
    assert [one.since for one in text.repeals] == [None]
    assert [one.fields for one in text.special_policies] == [("智能终端", "卫星互联网", "生命健康")]
    per_article = {article.number: len(article.sentences) for article in text.articles()}
    assert per_article == dict(enumerate([2, 5, 3, 5, 2, 3, 6, 3, 2, 3, 3, 3, 4, 3, 5, 3], 1))
    codes = [one.kind.code for one in text.remarks]
    assert codes == ["packs.text-page-break"] * 5 + ["packs.text-mixed-brackets"]
