"""Document numbers in every form they are cited in."""

from __future__ import annotations

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.packs.text.numbers import Likeness, find_numbers, read_number, same_document_number

OWN = "沪松府〔2025〕146号"


@pytest.mark.parametrize(
    "cited",
    [
        "沪松府〔2025〕146号",
        "沪松府[2025]146号",
        "沪松府【2025】146号",
        "沪松府(2025)146号",
        "沪松府（2025）146号",
        "沪松府［2025］146号",
        "沪松府〔２０２５〕１４６号",
        "沪松府〔2025〕第146号",
        "沪松府 〔2025〕 146 号",
        "沪松府〔2025年〕146号",
    ],
)
def test_brackets_digits_and_blanks_make_no_other_document(cited: str) -> None:
    assert same_document_number(OWN, cited).likeness is Likeness.EQUAL


@pytest.mark.parametrize("cited", ["沪松府规〔2025〕146号", "沪松府规字〔2025〕146号", "沪松府规范〔2025〕146号"])
def test_a_number_that_differs_only_in_its_mark_is_a_conflict_and_shown(cited: str) -> None:
    compared = same_document_number(OWN, cited)
    assert compared.likeness is Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK
    assert (compared.left.normative, compared.right.normative) == ("", read_number(cited).normative)
    assert compared.right.canonical in compared.message("zh")
    assert compared.right.canonical in compared.message("en")


@pytest.mark.parametrize(
    "other", ["沪松府〔2025〕147号", "沪松府〔2024〕146号", "沪松经〔2025〕146号", "沪规〔2025〕146号"]
)
def test_another_year_serial_or_issuer_is_another_document(other: str) -> None:
    assert same_document_number(OWN, other).likeness is Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原《若干政策规定》(沪松府规〔2023〕1号)自发布之日起", ["沪松府规〔2023〕1号"]),
        ("根据沪经信规范〔2019〕1号和国发〔2014〕47号，", ["沪经信规范〔2019〕1号", "国发〔2014〕47号"]),
        ("（广州市人民政府令 第193号）", ["广州市人民政府令第193号"]),
        ("财政部公告2019 年第76 号", ["财政部公告2019年第76号"]),
        ("京商财务字〔2022〕16 号/京商财务字〔2022〕22 号", ["京商财务字〔2022〕16号", "京商财务字〔2022〕22号"]),
        ("编号2025年146号楼", []),
        ("第146号", []),
    ],
)
def test_numbers_are_found_in_running_words(text: str, expected: list[str]) -> None:
    assert [number.canonical for _, _, number in find_numbers(text)] == expected


@pytest.mark.parametrize("text", ["", "146号", "沪松府2025-146", "沪松府〔2025〕号", "沪松府〔2025〕146号和别的"])
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(CeyuanError) as caught:
        read_number(text)
    assert caught.value.kind.code == "packs.text-bad-number"
    assert "沪松府〔2025〕146号" in caught.value.render("zh")
