"""The tables of a report: what each row holds.

Comes in: nothing. Goes out: frozen rows, words already chosen in the report's language.
Must not know: how rows are found, workbooks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ceyuan.advice.wording.checkup import CheckupWords
from ceyuan.advice.wording.missing import MissingWords
from ceyuan.advice.wording.verdicts import verdict_word
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.errors import Language
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library
from ceyuan.model.subject import Subject


@dataclass(frozen=True, slots=True)
class PackLine:
    """A document that was applied, with the hash of its pack."""

    id: str
    number: str
    title: str
    hash: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A measure about another kind of subject, left unanswered by this register; `number` is its document's."""

    measure: Measure
    number: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is about: one register, one day, some measures, certain packs, one engine version.

    `kind` is what the register lists; `elsewhere` are the measures left out because they are about something else.
    """

    register: str
    as_of: date
    reference_year: int
    language: Language
    vocabulary: Vocabulary
    measures: tuple[Measure, ...]
    packs: tuple[PackLine, ...]
    engine: str
    kind: SubjectKind = SubjectKind.ENTERPRISE
    elsewhere: tuple[Elsewhere, ...] = ()

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en

    def measure_title(self, measure: Measure) -> str:
        """Give a measure's title in the language."""
        return self.say(measure.title, measure.en or measure.title)

    def counted_title(self, measure: Measure) -> str:
        """Give a measure's title as it heads a row of counts: where yes and no mean something else, with their words.

        The columns of such a table say 符合 and 不符合.
        """
        if measure.own_words is None:
            return self.measure_title(measure)
        yes, no = (verdict_word(measure, one, self.language) for one in (Answer.YES, Answer.NO))
        note = self.say(f"（“符合”指{yes}，“不符合”指{no}）", f" (yes: {yes}; no: {no})")
        return self.measure_title(measure) + note

    def document_number(self, measure: Measure) -> str:
        """Give the number of the document a measure comes from."""
        return next((one.number for one in self.packs if one.id == measure.pack), "")


def pack_lines(library: Library, measures: Sequence[Measure]) -> tuple[PackLine, ...]:
    """List the packs that some measures come from, in the library's order."""
    used = {one.pack for one in measures}
    return tuple(
        PackLine(pack.id, pack.document.number, pack.document.title, pack.hash)
        for pack in library.packs.values()
        if pack.id in used
    )


@dataclass(frozen=True, slots=True)
class MeasureCounts:
    """How often each answer was given for one measure."""

    measure: Measure
    yes: int
    no: int
    unknown: int
    pending: int
    closed: int
    near_misses: int

    @property
    def share(self) -> Fraction | None:
        """Give the share of yes among all decided on the merits; None where nothing was open to decide."""
        total = self.yes + self.no + self.unknown
        return Fraction(self.yes, total) if total else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cell of the matrix: how a verdict stands."""

    status: Status
    answer: Answer

    @property
    def word(self) -> str:
        """Give the word cases and JSON use: yes, no, unknown, closed or pending."""
        return self.answer.value if self.status is Status.DECIDED else self.status.value


def outcome_of(verdict: Verdict) -> Outcome:
    """Give how a verdict stands."""
    return Outcome(verdict.status, verdict.answer)


@dataclass(frozen=True, slots=True)
class Judged:
    """One subject with its outcomes; `verdicts` and `advice` are None where they were not asked for."""

    subject: Subject
    outcomes: tuple[Outcome, ...]
    verdicts: Sequence[Verdict] | None
    advice: CheckupWords | None = None


@dataclass(frozen=True, slots=True)
class FirmRow:
    """One firm's outcomes, in the order of the setting's measures."""

    id: str
    name: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One criterion of one measure for one firm."""

    firm_id: str
    firm: str
    measure: Measure
    verdict: str
    criterion: str
    text: str
    answer: str
    value: str
    required: str
    clause: str
    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A no that hangs on exactly one requirement; `relative` is the gap as a share of the bound, where it has one."""

    firm_id: str
    firm: str
    measure: Measure
    text: str
    clause: str
    value: str
    required: str
    gap: str
    relative: Fraction | None
    still_unknown: int
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Material:
    """A fact to collect: how many verdicts it would settle alone, how many it concerns, and who supplies it."""

    words: MissingWords
    settles: int
    concerns: int
    firms: int
    measures: tuple[Measure, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A measure that a firm does not meet and could: what is to be done, how much it takes, from when."""

    firm_id: str
    firm: str
    measure: str
    document: str
    unmet: str
    changes: str
    effort: str
    size: Fraction
    earliest: str
    to_confirm: str
    award: str


@dataclass(frozen=True, slots=True)
class CombinationRow:
    """An item of a firm's best combination, or the whole of it; `counted` says why an item is left out."""

    firm_id: str
    firm: str
    reach: str
    item: str
    amount: str
    counted: str
    low: Fraction
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class LadderRow:
    """A firm on a ladder on which something is held, due, or can be applied for."""

    firm_id: str
    firm: str
    ladder: str
    standing: str
    next: str
    ways: str
    due: str


@dataclass(frozen=True, slots=True)
class AdviceTables:
    """The tables of advice, for `firms` firms."""

    routes: tuple[RouteRow, ...]
    combinations: tuple[CombinationRow, ...]
    ladders: tuple[LadderRow, ...]
    firms: int


@dataclass(frozen=True, slots=True)
class Report:
    """Every table of a report.

    `reasons_for` and `near_misses_found` say how much there was, so that a shortened table says so. `examined` counts
    the firms that near misses and facts to collect were looked for in; the answers are those of every firm.
    """

    setting: Setting
    counts: tuple[MeasureCounts, ...]
    firms: tuple[FirmRow, ...]
    reasons: tuple[ReasonRow, ...]
    reasons_for: int
    near_misses: tuple[NearMiss, ...]
    near_misses_found: int
    materials: tuple[Material, ...]
    examined: int
    advice: AdviceTables | None = None

    @property
    def whole(self) -> bool:
        """Tell whether every firm was examined."""
        return self.examined == len(self.firms)
