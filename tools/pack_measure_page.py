"""Write the page of one measure: its document, what it asks, what it gives, what nobody has published, its cases.

Comes in: a measure and the shelf it stands on. Goes out: Markdown, the same whoever makes it.
Must not know: files; what a subject would get.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ceyuan.advice.wording.benefits import COUNTED_SINGLY
from ceyuan.advice.wording.phrases import APPLICATIONS, JOINS, KINDS, LANES, READINGS, SUBJECTS
from ceyuan.model.benefit import Award, LumpSum, Money, NoneStated, Share, Tiers, Title
from ceyuan.model.condition import Condition, Criterion, Group, criteria_of
from ceyuan.model.measure import Application, Definition, Interval, Measure, MeasureKind
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import OpenPoints
from ceyuan.packs.build.validity import earliest_day
from pack_document_part import cases_part, document_part, stacking_part
from pack_lists import lists_part
from pack_points_table import points_table
from pack_shelf import PAGES, Shelf, full_name, page_of, readings_of, terms_of
from pack_words import (
    GRADES,
    MARK,
    code,
    day,
    level_of,
    link,
    number,
    plain,
    share,
    table,
    way,
    yuan,
)


def measure_page(measure: Measure, shelf: Shelf) -> str:
    """Give the whole page of a measure."""
    pack = shelf.library.packs[measure.pack]
    lines = [MARK, "", f"# {plain(measure.title)}", ""]
    lines += [plain(measure.en), ""] if measure.en else []
    index = link("全部事项", way(page_of(measure), f"{PAGES}/README.md"))
    lines += [f"{index} · {level_of(pack.document)} · {plain(pack.document.title)}", ""]
    if pack.document.example:
        lines += ["**外区示例：只供对照，松江区的企业不能据此申报。**", ""]
    for part in (_measure, _times, _benefit, _prerequisites, _criteria, _points, _terms, _gaps):
        lines += part(measure, shelf)
    lines += [
        *stacking_part(measure, shelf),
        *lists_part(shelf.root / pack.id),
        *document_part(measure, pack, shelf),
        *cases_part(measure, shelf.cases_of(measure)),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _measure(measure: Measure, shelf: Shelf) -> Iterator[str]:
    rows = [
        ["类别", KINDS[measure.kind][0]],
        ["对象", SUBJECTS[measure.subject][0]],
        ["办理方式", LANES[measure.lane][0]],
        ["谁来决定", _decider(measure)],
        ["条款", plain(measure.clause)],
        ["来源", READINGS[measure.reading][0]],
        ["编号", code(full_name(measure))],
    ]
    yield from table(["项目", "内容"], rows)
    if measure.own_words is not None:
        yes, no = measure.own_words.yes[0], measure.own_words.no[0]
        yield from (f"这一项的结论不说“符合”“不符合”，而说“{plain(yes)}”“{plain(no)}”。", "")
    if measure.note:
        yield from (plain(measure.note), "")
    versions = shelf.versions(measure)
    if versions:
        links = "、".join(link(one.title, way(page_of(measure), page_of(one))) for one in versions)
        yield from (f"同一制度的其他版本：{links}", "")


def _decider(measure: Measure) -> str:
    return plain(measure.decided_by) or "未载明"


def _times(measure: Measure, shelf: Shelf) -> Iterator[str]:
    document = shelf.library.packs[measure.pack].document
    yield from ("## 什么时候的申报适用", "")
    rows = [[name, day(one.start, "起日未载明"), day(one.end, "未定")] for name, one in _named_intervals(measure)]
    shut = [[f"不受理（{plain(one.why)}）", day(one.start), day(one.end)] for one in measure.closed]
    yield from table(["申报", "从", "到（含当日）"], [*rows, *shut])
    taken = earliest_day(document)
    stated = document.in_force_from or document.issued
    if stated is None and taken is not None and any(one.start == taken for one in measure.intervals):
        yield from ("起日原文没有写明，取文号年份的第一天。", "")


def _named_intervals(measure: Measure) -> Iterator[tuple[str, Interval]]:
    """Give the intervals, first applications before renewals; money that confers no title is not told by them.

    Who left `applies` out has both kinds for the life of the document, and the text tells no renewal from a first one.
    """
    kinds: dict[Application, list[Interval]] = {one: [] for one in Application}
    for one in measure.intervals:
        kinds[one.application].append(one)
    first, renewal = ([(one.start, one.end) for one in kinds[kind]] for kind in Application)
    if measure.kind is MeasureKind.FUND and not measure.confers and first == renewal:
        yield from (("各次申报（不分首次和续期）", one) for one in kinds[Application.FIRST])
        return
    for kind, intervals in kinds.items():
        yield from ((APPLICATIONS[kind][0], one) for one in intervals)


def _benefit(measure: Measure, shelf: Shelf) -> Iterator[str]:
    del shelf
    yield from ("## 给什么", "")
    years = "" if measure.valid_years is None else f"，有效期{measure.valid_years}年"
    match measure.benefit:
        case NoneStated(wording=wording):
            aside = measure.kind in {MeasureKind.CLASSIFICATION, MeasureKind.GUIDANCE}
            yield from (plain(wording) or ("只供对照，本身不给支持。" if aside else "原文没有写金额。"), "")
        case Title(title=title):
            yield from (f"认定以后持有称号“{plain(title)}”{years}。", "")
        case Money():
            yield from _money(measure.benefit, measure)
    if measure.confers and not isinstance(measure.benefit, Title):
        yield from (f"认定以后持有称号“{plain(measure.confers)}”{years}。", "")


def _money(money: Money, measure: Measure) -> Iterator[str]:
    if money.discretionary:
        top = _most(money.award)
        limit = "上限没有写" if top is None else f"0至{top}"
        decider = measure.decided_by if measure.decided_by not in {"", "未载明"} else "主管部门（原文没有写明是谁）"
        yield from (f"**{limit}，由{plain(decider)}择优确定。这是上限，不是承诺。**", "")
    else:
        yield from ("符合条件并经批准的，按下面的办法计算；批准以前不是承诺。", "")
    yield from _award(money.award)
    if money.yearly_cap is not None:
        several = COUNTED_SINGLY.get(measure.subject)
        aside = "" if several is None else f"：{several[0]}合计的年度上限，这里按单项计算，未合计"
        yield f"- 每年累计不超过{yuan(money.yearly_cap)}{aside}"
    for part in money.instalments:
        year = "当年" if part.year == 0 else f"第{part.year + 1}年"
        yield f"- 分期：{year}{share(part.share)}" + (f"（{plain(part.when)}）" if part.when else "")
    yield ""


def _award(award: Award) -> Iterator[str]:
    match award:
        case LumpSum(amount=amount):
            yield f"- 一次性{yuan(amount)}"
        case Share(rate=rate, base=base, cap=cap, lowest_rate=lowest):
            limit = "没有写上限" if cap is None else f"最高{yuan(cap)}"
            if award.cap_unpublished:
                limit = "有上限，但没有读到"
            rates = share(rate) if lowest is None else f"{share(lowest)}至{share(rate)}"
            yield f"- 按{code(base.text)}的{rates}，{limit}"
        case Tiers(tiers=tiers):
            yield from (f"- {code(one.when.text)}：{yuan(one.amount)}" for one in tiers)


def _most(award: Award) -> str | None:
    match award:
        case LumpSum(amount=amount):
            return yuan(amount)
        case Share(cap=cap):
            return None if cap is None else yuan(cap)
        case Tiers(tiers=tiers):
            return yuan(max(one.amount for one in tiers))


def _prerequisites(measure: Measure, shelf: Shelf) -> Iterator[str]:
    if not measure.requires:
        return
    yield from ("## 先要有的称号", "")
    rows = [
        [
            plain(one.clause),
            plain(one.text),
            "、".join(_title(title, measure, shelf) for title in one.titles) + ("（任一）" if one.titles[1:] else ""),
            GRADES[one.reading],
        ]
        for one in measure.requires
    ]
    yield from table(["条款", "要求", "称号", "来源"], rows)


def _title(title: str, measure: Measure, shelf: Shelf) -> str:
    conferring = shelf.conferring(title)
    return link(title, way(page_of(measure), page_of(conferring[-1]))) if conferring else plain(title)


def _criteria(measure: Measure, shelf: Shelf) -> Iterator[str]:
    del shelf
    yield from ("## 条件", "")
    if measure.condition is None:
        yield from ("没有公布条件。", "")
        return
    yield from _group(measure.condition, "")


def _group(condition: Condition, place: str) -> Iterator[str]:
    """Give a table of a group's own criteria, the list of its inner groups, then each of them under its number."""
    if isinstance(condition, Criterion):
        yield from _table([condition])
        return
    if not place:
        yield from (_join(condition) + "：", "")
    yield from _table([one for one in condition.members if isinstance(one, Criterion)])
    inner = [one for one in condition.members if isinstance(one, Group)]
    named = [
        f"第{place}{place_inside}组 {plain(one.title)}".rstrip() + f"（{_join(one)}）"
        for place_inside, one in enumerate(inner, 1)
    ]
    if inner:
        yield from (f"- {name}" for name in named)
        yield ""
    for place_inside, (name, group) in enumerate(zip(named, inner, strict=True), 1):
        yield from (f"### {name}", "")
        yield from _group(group, f"{place}{place_inside}.")


def _table(criteria: Sequence[Criterion]) -> Iterator[str]:
    """Give criteria as a table; the column of English texts stands only where there is one."""
    english = any(one.en for one in criteria)
    head = ["条款", "要求", *(["英文"] if english else []), "规则", "来源", "说明"]
    yield from table(head, [_row(one, english=english) for one in criteria])


def _row(one: Criterion, *, english: bool) -> list[str]:
    rule = "（未公布）" if one.rule is None else code(one.rule.text)
    notes = [f"没有公布或没有读到：{one.unpublished}" if one.unpublished else "", one.note]
    if one.ground:
        notes.append(f"依据：{one.ground}" + (f"（到{one.ground_until}）" if one.ground_until else ""))
    return [
        plain(one.clause),
        plain(one.text),
        *([plain(one.en)] if english else []),
        rule,
        GRADES[one.reading],
        plain("；".join(part for part in notes if part)),
    ]


def _join(group: Group) -> str:
    return JOINS[group.join][0].format(least=group.least)


def _points(measure: Measure, shelf: Shelf) -> Iterator[str]:
    del shelf
    if measure.scorecard is not None:
        yield from points_table(measure.scorecard)


def _terms(measure: Measure, shelf: Shelf) -> Iterator[str]:
    definitions, parameters = terms_of(measure, shelf.library)
    if definitions:
        yield from ("## 规则里用到的定义", "")
        rows = [
            [plain(one.name), plain(one.text), code(one.rule.text), plain(one.clause), GRADES[one.reading]]
            for one in definitions
        ]
        yield from table(["名称", "意思", "规则", "条款", "来源"], rows)
        yield from _elsewhere(measure, definitions, shelf)
    if parameters:
        yield from ("## 规则里用到的参数", "")
        values = [
            [
                plain(one.name),
                day(value.since, "一直"),
                "未公布" if value.value is None else _value(value.value, one.unit),
                plain(one.clause),
                GRADES[one.reading],
            ]
            for one in parameters
            for value in one.values
        ]
        yield from table(["名称", "从", "值", "条款", "来源"], values)


def _elsewhere(measure: Measure, definitions: Sequence[Definition], shelf: Shelf) -> Iterator[str]:
    """Say in which other packs definitions stand that this page shows without what they rest on."""
    for pack in shelf.library.packs.values():
        if pack.id != measure.pack and any(one in pack.definitions for one in definitions):
            target = way(page_of(measure), f"packs/{pack.id}/definitions.yaml")
            yield from (f"更细的定义在{link(pack.document.title, target)}。", "")


def _value(value: object, unit: str) -> str:
    return plain((number(value) if isinstance(value, Decimal) else str(value)) + unit)


def _gaps(measure: Measure, shelf: Shelf) -> Iterator[str]:
    yield from ("## 没有公布或没有读到的", "")
    found = list(_gap_lines(measure, shelf))
    yield from found or ["各条都有规则，没有缺项。"]
    yield ""


def _gap_lines(measure: Measure, shelf: Shelf) -> Iterator[str]:
    for lack in measure.lacks:
        lead = f"；牵头：{plain(lack.lead)}" if lack.lead else ""
        yield f"- 还缺{plain(lack.what)}{lead}" + (f"（{plain(lack.lead_ground)}）" if lack.lead_ground else "")
    criteria = [] if measure.condition is None else list(criteria_of(measure.condition))
    for one in criteria:
        if one.unpublished:
            yield f"- {plain(one.text)}：{plain(one.unpublished)}"
    items = () if measure.scorecard is None else measure.scorecard.items
    for item in items:
        if isinstance(item.scoring, OpenPoints):
            yield f"- {plain(item.title)}：{plain(item.scoring.what)}，按0至{number(item.maximum)}分计"
    for parameter in terms_of(measure, shelf.library)[1]:
        if any(value.value is None for value in parameter.values):
            yield f"- 参数“{plain(parameter.name)}”还没有值"
    if Reading.MEMORY in readings_of(measure):
        yield "- 标“记忆”的各条没有核对过原文，用前须核对"
