"""Numbers as they are written: the same amount in any hand and unit is the same decimal."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.intake.values.amounts import Amount, fit, from_float, read_amount, without_noise
from ceyuan.intake.values.cells import CellReader, Remark, read_cell
from ceyuan.intake.values.units import factor, read_unit
from ceyuan.model.facts import Fact, FactType
from ceyuan.source import Source, Span

NOWHERE = Span(Source("vocabulary", ""), 0, 0)
MOST = Decimal(10) ** 12
MONEY = Fact(
    "净利润", "net_profit", "profit", FactType.NUMBER, NOWHERE, unit="元", scale=2, minimum=-MOST, maximum=MOST
)
SHARE = Fact("占比", "share", "share", FactType.NUMBER, NOWHERE, scale=4, minimum=-Decimal(9), maximum=Decimal(9))
UNITS = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})

amounts = st.decimals(min_value=-MOST, max_value=MOST, places=2).filter(lambda one: not one.is_zero() or one == 0)


def grouped(text: str, mark: str) -> str:
    whole, point, part = text.partition(".")
    return f"{int(whole):,}".replace(",", mark) + point + part


def hands(number: Decimal) -> list[str]:
    """Write a number as offices do: plain, grouped, in brackets, full width."""
    plain = f"{abs(number):f}"
    forms = [plain, grouped(plain, ","), grouped(plain, "，"), grouped(plain, " ")]
    if number < 0:
        forms = [f"{sign}{form}" for sign, form in product("-−－–—负", forms)] + [f"({forms[1]})", f"（{forms[2]}）"]
    return [*forms, *(form.translate(WIDE) for form in forms)]


@given(amounts, st.sampled_from(sorted(UNITS)), st.data())
def test_an_amount_is_the_same_in_any_hand_and_unit(amount: Decimal, unit: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(hands(amount.scaleb(-UNITS[unit]))))
    by_header = CellReader(MONEY, Decimal(10) ** UNITS[unit], stated=True)
    assert read_cell(by_header, text) == amount
    beside = read_cell(CellReader(MONEY), f"{text}{unit}")
    assert beside == amount
    assert read_cell(CellReader(MONEY), f" {text}（{unit}） ") == amount


@given(st.decimals(min_value=-9, max_value=9, places=4))
def test_a_share_is_the_same_as_percent_and_plain(share: Decimal) -> None:
    percent, per_mille = share * 100, share * 1000
    assert read_cell(CellReader(SHARE), f"{share:f}") == share
    assert read_cell(CellReader(SHARE), f"{percent:f}%") == share
    assert read_cell(CellReader(SHARE), f"{per_mille:f}‰") == share
    assert read_cell(CellReader(SHARE, Decimal("0.01"), stated=True), float(percent)) == share


@given(amounts, st.sampled_from(sorted(UNITS)))
def test_a_spreadsheet_number_is_read_as_it_is_shown(amount: Decimal, unit: str) -> None:
    """A double with at most 15 significant digits shows the decimal that was typed."""
    typed = amount.scaleb(-UNITS[unit])
    result = read_cell(CellReader(MONEY, Decimal(10) ** UNITS[unit], stated=True), float(typed))
    assert (result.cell if isinstance(result, Remark) else result) == amount


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=2), min_size=1, max_size=3))
def test_adding_a_few_cells_leaves_no_trace(parts: list[Decimal]) -> None:
    result = read_cell(CellReader(MONEY), sum(float(part) for part in parts))
    assert (result.cell if isinstance(result, Remark) else result) == sum(parts)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3).filter(lambda one: one.as_tuple().digits[-1] != 0))
def test_a_number_that_is_too_fine_is_never_rounded(number: Decimal) -> None:
    assert fit(number, Decimal("0.01")) is None
    assert without_noise(number, Decimal("0.01")) is None
    result = read_cell(CellReader(MONEY), float(number))
    assert isinstance(result, Remark)
    assert result.kind is not None
    assert result.kind.code == "cell-too-fine"


@given(st.text(max_size=70))
def test_any_text_gives_a_value_or_a_remark(text: str) -> None:
    for fact in (MONEY, SHARE):
        result = read_cell(CellReader(fact), text)
        assert result is None or isinstance(result, Remark | Decimal) or result.__class__.__name__ == "NotApplicable"


@given(st.floats())
def test_any_double_gives_a_value_or_a_remark(number: float) -> None:
    result = read_cell(CellReader(MONEY), number)
    assert isinstance(result, Remark | Decimal)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "1,23",
        "12,34,567",
        "1.2.3",
        "1.234,5",
        "5-3",
        "约5",
        "5左右",
        "--5",
        "(-5)",
        "(5",
        "5e",
        "1e",
        "½",
        "①",
    ],
)
def test_what_is_not_one_definite_number(text: str) -> None:
    found = read_amount(text)
    assert found is None or (found.unit and read_unit(found.unit) is None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,200万元", "1200", "万元"),
        ("人民币 3.5 亿", "3.5", "亿"),
        ("￥12", "12", ""),
        ("('12", None, ""),
        ("'12", "12", ""),
        ('="12"', "12", ""),
        ("1.5E+06", "1500000", ""),
        ("(12)%", "-12", "%"),
        ("-0", "0", ""),
    ],
)
def test_a_number_with_its_unit(text: str, value: str | None, unit: str) -> None:
    assert read_amount(text) == (None if value is None else Amount(Decimal(value), unit))


@pytest.mark.parametrize(
    ("text", "fact_unit", "expected"),
    [
        ("元", "元", "1"),
        ("千元", "元", "1000"),
        ("万元", "元", "10000"),
        ("百万元", "元", "1000000"),
        ("亿元", "元", "100000000"),
        ("万", "元", "10000"),
        ("人民币万元", "元", "10000"),
        ("万人", "人", "10000"),
        ("名", "人", "1"),
        ("件", "项", "1"),
        ("%", "", "0.01"),
        ("‰", "", "0.001"),
        ("亩", "平方米", None),
        ("公顷", "亩", "15"),
        ("公顷", "平方米", "10000"),
        ("万千瓦时", "千瓦时", "10000"),
        ("万元/亩", "元/亩", "10000"),
        ("吨", "吨标准煤", None),
        ("万", "", None),
        ("美元", "元", None),
        ("元", "", None),
        ("人次", "人", None),
    ],
)
def test_a_unit_has_an_exact_factor_or_none(text: str, fact_unit: str, expected: str | None) -> None:
    unit = read_unit(text, {fact_unit.lower()} if fact_unit else ())
    times = factor(unit, fact_unit) if unit is not None else None
    assert times == (None if expected is None else Decimal(expected))


def test_from_float_is_the_shortest_decimal() -> None:
    assert from_float(332221.77) == Decimal("332221.77")
    assert str(from_float(1e300)) == "1E+300"
    assert from_float(float("inf")) is None
