"""The two rulebooks that are measured: twelve invented measures of five criteria, and the packs that come along.

Comes in: a name. Goes out: a library, its plans for the day of the benchmark, and the columns they read.
Must not know: how firms are made, how any engine computes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ceyuan.engines.batch import tested_parts
from ceyuan.model.columns import ColumnKey
from ceyuan.model.condition import Criterion
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.policy import Library
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.plan.reads import plan_reads
from ceyuan.plan.share import share_nodes

DAY = date(2026, 6, 30)
YEAR = 2025  # the reference year of that day
PACK = Path(__file__).resolve().parent / "rulebook"
BENCH, BUNDLED = "bench", "bundled"


@dataclass(frozen=True, slots=True)
class Rules:
    """A rulebook ready for the engines."""

    library: Library
    plans: tuple[MeasurePlan, ...]

    @property
    def vocabulary(self) -> Vocabulary:
        """Give what the rules may ask."""
        return self.library.vocabulary

    @property
    def measures(self) -> tuple[str, ...]:
        """Name the measures in the order of the plans."""
        return tuple(plan.measure.id for plan in self.plans)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Name what is answered on its own, measure by measure."""
        return tuple(f"{plan.measure.id}.{_part(one)}" for plan in self.plans for one in tested_parts(plan))


def _part(part: object) -> str:
    return part.id if isinstance(part, Criterion) else "title"


def load_rules(name: str) -> Rules:
    """Load one of the two rulebooks: `bench` or `bundled`.

    >>> rules = load_rules("bench")
    >>> len(rules.measures), len(rules.criteria)
    (12, 60)
    """
    if name == BUNDLED:
        return lower_rules(load_library(bundled_packs()))
    with tempfile.TemporaryDirectory() as place:
        return lower_rules(load_library(write_rulebook(Path(place))))


def write_rulebook(place: Path) -> Path:
    """Put the benchmark's pack beside the facts and titles that come along; their ladders climb over other measures."""
    folder, vocabulary = place / "packs", bundled_packs() / "vocabulary"
    shutil.copytree(PACK, folder)
    shutil.copytree(vocabulary, folder / "vocabulary", ignore=shutil.ignore_patterns("ladders.yaml"))
    return folder


def lower_rules(library: Library) -> Rules:
    """Lower every measure about enterprises for the day of the benchmark."""
    measures = [one for one in library.measures() if one.subject is SubjectKind.ENTERPRISE]
    return Rules(library, share_nodes(lower_measure(one, library, as_of=DAY) for one in measures))


def read_keys(plans: Sequence[MeasurePlan]) -> frozenset[ColumnKey]:
    """Give every column the plans read; the founding date says since when yearly values apply."""
    found = {one for plan in plans for one in plan_reads(plan).facts} | {("成立日期", None)}
    return frozenset(ColumnKey(fact, None if offset is None else YEAR + 1 + offset) for fact, offset in found)


def read_titles(plans: Sequence[MeasurePlan]) -> frozenset[str]:
    """Give every title the plans ask for or confer."""
    return frozenset(title for plan in plans for title in plan_reads(plan).titles)
