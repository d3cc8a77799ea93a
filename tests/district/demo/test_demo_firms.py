"""The invented firms of the district, before they are rows."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ceyuan.demo.industries import Segment
from ceyuan.demo.thresholds import CASES
from ceyuan.district.demo.clusters import CLUSTERS, cluster_of
from ceyuan.district.demo.invent import YEARS, DemoFirm, invent_district
from ceyuan.district.demo.offices import PARKS
from ceyuan.district.demo.papers import page_of
from ceyuan.district.demo.places import OUTSIDE, WHOLE_DISTRICT, places
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

DAY = date(2026, 6, 30)
FIRMS = invent_district(2000, 146, DAY)
SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data"


def shared_table(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the reference table {name} is not beside the checkout")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_day_invents_the_same_firms() -> None:
    assert invent_district(60, 146, DAY) == list(FIRMS[:60])


def test_codes_and_names_stand_once() -> None:
    assert len({one.code for one in FIRMS}) == len({one.name for one in FIRMS}) == len(FIRMS)


def test_seven_clusters_film_and_others_all_have_firms() -> None:
    counted = Counter(one.cluster for one in FIRMS)
    assert (len(counted), min(counted.values()) > 30, max(counted.values()) < 600) == (9, True, True)


@pytest.mark.parametrize("segment", CLUSTERS, ids=lambda one: one.code)
def test_every_class_exists(segment: Segment) -> None:
    classes = {(row["code"], row["section"]) for row in shared_table("gbt4754_2017.csv") if row["level"] == "4"}
    assert (segment.code, segment.section) in classes


def test_a_class_belongs_to_one_cluster() -> None:
    assert len({one.code for one in CLUSTERS}) == len(CLUSTERS)
    assert [one.code for one in CLUSTERS if cluster_of(one.code) != one.industry] == []


def test_places_are_the_published_ones() -> None:
    published = {
        row["id"]: row["ext_name"] for row in shared_table("shanghai_divisions_level1_4.csv") if row["pid"] == "310117"
    }
    ours = {one.code: one.name for one in places() if one.code}
    assert ours == {**published, "310117501": "松江经济技术开发区"}


def test_every_town_zone_and_direct_park_has_firms() -> None:
    units = {one.home.unit for one in FIRMS}
    assert units == {one.key for one in places()} | {one.key for one in PARKS if one.direct}


def test_three_places_of_most_firms_are_one_and_of_some_are_not() -> None:
    known = {one.code for one in places()} | {WHOLE_DISTRICT, OUTSIDE}
    for firm in FIRMS:
        assert {firm.home.place, firm.home.registered, firm.home.taxed} <= known
    apart = sum(1 for one in FIRMS if {one.home.registered, one.home.taxed} != {one.home.place})
    assert 0.05 < apart / len(FIRMS) < 0.2


def test_about_fifteen_of_a_hundred_values_are_missing() -> None:
    current = {name for one in FIRMS for name in one.subject.current}
    yearly = {name for one in FIRMS for name in one.subject.yearly}
    whole = sum(len(current) + len(yearly) * _years(one) for one in FIRMS)
    there = sum(len(one.subject.current) + sum(map(len, one.subject.yearly.values())) for one in FIRMS)
    assert 0.12 < 1 - there / whole < 0.18


def _years(firm: DemoFirm) -> int:
    return sum(1 for year in YEARS if year >= firm.founded.year)


def test_every_name_is_one_of_the_vocabulary() -> None:
    known = load_library(bundled_packs()).vocabulary
    facts = {name for one in FIRMS for name in (*one.subject.current, *one.subject.yearly)}
    titles = {held.title for one in FIRMS for held in one.subject.holdings.items}
    assert (facts - known.facts.keys(), titles - known.titles.keys()) == (set(), set())


def test_firms_on_a_line_come_first_and_have_every_year() -> None:
    planted = [one for one in FIRMS if one.planted]
    assert [one.name for one in planted] == [one.name for one in CASES]
    gaps = [set(YEARS) - set(one.subject.yearly["营业收入"]) for one in planted]
    assert gaps == [set()] * len(CASES)


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2027, 12, 31), date(2030, 2, 28)])
def test_on_another_day_years_and_titles_have_moved_with_it(day: date) -> None:
    firms = invent_district(60, 146, day)
    assert max(year for one in firms for year in one.subject.yearly.get("营业收入", ())) == day.year - 1
    assert max(held.granted for one in firms for held in one.subject.holdings.items if held.granted) <= day
    before = [
        one.name
        for one in firms
        for cells in one.subject.yearly.values()
        if min(cells, default=9999) < one.founded.year
    ]
    assert before == []


def test_a_paper_says_that_it_is_a_demonstration_and_knows_where_its_parts_are() -> None:
    page = page_of("授权书")
    assert "演示数据：授权书".encode("utf-16-be").hex().upper().encode() in page
    table = page[int(page.split(b"startxref\n")[1].split()[0]) :]
    offsets = [int(line[:10]) for line in table.split(b"\n") if line.endswith(b" n ")]
    assert [page[place:].startswith(f"{number} 0 obj".encode()) for number, place in enumerate(offsets, 1)] == [
        True
    ] * len(offsets)
