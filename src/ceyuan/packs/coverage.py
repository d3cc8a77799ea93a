"""The map of a pack: what became of every article, sentence and pair, and what still lacks implementing rules.

Comes in: a pack and its document as read. Goes out: the map with its totals, and what does not fit.
Must not know: files, the command line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ceyuan.model.measure import Measure
from ceyuan.model.policy import ClauseMap, Pack
from ceyuan.packs.text.align import Alignment, CommittedAnchor, align
from ceyuan.packs.text.document import Article, Force, OfficialText, Sentence


class Fate(StrEnum):
    """What a pair became."""

    MEASURE = "measure"
    TAXONOMY = "taxonomy"
    GUIDANCE = "guidance"
    UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True)
class PairFate:
    """A pair of the document and what it became; `measures`, `taxonomy` or `guidance` says what exactly."""

    anchor: str
    verb: str
    object: str
    force: Force
    fate: Fate
    measures: tuple[str, ...] = ()
    taxonomy: str = ""
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class SentenceFate:
    """A sentence with its pairs."""

    anchor: str
    text: str
    pairs: tuple[PairFate, ...]


@dataclass(frozen=True, slots=True)
class ArticleFate:
    """An article (or the cover, preamble, closing) with its sentences and the measures they lead to."""

    anchor: str
    title: str
    sentences: tuple[SentenceFate, ...]

    @property
    def pairs(self) -> tuple[PairFate, ...]:
        """Give the pairs of all sentences."""
        return tuple(pair for sentence in self.sentences for pair in sentence.pairs)

    @property
    def measures(self) -> tuple[str, ...]:
        """Give the measures of this article, each once, in the order of the text."""
        return tuple(dict.fromkeys(name for pair in self.pairs for name in pair.measures))


@dataclass(frozen=True, slots=True)
class LackingMeasure:
    """A measure whose rules are not out yet: what is lacking, who should lead, and why we think so."""

    measure: str
    title: str
    en: str
    what: str
    lead: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs became what."""

    pairs: int
    measures: int
    taxonomy: int
    guidance: int
    unmapped: int

    @property
    def guidance_share(self) -> float:
        """Give the share of pairs that are guidance, 0 for a document without pairs."""
        return self.guidance / self.pairs if self.pairs else 0.0


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """The map of a pack.

    `undefined` are mapped measures that the pack does not have (a name with `#` belongs to another pack and is listed
    in `elsewhere`); `unread` are rows of the clause map that the reader does not find; `unanchored` are measures that
    no pair leads to; `alignment` holds the committed anchors against the document; `titles` names the pack's measures.
    """

    pack: str
    title: str
    articles: tuple[ArticleFate, ...]
    lacking: tuple[LackingMeasure, ...]
    undefined: tuple[str, ...]
    elsewhere: tuple[str, ...]
    unread: tuple[ClauseMap, ...]
    unanchored: tuple[str, ...]
    alignment: Alignment
    titles: Mapping[str, str]

    @property
    def unmapped(self) -> tuple[PairFate, ...]:
        """Give the pairs that the pack says nothing about."""
        return tuple(pair for article in self.articles for pair in article.pairs if pair.fate is Fate.UNMAPPED)

    @property
    def complete(self) -> bool:
        """Tell whether every pair is mapped, every mapped measure exists and every anchor holds."""
        return not (self.unmapped or self.undefined or self.unread) and self.alignment.exact

    @property
    def tally(self) -> Tally:
        """Count the pairs by what they became."""
        return count_fates([pair for article in self.articles for pair in article.pairs])


def cover(pack: Pack, document: OfficialText) -> CoverageMap:
    """Draw the map of a pack over its document."""
    rows = _rows(pack.clauses)
    used: set[tuple[str, str, str]] = set()
    articles = tuple(
        ArticleFate(anchor, title, tuple(_sentence(one, rows, used) for one in sentences))
        for anchor, title, sentences in _groups(document)
        if sentences
    )
    mapped = tuple(dict.fromkeys(name for row in pack.clauses for name in row.measures))
    own = {measure.id for measure in pack.measures}
    committed = dict.fromkeys(CommittedAnchor(row.anchor, row.opening) for row in pack.clauses)
    return CoverageMap(
        pack=pack.id,
        title=pack.document.title,
        articles=articles,
        lacking=tuple(_lacking(pack.measures)),
        undefined=tuple(name for name in mapped if "#" not in name and name not in own),
        elsewhere=tuple(name for name in mapped if "#" in name),
        unread=tuple(row for key, row in rows.items() if row.verb and key not in used),
        unanchored=tuple(measure.id for measure in pack.measures if measure.id not in mapped),
        alignment=align(list(committed), document),
        titles={measure.id: measure.title for measure in pack.measures},
    )


def count_fates(pairs: Sequence[PairFate]) -> Tally:
    """Count pairs by what they became.

    >>> pair = PairFate("art_1__s_1", "支持", "企业", Force.SUPPORT, Fate.GUIDANCE)
    >>> count_fates([pair]).guidance_share
    1.0
    """
    fates = [pair.fate for pair in pairs]
    return Tally(len(fates), *(fates.count(fate) for fate in Fate))


def _rows(clauses: Sequence[ClauseMap]) -> dict[tuple[str, str, str], ClauseMap]:
    return {(row.anchor, row.verb, row.object): row for row in clauses}


def _groups(document: OfficialText) -> Iterator[tuple[str, str, tuple[Sentence, ...]]]:
    yield "cover", "", document.cover
    yield "pre", "", document.preamble
    for chapter in document.chapters:
        yield chapter.anchor, chapter.heading.text if chapter.heading else "", chapter.sentences
        for article in chapter.articles:
            yield article.anchor, _title(article), article.sentences
    yield "end", "", document.closing


def _title(article: Article) -> str:
    return article.marker.text + (article.heading.text if article.heading else "")


def _sentence(
    sentence: Sentence, rows: Mapping[tuple[str, str, str], ClauseMap], used: set[tuple[str, str, str]]
) -> SentenceFate:
    pairs = []
    for pair in sentence.pairs:
        key = (sentence.anchor, pair.verb.text, pair.object.text)
        row = rows.get(key)
        used.add(key)
        bare = PairFate(*key, pair.force, Fate.UNMAPPED)
        pairs.append(bare if row is None else _fate(bare, row))
    return SentenceFate(sentence.anchor, sentence.text, tuple(pairs))


def _fate(pair: PairFate, row: ClauseMap) -> PairFate:
    if row.measures:
        fate = Fate.MEASURE
    elif row.taxonomy:
        fate = Fate.TAXONOMY
    else:
        fate = Fate.GUIDANCE if row.guidance else Fate.UNMAPPED
    return PairFate(pair.anchor, pair.verb, pair.object, pair.force, fate, row.measures, row.taxonomy, row.guidance)


def _lacking(measures: Sequence[Measure]) -> Iterator[LackingMeasure]:
    for measure in measures:
        for lack in measure.lacks:
            yield LackingMeasure(measure.id, measure.title, measure.en, lack.what, lack.lead, lack.lead_ground)
