"""Hold committed anchors against a document: what stayed, moved, is missing, or is new.

Comes in: anchors with the opening words of their sentences, and a document. Goes out: a report; nothing is renumbered.
Must not know: what an anchor maps to.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ceyuan.errors import CeyuanError
from ceyuan.packs.text import errors
from ceyuan.packs.text.document import OfficialText

_SHOWN = 24
_TRIED = 6


@dataclass(frozen=True, slots=True)
class CommittedAnchor:
    """An anchor as a pack holds it, with the first words of its sentence."""

    anchor: str
    opening: str


@dataclass(frozen=True, slots=True)
class MovedAnchor:
    """A committed sentence that now stands elsewhere; the pack's author decides what to do."""

    committed: CommittedAnchor
    now: str


@dataclass(frozen=True, slots=True)
class MissingAnchor:
    """A committed sentence that the document no longer has.

    `there_now` is the beginning of the sentence that carries the anchor now; `candidates` are anchors of sentences that
    begin with the same words, when there are several, or nearly the same words.
    """

    committed: CommittedAnchor
    there_now: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The report: kept, moved and missing anchors of the pack, and sentences of the document without one."""

    kept: tuple[str, ...]
    moved: tuple[MovedAnchor, ...]
    missing: tuple[MissingAnchor, ...]
    new: tuple[CommittedAnchor, ...]

    @property
    def exact(self) -> bool:
        """Tell whether every committed sentence is where it was and none is new."""
        return not (self.moved or self.missing or self.new)


def align(committed: Sequence[CommittedAnchor], document: OfficialText) -> Alignment:
    r"""Compare committed anchors with a document.

    >>> from ceyuan.packs.text.read import read_text
    >>> from ceyuan.source import Source
    >>> document = read_text(Source("f", "一、鼓励企业参加国内外展会。\n二、支持企业建设智能工厂。"))
    >>> report = align([CommittedAnchor("art_1__s_1", "支持企业建设")], document)
    >>> [(one.committed.anchor, one.now) for one in report.moved], [one.anchor for one in report.new]
    ([('art_1__s_1', 'art_2__s_1')], ['art_1__s_1'])
    """
    openings = _openings(committed)
    texts = {sentence.anchor: _plain(sentence.text) for sentence in document.sentences()}
    kept = tuple(name for name, one in openings.items() if texts.get(name, "").startswith(_plain(one.opening)))
    taken = set(kept)
    moved: list[MovedAnchor] = []
    missing: list[MissingAnchor] = []
    for name, one in openings.items():
        if name in taken and name in kept:
            continue
        found = [anchor for anchor, text in texts.items() if text.startswith(_plain(one.opening))]
        free = [anchor for anchor in found if anchor not in taken]
        if len(free) == 1:
            taken.add(free[0])
            moved.append(MovedAnchor(one, free[0]))
        else:
            missing.append(MissingAnchor(one, texts.get(name, "")[:_SHOWN], tuple(free) or _near(one, texts)))
    new = tuple(CommittedAnchor(anchor, text[:_SHOWN]) for anchor, text in texts.items() if anchor not in taken)
    return Alignment(kept, tuple(moved), tuple(missing), new)


def _openings(committed: Sequence[CommittedAnchor]) -> dict[str, CommittedAnchor]:
    """Give one opening for each anchor; two that contradict each other are an error."""
    found: dict[str, CommittedAnchor] = {}
    for one in committed:
        if not one.opening.strip():
            raise CeyuanError(errors.NO_OPENING, data={"anchor": one.anchor})
        known = found.setdefault(one.anchor, one)
        if not _same(known.opening, one.opening):
            data = {"anchor": one.anchor, "first": known.opening, "second": one.opening}
            raise CeyuanError(errors.DOUBLE_ANCHOR, data=data)
    return found


def _same(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    return first.startswith(second) or second.startswith(first)


def _plain(text: str) -> str:
    """Drop blanks and full-width forms, so that only the words count."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _near(one: CommittedAnchor, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Give sentences that share the first characters."""
    first = _plain(one.opening)[:_TRIED]
    return tuple(anchor for anchor, text in texts.items() if text.startswith(first))
