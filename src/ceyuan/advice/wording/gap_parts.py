"""What a rule lacks, part by part, in words: distances, titles, figures missing, several ways of which some suffice.

Comes in: the parts of a gap and a voice. Goes out: whole sentences.
Must not know: criteria, measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceyuan.advice.gap.results import Alternatives, Distance, Equivalent, Part, ScoreGap
from ceyuan.advice.wording.comparisons import Comparison, compare_words
from ceyuan.advice.wording.distances import about
from ceyuan.advice.wording.findings import finding_words
from ceyuan.advice.wording.missing import missing_sentences
from ceyuan.advice.wording.numbers import POINTS, written
from ceyuan.advice.wording.shapes import growth, mean, same_growth
from ceyuan.advice.wording.units import fact_unit
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import Finding
from ceyuan.plan.nodes import CompoundGrowth, Quantity

MOST_WAYS = 4  # of several that would each do, told in a sentence; the rest are counted


def part_sentences(parts: Sequence[Part], voice: Voice) -> list[str]:
    """Give parts that are all needed as sentences, what is missing last and together.

    A part whose rule is too unusual to have words is an empty sentence.
    """
    told = [_part_sentence(part, voice) for part in parts if not _is_missing(part)]
    missing = (one for part in parts if isinstance(part, Finding) and _is_missing(part) for one in part.missing)
    return [*told, *missing_sentences(tuple(dict.fromkeys(missing)), voice)]


def _is_missing(part: Part) -> bool:
    return isinstance(part, Finding) and bool(part.missing) and part.possibly and not part.surely


def _part_sentence(part: Part, voice: Voice) -> str:
    match part:
        case Distance():
            return _distance(part, voice)
        case ScoreGap():
            return score_sentence(part, voice)
        case Finding():
            return _finding(part, voice)
        case Alternatives():
            return _choice(part, voice)


def part_short(part: Part, voice: Voice) -> str:
    """Give the distance of a part shortly, for a table; empty where there is none."""
    match part:
        case Distance():
            words = compare_words(part.finding, part.compare, voice)
            return "" if words is None else words.gap(voice)
        case ScoreGap():
            return _points_short(part, voice)
        case Alternatives(needed=needed, parts=parts) if needed == len(parts):
            return voice.say("；", "; ").join(short for one in parts if (short := part_short(one, voice)))
        case Alternatives(parts=parts):
            return voice.say("，或", ", or ").join(short for one in parts if (short := part_short(one, voice)))
        case _:
            return ""


def _distance(distance: Distance, voice: Voice) -> str:
    words = compare_words(distance.finding, distance.compare, voice)
    if words is None or not words.value:
        return ""
    worth = _worth(words, voice) or _last_year(distance, voice)
    asked = f"{words.test}{words.bound}"
    if voice.language == "zh":
        limit = f"，即{words.bound_working}" if words.bound_working else ""
        far = f"，{'还' if words.short.startswith('差') else ''}{words.short}" if words.short else ""
        body = f"{words.subject.period}{words.subject.name}为{words.value}，要求{asked}{limit}{far}"
    else:
        when = f" ({words.subject.period})" if words.subject.period else ""
        limit = f", {words.bound_working}" if words.bound_working else ""
        far = f", {words.short}" if words.short else ""
        body = f"{_capital(words.subject.name)}{when} is {words.value}; required: {asked}{limit}{far}"
    return voice.say(f"{body}{worth}。", f"{body}{worth}.")


def _worth(words: Comparison, voice: Voice) -> str:
    """Say what the distance of a share is in its upper figure, and by which base it is reckoned."""
    if words.worth is None:
        return ""
    one = words.worth
    return voice.say(
        f"，按{one.base}计，相当于{one.name}{'差' if one.short else '超出'}{one.text}",
        f"; reckoned by {one.base}, that is {one.text} of {one.name}{'' if one.short else ' too much'}",
    )


def _last_year(distance: Distance, voice: Voice) -> str:
    """Say what the distance of a growth rate is in its last year's figure."""
    if not any(_is_growth(side) for side in (distance.compare.left, distance.compare.right)):
        return ""
    yearly = [one for one in distance.equivalents if one.year is not None and one.amount]
    return _equivalent(yearly[0], voice) if len(distance.equivalents) == len(yearly) == 1 else ""


def _equivalent(one: Equivalent, voice: Voice) -> str:
    fact = voice.vocabulary.facts.get(one.fact)
    if fact is None:
        return ""
    text, name = about(abs(one.amount), fact_unit(fact), voice), voice.fact_name(one.fact)
    return voice.say(
        f"，相当于{one.year}年{name}{'差' if one.amount > 0 else '超出'}{text}",
        f"; that is {text} of {name} in {one.year}{'' if one.amount > 0 else ' too much'}",
    )


def _is_growth(quantity: Quantity) -> bool:
    if isinstance(quantity, CompoundGrowth) or growth(quantity) is not None:
        return True
    found = mean(quantity)
    return found is not None and same_growth(found.items) is not None


def _finding(finding: Finding, voice: Voice) -> str:
    """Tell what has no distance as the verdict tells it."""
    words = finding_words(finding, voice)
    return "" if words is None else words.sentence


def score_sentence(gap: ScoreGap, voice: Voice) -> str:
    """Say where a points table stands, what is asked, and how much is lacking at least."""
    name, trace = voice.score_name(gap.trace.name), gap.trace
    sure, bound = written(trace.low, POINTS, voice.language), written(gap.bound, POINTS, voice.language)
    asked = voice.say("超过" if gap.beyond else "不低于", "more than " if gap.beyond else "at least ") + bound
    if trace.low == trace.high:
        return voice.say(
            f"{name}为{sure}，要求{asked}，{_points_short(gap, voice)}。",
            f"{_capital(name)} is {sure}; required: {asked}, {_points_short(gap, voice)}.",
        )
    best = written(trace.high, POINTS, voice.language)
    head = voice.say(
        f"{name}已能确定{sure}，待定各项全部得分时为{best}，要求{asked}，",
        f"{_capital(name)}: {sure} are certain, {best} if every open line brings all it can; required: {asked}, ",
    )
    return head + _points_short(gap, voice) + voice.say("。", ".")


def _points_short(gap: ScoreGap, voice: Voice) -> str:
    trace = gap.trace
    if gap.short:
        least = trace.low != trace.high
        points = written(gap.short, POINTS, voice.language)
        return voice.say(f"{'至少' if least else ''}还差{points}", f"short by {'at least ' if least else ''}{points}")
    if gap.bound == trace.high or not trace.low < trace.high:
        return voice.say("恰等于界限，不含本数", "exactly the limit, which is excluded")
    points = written(gap.bound - trace.low, POINTS, voice.language)
    return voice.say(
        f"还须从待定各项中得到{'超过' if gap.beyond else ''}{points}",
        f"{'more than ' if gap.beyond else ''}{points} must still come from the open lines",
    )


def _choice(choice: Alternatives, voice: Voice) -> str:
    if choice.needed == len(choice.parts):
        return _together(part_sentences(choice.parts, voice), voice)
    ways = [_together(part_sentences((one,), voice), voice) for one in choice.parts]
    return several([one for one in ways if one], choice.needed, len(choice.parts), voice)


def _together(sentences: Sequence[str], voice: Voice) -> str:
    """Join sentences into one, because they stand for one way among several."""
    joint, stop = voice.say("；并且", "; and also: "), voice.say("。", ".")
    told = [_open_end(one, voice) for one in sentences if one]
    return joint.join(told) + stop if told else ""


def several(sentences: Sequence[str], needed: int, count: int, voice: Voice) -> str:
    """Tell alternatives with how many of them are needed; those beyond the fourth are counted.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> several(("甲还差1项。", "乙还差2项。"), 1, 2, voice)
    '以下2项满足其一即可：（1）甲还差1项；（2）乙还差2项。'
    """
    if not sentences:
        return ""
    told = [_inner_marks(_open_end(one, voice)) for one in sentences[:MOST_WAYS]]
    listed = voice.say("；", "; ").join(
        voice.say(f"（{place}）{one}", f"({place}) {one}") for place, one in enumerate(told, start=1)
    )
    more = count - len(told)
    rest = voice.say(f"；另有{more}项可选", f"; and {more} more to choose from") if more > 0 else ""
    if needed == 1:
        head = voice.say(f"以下{count}项满足其一即可：", f"Any one of these {count} will do: ")
    else:
        head = voice.say(f"以下{count}项还须满足{needed}项：", f"{needed} of these {count} are still needed: ")
    return f"{head}{listed}{rest}" + voice.say("。", ".")


def paragraph(sentences: Iterable[str], voice: Voice) -> str:
    """Put sentences behind one another, each once."""
    return voice.say("", " ").join(dict.fromkeys(one for one in sentences if one))


def _open_end(sentence: str, voice: Voice) -> str:
    """Take the full stop off, and those inside, because the sentence stands inside another."""
    stop = voice.say("。", ".")
    return sentence.removesuffix(stop).replace(voice.say("。", ". "), voice.say("，并且", "; and "))


def _inner_marks(text: str) -> str:
    """Give the ways inside a way other numbers."""
    for place, mark in enumerate("①②③④", start=1):
        text = text.replace(f"（{place}）", mark).replace(f"({place})", mark)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
