"""District sheets call things by many names; each name that is read means one thing, and vague ones mean nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ceyuan.intake import IntakeOptions, read_register
from ceyuan.intake.values.characters import match_key
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Cell, Coverage, Missing, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library

ABOVE_SCALE = "规模以上企业库在库"
COMPLETE = {"*": Coverage("名单", date(2020, 1, 1), date(2030, 12, 31))}


@pytest.fixture(scope="module")
def bundled() -> Vocabulary:
    return load_library(bundled_packs()).vocabulary


@pytest.fixture
def read(tmp_path: Path, bundled: Vocabulary) -> Callable[[str, str], Subject]:
    """Read a register of one firm with one more column."""

    def read(header: str, cell: str) -> Subject:
        path = tmp_path / "登记表.csv"
        path.write_text(f"企业名称,{header}\n甲公司,{cell}\n", encoding="utf-8")
        (subject,) = read_register(path, bundled, options=IntakeOptions(coverage=COMPLETE)).subjects
        return subject

    return read


# Header; cell; the fact it is; its value.
FACTS: list[tuple[str, str, str, Cell]] = [
    *[
        (header, cell, ABOVE_SCALE, cell == "是")
        for header in (
            "规模以上工业企业",
            "规上企业",
            "规上工业企业",
            "是否规上",
            "是否规模以上",
            "是否规上企业",
            "是否规上工业企业",
            "是否为规模以上工业企业",
            "是否在规上库",
            "规模以上企业库在库",
        )
        for cell in ("是", "否")
    ],
    ("是否规上", "待核实", ABOVE_SCALE, Missing()),
    ("注册日期", "2015-03-01", "成立日期", date(2015, 3, 1)),
    ("街道（镇）", "九里亭街道", "所在街镇", "九里亭街道"),
    ("工商注册地址", "松江区甲路1号", "注册地址", "松江区甲路1号"),
]


@pytest.mark.parametrize(("header", "cell", "fact", "value"), FACTS)
def test_a_fact_by_its_everyday_name(
    header: str, cell: str, fact: str, value: Cell, *, read: Callable[[str, str], Subject]
) -> None:
    found = read(header, cell).value(fact)
    assert isinstance(found, Missing) if isinstance(value, Missing) else found == value


# Header without or with 是否; the title it is.
TITLES = [
    ("专精特新", "专精特新中小企业"),
    ("市级专精特新", "专精特新中小企业"),
    ("上海市“专精特新”企业", "专精特新中小企业"),
    ("小巨人", "专精特新“小巨人”企业"),
    ("专精特新“小巨人”", "专精特新“小巨人”企业"),
    ("国家级专精特新“小巨人”企业", "专精特新“小巨人”企业"),
    ("创新型中小企业", "创新型中小企业"),
    ("上海市创新型中小企业", "创新型中小企业"),
    ("高企", "高新技术企业"),
    ("国家高新技术企业", "高新技术企业"),
    ("国家级制造业单项冠军", "制造业单项冠军企业"),
    ("入库科技型中小企业", "科技型中小企业"),
    ("科技小巨人企业", "上海市科技小巨人企业"),
]


@pytest.mark.parametrize(("header", "title"), TITLES)
@pytest.mark.parametrize("opening", ["", "是否", "是否为"])
def test_a_title_by_its_everyday_name(
    opening: str, header: str, title: str, read: Callable[[str, str], Subject]
) -> None:
    assert [one.title for one in read(f"{opening}{header}", "是").holdings.items] == [title]
    assert read(f"{opening}{header}", "否").holdings.items == ()


# Each may mean several things: which register, which market, which level.
VAGUE = ["是否入库", "是否在库", "市场占有率", "是否示范企业", "巨人", "中小企业"]


@pytest.mark.parametrize("header", VAGUE)
def test_a_vague_header_is_not_guessed(header: str, read: Callable[[str, str], Subject]) -> None:
    subject = read(f"行业代码,{header}", "3499,是")
    assert (subject.holdings.items, subject.yearly) == ((), {})
    assert set(subject.current) <= {"企业名称", "行业代码"}


def test_no_two_things_share_a_name_however_it_is_typed(bundled: Vocabulary) -> None:
    """The load refuses equal names; this refuses names that become equal once quotes, width and case are set aside."""
    things = [*bundled.facts.values(), *bundled.titles.values()]
    keys = [key for one in things for key in {match_key(name) for name in (one.name, one.key, *one.also_called)}]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
