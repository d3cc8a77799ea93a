"""Everything between the arguments and the verdicts: packs, measures, register, plans.

Comes in: what the user asked for. Goes out: a bench ready to judge, and verdicts firm by firm.
Must not know: how results are shown.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import ceyuan
from ceyuan.advice.change import Prospect, prospect_of
from ceyuan.advice.checkup import Checkup, check_up
from ceyuan.advice.wording.checkup import checkup_words
from ceyuan.advice.wording.phrases import SUBJECTS, pick
from ceyuan.cli import errors
from ceyuan.cli.caching import cache_folder
from ceyuan.cli.dates import Day
from ceyuan.cli.engines import MOST_REASONS, Engine
from ceyuan.cli.files import require_file
from ceyuan.cli.output import Advance, libraries_silent
from ceyuan.engines.answer import Answer, Status, Verdict
from ceyuan.engines.batch import Code, measure_codes
from ceyuan.engines.block import compile_rulebook, decide_columns
from ceyuan.engines.record import decide_all
from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.intake.errors import NO_HEADER
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.read import Register, read_register
from ceyuan.intake.report import IntakeReport
from ceyuan.model.derived import derive_facts
from ceyuan.model.facts import SubjectKind
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library, Pack
from ceyuan.model.subject import Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cache import load_cached
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.share import share_nodes
from ceyuan.report.tables import Elsewhere, Judged, Outcome, Setting, outcome_of, pack_lines


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    register: Path
    packs: Path | None
    day: Day
    reference_year: int | None
    measures: Sequence[str]
    intake: IntakeOptions
    language: Language

    @property
    def year(self) -> int:
        """Give the reference year: as asked for, else the year before the day."""
        return self.day.date.year - 1 if self.reference_year is None else self.reference_year


@dataclass(frozen=True, slots=True)
class Bench:
    """A register read and measures lowered, ready to judge."""

    request: Request
    library: Library
    plans: tuple[MeasurePlan, ...]
    subjects: tuple[Subject, ...]
    intake: IntakeReport

    def verdicts(self, subject: Subject) -> list[Verdict]:
        """Judge one subject."""
        return decide_all(self.plans, subject, reference_year=self.request.year)

    def prospect(self) -> Prospect:
        """Lower the measures for advice: today and in the next period."""
        measures = [plan.measure for plan in self.plans]
        return prospect_of(self.library, measures, known_on=self.request.day.date)

    def setting(self) -> Setting:
        """Say what a report on this bench is about."""
        return setting_of(self.request, self.library, self.plans)


def setting_of(request: Request, library: Library, plans: Sequence[MeasurePlan]) -> Setting:
    """Say what a report is about; measures about other kinds of subjects are named unless the user named measures."""
    measures = tuple(plan.measure for plan in plans)
    others = () if request.measures else library.measures()
    return Setting(
        request.register.name,
        request.day.date,
        request.year,
        request.language,
        library.vocabulary,
        measures,
        pack_lines(library, measures),
        ceyuan.__version__,
        request.intake.kind,
        tuple(
            Elsewhere(one, library.packs[one.pack].document.number)
            for one in others
            if one.subject is not request.intake.kind
        ),
    )


def prepare(request: Request, advance: Advance) -> Bench:
    """Load packs, pick and lower measures, read the register, and fill what follows from what is known."""
    require_file(request.register)
    library, plans = plans_of(request)
    register = _register(request, library, advance)
    if not register.subjects:
        raise CeyuanError(errors.NO_SUBJECTS, data={"path": request.register.name})
    vocabulary = library.vocabulary
    subjects = tuple(derive_facts(one, vocabulary, as_of=request.day.date) for one in register.subjects)
    return Bench(request, library, plans, subjects, register.report)


def plans_of(request: Request) -> tuple[Library, tuple[MeasurePlan, ...]]:
    """Load packs, pick and lower measures."""
    library = load_packs(request.packs)
    measures = pick_measures(library, request.measures, request.intake.kind)
    return library, share_nodes(lower_measure(one, library, as_of=request.day.date) for one in measures)


def _register(request: Request, library: Library, advance: Advance) -> Register:
    """Read the register; one of another kind that turns out to list enterprises is told so in one line."""
    try:
        return read_register(request.register, library.vocabulary, options=request.intake, progress=advance)
    except CeyuanError as error:
        if error.kind is NO_HEADER and request.intake.kind is not SubjectKind.ENTERPRISE:
            _refuse_enterprises(request, library)
        raise


def _refuse_enterprises(request: Request, library: Library) -> None:
    options = replace(request.intake, kind=SubjectKind.ENTERPRISE)
    try:
        found = read_register(request.register, library.vocabulary, options=options)
    except CeyuanError:
        return  # not a list of enterprises either: the first message stands
    if found.subjects:
        kind = pick(SUBJECTS[request.intake.kind], request.language)
        raise CeyuanError(errors.LISTS_ENTERPRISES, data={"path": request.register.name, "kind": kind})


@dataclass(frozen=True, slots=True)
class Depth:
    """Which engine answers, for how many firms the record engine tells the reasons, and whether they get advice."""

    engine: Engine = Engine.AUTO
    reasons: int = MOST_REASONS
    threads: int = 1
    advice: bool = False


def judge(bench: Bench, depth: Depth, advance: Advance) -> Iterator[Judged]:
    """Answer every subject by the engine asked for, and tell reasons of the first ones by the record engine.

    Where both answered they must agree; a difference is a defect, and nothing is shown as if it were not there.
    """
    names = [f"{plan.measure.pack}#{plan.measure.id}" for plan in bench.plans]
    answers = None if depth.engine is Engine.RECORD else _in_blocks(bench, depth.threads)
    total = len(bench.subjects)
    prospect = bench.prospect() if depth.advice else None
    for row, subject in enumerate(bench.subjects):
        examined = row < depth.reasons
        checkup = _checkup(prospect, subject) if prospect is not None and examined else None
        verdicts = _verdicts(bench, subject, checkup) if examined or answers is None else []
        own = tuple(outcome_of(one) for one in verdicts)
        outcomes = own if answers is None else tuple(_OUTCOMES[Code(int(column[row]))] for column in answers)
        if verdicts and own != outcomes:
            differ = [name for name, one, other in zip(names, own, outcomes, strict=True) if one != other]
            raise CeyuanError(errors.ENGINES_DIFFER, data={"firm": subject.name, "measures": "、".join(differ)})
        advice = None if checkup is None else checkup_words(checkup, bench.library, bench.request.language)
        yield Judged(subject, outcomes, verdicts if examined else None, advice)
        advance(row + 1, total)


def _checkup(prospect: Prospect, subject: Subject) -> Checkup:
    with libraries_silent():
        return check_up(prospect, subject)


def _verdicts(bench: Bench, subject: Subject, checkup: Checkup | None) -> Sequence[Verdict]:
    """Judge one subject, unless its check-up has already done so."""
    return bench.verdicts(subject) if checkup is None else checkup.verdicts


_OUTCOMES = {
    Code.YES: Outcome(Status.DECIDED, Answer.YES),
    Code.NO: Outcome(Status.DECIDED, Answer.NO),
    Code.UNKNOWN: Outcome(Status.DECIDED, Answer.UNKNOWN),
    Code.PENDING: Outcome(Status.PENDING, Answer.UNKNOWN),
    Code.CLOSED: Outcome(Status.CLOSED, Answer.UNKNOWN),
}


def _in_blocks(bench: Bench, threads: int) -> list[NDArray[np.uint8]]:
    """Give one array of codes for each measure."""
    rulebook = compile_rulebook(bench.plans, bench.library.vocabulary, reference_year=bench.request.year)
    columns = columns_of(bench.subjects, bench.library.vocabulary, as_of=bench.request.day.date, keys=rulebook.needs)
    batch = decide_columns(rulebook, columns, threads=threads)
    return [measure_codes(one.bits, batch.rows) for one in batch.measures]


def load_packs(folder: Path | None) -> Library:
    """Load the packs of a folder, or those that come with the program."""
    if folder is not None and not folder.is_dir():
        raise CeyuanError(errors.FOLDER_MISSING, data={"path": str(folder)})
    return load_cached(bundled_packs() if folder is None else folder, cache_folder())


def find_pack(library: Library, name: str) -> Pack:
    """Give the pack of that id, or of its last part where only one pack ends so."""
    if name in library.packs:
        return library.packs[name]
    ends = [one for key, one in library.packs.items() if key.endswith(f"/{name}")]
    if len(ends) == 1:
        return ends[0]
    close = difflib.get_close_matches(name, list(library.packs), n=3, cutoff=0.3)
    raise CeyuanError(errors.NO_SUCH_PACK, data={"name": name, "nearest": "、".join(close) or "—"})


def pick_measures(library: Library, names: Sequence[str], kind: SubjectKind) -> list[Measure]:
    """Give the measures asked for, or all about one kind of subject."""
    if names:
        return list(dict.fromkeys(_pick(library, name) for name in names))
    found = [one for one in library.measures() if one.subject is kind]
    if not found:
        raise CeyuanError(errors.NO_MEASURES, data={"kind": kind.value})
    return found


def _pick(library: Library, name: str) -> Measure:
    full = {f"{one.pack}#{one.id}": one for one in library.measures(examples=True)}
    found = [key for key, one in full.items() if name in {key, one.id, one.title}]
    if len(found) == 1:
        return full[found[0]]
    if found:
        raise CeyuanError(errors.AMBIGUOUS_MEASURE, data={"name": name, "known": "、".join(found)})
    known = [*full, *(one.id for one in full.values()), *(one.title for one in full.values())]
    close = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
    raise CeyuanError(errors.NO_SUCH_MEASURE, data={"name": name, "nearest": "、".join(close) or "—"})


def latest_year(subjects: Sequence[Subject]) -> int | None:
    """Give the latest fiscal year of which a register says anything.

    >>> latest_year([Subject("1", "甲")]) is None
    True
    """
    return max((year for one in subjects for values in one.yearly.values() for year in values), default=None)
