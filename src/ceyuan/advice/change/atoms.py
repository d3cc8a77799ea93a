"""Read the tests of one criterion beside their findings.

Comes in: logic, its findings in the order of its atoms, the scene. Goes out: needs over levers.
Must not know: groups, measures, costs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ceyuan.advice.change.comparison import comparison_need, guards_need
from ceyuan.advice.change.linear import Entangled
from ceyuan.advice.change.needs import MET, Need, Open, Stuck, at_least, count, every
from ceyuan.advice.change.obstacles import blocked_by
from ceyuan.advice.change.results import Blocked, Obstacle
from ceyuan.advice.change.scene import Scene
from ceyuan.advice.change.table import open_lines, read_table
from ceyuan.engines.answer import Finding, ItemTrace
from ceyuan.plan.nodes import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    Atom,
    Compare,
    Constant,
    Flag,
    Holds,
    Inapplicable,
    Logic,
    Member,
    Operator,
    Score,
    Unpublished,
)
from ceyuan.plan.reads import has_score


@dataclass(frozen=True, slots=True)
class View:
    """A criterion being read: its name, and the lines of the points table as they stand.

    Inside a line nobody asks why a case cannot be reached: the view is `quiet`.
    """

    scene: Scene
    criterion: str
    lines: Mapping[str, ItemTrace]
    quiet: bool = False


def read_logic(logic: Logic, findings: Iterator[Finding], view: View) -> Need:
    """Read logic; every atom takes the next finding."""
    match logic:
        case AllOf(parts=parts):
            return _all(parts, findings, view)
        case AnyOf(parts=parts):
            return count(1, [read_logic(part, findings, view) for part in parts])
        case AtLeast(least=least, parts=parts):
            return count(least, [read_logic(part, findings, view) for part in parts])
    return _atom(logic, next(findings), view)


def _all(parts: Sequence[Logic], findings: Iterator[Finding], view: View) -> Need:
    """Read parts that must all hold; what is written for another industry is not read to its end."""
    needs: list[Need] = []
    for number, part in enumerate(parts):
        need = read_logic(part, findings, view)
        if isinstance(need, Stuck) and isinstance(part, Member):
            rest = sum(view.scene.prospect.asked_by(one).atoms for one in parts[number + 1 :])
            next(islice(findings, rest, rest), None)
            return need
        needs.append(need)
    return every(needs)


def _atom(atom: Atom, finding: Finding, view: View) -> Need:
    if finding.surely and not view.scene.whole:
        return MET
    need = _open(atom, finding, view) if finding.possibly and not finding.surely else _known(atom, finding, view)
    if isinstance(need, Stuck) and finding.surely:
        return MET
    if isinstance(need, Stuck) and not need.blocked and not view.quiet:
        names = view.scene.prospect.asked_by(atom).names
        return Stuck((blocked_by(finding, view.scene, view.criterion, names),))
    if isinstance(need, Stuck) and isinstance(atom, Compare) and not view.quiet:
        # moving something helps, but not far enough: it may be that only the year is too short for it
        why = blocked_by(finding, view.scene, view.criterion, need.blocked[0].facts)
        return Stuck((why,)) if why.obstacle is Obstacle.TOO_SLOW else need
    return need


def _known(atom: Atom, finding: Finding, view: View) -> Need:
    match atom:
        case Compare(left=Score(), right=Constant()) if atom.operator in {Operator.AT_LEAST, Operator.MORE}:
            return _score(atom, view)
        case Compare():
            return _comparison(atom, finding, view)
        case Flag(fact=fact, expected=expected):
            lever = view.scene.lever(fact, None)
            if lever is None:
                return _settled(finding)
            return at_least(*(({lever: 1}, 1) if expected else ({lever: -1}, 0)), _bounded(atom, view))
        case Holds(negated=True):
            return _none_held(atom, view) if finding.surely else Stuck(())
        case Holds(titles=titles) if not finding.surely:
            levers = [lever for title in titles if (lever := view.scene.title_lever(title)) is not None]
            return count(1, [at_least({lever: 1}, 1, _bounded(atom, view)) for lever in levers])
        case Always() | Member() | Holds() | Inapplicable() | Unpublished():
            return _settled(finding)


def _settled(finding: Finding) -> Need:
    if finding.possibly and not finding.surely:
        return Open(finding.missing)
    return MET if finding.surely else Stuck(())


def _open(atom: Atom, finding: Finding, view: View) -> Need:
    match atom:
        case Unpublished(what=what):
            return Open((), (what,))
        case Holds(negated=False):
            # one of the titles is enough
            return count(1, [Open((one,)) for one in finding.missing])
        case Holds():
            return every([Open(finding.missing), _none_held(atom, view)])
        case Compare(left=Score(), right=Constant()) if atom.operator in {Operator.AT_LEAST, Operator.MORE}:
            # where experts choose inside a range, only its lower end counts
            return _score(atom, view)
        case Compare(left=Score() as score) if not finding.missing:
            names = open_lines(score)
            return Open((), names) if names else Stuck(())
        case Compare() if view.scene.whole and not has_score(atom.left) and not has_score(atom.right):
            return _comparison(atom, finding, view)
    return Open(finding.missing)


def _none_held(atom: Holds, view: View) -> Need:
    levers = [lever for title in atom.titles if (lever := view.scene.title_lever(title)) is not None]
    return every([at_least({lever: -1}, 0, _bounded(atom, view)) for lever in levers]) if view.scene.whole else MET


def _comparison(compare: Compare, finding: Finding, view: View) -> Need:
    form = view.scene.prospect.form_of(compare)
    cells = None if form is None else view.scene.cells(form)
    if form is None or cells is None:
        return _settled(finding)
    found, missing = cells
    try:
        if missing:
            # what is unknown may fit, as long as the comparison applies at all
            return every([Open(missing), guards_need(form.test, found, _bounded(compare, view))])
        return comparison_need(form.test, found, _bounded(compare, view))
    except Entangled:
        # what holds and cannot be followed is left to the check by the record engine
        return _settled(finding)


def _bounded(atom: Atom, view: View) -> tuple[Blocked, ...]:
    """Say what stands in the way where moving helps, but not far enough or not together with the rest."""
    return (Blocked(view.criterion, Obstacle.OUT_OF_BOUNDS, view.scene.prospect.asked_by(atom).names),)


def _score(compare: Compare, view: View) -> Need:
    quiet = dataclasses.replace(view, quiet=True)

    def read(logic: Logic, findings: Iterator[Finding]) -> Need:
        return read_logic(logic, findings, quiet)

    blocked = (Blocked(view.criterion, Obstacle.OUT_OF_BOUNDS, ()),)
    return read_table(compare, view.lines, read, blocked=blocked, whole=view.scene.whole)
