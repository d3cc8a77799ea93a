"""An official document as read: frozen trees whose every word knows its place in the source.

Comes in: nothing. Goes out: the types the reader fills and the pack, the outline and the coverage use.
Must not know: how a text is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ceyuan.errors import ErrorKind, Language
from ceyuan.packs.text.numbers import DocumentNumber
from ceyuan.packs.text.passage import Passage
from ceyuan.source import Source, Span


class Force(StrEnum):
    """What an action verb expresses."""

    SUPPORT = "support"
    ENCOURAGE = "encourage"
    TASK = "task"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Pair:
    """An action verb with its object. Either may be joined from several places: 支持A、B和C建设 gives B建设.

    `before` is what the same clause says ahead of the verb, such as 在装备整机等领域.
    """

    verb: Passage
    object: Passage
    force: Force
    before: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `item` is the path of markers inside its article, such as （一）/1．; empty for running text."""

    anchor: str
    words: Passage
    pairs: tuple[Pair, ...]
    item: str = ""

    @property
    def text(self) -> str:
        """Give the words with page breaks joined."""
        return self.words.text


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its printed marker, its heading (empty passage when it has none) and its sentences."""

    anchor: str
    number: int
    marker: Passage
    heading: Passage | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; a document without chapters has one whose marker and heading are None.

    `sentences` are those that stand under the chapter's heading, before its first article.
    """

    anchor: str
    number: int
    marker: Passage | None
    heading: Passage | None
    sentences: tuple[Sentence, ...]
    articles: tuple[Article, ...]


class NumberRole(StrEnum):
    """Whether a number is the document's own or one it cites."""

    OWN = "own"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class SeenNumber:
    """A document number with its place."""

    number: DocumentNumber
    role: NumberRole
    words: Passage


@dataclass(frozen=True, slots=True)
class RepealStatement:
    """A repealed document; `since` None with `since_words` such as 自本意见发布之日起 means the day is not stated."""

    title: str
    number: DocumentNumber | None
    since: date | None
    since_words: str
    anchor: str
    words: Passage


@dataclass(frozen=True, slots=True)
class ForceStatement:
    """From when and for how long the document applies; what it does not say is None or empty."""

    start: date | None
    start_words: str
    end: date | None
    term: str
    anchor: str
    words: Passage


@dataclass(frozen=True, slots=True)
class SpecialPolicies:
    """Fields for which the document announces special policies."""

    fields: tuple[str, ...]
    anchor: str
    words: Passage


class DayKind(StrEnum):
    """What a day in the frame of the document is."""

    SIGNED = "signed"
    ADOPTED = "adopted"
    AMENDED = "amended"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day stated in the frame of the document; None when the words name an impossible one."""

    kind: DayKind
    day: date | None
    words: Passage


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader noticed; the document is read all the same."""

    kind: ErrorKind
    data: Mapping[str, object]
    span: Span

    def message(self, language: Language) -> str:
        """Say it in a sentence."""
        return self.kind.message(language, self.data)


@dataclass(frozen=True, slots=True)
class OfficialText:
    """A document as read. Passages keep their places; sentences carry their anchors.

    `notice_title` is the title of the covering notice, `title` that of the document itself; `cover` holds the notice's
    sentences, `preamble` those before the first article, `closing` those after the last; `frame` is everything else
    (letterhead, signatures, marks of publication), `furniture` page numbers and mark-up.
    """

    source: Source
    title: Passage | None
    notice_title: Passage | None
    numbers: tuple[SeenNumber, ...]
    addressees: tuple[Passage, ...]
    cover: tuple[Sentence, ...]
    preamble: tuple[Sentence, ...]
    chapters: tuple[Chapter, ...]
    closing: tuple[Sentence, ...]
    repeals: tuple[RepealStatement, ...]
    in_force: tuple[ForceStatement, ...]
    special_policies: tuple[SpecialPolicies, ...]
    days: tuple[StatedDay, ...]
    copies: tuple[Passage, ...]
    frame: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def own_number(self) -> DocumentNumber | None:
        """Give the number under which the document was issued; None when the text does not show one."""
        return next((seen.number for seen in self.numbers if seen.role is NumberRole.OWN), None)

    @property
    def issued(self) -> StatedDay | None:
        """Give the day of signature or adoption; None means not stated (a printing date is not taken for it)."""
        return next((one for one in self.days if one.kind in {DayKind.SIGNED, DayKind.ADOPTED}), None)

    def articles(self) -> Iterator[Article]:
        """Walk over all articles in the order of the text."""
        for chapter in self.chapters:
            yield from chapter.articles

    def sentences(self) -> Iterator[Sentence]:
        """Walk over all sentences in the order of the text."""
        yield from self.cover
        yield from self.preamble
        for chapter in self.chapters:
            yield from chapter.sentences
            for article in chapter.articles:
                yield from article.sentences
        yield from self.closing

    def pairs(self) -> Iterator[tuple[Sentence, Pair]]:
        """Walk over all pairs with their sentences."""
        for sentence in self.sentences():
            for pair in sentence.pairs:
                yield sentence, pair
