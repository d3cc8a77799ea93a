"""The parts of one rule that do not hold: all of them, or how many of several.

Comes in: a rule of the plan, the findings its evaluation left (one for each test, in written order), the scene.
Goes out: what must come to hold.
Must not know: criteria, measures, words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.advice.gap.points import score_gap
from ceyuan.advice.gap.results import Alternatives, Distance, Part, ScoreGap
from ceyuan.advice.gap.scene import RuleParts, Scene
from ceyuan.advice.gap.solve import measure_distance
from ceyuan.engines.answer import Finding, ScoreTrace
from ceyuan.plan.nodes import AllOf, AnyOf, AtLeast, Compare, Inapplicable, Logic, Member


def rule_parts(test: Logic, findings: Sequence[Finding], scores: Sequence[ScoreTrace], scene: Scene) -> RuleParts:
    """Give the parts of a rule that must all come to hold, with the distances and the other findings inside."""
    known = scene.parts.get(id(test))
    if known is None:
        known = _sorted(_part(test, iter(findings), scores, scene))
        scene.parts[id(test)] = known
    return known


def _sorted(part: Part | None) -> RuleParts:
    match part:
        case None:
            return (), (), ()
        case Finding():
            return (part,), (), (part,)
        case Distance():
            return (part,), (part,), ()
    parts = _opened(part)
    flat = list(flat_parts(parts))
    distances = tuple(one for one in flat if isinstance(one, Distance))
    return parts, distances, tuple(one for one in flat if isinstance(one, Finding))


def _part(logic: Logic, findings: Iterator[Finding], scores: Sequence[ScoreTrace], scene: Scene) -> Part | None:
    match logic:
        case AllOf(parts=parts):
            return _joined([_part(one, findings, scores, scene) for one in parts], least=len(parts))
        case AnyOf(parts=parts):
            return _joined([_part(one, findings, scores, scene) for one in parts], least=1)
        case AtLeast(least=least, parts=parts):
            return _joined([_part(one, findings, scores, scene) for one in parts], least=least)
    finding = next(findings)
    if finding.surely:
        return None
    if isinstance(finding.atom, Compare):
        return score_gap(finding, scores) or measure_distance(finding, scene) or finding
    return finding


def _joined(found: Sequence[Part | None], *, least: int) -> Part | None:
    needed = least - sum(one is None for one in found)
    if needed <= 0:
        return None
    open_parts = [one for one in found if one is not None]
    if needed < len(open_parts):
        own = [one for one in open_parts if not of_another_case(one)]
        # A way written for another industry, or for firms too young for three years, is no way for this subject.
        open_parts = own if len(own) >= needed else open_parts
    if len(open_parts) == 1:
        return open_parts[0]
    if needed == len(open_parts):
        open_parts = [inner for one in open_parts for inner in _opened(one)]
        needed = len(open_parts)
    return Alternatives(needed, tuple(open_parts))


def _opened(part: Part) -> tuple[Part, ...]:
    return part.parts if isinstance(part, Alternatives) and part.needed == len(part.parts) else (part,)


def of_another_case(part: Part) -> bool:
    """Tell whether a part cannot hold for this subject: it asks for another industry, or for a figure not to exist."""
    match part:
        case Finding(atom=Member() | Inapplicable(), possibly=possibly):
            return not possibly
        case Alternatives(needed=needed, parts=parts):
            return sum(not of_another_case(one) for one in parts) < needed
        case _:
            return False


def flat_parts(parts: Sequence[Part]) -> Iterator[Distance | ScoreGap | Finding]:
    """Walk over everything inside, choices opened up.

    >>> list(flat_parts((Alternatives(1, ()),)))
    []
    """
    for part in parts:
        if isinstance(part, Alternatives):
            yield from flat_parts(part.parts)
        else:
            yield part
