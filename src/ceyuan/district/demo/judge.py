"""Judge a whole district once with the library, to see that a demonstration shows yes, no and unknown.

Comes in: a day. Goes out: how many firms each measure says yes, no and unknown of.
Must not know: pages; nothing is stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.conf import settings

from ceyuan.district.registry.models import Enterprise
from ceyuan.district.registry.subjects import subjects_of
from ceyuan.engines.batch import Code, measure_codes
from ceyuan.engines.block import compile_rulebook, decide_columns
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.model.facts import SubjectKind
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cache import load_cached
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.share import share_nodes


@dataclass(frozen=True, slots=True)
class Tally:
    """What a measure says of all firms; `pending` counts those whom only rules not yet published could decide."""

    measure: str
    title: str
    yes: int
    no: int
    unknown: int
    pending: int


def judge_district(as_of: date) -> Sequence[Tally]:
    """Judge every enterprise that is on the register against every measure about enterprises."""
    environment = settings.ENVIRONMENT
    known = load_cached(environment.packs or bundled_packs(), environment.data / "cache")
    measures = [one for one in known.measures() if one.subject is SubjectKind.ENTERPRISE]
    plans = share_nodes(lower_measure(one, known, as_of=as_of) for one in measures)
    rulebook = compile_rulebook(plans, known.vocabulary, reference_year=as_of.year - 1)
    subjects = subjects_of(list(Enterprise.objects.filter(standing="active")), as_of=as_of)
    columns = columns_of(subjects, known.vocabulary, as_of=as_of, keys=rulebook.needs)
    batch = decide_columns(rulebook, columns, threads=1)
    tallies = []
    for plan, answer in zip(plans, batch.measures, strict=True):
        counts = np.bincount(measure_codes(answer.bits, batch.rows), minlength=len(Code))
        name = f"{plan.measure.pack}#{plan.measure.id}"
        told = (int(counts[code]) for code in (Code.YES, Code.NO, Code.UNKNOWN, Code.PENDING))
        tallies.append(Tally(name, plan.measure.title, *told))
    return tallies
