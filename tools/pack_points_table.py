"""Write a points table: each line with its bands, its cases, or who gives its points.

Comes in: a points table of the model. Goes out: Markdown lines.
Must not know: whose table it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.model.scorecard import (
    Banded,
    BestOf,
    Case,
    EachCase,
    FirstCase,
    Given,
    OpenPoints,
    Scorecard,
    ScoreItem,
    Scoring,
)
from pack_words import GRADES, code, number, plain, points, table


def points_table(card: Scorecard) -> Iterator[str]:
    """Give a points table as a chapter."""
    yield from (f"## 评分表：{plain(card.name)}，满分{number(card.maximum)}分", "")
    for dimension in card.dimensions:
        cap = "" if dimension.maximum is None else f"（合计不超过{number(dimension.maximum)}分）"
        own = [one for one in card.items if one.dimension == dimension.name]
        lines = "、".join(f"{plain(one.title)}{number(one.maximum)}" for one in own)
        yield f"- **{plain(dimension.name)}**{cap}：{lines}"
    if card.dimensions:
        yield ""
    for place, item in enumerate(card.items, 1):
        yield from _item(place, item)


def _item(place: int, item: ScoreItem) -> Iterator[str]:
    yield from (f"### {place} {plain(item.title)}（最多{number(item.maximum)}分）", "")
    about = [plain(one) for one in (item.dimension, item.clause) if one]
    yield from (" · ".join([*about, f"来源：{GRADES[item.reading]}"]), "")
    yield from _scoring(item.scoring, item)
    if item.note:
        yield from (plain(item.note), "")


def _scoring(scoring: Scoring, item: ScoreItem) -> Iterator[str]:
    match scoring:
        case Banded(input=value, bands=bands):
            yield from (f"看{code(value.text)}：", "")
            yield from table(["区间", "得分"], [[code(one.text), points(one.points)] for one in bands])
        case FirstCase(cases=cases, otherwise=otherwise):
            yield from ("从上往下，取先成立的一档：", "")
            yield from table(["情形", "规则", "得分"], [*_cases(cases), ["其他", "", points(otherwise)]])
        case EachCase(cases=cases):
            yield from (f"成立的都计，合计最多{number(item.maximum)}分：", "")
            yield from table(["情形", "规则", "得分"], _cases(cases))
        case Given(input=value):
            yield from (f"由专家或评价方给分：{code(value.text)}，0至{number(item.maximum)}分。", "")
        case BestOf(ways=ways):
            yield from ("下面几种算法取得分高的：", "")
            for one in ways:
                yield from _scoring(one, item)
        case OpenPoints(what=what):
            yield from (f"没有公布或没有读到：{plain(what)}。按0至{number(item.maximum)}分计。", "")


def _cases(cases: Sequence[Case]) -> list[list[str]]:
    return [[plain(one.text), code(one.when.text), points(one.points)] for one in cases]
