"""Document numbers such as 沪松府〔2025〕146号: found in running text, read, and compared.

Comes in: words. Goes out: numbers with issuer code, year and serial; whether two of them are one document.
Must not know: which documents exist.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.errors import CeyuanError, Language
from ceyuan.packs.text import errors

_HAN = r"[\u4e00-\u9fff]"
# bounded: blanks without end between two optional marks would be divided between them in every way
_GAP = r"\s{0,8}"
_YEAR = re.compile(
    rf"(?P<code>{_HAN}{{2,24}}){_GAP}[〔\[［【（(﹝]{_GAP}(?P<year>[0-9０-９]{{4}}){_GAP}年?{_GAP}[〕\]］】）)﹞]"
    rf"{_GAP}(?:第{_GAP})?(?P<serial>[0-9０-９]{{1,5}}){_GAP}号"
)
_ORDER = re.compile(rf"(?P<code>{_HAN}{{2,24}}令){_GAP}[（(]?{_GAP}第?{_GAP}(?P<serial>[0-9０-９]{{1,4}}){_GAP}号")
_NOTICE = re.compile(
    rf"(?P<code>{_HAN}{{2,24}}公告){_GAP}(?P<year>[0-9０-９]{{4}}){_GAP}年{_GAP}第?{_GAP}(?P<serial>[0-9０-９]{{1,4}}){_GAP}号"
)
# words of the sentence that run into the issuer code: 根据沪松府规〔2023〕1号
_BEFORE_CODE = re.compile(
    r"^.*(?:根据|按照|依据|依照|参照|执行|废止|印发|文件|通知|意见|以及|见|原|的|与|及|和)(?=[\u4e00-\u9fff]{2})"
)
_NORMATIVE = re.compile(r"(?P<root>.+?)(?P<normative>规范|规字|规)$")


class Likeness(StrEnum):
    """Whether two numbers mean one document."""

    EQUAL = "equal"
    EQUAL_BUT_FOR_NORMATIVE_MARK = "equal-but-for-规"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number as printed, and as read.

    `code` is the issuer's code without the mark of a normative document; `normative` is that mark (规, 规字, 规范) or
    empty; an order (…令第193号) has no year.
    """

    printed: str
    code: str
    normative: str
    year: int | None
    serial: int

    @property
    def canonical(self) -> str:
        """Give the number in the usual form, with 〔〕 and half-width digits."""
        if self.year is None:
            return f"{self.code}第{self.serial}号"
        if self.code.endswith("公告"):
            return f"{self.code}{self.year}年第{self.serial}号"
        return f"{self.code}{self.normative}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class NumberComparison:
    """Two numbers and whether they mean one document; a difference only in 规 is shown, never smoothed over."""

    likeness: Likeness
    left: DocumentNumber
    right: DocumentNumber

    def message(self, language: Language) -> str:
        """Say it in a sentence.

        >>> same_document_number("沪松府〔2025〕146号", "沪松府规[2025]146号").message("zh")
        '同一文件见到两种文号：沪松府〔2025〕146号 与 沪松府规〔2025〕146号，只差“规”字'
        """
        data = {"left": self.left.canonical, "right": self.right.canonical}
        match self.likeness:
            case Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK:
                return errors.NUMBER_CONFLICT.message(language, data)
            case Likeness.EQUAL:
                template = "{left} 与 {right} 是同一文号" if language == "zh" else "{left} and {right} are one number"
            case Likeness.DIFFERENT:
                template = "{left} 与 {right} 是不同文号" if language == "zh" else "{left} and {right} differ"
        return template.format(**data)


def find_numbers(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    """Find every document number in running words, with the place where it begins and ends.

    >>> [number.canonical for _, _, number in find_numbers("根据国发〔2024〕3号和（沪松府规［２０２３］１号）")]
    ['国发〔2024〕3号', '沪松府规〔2023〕1号']
    """
    found = [*_YEAR.finditer(text), *_ORDER.finditer(text), *_NOTICE.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        code = match["code"]
        before = _BEFORE_CODE.match(code)
        start = match.start("code") + (before.end() if before else 0)
        year = match.groupdict().get("year")
        yield start, match.end(), _number(text[start : match.end()], text[start : match.end("code")], year, match)


def read_number(text: str) -> DocumentNumber:
    """Read one document number; anything else in the text is an error.

    >>> read_number("沪松府规【２０２３】１号").canonical
    '沪松府规〔2023〕1号'
    """
    for start, end, number in find_numbers(text.strip()):
        if start == 0 and end == len(text.strip()):
            return number
    raise CeyuanError(errors.BAD_NUMBER, data={"text": text})


def same_document_number(left: str, right: str) -> NumberComparison:
    """Compare two numbers whatever their brackets and digits; 规 against none is a conflict, not an equality.

    >>> same_document_number("沪松府〔2025〕146号", "沪松府(2025)１４６号").likeness
    <Likeness.EQUAL: 'equal'>
    >>> same_document_number("沪松府〔2025〕146号", "沪松府规〔2025〕146号").likeness
    <Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK: 'equal-but-for-规'>
    """
    return compare_numbers(read_number(left), read_number(right))


def compare_numbers(one: DocumentNumber, other: DocumentNumber) -> NumberComparison:
    """Compare two numbers already read."""
    if (one.code, one.year, one.serial) != (other.code, other.year, other.serial):
        return NumberComparison(Likeness.DIFFERENT, one, other)
    if one.normative != other.normative:
        return NumberComparison(Likeness.EQUAL_BUT_FOR_NORMATIVE_MARK, one, other)
    return NumberComparison(Likeness.EQUAL, one, other)


def _number(printed: str, code: str, year: str | None, match: re.Match[str]) -> DocumentNumber:
    serial = int(unicodedata.normalize("NFKC", match["serial"]))
    if year is None:
        return DocumentNumber(printed, code, "", None, serial)
    marked = _NORMATIVE.match(code)
    root, normative = (marked["root"], marked["normative"]) if marked else (code, "")
    return DocumentNumber(printed, root, normative, int(unicodedata.normalize("NFKC", year)), serial)
