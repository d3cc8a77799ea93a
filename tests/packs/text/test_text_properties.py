"""Whatever the characters, nothing is lost and every word leads back to its place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import CeyuanError
from ceyuan.packs.text.document import OfficialText, Sentence
from ceyuan.packs.text.passage import BLANK, Passage
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

WORDS = """
    第一条 第二条 第一章 一、 （一） (二) 1. （1） ① 支持 鼓励 推动 加快 建设 企业 园区 、 ， 。 ； ： “ ” （ ） 《 》
    等创新载体 四大领域 应当 不得 的 和 并 为 提供 5G AI 2025年3月1日 云溪府〔2031〕12号 抄送：区法院 废止 自发布之日起
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", " ", "　", "\f", "\n- 3 -\n"])
# Markers of chapters and articles, 抄送：, and the commas between addressees: read, but part of no sentence
MARKS = frozenset("第一二条章、（）()1.①抄送：，。；")
TEXTS = st.lists(PIECES, min_size=1, max_size=80).map("".join)


def read_or_none(text: str) -> OfficialText | None:
    try:
        return read_text(Source("随机", text))
    except CeyuanError:
        return None


@given(TEXTS)
def test_every_character_is_the_one_at_its_place(text: str) -> None:
    document = read_or_none(text)
    for passage in [] if document is None else all_passages(document):
        for character, offset in zip(passage.text, passage.offsets, strict=True):
            assert character == text[offset] or (character == " " and text[offset] in BLANK)


@given(TEXTS)
def test_no_character_is_lost_or_read_twice(text: str) -> None:
    document = read_or_none(text)
    if document is None:
        return
    read = sorted(offset for passage in once(document) for offset in passage.offsets if text[offset] not in BLANK)
    assert all(first != second for first, second in pairwise(read))
    unread = {offset for offset in range(len(text)) if text[offset] not in BLANK} - set(read)
    assert "".join(sorted({text[offset] for offset in unread} - MARKS)) == ""


@given(TEXTS)
def test_anchors_are_unique_and_pairs_stand_in_their_sentence(text: str) -> None:
    document = read_or_none(text)
    if document is None:
        return
    anchors = [sentence.anchor for sentence in document.sentences()]
    assert len(anchors) == len(set(anchors))
    for sentence in document.sentences():
        for pair in sentence.pairs:
            assert pair.object.text
            assert set(pair.verb.offsets) | set(pair.object.offsets) <= set(sentence.words.offsets)


def once(document: OfficialText) -> list[Passage]:
    """Every passage of the outermost layer: each character should stand in exactly one of them."""
    sentences = [sentence.words for sentence in document.sentences()]
    headings = [one.heading for one in (*document.articles(), *document.chapters) if one.heading]
    own = [seen.words for seen in document.numbers if seen.role.value == "own"][:1]
    titles = [document.notice_title or document.title]
    if (
        document.title
        and document.notice_title
        and not set(document.title.offsets) <= set(document.notice_title.offsets)
    ):
        titles.append(document.title)
    rest = [*document.addressees, *document.frame, *document.furniture, *document.copies]
    days = [day.words for day in document.days]
    return [*sentences, *headings, *own, *(title for title in titles if title), *rest, *days]


def all_passages(document: OfficialText) -> list[Passage]:
    pairs = [part for _, pair in document.pairs() for part in (pair.verb, pair.object)]
    statements = [one.words for one in (*document.repeals, *document.in_force, *document.special_policies)]
    return [*once(document), *pairs, *statements, *(seen.words for seen in document.numbers)]


def test_a_sentence_is_a_frozen_value() -> None:
    document = read_text(Source("一", "一、支持企业建设智能工厂和实验室。"))
    (sentence,) = document.sentences()
    assert sentence == Sentence(sentence.anchor, sentence.words, sentence.pairs, sentence.item)
