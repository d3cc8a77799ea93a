"""Titles a firm holds, with their days: some lapsed, some about to lapse.

Comes in: a sketch of the firm. Goes out: holdings, and the statement up to when the list is complete.
Must not know: who grants a title on which criteria.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ceyuan.demo.current_facts import Sketch
from ceyuan.model.subject import Coverage, Holding, Holdings

LISTED_FROM = date(2016, 1, 1)
LISTED_TO = date(2026, 6, 30)
COVERAGE = Coverage("演示数据", LISTED_FROM, LISTED_TO)
EVERY_TITLE = "*"

# title, years it lasts, and the share of firms without and with full drive that hold it
TitleShare = tuple[str, int | None, float, float]
TITLES: Sequence[TitleShare] = (
    ("高新技术企业", 3, 0.0, 0.95),
    ("科技型中小企业", 1, 0.15, 0.7),
    ("创新型中小企业", 3, 0.1, 0.75),
    ("专精特新中小企业", 3, 0.0, 0.5),
    ("专精特新“小巨人”企业", 3, 0.0, 0.12),
    ("制造业单项冠军企业", 3, 0.0, 0.03),
    ("潜力瞪羚企业", None, 0.0, 0.06),
    ("瞪羚企业", None, 0.0, 0.05),
    ("上海市企业技术中心", None, 0.0, 0.15),
    ("区级企业技术中心", None, 0.02, 0.25),
    ("先进级智能工厂", None, 0.0, 0.08),
    ("市级绿色工厂", None, 0.0, 0.06),
)
BELOW = {"专精特新“小巨人”企业": "专精特新中小企业", "卓越级智能工厂": "先进级智能工厂"}


def draw_titles(sketch: Sketch, more: Sequence[TitleShare] = ()) -> Holdings:
    """Draw what a firm holds; a higher title is drawn only for those that hold the one below it."""
    held: dict[str, Holding] = {}
    for title, years, lowest, highest in (*TITLES, *more):
        below = BELOW.get(title)
        if (below is None or below in held) and sketch.chance(lowest + (highest - lowest) * sketch.drive):
            held[title] = _drawn(sketch, title, years)
    return Holdings(tuple(held.values()), {EVERY_TITLE: COVERAGE})


def _drawn(sketch: Sketch, title: str, years: int | None) -> Holding:
    """Grant a title some time ago; the longest ago have lapsed, which is about one in eight."""
    latest = LISTED_TO.toordinal() - 20
    span = int(365.25 * (years * 1.15 if years else 6))
    granted = date.fromordinal(latest - sketch.random.randrange(span))
    if years is None:
        return Holding(title, granted)
    renewed = date(granted.year + years, granted.month, min(granted.day, 28))
    return Holding(title, granted, renewed - timedelta(days=1))
