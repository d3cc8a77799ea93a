"""Documents of 300,000 characters that no office wrote: read in one pass, or these tests would not come to an end."""

from __future__ import annotations

import pytest

from ceyuan.packs.text.document import OfficialText
from ceyuan.packs.text.head import read_head
from ceyuan.packs.text.numbers import find_numbers
from ceyuan.packs.text.paragraphs import read_layout
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

MANY = 300_000
HEAD = "关于支持制造业发展的若干意见\n一、支持企业建设智能工厂。\n二、"
LAST = "\n三、鼓励企业参加展会。"
# Each repeated until the document is full; none of them makes a pair in so long a clause
ONE_CLAUSE = ("1", "（", "《》", "支持、", "提升", "积极", "增强企业", "产业等重点")


def read(text: str) -> OfficialText:
    return read_text(Source("长文", text))


def pairs_of(document: OfficialText) -> list[tuple[str, str]]:
    return [(pair.verb.text, pair.object.text) for _, pair in document.pairs()]


@pytest.mark.parametrize("words", ONE_CLAUSE)
def test_a_clause_without_end_is_one_sentence_without_pairs(words: str) -> None:
    document = read(HEAD + words * (MANY // len(words)) + "。" + LAST)
    assert pairs_of(document) == [("支持", "企业建设智能工厂"), ("鼓励", "企业参加展会")]
    assert [len(article.sentences) for article in document.articles()] == [1, 1, 1]
    assert document.special_policies == ()


@pytest.mark.parametrize("words", ["，", "由局，"])
def test_clauses_without_end_and_without_verbs(words: str) -> None:
    document = read(HEAD + words * (MANY // len(words)) + "。" + LAST)
    assert pairs_of(document) == [("支持", "企业建设智能工厂"), ("鼓励", "企业参加展会")]


def test_special_policies_are_found_after_and_before_words_without_end() -> None:
    fields = "低空经济、人工智能"
    document = read(HEAD + "，" * MANY + fields + "等领域另行制定专项政策。" + "企" * MANY + "。" + LAST)
    assert [one.fields for one in document.special_policies] == [("低空经济", "人工智能")]
    (found,) = document.special_policies
    assert found.words.text == "低空经济、人工智能等领域另行制定专项政策"


def test_the_title_of_a_notice_is_found_behind_words_without_end() -> None:
    title = "印发" * (MANY // 2) + "《甲》关于印发《乙办法》的通知"
    found = read_head(read_layout(Source("长题", title)).paragraphs).title
    assert found is not None
    assert found.text == "乙办法"


def test_a_number_pulled_apart_without_end_is_none() -> None:
    gap = "\u2003" * MANY
    assert list(find_numbers(f"沪府〔2025{gap}〕1号，国务院令{gap}第1号，公告2025年{gap}1号")) == []
