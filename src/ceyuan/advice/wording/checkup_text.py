"""A check-up laid out as one page of text, section by section; what is long is counted, and `--json` has all of it.

Comes in: check-up words. Goes out: lines.
Must not know: terminals, files.
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.advice.wording.awards import AwardsWords, ItemWords
from ceyuan.advice.wording.checkup import CheckupWords, HadWords, MeasureWords, TowardWords
from ceyuan.advice.wording.numbers import day
from ceyuan.advice.wording.to_collect import MaterialWords

INDENT = "  "
MOST_FAR = 6  # measures out of reach told one by one
MOST_MATERIALS = 10
MOST_NAMED = 8
MOST_UNMET = 6


def checkup_text(words: CheckupWords) -> str:
    """Give the whole page."""
    return "\n".join(_lines(words))


def title_line(words: CheckupWords) -> str:
    """Name the subject, the day and the reference year."""
    code = "" if words.id == words.name else words.say(f"（{words.id}）", f" ({words.id})")
    when = day(words.as_of, words.language)
    return words.say(
        f"{words.name}{code}　政策体检　{when}　基准年度{words.reference_year}年",
        f"{words.name}{code}: policy check-up, {when}, reference year {words.reference_year}",
    )


def disclaimer(words: CheckupWords) -> str:
    """Say what a check-up is not."""
    return words.say(
        "本结果由规则按所给数据自动生成，不是任何部门的决定；是否认定、是否给予支持以主管部门决定为准。",
        "Worked out by rules from the data given; it is no decision of any body. Offices decide what is granted.",
    )


def headings(words: CheckupWords) -> tuple[str, ...]:
    """Give the headings of the sections, in order, with how many there are."""
    say = words.say
    return (
        say(f"一、已符合（{len(words.had)}项）", f"1. Conditions met ({len(words.had)})"),
        say(f"二、差一点与怎样做到（{len(words.near)}项）", f"2. Within reach, and how ({len(words.near)})"),
        say("三、所处阶梯", "3. Ladders"),
        say("四、可以同时享受的组合", "4. What can be had together"),
        say(f"五、还缺哪些材料（{len(words.materials)}项）", f"5. Facts to collect ({len(words.materials)})"),
        say(f"六、规则待发布（{len(words.pending)}项）", f"6. Rules still to come ({len(words.pending)})"),
        say(f"七、当日不受理（{len(words.closed)}项）", f"7. Not open on this day ({len(words.closed)})"),
    )


def _lines(words: CheckupWords) -> Iterator[str]:
    yield title_line(words)
    yield disclaimer(words)
    if words.classes:
        listed = words.say("、", ", ").join(words.classes)
        yield words.say(f"分类：{listed}", f"Classes: {listed}")
    parts = (_had, _toward, _ladders, _awards, _materials, _pending, _closed)
    for heading, part in zip(headings(words), parts, strict=True):
        yield ""
        yield heading
        told = list(part(words))
        yield from (INDENT + line for line in told or [words.say("没有。", "None.")])


def about(measure: MeasureWords, words: CheckupWords) -> str:
    """Name a measure with its document and clause."""
    source = words.say("　", ", ").join(one for one in (measure.document, measure.clause) if one)
    return measure.title + (words.say(f"（{source}）", f" ({source})") if source else "")


def had_sentence(one: HadWords, words: CheckupWords) -> str:
    """Say what a measure gives and who decides: meeting the conditions is not being granted."""
    parts = [words.say(f"给予：{one.gives}", f"Gives: {one.gives}")]
    if one.award:
        parts.append(words.say(f"本企业：{one.award}", f"for this firm: {one.award}"))
    parts.append(words.say(f"由{one.decided_by}决定", f"{one.decided_by} decides"))
    if one.caution:
        parts.append(words.say(f"条款{one.caution}", f"clauses {one.caution}"))
    return words.say("；", "; ").join(parts) + words.say("。", ".")


def _had(words: CheckupWords) -> Iterator[str]:
    for one in words.had:
        yield f"✓ {about(one.measure, words)}"
        yield INDENT + had_sentence(one, words)


def _toward(words: CheckupWords) -> Iterator[str]:
    yield from shared_sentences(words)
    for number, one in enumerate(words.near, 1):
        yield words.say(
            f"{number}. {about(one.measure, words)}：{one.label}", f"{number}. {about(one.measure, words)}: {one.label}"
        )
        yield INDENT + words.say("差什么：", "What is lacking: ") + one.headline
        yield from (INDENT * 2 + line for line in unmet_lines(one, words))
        yield INDENT + words.say("怎样做到：", "How to get there:")
        yield from (INDENT * 2 + line for line in route_lines(one, words))
    if words.far:
        yield words.say(
            f"另有{len(words.far)}项不符合，所看的期间内没有能达到条件的做法：",
            f"{len(words.far)} more are not met, and nothing that can be done within the period meets them:",
        )
    for one in words.far[:MOST_FAR]:
        why = words.say("", " ").join([*one.unmet[:1], *(one.route.blocked[:1] or one.route.sentences[:1])])
        yield words.say(f"– {one.measure.title}：{why}", f"– {one.measure.title}: {why}")
    yield from _rest(len(words.far) - MOST_FAR, words)


def _rest(more: int, words: CheckupWords) -> Iterator[str]:
    if more > 0:
        yield words.say(f"……另有{more}项，用 --json 查看全部。", f"… {more} more; --json shows all of them.")


def unmet_lines(one: TowardWords, words: CheckupWords) -> Iterator[str]:
    """Tell what is not met; what nobody knows yet is counted, because facts to collect have a section of their own."""
    yield from (f"· {sentence}" for sentence in one.unmet[:MOST_UNMET])
    more, unsure = len(one.unmet) - MOST_UNMET, len(one.open)
    if more > 0:
        yield words.say(f"· 另有{more}项不符合。", f"· {more} more not met.")
    if unsure:
        yield words.say(f"· 另有{unsure}项条件缺少材料，见第五部分。", f"· {unsure} more lack facts; see section 5.")


def route_lines(one: TowardWords, words: CheckupWords) -> Iterator[str]:
    """Tell the route with its effort, then what reaching it could bring; what holds for every route is told once."""
    shared = shared_sentences(words)
    yield from (f"· {sentence}" for sentence in one.route.sentences if sentence not in shared)
    yield words.say(f"· 难度：{one.effort}。", f"· Effort: {one.effort}.")
    if one.award:
        yield words.say(f"· 达到后：{one.award}。", f"· Once there: {one.award}.")


def shared_sentences(words: CheckupWords) -> tuple[str, ...]:
    """Give what is said of every route, such as that earlier years are closed; nothing where there is one route."""
    if len(words.near) < 2:
        return ()
    return tuple(one for one in words.near[0].route.sentences if all(one in way.route.sentences for way in words.near))


def _ladders(words: CheckupWords) -> Iterator[str]:
    for one in words.ladders:
        if one.begun:
            yield f"· {one.words.name}"
            yield from (INDENT + sentence for sentence in one.sentences)
    rest = words.say("、", ", ").join(one.words.name for one in words.ladders if not one.begun)
    if rest:
        yield words.say(f"尚未起步的阶梯：{rest}。", f"Ladders not begun: {rest}.")


def _awards(words: CheckupWords) -> Iterator[str]:
    had, reach = words.awards, words.within_reach
    if not had.taken and not had.left:
        yield words.say(
            "目前已符合的事项中，没有写明金额的资金支持。", "Nothing about money with an amount is met yet."
        )
    else:
        yield from award_lines(had, words, words.say("已符合的事项合计", "What is met comes to"))
    if (reach.taken, reach.left) != (had.taken, had.left):
        yield from award_lines(
            reach,
            words,
            words.say("连同第二部分各做法达到后（各做法分别测算）", "With the ways of section 2, each by itself"),
        )


def award_lines(awards: AwardsWords, words: CheckupWords, label: str) -> Iterator[str]:
    """Tell one combination: the total, what is taken, what is left and why."""
    yield words.say(f"{label}：{awards.total}。", f"{label}: {awards.total}.")
    yield from (INDENT + f"✓ {_item(one, words)}" for one in awards.taken)
    for one in awards.left:
        yield INDENT + words.say(
            f"– {_item(one, words)}。未计：{one.reason}", f"– {_item(one, words)}; left: {one.reason}"
        )
    if awards.possible:
        yield words.say(f"若先比上限：{awards.possible}。", f"If upper ends go first: {awards.possible}.")
    if awards.apart:
        yield words.say(
            f"若不是同一项目等：{awards.apart}。", f"If it is not the same project or the like: {awards.apart}."
        )
    yield from (words.say(f"注意：{note}。", f"Note: {note}.") for note in awards.notes)


def _item(one: ItemWords, words: CheckupWords) -> str:
    return words.say(f"{one.name}：{one.amount}", f"{one.name}: {one.amount}")


def material_sentence(one: MaterialWords, words: CheckupWords) -> str:
    """Say which fact, from whom, and what waits for it."""
    missing = one.missing
    listed = words.say("、", ", ").join(one.measures[:3])
    count = len(one.measures)
    waits = words.say(
        f"{listed}{f'等{count}项' if count > 3 else ''}", f"{listed}{f' and {count - 3} more' if count > 3 else ''}"
    )
    alone = words.say(f"，补齐即可定{one.settles}项", f", settles {one.settles} alone") if one.settles else ""
    if missing.judged:
        return words.say(
            f"{missing.name}：须由专家认定；涉及{waits}{alone}。",
            f"{missing.name}: experts decide; for {waits}{alone}.",
        )
    return words.say(
        f"{missing.name}：由{missing.supplier}提供（{missing.sources}）；涉及{waits}{alone}。",
        f"{missing.name}: from {missing.supplier} ({missing.sources}); for {waits}{alone}.",
    )


def _materials(words: CheckupWords) -> Iterator[str]:
    if words.undecided:
        listed = words.say("、", ", ").join(one.measure.title for one in words.undecided[:MOST_NAMED])
        count = len(words.undecided)
        more = count - MOST_NAMED
        tail = words.say("等", f" and {more} more") if more > 0 else ""
        yield words.say(
            f"因缺材料待定（{count}项）：{listed}{tail}。", f"Undecided for want of facts ({count}): {listed}{tail}."
        )
    yield from (f"· {material_sentence(one, words)}" for one in words.materials[:MOST_MATERIALS])
    yield from _rest(len(words.materials) - MOST_MATERIALS, words)


def _pending(words: CheckupWords) -> Iterator[str]:
    for what, titles in pending_groups(words).items():
        listed = words.say("、", ", ").join(titles)
        yield words.say(f"· {what}：{listed}", f"· {what}: {listed}")


def pending_groups(words: CheckupWords) -> dict[str, list[str]]:
    """Put measures that wait for the same rules together: what is to be published, then the titles."""
    groups: dict[str, list[str]] = {}
    for one in words.pending:
        groups.setdefault(one.short, []).append(one.measure.title)
    return groups


def _closed(words: CheckupWords) -> Iterator[str]:
    for one in words.closed:
        yield words.say(f"· {one.measure.title}：{one.sentence}", f"· {one.measure.title}: {one.sentence}")
