"""What `ceyuan explain` says: the measures that are open first, then those closed today.

Comes in: a bench and a subject. Goes out: lines, or data.
Must not know: how verdicts are made.
"""

from __future__ import annotations

from ceyuan.advice.wording.data import verdict_data
from ceyuan.advice.wording.text import explanation
from ceyuan.advice.wording.verdicts import VerdictWords, verdict_words
from ceyuan.advice.wording.voice import voice_for
from ceyuan.cli.judging import Bench
from ceyuan.cli.output import say, say_aside
from ceyuan.cli.summary import remarks
from ceyuan.engines.answer import Status
from ceyuan.model.subject import Subject


def show_explanation(bench: Bench, subject: Subject) -> None:
    """Write every verdict of one subject."""
    say_it, day = bench.setting().say, bench.request.day
    today = say_it("（今天）", " (today)") if day.assumed else ""
    code = "" if subject.id == subject.name else say_it(f"（{subject.id}）", f" ({subject.id})")
    say(
        say_it(
            f"{subject.name}{code}　申报日期 {day.date.isoformat()}{today}　基准年度 {bench.request.year}年",
            f"{subject.name}{code}; day of application {day.date.isoformat()}{today}; "
            f"reference year {bench.request.year}",
        )
    )
    told = _words(bench, subject)
    for words, document in told:
        if words.status is not Status.CLOSED:
            say("\n" + explanation(words, bench.request.language, document))
    closed = [(words, document) for words, document in told if words.status is Status.CLOSED]
    if closed:
        say("\n" + say_it("当日不受理：", "Not open on this day:"))
    for words, _ in closed:
        say(say_it(f"  {words.title}：{words.headline}", f"  {words.title}: {words.headline}"))
    for line in remarks(bench):
        say_aside(line)


def explanation_data(bench: Bench, subject: Subject) -> dict[str, object]:
    """Give every verdict of one subject as data."""
    return {
        "firm": {"id": subject.id, "name": subject.name},
        "as_of": bench.request.day.date.isoformat(),
        "as_of_assumed": bench.request.day.assumed,
        "reference_year": bench.request.year,
        "verdicts": [{**verdict_data(words), "document": document} for words, document in _words(bench, subject)],
    }


def _words(bench: Bench, subject: Subject) -> list[tuple[VerdictWords, str]]:
    setting = bench.setting()
    verdicts = bench.verdicts(subject)
    told: dict[int, object] = {}
    voices = [voice_for(one, subject, setting.vocabulary, setting.language, told) for one in verdicts]
    return [
        (verdict_words(verdict, voice), setting.document_number(verdict.measure))
        for verdict, voice in zip(verdicts, voices, strict=True)
    ]
