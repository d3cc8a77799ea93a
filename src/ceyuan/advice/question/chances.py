"""How likely one question's answer is to settle one measure, by itself or together with the rest.

Comes in: a measure's tree, where its tests stand, the odds. Goes out: a number from 0 to 1 for each question.
Must not know: other measures. The numbers order questions and mean nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ceyuan.advice.question.book import Book, Entry, bits
from ceyuan.advice.question.reach import Reach, Span, count_reach, line_spans, total_reach
from ceyuan.advice.question.standing import Standing
from ceyuan.advice.question.tree import Best, Count, Each, First, Given, Leaf, Table, Total, Tree
from ceyuan.engines.record.quantity import add_points
from ceyuan.plan.nodes import Compare, Operator, Quantity

_EVEN = 0.5


class Node(NamedTuple):
    """A tree looked at once: its reach, how likely answers make it hold or fail, and the nodes below it."""

    tree: Tree
    reach: Reach
    hold: float
    fail: float
    parts: tuple[Node, ...] = ()
    spans: tuple[Span, ...] = ()


class Chances:
    """Walks one measure's tree and gathers, by question, how far its tests can settle the whole."""

    def __init__(self, book: Book, reaches: Sequence[Reach]) -> None:
        self.book = book
        self.reaches = reaches
        self.found: dict[int, dict[Quantity | int, float]] = {}

    def look(self, tree: Tree) -> Node:
        """Look at a tree and all below it, once."""
        parts: tuple[Node, ...] = ()
        spans: tuple[Span, ...] = ()
        match tree:
            case Leaf(test=test):
                reach = self.reaches[test]
            case Count(least=least):
                parts = tuple([self.look(one) for one in tree.parts])
                reach = count_reach(least, [one.reach for one in parts])
            case Total():
                spans = tuple(line_spans(tree, self.reaches))
                reach = total_reach(tree, spans)
        if not reach.open:
            return Node(tree, reach, float(reach.surely), float(not reach.possibly), parts)
        match tree:
            case Leaf(test=test):
                hold = self.book.odds[test]
                fail = 1 - hold
            case Count(least=least):
                hold = at_least(least, [one.hold for one in parts]) if reach.makers else 0.0
                fail = at_least(len(parts) - least + 1, [one.fail for one in parts]) if reach.breakers else 0.0
            case Total():
                hold = min(1.0, max(0.0, self._total_chance(tree, spans)))
                fail = 1 - hold
        return Node(tree, reach, hold if reach.makers else 0.0, fail if reach.breakers else 0.0, parts, spans)

    def of(self, root: Node, entry: Entry, stand: Standing) -> Mapping[int, float]:
        """Give the chance by question; only questions that could settle the measure are named."""
        self.found = {}
        if root.reach.open:
            self._walk(root, 1.0, 1.0)
        chances = {}
        for question in dict.fromkeys(self.book.question_of[item] for item in bits(stand.items)):
            rest = 1.0
            for chance in self.found.get(question, {}).values():
                rest *= 1 - min(1.0, chance)
            chances[question] = 1 - rest
        if stand.title and stand.items >> entry.title & 1:
            question = self.book.question_of[entry.title]
            chances[question] = 1 - _EVEN * (1 - chances.get(question, 0.0))
        return chances

    def _walk(self, node: Node, make: float, kill: float) -> None:
        """Go down: `make` is the chance that the part settles the whole by holding, `kill` by failing."""
        match node.tree:
            case Leaf(test=test):
                self._leaf(test, make, kill)
            case Count(least=least):
                self._count(least, node.parts, make, kill)
            case Total():
                self._total(node.tree, node.spans, make, kill)

    def _leaf(self, test: int, make: float, kill: float) -> None:
        reach = self.reaches[test]
        wanted = reach.makers | reach.breakers
        if not wanted or not reach.open:
            return
        questions = {self.book.question_of[item] for item in bits(wanted)}
        chance = self.book.odds[test]
        worth = (chance * make if reach.makers else 0.0) + ((1 - chance) * kill if reach.breakers else 0.0)
        atom = self.book.tests[test]
        # Bounds against one quantity stand or fall together, so only the most telling of them counts.
        group = atom.left if isinstance(atom, Compare) else test
        for question in questions:
            found = self.found.setdefault(question, {})
            found[group] = max(found.get(group, 0.0), worth / len(questions))

    def _count(self, least: int, parts: Sequence[Node], make: float, kill: float) -> None:
        free = [one for one in parts if one.reach.open]
        need = least - sum(one.reach.surely for one in parts)
        spare = len(free) - need
        for place, part in enumerate(free):
            if not part.reach.makers and not part.reach.breakers:
                continue
            others = free[:place] + free[place + 1 :]
            # it decides by holding when the others bring all but one, by failing when too many of them fail
            together = at_least(need - 1, [one.hold for one in others])
            apart = at_least(spare, [one.fail for one in others])
            self._walk(part, make * together, kill * apart)

    def _total_chance(self, total: Total, spans: Sequence[Span]) -> float:
        low, high = add_points(total.score, [(one.low, one.high) for one in spans])
        upper = float((high - total.bound) / (high - low)) if high > low else _EVEN
        return 1 - upper if total.operator in {Operator.LESS, Operator.AT_MOST} else upper

    def _total(self, total: Total, spans: Sequence[Span], make: float, kill: float) -> None:
        low, high = add_points(total.score, [(one.low, one.high) for one in spans])
        for (table, _), span in zip(total.lines, spans, strict=True):
            if span.high > span.low and high > low:
                share = min(1.0, float((span.high - span.low) / (high - low)))
                self._table(table, max(make, kill) * share)

    def _table(self, table: Table, worth: float) -> None:
        match table:
            case First(ways=ways) | Each(ways=ways):
                for way in ways:
                    self._walk(self.look(way.tree), worth, worth)
            case Best(tables=tables):
                for one in tables:
                    self._table(one, worth)
            case Given(test=test):
                self._leaf(test, worth, worth)


def at_least(least: int, chances: Sequence[float]) -> float:
    """Give the chance that at least some of several independent things happen.

    >>> at_least(2, [0.5, 0.5]), at_least(1, [0.5, 0.5]), at_least(0, []), at_least(1, [])
    (0.25, 0.75, 1.0, 0.0)
    """
    if least <= 0:
        return 1.0
    if least > len(chances):
        return 0.0
    if least == len(chances):
        product = 1.0
        for one in chances:
            product *= one
        return product
    counts = [1.0] + [0.0] * (least - 1)  # how likely exactly 0, 1 … of them happened; the rest reached `least`
    for one in chances:
        for place in range(least - 1, 0, -1):
            counts[place] = counts[place] * (1 - one) + counts[place - 1] * one
        counts[0] *= 1 - one
    return 1.0 - sum(counts)
