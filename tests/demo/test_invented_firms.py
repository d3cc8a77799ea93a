"""The invented firms: plausible, consistent, and nobody's."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from ceyuan.demo.firms import invent_firm, invent_firms
from ceyuan.demo.industries import SEGMENTS, TOWNS, Segment
from ceyuan.demo.names import DIVISION, credit_code, firm_name
from ceyuan.demo.thresholds import CASES, LineCase, put_on_line
from ceyuan.model.subject import Subject

FIRMS = invent_firms(300, 146)
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"


def shared_table(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the reference table {name} is not beside the checkout")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def amount(firm: Subject, name: str, year: int) -> Decimal:
    cell = firm.yearly[name][year]
    assert isinstance(cell, Decimal)
    return cell


def test_the_same_seed_invents_the_same_firms() -> None:
    assert invent_firms(40, 146) == invent_firms(40, 146)


def test_another_seed_invents_others() -> None:
    assert invent_firms(40, 146) != invent_firms(40, 147)


def test_every_name_says_that_it_is_a_demonstration_and_stands_once() -> None:
    assert [firm.name for firm in FIRMS if not firm.name.startswith("演示")] == []
    assert len({firm.name for firm in FIRMS}) == len(FIRMS)


def test_every_credit_code_is_valid_and_stands_once() -> None:
    assert [firm.id for firm in FIRMS if not uscc.is_valid(firm.id)] == []
    assert len({firm.id for firm in FIRMS}) == len(FIRMS)


@given(st.integers())
def test_a_credit_code_belongs_to_no_place(seed: int) -> None:
    code = credit_code(Random(seed))
    assert (uscc.is_valid(code), code[:2], code[2:8]) == (True, "91", DIVISION)


def test_the_division_is_assigned_to_no_place() -> None:
    codes = {row["ext_id"] for row in shared_table("shanghai_divisions_level1_4.csv")}
    assert [code for code in codes if code.startswith(DIVISION[:2])] == []


def test_the_organisation_part_has_its_own_check_character() -> None:
    """GB 11714-1997: weights 3 7 9 10 5 8 4 2, modulo 11."""
    for firm in FIRMS:
        body, check = firm.id[8:16], firm.id[16]
        total = sum(int(one, 36) * weight for one, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
        remainder = (11 - total % 11) % 11
        assert check == ("X" if remainder == 10 else str(remainder))


def test_many_names_can_be_drawn() -> None:
    taken: set[str] = set()
    names = {firm_name(Random(number), SEGMENTS[0], taken) for number in range(3000)}
    assert len(taken) == 3000
    assert len(names) == 3000


@pytest.mark.parametrize("segment", SEGMENTS, ids=lambda segment: segment.code)
def test_every_industry_class_exists(segment: Segment) -> None:
    classes = {(row["code"], row["section"]) for row in shared_table("gbt4754_2017.csv") if row["level"] == "4"}
    assert (segment.code, segment.section) in classes


def test_every_town_exists() -> None:
    places = {row["ext_name"] for row in shared_table("shanghai_divisions_level1_4.csv")}
    assert [town for town, _ in TOWNS if town not in places] == []


def test_accounts_balance() -> None:
    parts = [
        ("资产总额", "负债总额", "净资产"),
        ("资产总额", "流动资产合计", "非流动资产合计"),
        ("负债总额", "流动负债合计", "非流动负债合计"),
    ]
    for firm in FIRMS:
        for whole, one, other in parts:
            if {whole, one, other} <= firm.yearly.keys():
                for year in firm.yearly[whole]:
                    assert amount(firm, whole, year) == amount(firm, one, year) + amount(firm, other, year)


def test_parts_are_not_larger_than_their_whole() -> None:
    pairs = [
        ("主营业务收入", "营业收入"),
        ("境内研发费用", "研发费用"),
        ("研发人员数", "职工人数"),
        ("高新技术产品收入", "高企口径总收入"),
    ]
    for firm in FIRMS:
        for part, whole in pairs:
            if {part, whole} <= firm.yearly.keys():
                years = firm.yearly[part].keys() & firm.yearly[whole].keys()
                assert [year for year in years if amount(firm, part, year) > amount(firm, whole, year)] == []


def test_no_year_lies_before_the_founding() -> None:
    for firm in FIRMS:
        founded = firm.current["成立日期"]
        assert isinstance(founded, date)
        assert [year for cells in firm.yearly.values() for year in cells if year < founded.year] == []


def test_a_firm_without_gaps_has_every_value() -> None:
    whole = invent_firm(Random(1), set())
    assert (len(whole.current), len(whole.yearly)) == (74, 18)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_stands_in_the_register_once_with_nothing_missing(case: LineCase) -> None:
    found = [firm for firm in FIRMS if firm.name == case.name]
    assert len(found) == 1
    assert put_on_line(found[0], case) == found[0]
    assert (len(found[0].current), len(found[0].yearly)) == (74, 18)


def test_figures_are_exactly_on_their_line() -> None:
    """Integer comparison: a float would already be beside the line."""
    on_line = {case.title: put_on_line(Subject("x", "x"), case) for case in CASES}
    research = on_line["研发费用恰为营业收入的3%"]
    assert 100 * amount(research, "研发费用", 2025) == 3 * amount(research, "营业收入", 2025)
    below = on_line["研发费用差100元不足3%"]
    assert 3 * amount(below, "营业收入", 2025) - 100 * amount(below, "研发费用", 2025) == 100 * 100
    debt = on_line["资产负债率恰为80%"]
    assert 10 * amount(debt, "负债总额", 2025) == 8 * amount(debt, "资产总额", 2025)
    growth = on_line["两年复合增长恰为15%"]
    assert 400 * amount(growth, "营业收入", 2025) == 529 * amount(growth, "营业收入", 2023)
