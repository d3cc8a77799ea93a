"""Say why a test that fails cannot be reached.

Comes in: a failing finding, the scene. Goes out: the obstacle.
Must not know: how routes are found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from ceyuan.advice.change.comparison import comparison_need
from ceyuan.advice.change.levers import Lever, Levers
from ceyuan.advice.change.linear import Entangled
from ceyuan.advice.change.needs import Stuck
from ceyuan.advice.change.results import Blocked, Obstacle
from ceyuan.advice.change.scene import Scene
from ceyuan.engines.answer import Finding
from ceyuan.model.facts import Changeable, Movement
from ceyuan.plan.integers.nodes import Cell
from ceyuan.plan.nodes import Compare, Flag, Holds

_SLOW = 10**6  # months: any time at all


def blocked_by(finding: Finding, scene: Scene, criterion: str, names: tuple[str, ...]) -> Blocked:
    """Say why a failing test stays as it is."""
    obstacle = _obstacle(finding, scene)
    if obstacle is Obstacle.TITLE_OUT_OF_REACH and isinstance(finding.atom, Holds):
        # of several titles those that could be worked towards
        names = tuple(one for one in finding.atom.titles if scene.levers.of_title(one) or one in scene.levers.barred)
    return Blocked(criterion, obstacle, names)


def _obstacle(finding: Finding, scene: Scene) -> Obstacle:
    vocabulary = scene.prospect.vocabulary
    match finding.atom:
        case Compare():
            return _of_comparison(finding.atom, finding, scene)
        case _ if finding.not_applicable:
            return Obstacle.NOT_APPLICABLE
        case Flag(fact=fact, expected=expected):
            return _of_switch(vocabulary.facts[fact].changeable, up=expected)
        case Holds(titles=titles, negated=False):
            return _of_titles([one for one in titles if one != scene.confers], scene)
    return Obstacle.NOT_CHANGEABLE


def _of_titles(titles: Sequence[str], scene: Scene) -> Obstacle:
    levers = [lever for one in titles if (lever := scene.levers.of_title(one)) is not None]
    if any(scene.confers not in one.through for one in levers):
        return Obstacle.TOO_SLOW
    if levers or not scene.levers.barred.isdisjoint(titles):
        return Obstacle.TITLE_OUT_OF_REACH
    return Obstacle.NOT_CHANGEABLE


def _of_switch(declared: Changeable | None, *, up: bool) -> Obstacle:
    wrong = Movement.DOWN if up else Movement.UP
    # it would be reached if it were quick enough
    return Obstacle.NOT_CHANGEABLE if declared is None or declared.movement is wrong else Obstacle.TOO_SLOW


def _of_comparison(compare: Compare, finding: Finding, scene: Scene) -> Obstacle:
    """Imagine that closed years were open and time no matter; what would help then is what stands in the way."""
    form = scene.prospect.form_of(compare)
    if form is None:
        return Obstacle.TOO_ENTANGLED
    levers = Levers(scene.levers.outlook, scene.levers.vocabulary, timeless=True)
    timeless = dataclasses.replace(scene, months=_SLOW, levers=levers)
    closed = {cell: lever for cell in form.cells if (lever := _closed_lever(cell, timeless)) is not None}
    known = timeless.cells(form)
    rest = Obstacle.NOT_APPLICABLE if finding.not_applicable else Obstacle.NOT_CHANGEABLE
    if known is None or known[1]:
        return rest
    cells = known[0]
    mark = (Blocked("", Obstacle.OUT_OF_BOUNDS, ()),)
    try:
        real = comparison_need(form.test, cells, mark)
        imagined = comparison_need(form.test, {**cells, **closed}, mark)
    except Entangled:
        return Obstacle.TOO_ENTANGLED
    if not isinstance(real, Stuck):
        return Obstacle.TOO_SLOW
    if not isinstance(imagined, Stuck):
        return Obstacle.CLOSED_YEAR
    # a row that moving something would help carries the mark
    return Obstacle.OUT_OF_BOUNDS if real.blocked else rest


def _closed_lever(cell: Cell, scene: Scene) -> Lever | None:
    year = scene.year_of(cell.offset)
    if year is None or year >= scene.levers.outlook.known_on.year:
        return None
    return scene.levers.imagined(cell.fact, year)
