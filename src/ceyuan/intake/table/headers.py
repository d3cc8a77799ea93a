"""One header text taken apart: the words left over, and the year, unit and remarks that stood among them.

Comes in: the text of a header cell. Goes out: a frozen piece. Must not know: the vocabulary; other cells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ceyuan.intake.files.grid import RawCell, written
from ceyuan.intake.values.characters import match_key
from ceyuan.intake.values.units import read_unit

FIRST_YEAR, LAST_YEAR = 1949, 2199

# 2019, FY2019, 2019年, 2019年度, 2019年末, 2019年12月31日, 2019年1-12月: all say the whole year or its last day
_YEAR = re.compile(
    r"(?<![0-9])(?:fy|cy)?(?P<year>(?:19|20|21)[0-9]{2})(?![0-9])"
    r"(?:[年./-]12[月./-]31日?止?|年?1[-~至—–]12月(?:累计)?|年12月[末底]|会计年度|财政年度|年度末|年度|年末|年底|财年|年)?"
)
_RANGE = re.compile(r"(?:19|20|21)[0-9]{2}年?(?:[-~至到—–、和,]+(?:(?:19|20|21)[0-9]{2}|[0-9]{2}年)|以来|至今|起)")
_PART = re.compile(
    r"上半年|下半年|半年度|季度|季报|(?<![a-z])q[1-4](?![0-9])|(?<![a-z])h[12](?![0-9])|[0-9]{1,2}月|同期"
)
_RECENT = re.compile(r"^(?:最近|近)[一二两三四五1-5]个?(?:会计)?年度?")
_RELATIVE = re.compile(
    r"(?P<two>上上年度?|前年度?)|(?P<one>上一?个?(?:会计)?年度?|去年度?|上期)|(?P<zero>本(?:会计)?年度?|当年度?|今年度?|本期)"
)
_RELATIVE_AT_END = re.compile(r"^(?P<stem>.*?)(?P<word>上上年度?|前年|上一?年度?|去年|本年度?|当年|今年)(?:末|底|数)?$")
_HARMLESS = re.compile(
    r"必填项?|选填项?|可填|必选|可选|单选|多选|是[/或、]?否|有[/或、]?无|y/n|下拉.*|文本.*|数字.*|数值.*|日期.*|格式.*|yyyy.*"
    r"|例.*|示例.*|如[:,].*|请.*|填.*|保留.*|精确.*|四舍五入.*|自动.*|全称|中文全称|18位.*|盖章|加盖.*|与营业执照.*"
    r"|截[至止]?年[末底]|年末数?|年底数?|期末数?|全年数?|年度|见?注[0-9]*|[0-9]{1,2}"
)
_NUMBERING = re.compile(r"^(?:其中[:,]?|[0-9]{1,2}[、.)](?![0-9])|[一二三四五六七八九十]{1,3}[、.]|[①-⑳*★☆▲#]+)+")
_EDGE = "*★☆#·.,、:;_-—–/|~ "
_PERIOD_WORDS = re.compile(
    r"^(?:截[至止]的?|的|年末|期末|年底|全年|年度|当期)|(?:年末数?|期末数?|年底数?|期末余额|年末余额|全年数)$"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNIT_LABEL = re.compile(r"^(?:计量|货币|金额)?单位[:]?")
_UNIT_AT_END = re.compile(r"[/,_:\-—|](?P<unit>[^/,_:\-—|()]{1,8})$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A header text taken apart. `key` is the whole of it, `bare` without the brackets that were understood.

    `stem` is what is left when year and unit are off too. `years` holds every year named, `inside` those in brackets;
    `relative` is a word such as 上年 with its `offset` from 本年, `aside` when it stood in brackets. `part` tells that
    it is less than a year, `several` more than one; `notes` are bracketed remarks nobody understood.
    """

    key: str
    bare: str = ""
    stem: str = ""
    years: tuple[int, ...] = ()
    inside: tuple[int, ...] = ()
    relative: str = ""
    offset: int = 0
    aside: bool = False
    unit: str = ""
    notes: tuple[str, ...] = ()
    part: bool = False
    several: bool = False

    def spellings(self) -> Iterator[str]:
        """Walk over the names this header may mean, the least changed first."""
        yield self.key
        yield self.bare
        plain = _NUMBERING.sub("", self.stem).strip(_EDGE)
        shorter = _PERIOD_WORDS.sub("", plain).strip(_EDGE)
        yield from (self.stem, plain, shorter, _BRACKETS.sub("", shorter).strip(_EDGE))

    def named(self, name: str) -> Piece:
        """Give the piece when `name` is what it means: words inside a known name (近两年…) speak of no year."""
        if name == self.key:
            return Piece(self.key, stem=self.stem, unit=self.unit)
        if name == self.bare:
            word = (self.relative, self.offset) if self.aside else ("", 0)
            several = len(self.inside) > 1
            return replace(self, years=self.inside, relative=word[0], offset=word[1], part=False, several=several)
        return self


def read_header(raw: RawCell, known_units: Collection[str] = ()) -> Piece:
    r"""Take a header cell apart.

    >>> piece = read_header("2019年营业收入\n（万元）")
    >>> piece.stem, piece.years, piece.unit
    ('营业收入', (2019,), '万元')
    >>> read_header("2021年上半年营业收入").part, read_header("上年营业收入").relative
    (True, '上年')
    """
    year = whole_year(raw)
    if year is not None:
        return Piece(str(year), years=(year,))
    key = match_key(written(raw))
    bare, unit, notes, inside = _take_brackets(key, known_units)
    stem = bare
    several = bool(_RANGE.search(stem)) or bool(_RANGE.search(inside)) or bool(_RECENT.match(stem))
    bracketed = _years(inside)
    years = tuple(dict.fromkeys((*_years(stem), *bracketed)))
    part = bool(_PART.search(_YEAR.sub("", stem)) or _PART.search(_YEAR.sub("", inside)))
    stem = _YEAR.sub("", stem).strip(_EDGE)
    relative, offset = "", 0
    if not years:
        stem, relative, offset = _take_relative(stem, inside)
    if not unit:
        stem, unit = _take_unit(stem, known_units)
    return Piece(
        key=key,
        bare=bare,
        stem=stem.strip(_EDGE),
        years=years,
        inside=bracketed,
        relative=relative,
        offset=offset,
        aside=bool(relative) and _RELATIVE.match(inside) is not None,
        unit=unit,
        notes=notes,
        part=part,
        several=several or len(years) > 1,
    )


def _years(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(one["year"]) for one in _YEAR.finditer(text)))


def whole_year(raw: RawCell) -> int | None:
    """Give the year when a cell says a year and nothing else.

    >>> whole_year(2019.0), whole_year("FY2019"), whole_year("2019年末"), whole_year("2019年1-6月")
    (2019, 2019, 2019, None)
    """
    match raw:
        case bool():
            return None
        case int() | float():
            found = int(raw) if float(raw).is_integer() else 0
        case date():
            # a year column formatted as a date holds its first or last day
            found = raw.year if (raw.month, raw.day) in {(1, 1), (12, 31)} else 0
        case str():
            whole = _YEAR.fullmatch(match_key(raw))
            found = int(whole["year"]) if whole else 0
        case _:
            return None
    return found if FIRST_YEAR <= found <= LAST_YEAR else None


def without_recent(stem: str) -> str:
    """Take 近三年 and the like off a header whose year stands elsewhere.

    >>> without_recent("近三年营业收入")
    '营业收入'
    """
    return _RECENT.sub("", stem)


def without_unit(stem: str, known_units: Collection[str]) -> tuple[str, str]:
    """Take a unit off that stands at the end without any sign between: 营业收入万元.

    >>> without_unit("营业收入万元", ())
    ('营业收入', '万元')
    """
    for length in (3, 2, 1):
        unit = stem[-length:]
        if len(stem) > length and read_unit(unit, known_units) is not None:
            return stem[:-length], unit
    return stem, ""


def _take_brackets(key: str, known_units: Collection[str]) -> tuple[str, str, tuple[str, ...], str]:
    """Give the key without the brackets that are understood, the unit in them, the others, and all their years."""
    unit, notes, inside, stem = "", [], [], key
    for found in _BRACKETS.finditer(key):
        odd = []
        for part in re.split(r"[,;、](?![^/]*否)", found[1]):
            text = _UNIT_LABEL.sub("", part)
            if text and read_unit(text, known_units) is not None:
                unit = text
            elif _YEAR.search(text) or _PART.search(text) or _RELATIVE.fullmatch(text):
                inside.append(text)
            elif text and not _HARMLESS.fullmatch(text):
                odd.append(text)
        if odd:
            notes.append(found[1])
        else:
            stem = stem.replace(found[0], "", 1)
    return stem, unit, tuple(notes), " ".join(inside)


def _take_relative(stem: str, inside: str) -> tuple[str, str, int]:
    found = _RELATIVE.match(inside)
    if found:
        return stem, found[0], _offset(found)
    found = _RELATIVE.match(stem)
    if found:
        return stem[found.end() :].lstrip("的末底").strip(_EDGE), found[0], _offset(found)
    end = _RELATIVE_AT_END.match(stem)
    again = _RELATIVE.match(end["word"]) if end else None
    if end and again:
        return end["stem"].strip(_EDGE), end["word"], _offset(again)
    return stem, "", 0


def _offset(found: re.Match[str]) -> int:
    return -2 if found["two"] else -1 if found["one"] else 0


def _take_unit(stem: str, known_units: Collection[str]) -> tuple[str, str]:
    label = _UNIT_LABEL.match(stem)
    if label and read_unit(stem[label.end() :], known_units) is not None:
        return "", stem[label.end() :]
    if read_unit(stem, known_units) is not None:
        return "", stem
    found = _UNIT_AT_END.search(stem)
    if found and read_unit(found["unit"], known_units) is not None:
        return stem[: found.start()], found["unit"]
    return stem, ""
