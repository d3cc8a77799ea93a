"""What every engine answers: yes, no or unknown, with the reasons kept as data.

Comes in: nothing. Goes out: verdicts and their traces, ready for sentences, tables and JSON.
Must not know: how an engine computes, how people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ceyuan.model.condition import Criterion, Join
from ceyuan.model.measure import Application, Measure, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import ScoreItem
from ceyuan.model.subject import MissingReason
from ceyuan.plan.nodes import Atom


class Answer(StrEnum):
    """Three answers, never two."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Why a verdict stands as it does.

    DECIDED: the rules gave the answer. CLOSED: the measure takes no such application on this day (answer NO is not
    implied; `answer` is UNKNOWN). PENDING: the measure lacks implementing rules, so nobody can decide yet.
    """

    DECIDED = "decided"
    CLOSED = "closed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A value that would be needed: fact name, fiscal year (None for a current fact), and why it is missing.

    For a title that may be held, `title` is set instead of `fact`.
    """

    fact: str
    year: int | None
    reason: MissingReason
    detail: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One atom after evaluation.

    `value` and `bound` are the two sides where both are single numbers (a score shows `low`..`high` instead); `shown`
    is the word or yes/no found for text and flags. `not_applicable` says that a value does not exist for the subject.
    """

    atom: Atom
    surely: bool
    possibly: bool
    value: Fraction | None = None
    bound: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    shown: str = ""
    missing: tuple[MissingFact, ...] = ()
    not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class CriterionTrace:
    """A criterion's answer and the findings behind it; `negated` when it stands under `none`.

    `decisive` are the findings that make the answer what it is; the others are kept for the whole trace. `reading` is
    the weakest grade among the criterion's own and those of the definitions that decided.
    """

    criterion: Criterion
    answer: Answer
    findings: tuple[Finding, ...]
    decisive: tuple[Finding, ...]
    negated: bool
    missing: tuple[MissingFact, ...]
    not_applicable: bool
    reading: Reading


@dataclass(frozen=True, slots=True)
class GroupTrace:
    """A group's answer with its members; `shown` is how the text joins them."""

    join: Join
    shown: Join
    least: int
    title: str
    title_en: str
    answer: Answer
    members: tuple[ConditionTrace, ...]


ConditionTrace = CriterionTrace | GroupTrace


@dataclass(frozen=True, slots=True)
class RequirementTrace:
    """Whether a required title is held."""

    requirement: Requirement
    answer: Answer
    finding: Finding
    missing: tuple[MissingFact, ...]


@dataclass(frozen=True, slots=True)
class ItemTrace:
    """The points of one line, as an interval, with the findings behind it."""

    item: ScoreItem
    low: Fraction
    high: Fraction
    findings: tuple[Finding, ...]
    missing: tuple[MissingFact, ...]


@dataclass(frozen=True, slots=True)
class ScoreTrace:
    """A table's total, or one dimension's subtotal, as an interval."""

    name: str
    low: Fraction
    high: Fraction
    maximum: Fraction
    items: tuple[ItemTrace, ...]


@dataclass(frozen=True, slots=True)
class AwardTrace:
    """What a measure would pay if the answer is yes, in 元: `high` None means that no upper end is known.

    `discretionary` amounts are decided by somebody (最高, 择优): never a promise.
    """

    low: Fraction
    high: Fraction | None
    discretionary: bool = False
    missing: tuple[MissingFact, ...] = ()
    unpublished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One measure for one subject on one day, with the whole trace.

    `missing` holds the facts that could still change the answer (empty unless it is unknown); `failed` the criteria
    that decided a no; `unpublished` what nobody has published yet. `award` is None unless the text states money, and is
    only counted while the answer is not no.
    """

    subject: str
    measure: Measure
    application: Application
    as_of: date
    reference_year: int
    status: Status
    answer: Answer
    requirements: tuple[RequirementTrace, ...]
    condition: ConditionTrace | None
    scores: tuple[ScoreTrace, ...]
    missing: tuple[MissingFact, ...]
    failed: tuple[str, ...]
    unpublished: tuple[str, ...]
    award: AwardTrace | None = None
