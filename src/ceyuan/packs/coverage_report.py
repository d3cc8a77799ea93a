"""The map of a pack for people (lines) and for programs (plain data).

Comes in: a coverage map. Goes out: text in Chinese or English, or JSON-able data.
Must not know: how the map is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from ceyuan.errors import Language
from ceyuan.packs.coverage import ArticleFate, CoverageMap, Fate, LackingMeasure, PairFate, Tally, count_fates

_FATES = {
    Fate.MEASURE: ("事项", "measure"),
    Fate.TAXONOMY: ("产业分类", "taxonomy"),
    Fate.GUIDANCE: ("指引", "guidance"),
    Fate.UNMAPPED: ("未映射", "unmapped"),
}
_PARTS = {"cover": ("印发通知", "cover"), "pre": ("引言", "preamble"), "end": ("结尾", "closing")}


def render_coverage(coverage: CoverageMap, language: Language = "zh") -> str:
    """Give the map in words: totals, article by article, what is lacking, what does not fit."""
    zh = language == "zh"
    lines = [f"{coverage.pack}  {coverage.title}", *_totals(coverage, zh=zh), ""]
    for article in coverage.articles:
        lines += _article_lines(article, coverage.titles, zh=zh)
    lines += ["", *_lacking_lines(coverage, zh=zh), *_problem_lines(coverage, zh=zh)]
    return "\n".join(lines)


def coverage_data(coverage: CoverageMap) -> dict[str, object]:
    """Give the map as plain data."""
    tally = coverage.tally
    return {
        "pack": coverage.pack,
        "title": coverage.title,
        "complete": coverage.complete,
        "totals": {
            "pairs": tally.pairs,
            "measure": tally.measures,
            "taxonomy": tally.taxonomy,
            "guidance": tally.guidance,
            "unmapped": tally.unmapped,
            "guidance_share": round(tally.guidance_share, 4),
        },
        "articles": [_article_data(article) for article in coverage.articles],
        "lacking": [_lacking_data(one) for one in coverage.lacking],
        "unmapped": [_pair_data(pair) for pair in coverage.unmapped],
        "undefined": list(coverage.undefined),
        "elsewhere": list(coverage.elsewhere),
        "unread": [{"anchor": row.anchor, "verb": row.verb, "object": row.object} for row in coverage.unread],
        "unanchored": list(coverage.unanchored),
        "anchors": {
            "kept": len(coverage.alignment.kept),
            "moved": [{"anchor": one.committed.anchor, "now": one.now} for one in coverage.alignment.moved],
            "missing": [
                {"anchor": one.committed.anchor, "opening": one.committed.opening, "candidates": list(one.candidates)}
                for one in coverage.alignment.missing
            ],
            "new": [{"anchor": one.anchor, "opening": one.opening} for one in coverage.alignment.new],
        },
    }


def _totals(coverage: CoverageMap, *, zh: bool) -> Iterator[str]:
    tally = coverage.tally
    share = f"{tally.guidance_share * 100:.0f}%"
    sentences = sum(len(article.sentences) for article in coverage.articles)
    articles = sum(article.anchor.startswith("art_") for article in coverage.articles)
    if zh:
        yield f"{articles}条，{sentences}句，{tally.pairs}个动宾对：事项{tally.measures}，产业分类{tally.taxonomy}，"
        yield f"指引{tally.guidance}（{share}），未映射{tally.unmapped}；待发布规则的事项{_lacking_count(coverage)}项"
    else:
        yield f"{articles} articles, {sentences} sentences, {tally.pairs} pairs: {tally.measures} to measures,"
        yield (
            f"{tally.taxonomy} to the taxonomy, {tally.guidance} guidance ({share}), {tally.unmapped} unmapped; "
            f"{_lacking_count(coverage)} measures await rules"
        )


def _lacking_count(coverage: CoverageMap) -> int:
    return len({one.measure for one in coverage.lacking})


def _article_lines(article: ArticleFate, titles: Mapping[str, str], *, zh: bool) -> Iterator[str]:
    tally = count_fates(article.pairs)
    name = _PARTS.get(article.anchor, ("", ""))[0 if zh else 1] or article.title
    yield f"{name}  {_brief(tally, zh=zh)}".rstrip()
    for sentence in article.sentences:
        for pair in sentence.pairs:
            yield f"  {pair.anchor}  {pair.verb} | {pair.object} → {_target(pair, titles, zh=zh)}"
        if not sentence.pairs:
            yield f"  {sentence.anchor}  {'没有动宾对' if zh else 'no pair'}"


def _brief(tally: Tally, *, zh: bool) -> str:
    counts = zip(Fate, (tally.measures, tally.taxonomy, tally.guidance, tally.unmapped), strict=True)
    named = [f"{_FATES[fate][0 if zh else 1]} {count}" for fate, count in counts if count]
    return ("，" if zh else ", ").join(named)


def _target(pair: PairFate, titles: Mapping[str, str], *, zh: bool) -> str:
    named = [f"{titles[name]} {name}" if zh and name in titles else name for name in pair.measures]
    what = ("；" if zh else "; ").join(named) or pair.taxonomy or pair.guidance
    word = _FATES[pair.fate][0 if zh else 1]
    return f"{word}{'：' if zh else ': '}{what}" if what else word


def _lacking_lines(coverage: CoverageMap, *, zh: bool) -> Iterator[str]:
    if not coverage.lacking:
        return
    yield "待发布的规则，按牵头部门：" if zh else "rules still to come, by lead:"
    ordered = sorted(coverage.lacking, key=lambda one: (one.lead, one.what))
    for (lead, what), group in groupby(ordered, key=lambda one: (one.lead, one.what)):
        named = list(group)
        titles = "；".join(one.title for one in named) if zh else "; ".join(one.en or one.title for one in named)
        yield f"  {lead} | {what} | {len(named)} | {titles}"
        for ground in dict.fromkeys(one.ground for one in named if one.ground):
            yield f"      {ground}"


def _problem_lines(coverage: CoverageMap, *, zh: bool) -> Iterator[str]:
    alignment = coverage.alignment
    unread = [f"{row.anchor} {row.verb} | {row.object}" for row in coverage.unread]
    unmapped = [f"{pair.anchor} {pair.verb} | {pair.object}" for pair in coverage.unmapped]
    moved = [f"{one.committed.anchor} → {one.now}" for one in alignment.moved]
    missing = [f"{one.committed.anchor} {one.committed.opening}" for one in alignment.missing]
    problems = (
        ("未映射的动宾对", "pairs without a target", unmapped),
        ("映射到的事项不存在", "mapped measures that do not exist", list(coverage.undefined)),
        ("映射表有、原文读不到", "mapped, but not found in the text", unread),
        ("没有条文依据的事项", "measures no pair leads to", list(coverage.unanchored)),
        ("位置变了的句子", "sentences that moved", moved),
        ("找不到的句子", "sentences not found", missing),
        ("新的句子", "new sentences", [f"{one.anchor} {one.opening}" for one in alignment.new]),
    )
    for chinese, english, entries in problems:
        if entries:
            yield f"{chinese if zh else english}{'：' if zh else ':'}"
            yield from (f"  {entry}" for entry in entries)
    if coverage.complete:
        yield "全部动宾对都有去向，锚点与原文一致。" if zh else "every pair has a target and every anchor holds."


def _article_data(article: ArticleFate) -> dict[str, object]:
    tally = count_fates(article.pairs)
    return {
        "anchor": article.anchor,
        "title": article.title,
        "pairs": tally.pairs,
        "guidance_share": round(tally.guidance_share, 4),
        "measures": list(article.measures),
        "sentences": [
            {"anchor": one.anchor, "text": one.text, "pairs": [_pair_data(pair) for pair in one.pairs]}
            for one in article.sentences
        ],
    }


def _pair_data(pair: PairFate) -> dict[str, object]:
    return {
        "anchor": pair.anchor,
        "verb": pair.verb,
        "object": pair.object,
        "force": pair.force.value,
        "fate": pair.fate.value,
        "measures": list(pair.measures),
        "taxonomy": pair.taxonomy,
        "guidance": pair.guidance,
    }


def _lacking_data(one: LackingMeasure) -> dict[str, object]:
    return {
        "measure": one.measure,
        "title": one.title,
        "en": one.en,
        "what": one.what,
        "lead": one.lead,
        "ground": one.ground,
    }
