"""How well a source was read, and which documents exist when.

Comes in: what a pack declares. Goes out: frozen documents and clause references.
Must not know: the text reader, files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ceyuan.source import Span


class Reading(StrEnum):
    """How well the source of a criterion was read."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    MEMORY = "memory"
    OWN = "own"


_FROM_BEST = (Reading.OFFICIAL, Reading.OWN, Reading.SECONDARY, Reading.MEMORY)


def least_sure(readings: Iterable[Reading]) -> Reading:
    """Give the weakest of some grades of reading: a chain holds as well as its weakest link.

    >>> least_sure([Reading.OFFICIAL, Reading.MEMORY, Reading.SECONDARY])
    <Reading.MEMORY: 'memory'>
    """
    return max(readings, key=_FROM_BEST.index)


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A place where the text was seen, and when."""

    title: str
    url: str
    seen: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """A document this one repeals; `since` None means the date is unknown until somebody enters it."""

    number: str
    title: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """An official document. Dates that the text does not state are None and shown as 未载明.

    `number_seen` is no where our sources do not show the number; `number` then says so, with the title. An `example` is
    a document of elsewhere (外区示例): it may be read and tried, but answers nobody unless named.
    """

    number: str
    other_numbers: tuple[str, ...]
    title: str
    issuer: str
    level: str
    issued: date | None
    in_force_from: date | None
    in_force_to: date | None
    repeals: tuple[Repeal, ...]
    parents: tuple[str, ...]
    special_policies: tuple[str, ...]
    reading: Reading
    sources: tuple[CitedSource, ...]
    span: Span
    note: str = ""
    example: bool = False
    number_seen: bool = True
