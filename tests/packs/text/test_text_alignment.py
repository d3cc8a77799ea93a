"""Committed anchors against a changed document: the reader proposes and never renumbers."""

from __future__ import annotations

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.packs.text.align import CommittedAnchor, align
from ceyuan.packs.text.document import OfficialText
from ceyuan.packs.text.read import read_text
from ceyuan.source import Source

COMMITTED = [
    CommittedAnchor("art_1__s_1", "支持企业建设智能工厂"),
    CommittedAnchor("art_1__s_2", "鼓励企业参加展会"),
    CommittedAnchor("art_2__s_1", "推动园区升级"),
]


def document(*articles: str) -> OfficialText:
    numerals = "一二三四五"
    lines = (f"{numeral}、{words}" for numeral, words in zip(numerals, articles, strict=False))
    return read_text(Source("意见.txt", "\n".join(lines)))


def test_an_unchanged_document_is_exact() -> None:
    report = align(
        COMMITTED, document("支持企业建设智能工厂、实验室，并验收。鼓励企业参加展会，开拓市场。", "推动园区升级。")
    )
    assert report.kept == ("art_1__s_1", "art_1__s_2", "art_2__s_1")
    assert report.exact


def test_an_inserted_sentence_moves_the_others_and_is_new() -> None:
    words = "支持企业建设智能工厂，并验收。培育一批标杆，并公布。鼓励企业参加展会，开拓市场。"
    report = align(COMMITTED, document(words, "推动园区升级。"))
    assert report.kept == ("art_1__s_1", "art_2__s_1")
    assert [(one.committed.anchor, one.now) for one in report.moved] == [("art_1__s_2", "art_1__s_3")]
    assert [(one.anchor, one.opening) for one in report.new] == [("art_1__s_2", "培育一批标杆,并公布。")]
    assert not report.exact


def test_a_reworded_sentence_is_missing_and_what_stands_there_is_shown() -> None:
    report = align(COMMITTED, document("支持企业改造智能工厂，并验收。鼓励企业参加展会，开拓市场。", "推动园区升级。"))
    assert [(one.committed.anchor, one.there_now) for one in report.missing] == [
        ("art_1__s_1", "支持企业改造智能工厂,并验收。")
    ]
    assert [one.anchor for one in report.new] == ["art_1__s_1"]


def test_two_sentences_with_the_same_opening_are_never_guessed_between() -> None:
    committed = [CommittedAnchor("art_3__s_1", "支持企业")]
    report = align(committed, document("支持企业上市，并辅导。", "支持企业出海，并辅导。"))
    assert report.moved == ()
    assert [one.candidates for one in report.missing] == [("art_1__s_1", "art_2__s_1")]


def test_blanks_and_widths_do_not_count() -> None:
    committed = [CommittedAnchor("art_1__s_1", "支持企业 建设５Ｇ工厂")]
    assert align(committed, document("支持企业建设5G工厂，并验收。")).exact


@pytest.mark.parametrize(
    ("committed", "code"),
    [
        ([CommittedAnchor("art_1__s_1", " ")], "packs.text-no-opening"),
        ([CommittedAnchor("art_1__s_1", "支持"), CommittedAnchor("art_1__s_1", "鼓励")], "packs.text-double-anchor"),
    ],
)
def test_anchors_that_cannot_be_verified_are_refused(committed: list[CommittedAnchor], code: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        align(committed, document("支持企业上市，并辅导。"))
    assert caught.value.kind.code == code
