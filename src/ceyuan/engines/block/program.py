"""A rulebook as a program for the block machine: steps over registers, nothing but data.

Comes in: nothing. Goes out: frozen steps in order, what they read, where the answers lie.
Must not know: NumPy calls, threads, how plans are compiled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto
from typing import NamedTuple

from ceyuan.model.columns import ColumnKey
from ceyuan.model.facts import Vocabulary
from ceyuan.model.measure import Application
from ceyuan.plan.integers import Integer
from ceyuan.plan.integers.nodes import Cell
from ceyuan.plan.nodes import MeasurePlan, Operator


class Kind(IntEnum):
    """What a register holds for each row of a block."""

    BITS = auto()
    """one bit a row, packed"""
    WHOLE = auto()
    """a whole number (int64)"""
    REAL = auto()
    """a number within a known error (float64)"""
    SMALL = auto()
    """a small number: of a combination of answers, or the tests of a text as bits (uint8 or uint16)"""
    POINTS = auto()
    """points times the scale of their table (int32)"""


class Op(IntEnum):
    """What a step does; `number` and `detail` of the step carry its constants."""

    # what a column says: detail names it
    VALUE = auto()
    KNOWN = auto()
    NULL = auto()
    DAMAGED = auto()
    FLAG = auto()
    HELD = auto()
    OPEN = auto()
    WORDS = auto()
    CLASSES = auto()
    CLASS = auto()
    # bits
    CONSTANT = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    # whole numbers and numbers within an error
    SCALE = auto()
    SHIFT = auto()
    ADD = auto()
    MULTIPLY = auto()
    LARGER = auto()
    SIZE = auto()
    TURN = auto()
    REAL = auto()
    WIDEN = auto()
    # comparisons: whole numbers give bits; numbers within an error give bits and those that stay doubtful
    AT_LEAST = auto()
    EQUAL = auto()
    ROUNDED = auto()
    DOUBTFUL = auto()
    REDECIDE = auto()
    # points
    INDEX = auto()
    LOOK_UP = auto()
    WEIGH = auto()
    PLUS = auto()
    BETTER = auto()
    CLAMP = auto()
    CLIP = auto()
    GIVEN = auto()
    HOLD = auto()


class Step(NamedTuple):
    """One operation: inputs and output are register numbers, in single assignment."""

    op: Op
    kind: Kind
    inputs: tuple[int, ...] = ()
    number: int | float = 0
    detail: object = None


class Words(NamedTuple):
    """A test of a text: is it one of some words, or does it begin with one."""

    key: ColumnKey
    words: tuple[str, ...]
    prefix: bool


class SignTest(NamedTuple):
    """A test `value operator 0` for integers of any size, with the column of each cell."""

    operator: Operator
    value: Integer
    keys: tuple[tuple[Cell, ColumnKey], ...]


class Table(NamedTuple):
    """The points that belong to each combination of answers of some cases (0 no, 1 maybe, 2 yes, first case lowest)."""

    points: tuple[int, ...]


class MeasureRegisters(NamedTuple):
    """Where a measure's answers lie; `parts` are surely and possibly of each tested part."""

    surely: int
    possibly: int
    closed: int
    pending: int
    parts: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Program:
    """Steps in order; the register that a step writes is its position. `last_use` frees it."""

    steps: tuple[Step, ...]
    measures: tuple[MeasureRegisters | None, ...]
    last_use: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Slow:
    """A measure that has no form in columns: the record engine answers it firm by firm, and says why."""

    measure: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Measures of one day, compiled for one reference year.

    `needs` and `titles` are the columns that are read. `slow` lists what the record engine answers.
    """

    plans: tuple[MeasurePlan, ...]
    vocabulary: Vocabulary
    as_of: date
    reference_year: int
    application: Application | None
    criteria: bool
    program: Program
    needs: tuple[ColumnKey, ...]
    titles: tuple[str, ...]
    slow: tuple[Slow, ...]
