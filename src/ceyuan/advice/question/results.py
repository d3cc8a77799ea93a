"""What a question is, as data.

Comes in: nothing. Goes out: frozen questions with what hangs on them, and how far a check-up has come.
Must not know: how a question is chosen, how it is put.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.model.measure import Measure


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """Ask for one fact: its years still needed (empty for a current fact), and the measures that hang on it."""

    fact: str
    years: tuple[int, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class TitleQuestion:
    """Ask which of these titles are held; the answer settles all of them."""

    titles: tuple[str, ...]
    measures: tuple[Measure, ...]


Question = FactQuestion | TitleQuestion


@dataclass(frozen=True, slots=True)
class Progress:
    """How many measures stand where; `open` ones can still be settled by answers, `stuck` ones wait for others.

    `questions` is how many questions would be left if no answer settled anything.
    """

    yes: int
    no: int
    open: int
    stuck: int
    pending: int
    closed: int
    questions: int
