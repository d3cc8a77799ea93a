"""Write needs as a mixed-integer program: a binary for each choice, a variable for each lever and direction.

Comes in: needs. Goes out: costs, bounds and rows of numbers as a solver takes them; what each variable stands for.
Must not know: solvers, plans.

Levers of a small range are whole steps; those of a large one are shares of the range that can matter, so that the
solver never meets numbers of very different size. Whatever it finds is solved again exactly for the choice it made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ceyuan.advice.change.levers import Lever
from ceyuan.advice.change.needs import Count, Met, Need, Open, Row, Stuck, Table, levers_of
from ceyuan.engines.answer import MissingFact

WHOLE_BELOW = 2**20
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Bound:
    """`low <= sum of factor * variable <= high`."""

    terms: tuple[tuple[int, float], ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Push:
    """A variable that moves a lever one way: a step of it stands for `size` steps of the grid."""

    variable: int
    lever: Lever
    sign: int
    size: int


@dataclass(frozen=True, slots=True)
class Program:
    """A program being written. `chosen` holds the nodes of the needs with the variable that says whether they hold."""

    ranges: dict[Lever, tuple[int, int]]
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    pushes: dict[Lever, list[Push]] = field(default_factory=dict)
    missing: dict[MissingFact | str, int] = field(default_factory=dict)
    chosen: list[tuple[Row | Open, int]] = field(default_factory=list)

    def variable(self, upper: float = 1.0, *, whole: bool = True) -> int:
        """Add a variable from 0 to `upper`."""
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def require(self, terms: Sequence[tuple[int, float]], low: float, high: float = float("inf")) -> None:
        """Add a row."""
        self.bounds.append(Bound(tuple(terms), low, high))

    def effort(self) -> list[tuple[int, float]]:
        """Give what each variable costs."""
        return [
            (push.variable, float(push.lever.unit * push.size)) for pushes in self.pushes.values() for push in pushes
        ]


def write_program(need: Need) -> Program:
    """Write needs as a program."""
    program = Program(_ranges(need))
    for lever, (low, high) in program.ranges.items():
        program.pushes[lever] = [
            _push(program, lever, sign, most)
            for sign, most in ((1, high - lever.before), (-1, lever.before - low))
            if most > 0
        ]
    root = program.variable()
    program.require([(root, 1.0)], 1.0)
    _write(program, need, root)
    return program


def _push(program: Program, lever: Lever, sign: int, most: int) -> Push:
    whole = most < WHOLE_BELOW
    return Push(program.variable(float(most) if whole else 1.0, whole=whole), lever, sign, 1 if whole else most)


def _ranges(need: Need) -> dict[Lever, tuple[int, int]]:
    """Bound each lever by the furthest that any row could need it, the others standing at their worst."""
    rows = list(rows_of(need))
    ranges = {lever: (lever.low, lever.high) for lever in dict.fromkeys(levers_of(need))}
    for _ in range(_ROUNDS):
        needed = {lever: (lever.before, lever.before) for lever in ranges}
        for row in rows:
            worst = sum(min(factor * end for end in ranges[lever]) for lever, factor in row.terms)
            for lever, factor in row.terms:
                rest = row.bound - worst + min(factor * end for end in ranges[lever])
                low, high = needed[lever]
                if factor > 0:
                    needed[lever] = (low, max(high, -(-rest // factor)))
                else:
                    needed[lever] = (min(low, rest // factor), high)
        ranges = {
            lever: (max(low, needed[lever][0]), min(high, needed[lever][1])) for lever, (low, high) in ranges.items()
        }
    return ranges


def rows_of(need: Need) -> list[Row]:
    """Give every row below."""
    match need:
        case Row():
            return [need]
        case Count(parts=parts):
            return [row for part in parts for row in rows_of(part)]
        case Table(lines=lines):
            return [row for line in lines for option in line.options for row in rows_of(option.need)]
        case Met() | Stuck() | Open():
            return []


def _write(program: Program, need: Need, holds: int) -> None:
    """Say what must be so where the variable `holds` is one."""
    match need:
        case Met():
            return
        case Stuck():
            program.require([(holds, 1.0)], 0.0, 0.0)
        case Row():
            _write_row(program, need, holds)
        case Open(missing=missing, unpublished=unpublished):
            program.chosen.append((need, holds))
            names: tuple[MissingFact | str, ...] = (*missing, *unpublished)
            for name in names:
                if name not in program.missing:
                    program.missing[name] = program.variable()
                program.require([(program.missing[name], 1.0), (holds, -1.0)], 0.0)
        case Count(least=least, parts=parts):
            inner = [program.variable() for _ in parts]
            program.require([*((one, 1.0) for one in inner), (holds, -float(least))], 0.0, 0.0)
            for part, one in zip(parts, inner, strict=True):
                _write(program, part, one)
        case Table():
            _write_table(program, need, holds)


def _write_row(program: Program, row: Row, holds: int) -> None:
    program.chosen.append((row, holds))
    start = row.bound - row.value({})
    worst = sum(min(factor * end for end in program.ranges[lever]) for lever, factor in row.terms)
    slack = max(0, row.bound - worst)
    terms = [
        (push.variable, factor * push.sign * push.size) for lever, factor in row.terms for push in program.pushes[lever]
    ]
    scale = max([abs(start), slack, 1]) if not terms else max(abs(factor) for _, factor in terms)
    program.require(
        [*((one, factor / scale) for one, factor in terms), (holds, -slack / scale)], (start - slack) / scale
    )


def _write_table(program: Program, table: Table, holds: int) -> None:
    caps, sums = dict(table.caps), dict[str, list[tuple[int, float]]]()
    for line in table.lines:
        inner = [program.variable() for _ in line.options]
        program.require([*((one, 1.0) for one in inner), (holds, -1.0)], 0.0, 0.0)
        for option, one in zip(line.options, inner, strict=True):
            sums.setdefault(line.dimension, []).append((one, float(option.points)))
            _write(program, option.need, one)
    totals = []
    for name, terms in sums.items():
        cap = min(caps.get(name, table.bound), table.bound)
        total = program.variable(float(max(Fraction(0), cap)), whole=False)
        program.require([*terms, (total, -1.0)], 0.0)
        totals.append((total, 1.0))
    program.require([*totals, (holds, -float(table.bound))], -1e-9)
