"""Credit codes after GB 32100-2015, examined by an independent library where it follows the standard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from ceyuan.intake.values.credit_code import ALPHABET, CodeDoubt, check_character, holds, read_code

bodies = st.text(alphabet=ALPHABET, min_size=17, max_size=17)


@given(bodies)
def test_the_check_character_is_the_library_s(body: str) -> None:
    assert check_character(body) == uscc.calc_check_digit(body)


@given(bodies, st.sampled_from(ALPHABET))
def test_exactly_one_character_completes_a_code(body: str, last: str) -> None:
    assert holds(body + last) == (last == check_character(body))


@given(bodies, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_noticed(body: str, place: int, other: str) -> None:
    code = body + check_character(body)
    changed = code[:place] + other + code[place + 1 :]
    assert holds(changed) == (changed == code)


@given(st.from_regex(r"[0-9]{8}[0-9A-HJ-NPQRTUWXY]{9}", fullmatch=True))
def test_what_the_library_accepts_holds_here_too(body: str) -> None:
    code = body + check_character(body)
    assert holds(code)
    assert uscc.is_valid(code)


def test_letters_in_places_1_to_8_are_in_the_standard_but_not_in_the_library() -> None:
    code = "Y1350100M000100Y4D"
    assert holds(code)
    assert not uscc.is_valid(code)


@pytest.mark.parametrize(
    "text",
    [
        "91350100M000100Y43",
        " 91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "9135 0100 M000 100Y 43",
        "'91350100M000100Y43",
    ],
)
def test_a_code_is_read_in_any_hand(text: str) -> None:
    assert read_code(text).code == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("raw", "doubt", "meant"),
    [
        ("", CodeDoubt.BLANK, ""),
        ("无", CodeDoubt.BLANK, ""),
        (None, CodeDoubt.BLANK, ""),
        ("91350100M000100Y44", CodeDoubt.INVALID, ""),
        ("9135O1OOM000100Y43", CodeDoubt.INVALID, "91350100M000100Y43"),
        ("91350100M000100Y4", CodeDoubt.INVALID, ""),
        ("9.13501E+17", CodeDoubt.DAMAGED, ""),
        (913501000000000000.0, CodeDoubt.DAMAGED, ""),
    ],
)
def test_a_code_that_does_not_hold(raw: str | float | None, doubt: CodeDoubt, meant: str) -> None:
    reading = read_code(raw)
    assert (reading.code, reading.doubt, reading.meant) == ("", doubt, meant)
