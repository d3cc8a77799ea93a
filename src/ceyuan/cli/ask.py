"""`ceyuan ask`: an anonymous check-up by as few questions as possible.

Comes in: answers typed, or a file of answers. Goes out: the result by measure, the answers as a register, or the next
question as JSON. Must not know: how a question is chosen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.options import AsOf, Json, Lang, Measures, Packs

Answers = Annotated[Path | None, typer.Option("--answers", metavar="FILE")]
Kept = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE")]


def ask(  # noqa: PLR0913 -- one parameter per option
    *,
    answers: Answers = None,
    kept: Kept = None,
    measure: Measures = None,
    packs: Packs = None,
    as_of: AsOf = None,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Ask what settles most."""
    import sys  # noqa: PLC0415 -- only this command asks whether anybody sits there

    from ceyuan.cli.answering import read_answers  # noqa: PLC0415 -- slow import
    from ceyuan.cli.asking import Talk, converse, show_result, typed_line  # noqa: PLC0415 -- slow import
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_file  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import say, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.cli.questioning import begin_asking, keep_answers, question_data, require_keepable  # noqa: PLC0415 -- slow import

    if answers is not None:
        require_file(answers)
    require_keepable(kept, answers)
    day = read_day(as_of)
    interview = begin_asking(tuple(measure or ()), packs, day.date, lang)
    if answers is not None:
        interview = read_answers(answers, interview, lang)
    if json or (answers is not None and not sys.stdin.isatty()):
        say_data(question_data(interview, day, lang))
    else:
        talk = Talk(lang, typed_line)
        today = talk.say("（今天）", " (today)") if day.assumed else ""
        say(
            talk.say(
                f"政策自测　申报日期 {day.date.isoformat()}{today}　基准年度 {interview.book.reference_year}年",
                f"Check-up; day of application {day.date.isoformat()}{today}; "
                f"reference year {interview.book.reference_year}",
            )
        )
        interview = converse(interview, talk)
        show_result(interview, lang)
    if kept is not None:
        keep_answers(kept, interview)
        if not json:
            words = (f"\n答案已写入：{kept}", f"\nThe answers are in {kept}")
            say(words[0 if lang == "zh" else 1])
