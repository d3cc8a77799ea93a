"""Everything around the questions: packs and measures, the next question as data, answers kept in a file.

Comes in: what the user asked for. Goes out: an interview, data, a file.
Must not know: terminals, how a question is chosen.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

from ceyuan.advice.question import FactQuestion, Interview, begin, next_question, open_book, progress
from ceyuan.advice.wording.questions import question_words, unit_word
from ceyuan.cli import errors
from ceyuan.cli.answering import answers_data
from ceyuan.cli.asking import result_data
from ceyuan.cli.dates import Day
from ceyuan.cli.judging import load_packs, pick_measures
from ceyuan.errors import CeyuanError, Language
from ceyuan.model.facts import SubjectKind
from ceyuan.model.subject import Subject
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.share import share_nodes
from ceyuan.report.answers import write_answers
from ceyuan.report.atomic import write_atomically
from ceyuan.report.errors import FOLDER_MISSING as NO_FOLDER


def begin_asking(measures: tuple[str, ...], packs: Path | None, day: date, language: Language) -> Interview:
    """Load packs, pick measures, and begin with nothing known."""
    library = load_packs(packs)
    chosen = pick_measures(library, measures, SubjectKind.ENTERPRISE)
    other = next((one for one in chosen if one.subject is not SubjectKind.ENTERPRISE), None)
    if other is not None:
        raise CeyuanError(errors.ASK_OTHER_SUBJECT, data={"title": other.title, "kind": other.subject.value})
    plans = share_nodes(lower_measure(one, library, as_of=day) for one in chosen)
    book = open_book(plans, library.vocabulary, reference_year=day.year - 1)
    name = "自测企业" if language == "zh" else "Anonymous firm"
    return begin(book, Subject(name, name))


def require_keepable(out: Path | None, answers: Path | None) -> None:
    """Refuse an output that is neither a workbook nor JSON, or that is the input."""
    if out is None:
        return
    if out.suffix.lower() not in {".xlsx", ".json"}:
        raise CeyuanError(errors.OUT_NOT_ANSWERS, data={"path": str(out), "suggested": str(out.with_suffix(".xlsx"))})
    if not out.resolve().parent.is_dir():
        raise CeyuanError(NO_FOLDER, data={"folder": str(out.resolve().parent), "path": out.name})
    if answers is not None and out.exists() and answers.exists() and out.samefile(answers):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(out)})


def keep_answers(out: Path, interview: Interview) -> None:
    """Write the answers: a register that `ceyuan match` reads, or JSON that `--answers` reads."""
    if out.suffix.lower() == ".xlsx":
        write_answers(out, interview.subject, interview.book.vocabulary)
        return
    text = json.dumps(answers_data(interview), ensure_ascii=False, indent=2) + "\n"
    write_atomically(out, partial(_put, text))


def _put(text: str, place: Path) -> None:
    place.write_text(text, encoding="utf-8")


def question_data(interview: Interview, day: Day, language: Language) -> dict[str, object]:
    """Give the next question, how far the check-up has come, and where every measure stands."""
    book = interview.book
    now = progress(interview)
    question = next_question(interview)
    asked: dict[str, object] | None = None
    if question is not None:
        words = question_words(question, book.vocabulary, language, as_of=book.as_of)
        asked = {
            "ask": words.ask,
            "meaning": words.meaning,
            "supplied_by": words.supplied_by,
            "how": words.how,
            "choices": list(words.choices),
            "measures": [f"{one.pack}#{one.id}" for one in question.measures],
        }
        if isinstance(question, FactQuestion):
            fact = book.vocabulary.facts[question.fact]
            unit = unit_word(fact, language)
            asked = {
                "kind": "fact",
                "fact": fact.name,
                "type": fact.type.value,
                "unit": unit,
                "years": list(question.years),
                **asked,
            }
        else:
            asked = {"kind": "titles", "titles": list(question.titles), **asked}
    return {
        "as_of": day.date.isoformat(),
        "as_of_assumed": day.assumed,
        "reference_year": book.reference_year,
        "question": asked,
        "progress": {
            "yes": now.yes,
            "no": now.no,
            "open": now.open,
            "stuck": now.stuck,
            "pending": now.pending,
            "closed": now.closed,
            "questions": now.questions,
        },
        "measures": result_data(interview, language),
        "answers": answers_data(interview),
    }
