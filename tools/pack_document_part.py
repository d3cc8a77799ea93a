"""Write the parts of a measure's page that are not its own rules: what it may stand beside, its document, its cases.

Comes in: a measure and the shelf it stands on. Goes out: Markdown lines.
Must not know: the other parts of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.advice.wording.phrases import READINGS
from ceyuan.model.measure import Application, Measure
from ceyuan.model.policy import Pack
from ceyuan.model.provenance import CitedSource
from ceyuan.model.stacking import InWords, StackingRule, SupportOf, TheseMeasures, TheseSchemes
from ceyuan.packs.cases import PackCase
from pack_shelf import Shelf, full_name, page_of
from pack_words import DIRECTIONS, EXPECTED, GRADES, SAMENESS, SUPPORTING, day, link, plain, table, way


def stacking_part(measure: Measure, shelf: Shelf) -> Iterator[str]:
    """Give the rules about having support twice that name a measure; nothing where the text says nothing."""
    rules = [
        (pack, rule)
        for pack in shelf.library.packs.values()
        for rule in pack.stacking
        if (pack.id == measure.pack and measure.id in rule.measures)
        or (isinstance(rule.partners, TheseMeasures) and full_name(measure) in rule.partners.measures)
    ]
    if rules:
        yield from ("## 能不能与别的支持同时享受", "")
        rows = [
            [
                plain(rule.clause),
                plain(rule.text + (f"（{rule.note}）" if rule.note else "")),
                _partners(rule, pack, measure, shelf),
                "、".join(SAMENESS[one] for one in rule.scope),
                DIRECTIONS[rule.direction],
                GRADES[rule.reading],
            ]
            for pack, rule in rules
        ]
        yield from table(["条款", "原文口径", "与什么", "范围", "怎样", "来源"], rows)


def _partners(rule: StackingRule, pack: Pack, measure: Measure, shelf: Shelf) -> str:
    match rule.partners:
        case TheseMeasures(measures=names):
            known = {full_name(one): one for one in shelf.measures()}
            both = dict.fromkeys([*(f"{pack.id}#{one}" for one in rule.measures), *names])
            others = [known[name] for name in both if name != full_name(measure)]
            return "、".join(link(one.title, way(page_of(measure), page_of(one))) for one in others)
        case TheseSchemes(schemes=schemes):
            return "、".join(dict.fromkeys(plain(one.title) for one in shelf.measures() if one.scheme in schemes))
        case SupportOf(level=level, funds_only=funds_only):
            return f"{SUPPORTING.get(level, '各级')}{'资金支持' if funds_only else '各项支持'}"
        case InWords(words=words):
            return plain(words)


def document_part(measure: Measure, pack: Pack, shelf: Shelf) -> Iterator[str]:
    """Give the document with its sources and the files of its pack."""
    document = pack.document
    yield from ("## 文件", "")
    rows = [
        ["名称", plain(document.title)],
        ["文号", plain("、".join((document.number, *document.other_numbers))) if document.number_seen else "没有见到"],
        ["发文机关", plain(document.issuer)],
        ["成文", day(document.issued)],
        ["施行", f"{day(document.in_force_from)} 至 {day(document.in_force_to)}"],
        ["读到的程度", READINGS[document.reading][0]],
    ]
    rows += [
        ["废止", f"{plain(one.number)} {plain(one.title)}（{day(one.since, '日期未载明')}）"]
        for one in document.repeals
    ]
    rows += [["落实", plain(one)] for one in document.parents]
    yield from table(["项目", "内容"], rows)
    if document.note:
        yield from (plain(document.note), "")
    if document.sources:
        yield from ("来源：", "")
        yield from (f"- {_source(one)}" for one in document.sources)
        yield ""
    here = page_of(measure)
    yield f"- {link('规则文件', way(here, f'packs/{pack.id}/measures/{measure.id}.yaml'))}"
    for file, caption in (("readings.md", "怎样读这份文件"), ("text.md", "原文")):
        if shelf.has(pack, file):
            yield f"- {link(caption, way(here, f'packs/{pack.id}/{file}'))}"
    yield ""


def _source(one: CitedSource) -> str:
    name = link(one.title, one.url) if "://" in one.url else plain(one.title)
    seen = "" if one.seen is None else f"，{one.seen.isoformat()}见"
    return name + seen + (f"。{plain(one.note)}" if one.note else "")


def cases_part(measure: Measure, cases: Sequence[PackCase]) -> Iterator[str]:
    """Give the cases of a measure: good ones, then those that nobody can decide yet, then the rest."""
    yield from ("## 样例", "")
    waiting = [one for one in cases if one.expect.verdict in {"unknown", "pending"}]
    good = [one for one in cases if one.expect.verdict == "yes"]
    bad = [one for one in cases if one not in good and one not in waiting]
    if not cases:
        yield from ("没有样例。", "")
    for caption, group in (("正面样例", good), ("待定、待发布的样例", waiting), ("反面样例，和不在期内的样例", bad)):
        if group:
            yield from (f"{caption}：", "")
            yield from table(["样例", "申报日", "应得结论"], [_case(one, measure) for one in group])


def _case(one: PackCase, measure: Measure) -> list[str]:
    renewal = "（复核）" if one.application is Application.RENEWAL else ""
    return [plain(one.title), one.as_of.isoformat() + renewal, _expected(one, measure)]


def _expected(one: PackCase, measure: Measure) -> str:
    own = {} if measure.own_words is None else {"yes": measure.own_words.yes[0], "no": measure.own_words.no[0]}
    return plain(own.get(one.expect.verdict, EXPECTED[one.expect.verdict]))
