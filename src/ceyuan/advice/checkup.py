"""A firm's whole check-up: verdicts, gaps, routes, ladders, and the combination of what it can have.

Comes in: a subject and the lowered measures of today and of the next period. Goes out: one frozen result.
Must not know: files, words.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.advice.change.results import NoRoute, Route
from ceyuan.advice.combination.results import Combination
from ceyuan.advice.gap.results import MeasureGap
from ceyuan.advice.ladder.results import LadderPlace
from ceyuan.engines.answer import Verdict


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything advice says about one subject on one day, measures in the order of the plans.

    `gaps` and `routes` hold only measures whose answer is not yes; `combination` is about those it is yes for, and
    `within_reach` about those and the ones with a route.
    """

    verdicts: tuple[Verdict, ...]
    gaps: tuple[MeasureGap, ...]
    routes: tuple[Route | NoRoute, ...]
    ladders: tuple[LadderPlace, ...]
    combination: Combination
    within_reach: Combination
