"""What `ceyuan advise` does: read, check one firm up, and write the page, JSON or a Word report.

Comes in: a request and what was asked. Goes out: lines, data or a file.
Must not know: how advice is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ceyuan.advice.checkup import Checkup, check_up
from ceyuan.advice.wording.checkup import CheckupWords, checkup_words
from ceyuan.advice.wording.checkup_data import checkup_data
from ceyuan.advice.wording.checkup_text import checkup_text
from ceyuan.cli import errors
from ceyuan.cli.files import require_file
from ceyuan.cli.firms import find_firm, find_in_columns
from ceyuan.cli.how_to_run import memory_size
from ceyuan.cli.judging import Bench, Request, latest_year, prepare
from ceyuan.cli.matching import require_table_options, threads_for
from ceyuan.cli.output import Advance, libraries_silent, progress, say, say_aside, say_data
from ceyuan.cli.reading import Typed
from ceyuan.errors import CeyuanError
from ceyuan.intake.columns.files import is_columns_file, require_arrow
from ceyuan.model.subject import Subject
from ceyuan.report.atomic import write_atomically
from ceyuan.report.errors import FOLDER_MISSING

_REPORTS = frozenset({".docx", ".json"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for beside the register; `firm` is empty for every firm of a register in columns."""

    firm: str
    out: Path | None
    threads: int | None
    memory: str
    json: bool


def advise_register(request: Request, typed: Typed, asked: Asked) -> None:
    """Advise one firm, or every firm of a register in columns."""
    require_file(request.register)
    columns = is_columns_file(request.register)
    if columns:
        require_table_options(request, typed)
    if not asked.firm:
        _require_columns(request, columns=columns)
        _advise_all(request, asked)
        return
    _require_report(request, asked)
    quiet = asked.json
    with progress("读取" if request.language == "zh" else "reading", quiet=quiet) as advance:
        bench, subject = _found(request, asked.firm, advance, columns=columns)
    checkup, words = _checked(bench, subject)
    if asked.out is not None:
        _write(checkup, words, bench, asked.out)
    _show(checkup, words, bench, asked)


def _require_columns(request: Request, *, columns: bool) -> None:
    """Refuse an office's table without a firm: its firms are advised one by one, or in the workbook of `match`."""
    if not columns:
        raise CeyuanError(errors.WHICH_FIRM, data={"path": str(request.register)})


def _advise_all(request: Request, asked: Asked) -> None:
    require_arrow(request.register)
    from ceyuan.cli.advising_columns import Advising, advise_columns  # noqa: PLC0415 -- needs an extra

    memory = memory_size(asked.memory)
    advise_columns(request, Advising(asked.out, threads_for(asked.threads), memory, asked.json))


def _require_report(request: Request, asked: Asked) -> None:
    """Refuse what cannot be written before any work begins, and options that only a whole register needs."""
    given = [name for name, there in (("--threads", asked.threads), ("--memory", asked.memory)) if there]
    if given:
        data = {"options": "、".join(given), "path": str(request.register)}
        raise CeyuanError(errors.WITHOUT_FIRM, data=data)
    out = asked.out
    if out is None:
        return
    if out.suffix.lower() not in _REPORTS:
        suggested = str(out.with_suffix(".docx")) if out.name else "report.docx"
        raise CeyuanError(errors.OUT_NOT_REPORT, data={"path": str(out), "suggested": suggested})
    folder = out.resolve().parent
    if not folder.is_dir():
        raise CeyuanError(FOLDER_MISSING, data={"folder": str(folder), "path": out.name})
    if out.suffix.lower() == ".docx":
        from ceyuan.report.word.available import require_docx  # noqa: PLC0415 -- only where a report is written

        require_docx()


def _found(request: Request, firm: str, advance: Advance, *, columns: bool) -> tuple[Bench, Subject]:
    if columns:
        return find_in_columns(request, firm, advance)
    bench = prepare(request, advance)
    return bench, find_firm(bench.subjects, firm)


def _checked(bench: Bench, subject: Subject) -> tuple[Checkup, CheckupWords]:
    with libraries_silent():
        checkup = check_up(bench.prospect(), subject)
    return checkup, checkup_words(checkup, bench.library, bench.request.language)


def _data(checkup: Checkup, words: CheckupWords, bench: Bench) -> dict[str, object]:
    data = checkup_data(checkup, words)
    return {**data, "register": bench.request.register.name, "as_of_assumed": bench.request.day.assumed}


def _write(checkup: Checkup, words: CheckupWords, bench: Bench, out: Path) -> None:
    if out.suffix.lower() == ".json":
        text = json.dumps(_data(checkup, words, bench), ensure_ascii=False, indent=2) + "\n"
        write_atomically(out, lambda draft: _text_into(draft, text))
        return
    from ceyuan.report.word.write import write_report  # noqa: PLC0415 -- needs an extra

    write_report(words, bench.setting(), out, demo=_demonstration(checkup.subject))


def _text_into(draft: Path, text: str) -> None:
    draft.write_text(text, encoding="utf-8")


def _demonstration(subject: Subject) -> bool:
    """Tell whether a firm is one of the invented ones: its code belongs to a division that does not exist."""
    return subject.id.startswith("91999999") or any(
        one.source == "演示数据" for one in subject.holdings.coverage.values()
    )


def _show(checkup: Checkup, words: CheckupWords, bench: Bench, asked: Asked) -> None:
    if asked.json:
        written = None if asked.out is None else str(asked.out)
        say_data({**_data(checkup, words, bench), "written": written})
        return
    if asked.out is None:
        say(checkup_text(words))
    for line in _remarks(words, bench):
        say_aside(line)
    if asked.out is not None:
        say(words.say(f"体检报告已写入：{asked.out}", f"The check-up report is in {asked.out}"))
    else:
        say_aside(words.say("加 --out 报告.docx 可写出 Word 体检报告。", "Add --out report.docx for a Word report."))


def _remarks(words: CheckupWords, bench: Bench) -> Iterator[str]:
    """Give what the user should not miss about the day and the register."""
    day = bench.request.day
    if day.assumed:
        yield words.say(
            f"注意：没有写明日期，按今天（{day.date.isoformat()}）体检；--as-of 可改。",
            f"Note: no day was given, so today ({day.date.isoformat()}) was taken; --as-of changes it.",
        )
    latest = latest_year(bench.subjects)
    if latest is not None and latest < words.reference_year:
        yield words.say(
            f"注意：登记表最近的年度是{latest}年，没有基准年度{words.reference_year}年的数据，涉及年度数据的条件多为待定。",
            f"Note: the register ends with {latest} and has nothing for the reference year {words.reference_year}, "
            "so conditions on yearly figures stay undecided.",
        )
