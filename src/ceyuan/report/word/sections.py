"""The sections of the check-up report, in the order of the page on the terminal.

Comes in: an open page and check-up words. Goes out: headings, paragraphs, tables.
Must not know: how a check-up is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.advice.wording.awards import AwardsWords
from ceyuan.advice.wording.checkup import CheckupWords, MeasureWords, TowardWords
from ceyuan.advice.wording.checkup_text import (
    disclaimer,
    headings,
    pending_groups,
    route_lines,
    shared_sentences,
    unmet_lines,
)
from ceyuan.advice.wording.numbers import day
from ceyuan.report.tables import Setting
from ceyuan.report.word.page import GREY, RED, Column, Page

MOST_MATERIALS = 20


def write_sections(page: Page, words: CheckupWords, setting: Setting, *, demo: bool) -> None:
    """Write the front and every section."""
    _front(page, words, setting, demo=demo)
    parts = (_had, _toward, _ladders, _awards, _materials, _pending, _closed)
    for heading, part in zip(headings(words), parts, strict=True):
        page.heading(heading)
        part(page, words)
    _documents(page, words, setting)


def _front(page: Page, words: CheckupWords, setting: Setting, *, demo: bool) -> None:
    say = words.say
    page.text(say("政策体检报告", "Policy check-up"), style="Title")
    page.text(words.name, style="Subtitle")
    if demo:
        mark = say(
            "演示数据：本企业是虚构的，本报告不得用于任何申报。",
            "Demonstration: this firm is invented; not for any use.",
        )
        page.text(mark, colour=RED, bold=True)
    pairs = [
        (say("代码", "Code"), words.id if words.id != words.name else say("未填", "not given")),
        (say("体检日期", "Day"), day(words.as_of, words.language)),
        (say("基准年度", "Reference year"), say(f"{words.reference_year}年", str(words.reference_year))),
        (say("登记表", "Register"), setting.register),
        (say("规则", "Rules"), _rules(words, setting)),
    ]
    if words.classes:
        pairs.append((say("分类", "Classes"), say("、", ", ").join(words.classes)))
    page.facts(pairs)
    page.text(disclaimer(words), colour=GREY)
    page.table(
        (
            Column(say("已符合", "Met"), 1, centred=True),
            Column(say("有做法可达到", "Within reach"), 1, centred=True),
            Column(say("不符合，无做法", "Out of reach"), 1, centred=True),
            Column(say("缺材料待定", "Undecided"), 1, centred=True),
            Column(say("规则待发布", "Rules pending"), 1, centred=True),
        ),
        [[str(len(one)) for one in (words.had, words.near, words.far, words.undecided, words.pending)]],
    )


def _rules(words: CheckupWords, setting: Setting) -> str:
    count = len(setting.packs)
    return words.say(
        f"{count}份文件（见附录），ceyuan {setting.engine}",
        f"{count} documents (see the annex), ceyuan {setting.engine}",
    )


def _nothing(page: Page, words: CheckupWords) -> None:
    page.text(words.say("没有。", "None."))


def _source(measure: MeasureWords, words: CheckupWords) -> str:
    return words.say("　", ", ").join(one for one in (measure.document, measure.clause) if one)


def _had(page: Page, words: CheckupWords) -> None:
    say = words.say
    if not words.had:
        _nothing(page, words)
        return
    columns = (
        Column(say("事项", "Measure"), 28),
        Column(say("依据", "Source"), 24),
        Column(say("给予", "Gives"), 34),
        Column(say("决定部门", "Decides"), 14),
    )
    rows = []
    for one in words.had:
        gives = [one.gives]
        if one.award:
            gives.append(say(f"本企业：{one.award}", f"For this firm: {one.award}"))
        source = _source(one.measure, words)
        rows.append(
            [one.measure.title, "\n".join(filter(None, (source, one.caution))), "\n".join(gives), one.decided_by]
        )
    page.table(columns, rows)
    page.text(
        say(
            "“已符合”是指按所给数据满足条件；是否认定或支持由决定部门决定。",
            "Met means that the data given meet the conditions; whether something is granted the body decides.",
        ),
        colour=GREY,
    )


def _toward(page: Page, words: CheckupWords) -> None:
    say = words.say
    if not words.near:
        _nothing(page, words)
    else:
        columns = (
            Column(say("事项", "Measure"), 40),
            Column(say("难度", "Effort"), 16, centred=True),
            Column(say("最早", "Earliest"), 22, centred=True),
            Column(say("不符合的条件", "Not met"), 11, centred=True),
            Column(say("缺材料的条件", "Facts lacking"), 11, centred=True),
        )
        page.table(columns, [_overview(one) for one in words.near])
    for sentence in shared_sentences(words):
        page.text(sentence)
    for number, one in enumerate(words.near, 1):
        page.heading(f"{number}. {one.measure.title}", 2)
        page.text(_source(one.measure, words), colour=GREY)
        page.label(say("差什么", "What is lacking"))
        page.bullets([one.headline, *_unmarked(unmet_lines(one, words))])
        page.label(say("怎样做到", "How to get there"))
        page.bullets(list(_unmarked(route_lines(one, words))))
    if words.far:
        page.heading(say("期间内没有做法的事项", "Nothing within the period meets these"), 2)
        page.table(
            (Column(say("事项", "Measure"), 30), Column(say("原因", "Why"), 70)),
            [[one.measure.title, _why(one)] for one in words.far],
        )


def _overview(one: TowardWords) -> list[str]:
    return [one.measure.title, one.effort, one.earliest, str(len(one.unmet)), str(len(one.open))]


def _unmarked(lines: Iterator[str]) -> Iterator[str]:
    return (line.removeprefix("· ") for line in lines)


def _why(one: TowardWords) -> str:
    return "\n".join([*one.unmet[:2], *(one.route.blocked[:2] or one.route.sentences[:1])])


def _ladders(page: Page, words: CheckupWords) -> None:
    say = words.say
    columns = (Column(say("阶梯", "Ladder"), 20), Column(say("现状与下一步", "Where it stands, what comes next"), 80))
    page.table(columns, [[one.words.name, "\n".join(one.sentences)] for one in words.ladders if one.begun])
    rest = say("、", ", ").join(one.words.name for one in words.ladders if not one.begun)
    if rest:
        page.text(say(f"尚未起步的阶梯：{rest}。", f"Ladders not begun: {rest}."))


def _awards(page: Page, words: CheckupWords) -> None:
    say = words.say
    had, reach = words.awards, words.within_reach
    if had.taken or had.left:
        _combination(page, words, had, say("已符合的事项", "What is met"))
    else:
        page.text(say("目前已符合的事项中，没有写明金额的资金支持。", "Nothing about money with an amount is met yet."))
    if (reach.taken, reach.left) != (had.taken, had.left):
        _combination(
            page, words, reach, say("连同各做法达到后（各做法分别测算）", "With the ways above, each by itself")
        )


def _combination(page: Page, words: CheckupWords, awards: AwardsWords, title: str) -> None:
    say = words.say
    page.heading(title, 2)
    columns = (
        Column(say("事项", "Measure"), 34),
        Column(say("金额", "Amount"), 38),
        Column(say("是否计入", "Counted"), 28),
    )
    rows = [[one.name, one.amount, say("计入", "counted")] for one in awards.taken]
    rows += [[one.name, one.amount, say(f"未计：{one.reason}", f"left: {one.reason}")] for one in awards.left]
    page.table(columns, rows)
    page.text(say(f"合计：{awards.total}。", f"Together: {awards.total}."), bold=True)
    if awards.possible:
        page.text(say(f"若先比上限：{awards.possible}。", f"If upper ends go first: {awards.possible}."))
    if awards.apart:
        page.text(
            say(f"若不是同一项目等：{awards.apart}。", f"If it is not the same project or the like: {awards.apart}.")
        )
    page.bullets(awards.notes)


def _materials(page: Page, words: CheckupWords) -> None:
    say = words.say
    if not words.materials:
        _nothing(page, words)
        return
    columns = (
        Column(say("材料", "Fact"), 30),
        Column(say("由谁提供", "From"), 15),
        Column(say("来源", "Source"), 22),
        Column(say("补齐即可定", "Settles"), 9, centred=True),
        Column(say("涉及事项", "For"), 24),
    )
    rows = [
        [
            one.missing.name,
            one.missing.supplier,
            one.missing.sources,
            str(one.settles) if one.settles else "",
            say("、", ", ").join(one.measures[:3])
            + (say(f"等{len(one.measures)}项", " …") if len(one.measures) > 3 else ""),
        ]
        for one in words.materials[:MOST_MATERIALS]
    ]
    page.table(columns, rows)
    more = len(words.materials) - MOST_MATERIALS
    if more > 0:
        page.text(
            say(f"另有{more}项未列，可用 --json 查看。", f"{more} more are left out; --json shows them."), colour=GREY
        )


def _pending(page: Page, words: CheckupWords) -> None:
    say = words.say
    if not words.pending:
        _nothing(page, words)
        return
    columns = (Column(say("等待发布", "To be published"), 35), Column(say("事项", "Measures"), 65))
    page.table(columns, [[what, say("、", ", ").join(titles)] for what, titles in pending_groups(words).items()])


def _closed(page: Page, words: CheckupWords) -> None:
    say = words.say
    if not words.closed:
        _nothing(page, words)
        return
    columns = (Column(say("事项", "Measure"), 36), Column(say("说明", "Why"), 64))
    page.table(columns, [[one.measure.title, one.sentence] for one in words.closed])


def _documents(page: Page, words: CheckupWords, setting: Setting) -> None:
    say = words.say
    page.heading(say("附录　依据的文件", "Annex: documents applied"))
    columns = (
        Column(say("文件", "Document"), 46),
        Column(say("文号", "Number"), 26),
        Column(say("内容摘要值（SM3，前16位）", "SM3, first 16"), 28),
    )
    page.table(columns, [[one.title, one.number, one.hash[:16]] for one in setting.packs])
