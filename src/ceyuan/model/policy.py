"""A pack in memory, and a library of packs that refer to one another.

Comes in: loaded packs. Goes out: lookup of measures, definitions, parameters; the ladder of titles.
Must not know: folders and files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ceyuan.model.facts import Vocabulary
from ceyuan.model.ladder import Ladder
from ceyuan.model.measure import Definition, Measure, MeasureKind, Parameter
from ceyuan.model.provenance import Document
from ceyuan.model.stacking import InWords, StackingRule, SupportOf, TheseMeasures, TheseSchemes


@dataclass(frozen=True, slots=True)
class ClauseMap:
    """What one (verb, object) pair of a clause became: measures, a taxonomy entry, or guidance with its reason."""

    anchor: str
    opening: str
    verb: str
    object: str
    measures: tuple[str, ...]
    taxonomy: str
    guidance: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One document as data. `id` is its folder, such as `songjiang/sjf-2025-146`; `hash` is SM3 in hex."""

    id: str
    document: Document
    measures: tuple[Measure, ...]
    definitions: tuple[Definition, ...]
    parameters: tuple[Parameter, ...]
    clauses: tuple[ClauseMap, ...]
    text: str
    hash: str
    stacking: tuple[StackingRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Every loaded pack with the shared vocabulary and the ladders of titles, by name."""

    vocabulary: Vocabulary
    packs: Mapping[str, Pack]
    ladders: Mapping[str, Ladder] = field(default_factory=dict)

    def measures(self, *, examples: bool = False) -> Iterator[Measure]:
        """Walk over all measures in the order of their packs; those of 外区示例 only where asked for."""
        for pack in self.packs.values():
            if examples or not pack.document.example:
                yield from pack.measures

    def find_measure(self, name: str) -> Measure | None:
        """Give the measure of that id (`pack#id`, or the bare id where it is unique), an example's too."""
        found = [one for one in self.measures(examples=True) if name in {one.id, f"{one.pack}#{one.id}"}]
        return found[0] if len(found) == 1 else None

    def stacked_with(self, rule: StackingRule) -> Iterator[Measure]:
        """Walk over the measures whose awards a rule about not getting twice sets beside its own, examples included."""
        for one in self.measures(examples=True):
            match rule.partners:
                case TheseMeasures(measures=names):
                    found = f"{one.pack}#{one.id}" in names
                case TheseSchemes(schemes=names):
                    found = one.scheme in names
                case SupportOf(level=level, funds_only=funds_only):
                    of_level = level in {"", self.packs[one.pack].document.level}
                    found = of_level and (one.kind is MeasureKind.FUND or not funds_only)
                case InWords():
                    found = False
            if found:
                yield one

    def definitions(self) -> dict[str, Definition]:
        """Give all definitions by name."""
        return {one.name: one for pack in self.packs.values() for one in pack.definitions}

    def parameters(self) -> dict[str, Parameter]:
        """Give all parameters by name."""
        return {one.name: one for pack in self.packs.values() for one in pack.parameters}
