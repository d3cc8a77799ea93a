"""What one subject answered, as a register that `ceyuan match` reads.

Comes in: a subject and the vocabulary. Goes out: a workbook in the layout of the empty register.
Must not know: questions. Every number is written in its fact's own unit, exactly, as text.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook

from ceyuan.intake.values.amounts import plain
from ceyuan.model.facts import Fact, FactType, Vocabulary
from ceyuan.model.subject import Cell, Missing, NotApplicable, Subject
from ceyuan.report.atomic import write_atomically

_WHO = "企业名称"
Table = list[list[str]]


def write_answers(path: Path, subject: Subject, vocabulary: Vocabulary) -> None:
    """Write the register of one subject, wholly or not at all."""
    sheets = {
        "基本信息": _current(subject, vocabulary),
        "年度数据": _yearly(subject, vocabulary),
        "资质": _titles(subject),
        "资质完整性": _coverage(subject),
    }

    def fill(place: Path) -> None:
        with Workbook(str(place)) as book:
            bold = book.add_format({"bold": True, "text_wrap": True})
            for name, table in sheets.items():
                if len(table) == 1:
                    continue  # a sheet of headings alone would only be doubted
                sheet = book.add_worksheet(name)
                sheet.set_column(0, max(0, len(table[0]) - 1), 20)
                for row, words in enumerate(table):
                    for column, word in enumerate(words):
                        sheet.write_string(row, column, word, None if row else bold)

    write_atomically(path, fill)


def _current(subject: Subject, vocabulary: Vocabulary) -> Table:
    facts = [vocabulary.facts[name] for name, cell in subject.current.items() if not isinstance(cell, Missing)]
    kept = [one for one in facts if one.name != _WHO]
    values = [_written(one, subject.current[one.name]) for one in kept]
    return [[_WHO, *(_heading(one) for one in kept)], [subject.name, *values]]


def _yearly(subject: Subject, vocabulary: Vocabulary) -> Table:
    facts = [vocabulary.facts[name] for name in subject.yearly]
    years = sorted({year for cells in subject.yearly.values() for year in cells})
    rows = [
        [subject.name, str(year), *(_written(one, subject.yearly[one.name].get(year, Missing())) for one in facts)]
        for year in years
    ]
    return [[_WHO, "年份", *(_heading(one) for one in facts)], *rows]


def _titles(subject: Subject) -> Table:
    rows = [
        [subject.name, one.title, _day(one.granted), _day(one.expires)]
        for one in subject.holdings.items
        if one.withdrawn is None
    ]
    return [[_WHO, "称号", "认定日期", "有效期至"], *rows]


def _coverage(subject: Subject) -> Table:
    rows = [
        ["全部" if title == "*" else title, _day(said.complete_from), _day(said.complete_to), said.source]
        for title, said in subject.holdings.coverage.items()
    ]
    return [["称号", "完整自", "完整至", "清单来源"], *rows]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _heading(fact: Fact) -> str:
    unit = _unit(fact)
    return f"{fact.name}（{unit}）" if unit and not fact.name.endswith(f"（{unit}）") else fact.name


def _unit(fact: Fact) -> str:
    if fact.type is not FactType.NUMBER:
        return ""
    return fact.unit or ("%" if fact.scale >= 2 else "")  # shares are kept to the percent or finer


def _written(fact: Fact, cell: Cell) -> str:
    match cell:
        case bool():
            return "是" if cell else "否"
        case Decimal():
            shown = cell * 100 if _unit(fact) == "%" else cell
            return plain(shown)
        case date():
            return cell.isoformat()
        case NotApplicable():
            return "不适用"
        case Missing():
            return ""
    return cell
