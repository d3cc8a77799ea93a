"""How likely a test is to hold: equal odds for every answer the rules tell apart, or shares counted in a register.

Comes in: tests, and where there is one a register in columns. Goes out: one number between 0 and 1 for each test.
Must not know: which question is asked. The numbers only order questions; no answer and no sentence ever shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from ceyuan.engines.answer import Answer
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.model.columns import Columns, subject_at
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import Atom, Compare, Constant, Flag, Holds, Inapplicable, Member, Operator, Quantity

Odds = tuple[float, ...]

MOST_FIRMS = 500
_UP = (Operator.AT_LEAST, Operator.MORE)
_EVEN = 0.5


def equal_odds(tests: Sequence[Atom], vocabulary: Vocabulary) -> Odds:
    """Give every answer that these tests tell apart the same chance.

    Where n different bounds stand against one quantity, they make n + 1 stretches, each as likely as the next.

    >>> from ceyuan.plan.nodes import Column
    >>> staff = Column("职工人数", None)
    >>> bounds = [Compare(Operator.AT_LEAST, staff, Constant(Fraction(one))) for one in (10, 20, 300)]
    >>> equal_odds(bounds, Vocabulary({}, {}))
    (0.75, 0.5, 0.25)
    """
    bounds: dict[Quantity, set[Fraction]] = {}
    words: dict[str, set[str]] = {}
    for test in tests:
        match test:
            case Compare(left=left, right=Constant(value=bound)):
                bounds.setdefault(left, set()).add(bound)
            case Member(fact=fact, values=values):
                words.setdefault(fact, set()).update(values)
    ranked = {quantity: sorted(found) for quantity, found in bounds.items()}
    return tuple(_even_chance(one, ranked, words, vocabulary) for one in tests)


def _even_chance(
    test: Atom, bounds: dict[Quantity, list[Fraction]], words: dict[str, set[str]], vocabulary: Vocabulary
) -> float:
    match test:
        case Compare(operator=operator, left=left, right=Constant(value=bound)):
            found = bounds[left]
            above = (len(found) - found.index(bound)) / (len(found) + 1)
            match operator:
                case Operator.EQUAL | Operator.UNEQUAL:
                    alone = 1 / (len(found) + 1)
                    return alone if operator is Operator.EQUAL else 1 - alone
            return above if operator in _UP else 1 - above
        case Member(fact=fact, values=values, negated=negated):
            known = vocabulary.facts.get(fact)
            total = len(known.choices) if known is not None and known.choices else len(words[fact]) + 1
            inside = min(1.0, len(set(values)) / total)
            return 1 - inside if negated else inside
        case Holds(titles=titles, negated=negated):
            none = _EVEN ** len(titles)
            return none if negated else 1 - none
        case Flag() | Inapplicable() | Compare():
            return _EVEN
    return _EVEN


def register_odds(
    tests: Sequence[Atom], columns: Columns, vocabulary: Vocabulary, *, as_of: date, reference_year: int
) -> Odds:
    """Count in a register how often each test holds; where little is known there, the odds stay near equal.

    At most `MOST_FIRMS` firms, spread evenly over the register, are looked at.
    """
    step = max(1, -(-columns.rows // MOST_FIRMS))
    firms = [subject_at(columns, row, vocabulary, as_of=as_of) for row in range(0, columns.rows, step)]
    moments = [Moment(one, as_of, reference_year) for one in firms]
    even = equal_odds(tests, vocabulary)
    found = []
    for test, chance in zip(tests, even, strict=True):
        answers = [evaluate_logic(test, moment).answer for moment in moments]
        yes, no = answers.count(Answer.YES), answers.count(Answer.NO)
        found.append((yes + 2 * chance) / (yes + no + 2))
    return tuple(found)
