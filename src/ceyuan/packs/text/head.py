"""What stands before the first article: letterhead, number, titles, addressees, covering notice, preamble.

Comes in: the paragraphs before the body. Goes out: each of them in its role.
Must not know: articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ceyuan.packs.text.days import first_day
from ceyuan.packs.text.document import DayKind, StatedDay
from ceyuan.packs.text.numbers import find_numbers
from ceyuan.packs.text.paragraphs import Paragraph
from ceyuan.packs.text.passage import Passage, joined
from ceyuan.packs.text.punctuation import cut_at

SIGNATURE = re.compile(
    r"^[\u4e00-\u9fff（）() ]{4,30}(?:政府|办公室|办公厅|委员会|局|厅|部|中心|秘书处|领导小组|联席会议|分局|管委会)$"
)
DATE_LINE = re.compile(r"^\S{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日$")
_ADDRESSEES = re.compile(r"^(?!.*(?:如下|下列|以下|。)).{2,200}[：:]$")
_ADDRESSED = re.compile(r"各|单位|部门|政府|公司|企业|委员会|办事处|局")
_HISTORY = re.compile(r"^[（(]?\d{4}年\d{1,2}月\d{1,2}日.*(?P<act>通过|修正|修订|批准|公布|修改)[）)]?$")
_NOT_TEXT = re.compile(r"^(?:点击|来源|索引号|信息分类|发布日期|发布机构|浏览|字号|打印|主题分类|公开属性|目录$)")
_LETTERHEAD = re.compile(r"^.{2,40}文\s*件$")
_ISSUES = re.compile(r"印发(?:给|你)|现(?:予以?)?印发|现将|现予(?:以)?(?:印发|公布|发布)")
_ISSUED_QUOTED = re.compile(r"(?:印发|发布|公布)《(?P<title>[^《》]+)》(?:的)?通知$")
_ISSUED_PLAIN = re.compile(r"(?:印发|发布|公布)(?P<title>[^《》]+?)(?:的)?通知$")
_LONGEST_NUMBER_LINE = 40


class _Role(StrEnum):
    NUMBER = "number"
    DAY = "day"
    ADDRESSEES = "addressees"
    PROSE = "prose"
    FRAME = "frame"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Head:
    """The paragraphs before the body, sorted by role."""

    title: Passage | None = None
    notice_title: Passage | None = None
    addressees: tuple[Passage, ...] = ()
    cover: tuple[Paragraph, ...] = ()
    preamble: tuple[Paragraph, ...] = ()
    days: tuple[StatedDay, ...] = ()
    own_number: Passage | None = None
    frame: tuple[Passage, ...] = field(default=())


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Sort the paragraphs before the body by what they look like and where they stand."""
    roles = _roles(paragraphs)
    ranked = list(zip(roles, paragraphs, strict=True))
    addressees = next((place for place, role in enumerate(roles) if role is _Role.ADDRESSEES), None)
    first_prose = next((place for place, role in enumerate(roles) if role is _Role.PROSE), len(roles))
    border = addressees if addressees is not None else first_prose
    above = [one.words for place, (role, one) in enumerate(ranked) if role is _Role.TITLE and place < border]
    below = [(place, one.words) for place, (role, one) in enumerate(ranked) if role is _Role.TITLE and place > border]
    title, notice = _titles(above, [words for _, words in below])
    body_from = below[0][0] if below else 0
    prose = [(place, one) for place, (role, one) in enumerate(ranked) if role is _Role.PROSE]
    covers = [place < body_from or (not below and _ISSUES.search(one.words.text) is not None) for place, one in prose]
    return Head(
        title=title,
        notice_title=notice,
        addressees=_items(ranked[addressees][1].words) if addressees is not None else (),
        cover=tuple(one for (_, one), covering in zip(prose, covers, strict=True) if covering),
        preamble=tuple(one for (_, one), covering in zip(prose, covers, strict=True) if not covering),
        days=tuple(read_day(one.words) for role, one in ranked if role is _Role.DAY),
        own_number=next((one.words for role, one in ranked if role is _Role.NUMBER), None),
        frame=tuple(_frame(ranked)),
    )


def _frame(ranked: Sequence[tuple[_Role, Paragraph]]) -> Iterator[Passage]:
    """Give what has no role of its own, and what stands beside the document's number."""
    numbered = False
    for role, one in ranked:
        if role is _Role.FRAME:
            yield one.words
        elif role is _Role.NUMBER:
            _, end, _ = (0, 0, None) if numbered else next(find_numbers(one.words.text))
            numbered = True
            rest = one.words.cut(end, len(one.words.text))
            if rest.text:
                yield rest


def _roles(paragraphs: Sequence[Paragraph]) -> list[_Role]:
    roles: list[_Role] = []
    seen: set[_Role] = set()
    for paragraph in paragraphs:
        roles.append(_role(paragraph, prose_seen=_Role.PROSE in seen, addressed=_Role.ADDRESSEES in seen))
        seen.add(roles[-1])
    return roles


def _role(paragraph: Paragraph, *, prose_seen: bool, addressed: bool) -> _Role:
    text = paragraph.words.text
    numbered = next(find_numbers(text), None)
    if numbered is not None and numbered[0] == 0 and len(text) <= _LONGEST_NUMBER_LINE and "《" not in text:
        return _Role.NUMBER
    if DATE_LINE.match(text) or _HISTORY.match(text):
        return _Role.DAY
    if _NOT_TEXT.match(text) or _LETTERHEAD.match(text) or (prose_seen and SIGNATURE.match(text)):
        return _Role.FRAME
    if not addressed and not prose_seen and _ADDRESSEES.match(text) and _ADDRESSED.search(text):
        return _Role.ADDRESSEES
    if text[-1] in "。；：;:！" or "。" in text or paragraph.marker is not None:
        return _Role.PROSE
    return _Role.TITLE


def _titles(above: Sequence[Passage], below: Sequence[Passage]) -> tuple[Passage | None, Passage | None]:
    """Give title and notice title: a second title below the covering notice is the document's own."""
    notice = joined(above) if above else None
    if below:
        return joined(below), notice
    if notice is None:
        return None, None
    match = _issued_title(notice.text)
    if match is None:
        return notice, None
    return notice.cut(match.start("title"), match.end("title")), notice


def _issued_title(text: str) -> re.Match[str] | None:
    """Find the title at the end of a notice's title; each pattern begins where it can reach the end."""
    if not text.endswith("通知"):
        return None
    opening, closing = text.rfind("《"), text.rfind("》")
    quoted = _ISSUED_QUOTED.match(text, opening - 2) if opening >= 2 else None
    return quoted or _ISSUED_PLAIN.search(text, max(opening, closing) + 1)


def _items(words: Passage) -> tuple[Passage, ...]:
    whole = words.cut(0, len(words.text.rstrip("：:")))
    return tuple(whole.cut(start, end) for start, end in cut_at(whole.text, "，、,") if end > start)


def read_day(words: Passage) -> StatedDay:
    """Read a line that states a day: of signature, adoption, amendment or printing."""
    text = words.text
    day = first_day(text)
    if day is None:  # such as 2025年2月30日
        return StatedDay(DayKind.SIGNED, None, words)
    match = _HISTORY.match(text)
    if match is None:
        return StatedDay(DayKind.PRINTED if text.endswith("印发") else DayKind.SIGNED, day, words)
    amended = "修正" in text or "修订" in text or "修改" in text
    return StatedDay(DayKind.AMENDED if amended else DayKind.ADOPTED, day, words)
