"""An empty register for an office to fill in: what `read_register` reads without any doubt.

Comes in: a vocabulary and the facts asked for. Goes out: a workbook with units in its headers and choices to pick from.
Must not know: how a filled register is read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import TEMPLATE_NOT_WRITABLE, TEMPLATE_SEVERAL_SUBJECTS, TEMPLATE_UNKNOWN_FACT
from ceyuan.intake.files.grid import column_letter
from ceyuan.intake.table.credit_words import ABOUT_WORDS, CREDIT_WORDS, GRADE_WORDS, KIND_WORDS
from ceyuan.intake.table.factors import MONEY
from ceyuan.intake.table.roles import NAMES, Role
from ceyuan.model.facts import Fact, FactType, SubjectKind, Vocabulary

CODE, YEAR = "统一社会信用代码", "年份"
_NOTE = "填写说明："
_ROWS = 5000
_FIRST_ROW = 2
_CHOICES = "选项"
_LONGEST_LIST = 255
_WHO = ("企业名称", "统一社会信用代码")
_HELP = (
    "填写说明",
    "1. “基本信息”每家企业一行；“年度数据”每家企业每年一行；“资质”每项称号一行。",
    "2. 企业以统一社会信用代码识别，没有代码的以名称识别。代码所在列已设为文本，请勿改为数字。",
    "3. 金额单位见表头；没有的数据请留空，数值为零请写0，不适用请写“不适用”。",
    "4. 日期写到年月日，如 2015-03-01。",
    "5. “资质完整性”写明各称号的清单在哪段时间内是完整的：在此期间没有列出的即为没有，此外一律视为未知。",
    "6. 以“填写说明：”开头的行不会被读取。",
)
CREDIT, CREDIT_COMPLETE = "信用记录", "信用记录完整性"
_CREDIT_HELP = (
    "7. “信用记录”每项不良记录一行，没有的不必填写。写了修复日期或公示截止日期的，修复或期满以后不再计入。",
    "8. “信用记录完整性”写明信用记录在哪段时间内是完整的：在此期间没有列出的即为没有，此外一律视为未知。",
)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the template: its header, what the explanation row says, its choices and its format."""

    header: str
    explanation: str
    choices: Sequence[str] = ()
    look: str = ""


def write_template(path: Path, vocabulary: Vocabulary, facts: Sequence[str], *, only: Collection[str] = ()) -> None:
    """Write an empty register for these facts (names, keys or aliases) to `path`.

    Current facts stand on one sheet, yearly ones on a second with a row for each year, titles on a third; a fourth
    says for which days the list of titles is complete. Where a fact asks for a clean record, two more take credit
    events and the days for which they are complete. `only` names the sheets to write, where not all are wanted.
    """
    asked = list(dict.fromkeys(_fact(vocabulary, name) for name in facts))
    kind = _one_kind(asked)
    sheets = _sheets(vocabulary, kind, [fact for fact in asked if fact.name not in _WHO])
    sheets = {name: columns for name, columns in sheets.items() if not only or name in only}
    long_lists = _long_lists(list(sheets.values()))
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        _write_help(book, (*_HELP, *(_CREDIT_HELP if CREDIT in sheets else ())))
        for name, columns in sheets.items():
            _write_sheet(book, name, columns, long_lists)
        _write_lists(book, long_lists)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        data = {"path": str(path), "reason": error.strerror or str(error)}
        raise CeyuanError(TEMPLATE_NOT_WRITABLE, data=data) from error


def _one_kind(facts: Sequence[Fact]) -> SubjectKind:
    kinds = list(dict.fromkeys(fact.subject for fact in facts))
    if len(kinds) > 1:
        raise CeyuanError(TEMPLATE_SEVERAL_SUBJECTS, data={"kinds": "、".join(kinds)})
    return kinds[0] if kinds else SubjectKind.ENTERPRISE


def _sheets(vocabulary: Vocabulary, kind: SubjectKind, facts: Sequence[Fact]) -> dict[str, list[_Column]]:
    who = [_Column(f"{NAMES[kind][0]}*", f"{_NOTE}全称，必填")]
    if kind is SubjectKind.ENTERPRISE:
        who.append(_Column(CODE, "18位，文本格式", look="text"))
    titles = tuple(vocabulary.titles)
    yearly = [_column(fact) for fact in facts if fact.yearly]
    sheets = {"基本信息": [*who, *(_column(fact) for fact in facts if not fact.yearly)]}
    if yearly:
        sheets["年度数据"] = [*who, _Column(YEAR, "会计年度，如 2025"), *yearly]
    sheets["资质"] = [
        *who,
        _Column("称号", "每行一项", titles),
        _Column("认定日期", "年-月-日", look="date"),
        _Column("有效期至", "最后有效日；长期有效请留空", look="date"),
    ]
    sheets["资质完整性"] = [
        _Column("称号", f"{_NOTE}与本表选项一致；写“全部”指所有称号", titles),
        _Column("完整自", "年-月-日", look="date"),
        _Column("完整至", "年-月-日", look="date"),
        _Column("清单来源", "由谁提供"),
    ]
    return sheets | _credit_sheets(who) if any(fact.credit for fact in facts) else sheets


def _credit_sheets(who: Sequence[_Column]) -> dict[str, list[_Column]]:
    kinds = tuple(words[0] for words in KIND_WORDS.values())
    grades = tuple(words[0] for words in GRADE_WORDS.values())
    about = tuple(words[0] for words in ABOUT_WORDS.values())
    kind, whom = CREDIT_WORDS[Role.CREDIT_KIND][0], CREDIT_WORDS[Role.CREDIT_ABOUT][0]
    scales = "事故：一般、较大、重大、特别重大；违法、失信：一般、严重；税收违法：一般、重大"
    return {
        CREDIT: [
            *who,
            _Column(kind, "每行一项", kinds),
            _Column(CREDIT_WORDS[Role.CREDIT_GRADE][0], scales, grades),
            _Column(whom, "留空即为企业", about),
            _Column(CREDIT_WORDS[Role.DECIDED][0], "作出决定、列入名单或发生事故之日", look="date"),
            _Column(CREDIT_WORDS[Role.PUBLISHED_UNTIL][0], "最后一天；没有期限请留空", look="date"),
            _Column(CREDIT_WORDS[Role.REPAIRED][0], "修复或移出之日；没有请留空", look="date"),
            _Column("认定机关", "供核对，不参与评判", look="text"),
            _Column("文书号", "供核对，不参与评判", look="text"),
            _Column("事由", "供核对，不参与评判", look="text"),
        ],
        CREDIT_COMPLETE: [
            _Column(kind, f"{_NOTE}与本表选项一致；写“全部”指所有事项", kinds),
            _Column(whom, "留空即为企业", about),
            _Column("完整自", "年-月-日", look="date"),
            _Column("完整至", "年-月-日", look="date"),
            _Column("清单来源", "由谁提供，如信用中国"),
        ],
    }


def _fact(vocabulary: Vocabulary, name: str) -> Fact:
    fact = vocabulary.find_fact(name)
    if fact is None:
        data = {"name": name, "nearest": vocabulary.nearest(name) or "—"}
        raise CeyuanError(TEMPLATE_UNKNOWN_FACT, data=data)
    return fact


def _column(fact: Fact) -> _Column:
    unit = _unit(fact)
    header = f"{fact.name}（{unit}）" if unit else fact.name
    explanation = fact.definition or fact.en
    match fact.type:
        case FactType.BOOLEAN:
            return _Column(header, explanation, ("是", "否"))
        case FactType.DATE:
            return _Column(header, explanation, look="date")
        case FactType.TEXT:
            return _Column(header, explanation, fact.choices, look="text")
        case FactType.NUMBER:
            return _Column(header, explanation)


def _unit(fact: Fact) -> str:
    """Give the unit offices write: money in 万元, shares in percent."""
    if fact.type is not FactType.NUMBER:
        return ""
    if fact.unit == MONEY:
        return "万元"
    return fact.unit or ("%" if fact.maximum == 1 else "")


def _write_help(book: Workbook, lines: Sequence[str]) -> None:
    sheet = book.add_worksheet("填写说明")
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)


def _write_sheet(
    book: Workbook, name: str, columns: Sequence[_Column], long_lists: Mapping[tuple[str, ...], str]
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"})
    grey = book.add_format({"italic": True, "font_color": "#7F7F7F", "text_wrap": True, "valign": "top"})
    looks = {
        "": None,
        "text": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.header, head)
        sheet.write_string(1, at, column.explanation, grey)
        sheet.set_column(at, at, max(14, min(40, 2 * len(column.header) + 4)), looks[column.look])
        if column.choices:
            source = long_lists.get(tuple(column.choices), list(column.choices))
            rule = {"validate": "list", "source": source, "error_title": "请从列表中选择", "error_type": "warning"}
            sheet.data_validation(_FIRST_ROW, at, _ROWS, at, rule)
    sheet.freeze_panes(_FIRST_ROW, 1)


def _long_lists(sheets: Sequence[Sequence[_Column]]) -> dict[tuple[str, ...], str]:
    """Give each list too long for a cell's own (255 characters) its place on the sheet of choices."""
    listed = dict.fromkeys(tuple(column.choices) for columns in sheets for column in columns)
    long = [choices for choices in listed if len(",".join(choices)) > _LONGEST_LIST]
    places = {}
    for at, choices in enumerate(long):
        letters = column_letter(at)
        places[choices] = f"={_CHOICES}!${letters}$1:${letters}${len(choices)}"
    return places


def _write_lists(book: Workbook, long_lists: Mapping[tuple[str, ...], str]) -> None:
    sheet = book.add_worksheet(_CHOICES)
    sheet.hide()
    for at, choices in enumerate(long_lists):
        sheet.write_column(0, at, choices)
