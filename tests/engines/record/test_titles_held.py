"""A title is held from its day of grant to its last valid day; a complete list says no, an incomplete one nothing.

The table crosses each border with the day before it, the day itself and the day after.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from ceyuan.engines.answer import Answer
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.holdings import find_holding
from ceyuan.model.subject import Coverage, Holding, Holdings, Subject
from ceyuan.plan.nodes import Holds

DAY = date(2026, 6, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
LONG_AGO, LATE = date(2020, 1, 1), date(2030, 12, 31)
TITLE, OTHER = "高新技术企业", "创新型中小企业"
HELD, NOT_HELD, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
COMPLETE = Coverage("名单", LONG_AGO, LATE)


def held(*, granted: date | None = None, expires: date | None = None, withdrawn: date | None = None) -> Holding:
    return Holding(TITLE, granted, expires, withdrawn)


def answers(holdings: Holdings, *titles: str) -> tuple[Answer, Answer]:
    """Give the answers to "holds one of them" and "holds none of them" on the day."""
    moment = Moment(Subject("1", "甲", holdings=holdings), DAY, DAY.year - 1)
    positive = evaluate_logic(Holds(titles), moment).answer
    return positive, evaluate_logic(Holds(titles, negated=True), moment).answer


OPPOSITE = {HELD: NOT_HELD, NOT_HELD: HELD, UNKNOWN: UNKNOWN}

# Title of the case; what stands in the list; the answer inside a complete list.
BORDERS: list[tuple[str, tuple[Holding, ...], Answer]] = [
    ("名单里没有", (), NOT_HELD),
    ("没有日期", (held(),), HELD),
    ("前一天认定", (held(granted=BEFORE),), HELD),
    ("当天认定", (held(granted=DAY),), HELD),
    ("后一天认定", (held(granted=AFTER),), NOT_HELD),
    ("前一天到期", (held(granted=LONG_AGO, expires=BEFORE),), NOT_HELD),
    ("当天到期", (held(granted=LONG_AGO, expires=DAY),), HELD),
    ("后一天到期", (held(granted=LONG_AGO, expires=AFTER),), HELD),
    ("前一天撤销", (held(granted=LONG_AGO, withdrawn=BEFORE),), NOT_HELD),
    ("当天撤销", (held(granted=LONG_AGO, withdrawn=DAY),), NOT_HELD),
    ("后一天撤销", (held(granted=LONG_AGO, withdrawn=AFTER),), HELD),
    ("未到期已撤销", (held(granted=LONG_AGO, expires=LATE, withdrawn=BEFORE),), NOT_HELD),
    ("已到期将撤销", (held(granted=LONG_AGO, expires=BEFORE, withdrawn=AFTER),), NOT_HELD),
    ("当天认定当天到期", (held(granted=DAY, expires=DAY),), HELD),
    ("到期后重新认定", (held(expires=BEFORE), held(granted=DAY, expires=LATE)), HELD),
    ("重新认定写在前面", (held(granted=DAY, expires=LATE), held(expires=BEFORE)), HELD),
    ("重新认定尚未生效", (held(expires=BEFORE), held(granted=AFTER)), NOT_HELD),
    ("持有别的称号", (Holding(OTHER),), NOT_HELD),
]

# Title of the case; the coverage; the answer where the list does not name the title.
LISTS: list[tuple[str, Mapping[str, Coverage], Answer]] = [
    ("没有名单说明", {}, UNKNOWN),
    ("别的称号的名单", {OTHER: COMPLETE}, UNKNOWN),
    ("该称号的名单", {TITLE: COMPLETE}, NOT_HELD),
    ("全部称号的名单", {"*": COMPLETE}, NOT_HELD),
    ("名单当天开始完整", {TITLE: Coverage("名单", DAY, LATE)}, NOT_HELD),
    ("名单后一天开始完整", {TITLE: Coverage("名单", AFTER, LATE)}, UNKNOWN),
    ("名单当天截止", {TITLE: Coverage("名单", LONG_AGO, DAY)}, NOT_HELD),
    ("名单前一天截止", {TITLE: Coverage("名单", LONG_AGO, BEFORE)}, UNKNOWN),
    ("名单只有当天", {"*": Coverage("名单", DAY, DAY)}, NOT_HELD),
    ("该称号的名单先于全部称号的名单", {TITLE: Coverage("名单", AFTER, LATE), "*": COMPLETE}, UNKNOWN),
]


@pytest.mark.parametrize(("title", "items", "expected"), BORDERS, ids=[one[0] for one in BORDERS])
def test_inside_a_complete_list(title: str, items: tuple[Holding, ...], expected: Answer) -> None:
    assert answers(Holdings(items, {TITLE: COMPLETE}), TITLE) == (expected, OPPOSITE[expected]), title


@pytest.mark.parametrize(("title", "items", "expected"), BORDERS, ids=[one[0] for one in BORDERS])
def test_outside_any_list_nobody_can_say_no(title: str, items: tuple[Holding, ...], expected: Answer) -> None:
    found = HELD if expected is HELD else UNKNOWN
    assert answers(Holdings(items), TITLE) == (found, OPPOSITE[found]), title


@pytest.mark.parametrize(("title", "coverage", "expected"), LISTS, ids=[one[0] for one in LISTS])
def test_only_a_list_complete_on_the_day_says_no(
    title: str, coverage: Mapping[str, Coverage], expected: Answer
) -> None:
    assert answers(Holdings((), coverage), TITLE) == (expected, OPPOSITE[expected]), title
    ended = Holdings((held(expires=BEFORE),), coverage)
    assert answers(ended, TITLE) == (expected, OPPOSITE[expected]), title


# Title of the case; what is held; which lists are complete; the answer for one of two titles; which stay open.
PAIRS: list[tuple[str, tuple[str, ...], tuple[str, ...], Answer, tuple[str, ...]]] = [
    ("持有第一个", (TITLE,), (), HELD, ()),
    ("持有第二个", (OTHER,), (), HELD, ()),
    ("都没有且名单都完整", (), (TITLE, OTHER), NOT_HELD, ()),
    ("都没有且第二个名单不完整", (), (TITLE,), UNKNOWN, (OTHER,)),
    ("都没有且第一个名单不完整", (), (OTHER,), UNKNOWN, (TITLE,)),
    ("都没有且名单都不完整", (), (), UNKNOWN, (TITLE, OTHER)),
]


@pytest.mark.parametrize(("title", "have", "lists", "expected", "open_titles"), PAIRS, ids=[one[0] for one in PAIRS])
def test_any_one_of_several_titles(
    title: str, have: tuple[str, ...], lists: tuple[str, ...], expected: Answer, open_titles: tuple[str, ...]
) -> None:
    holdings = Holdings(tuple(Holding(one) for one in have), dict.fromkeys(lists, COMPLETE))
    assert answers(holdings, TITLE, OTHER) == (expected, OPPOSITE[expected]), title
    assert find_holding((TITLE, OTHER), holdings, DAY)[2] == open_titles, title


# Title of the case; what stands in the list; what is shown.
ENDINGS = [
    ("没有", (), ""),
    ("有效", (held(granted=LONG_AGO, expires=LATE),), TITLE),
    ("已到期", (held(granted=LONG_AGO, expires=BEFORE),), f"{TITLE}（2026-06-29）"),
    ("先到期后撤销", (held(expires=BEFORE, withdrawn=DAY),), f"{TITLE}（2026-06-29）"),
    ("未到期先撤销", (held(expires=LATE, withdrawn=DAY),), f"{TITLE}（2026-06-30）"),
    ("尚未生效", (held(granted=AFTER),), f"{TITLE}（2026-07-01）"),
]


@pytest.mark.parametrize(("title", "items", "shown"), ENDINGS, ids=[one[0] for one in ENDINGS])
def test_the_title_or_its_end_is_shown(title: str, items: tuple[Holding, ...], shown: str) -> None:
    assert find_holding((TITLE,), Holdings(items), DAY)[1] == shown, title
