"""All packs with their cases, and where each thing has its page.

Comes in: a folder of packs and the list of schemes. Goes out: what the pages are written from.
Must not know: Markdown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceyuan.feel.syntax import Name
from ceyuan.model.condition import Rule, criteria_of
from ceyuan.model.measure import Definition, Measure, Parameter
from ceyuan.model.policy import Library, Pack
from ceyuan.model.provenance import Reading
from ceyuan.packs.cases import PackCase, read_cases
from ceyuan.packs.load import load_library
from ceyuan.packs.located import read_located

PAGES = "docs/packs"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library, the cases of each measure by `pack#id`, and the schemes of the fact sheets with their measures."""

    root: Path
    library: Library
    cases: Mapping[str, Sequence[PackCase]]
    sheets: Mapping[str, Sequence[str]]

    def measures(self) -> Sequence[Measure]:
        """Give every measure, examples of elsewhere included."""
        return tuple(self.library.measures(examples=True))

    def cases_of(self, measure: Measure) -> Sequence[PackCase]:
        """Give the cases of a measure."""
        return self.cases.get(full_name(measure), ())

    def conferring(self, title: str) -> Sequence[Measure]:
        """Give the measures that confer a title."""
        return tuple(one for one in self.measures() if one.confers == title)

    def versions(self, measure: Measure) -> Sequence[Measure]:
        """Give the other measures of the same scheme."""
        return tuple(one for one in self.measures() if one.scheme == measure.scheme and one is not measure)

    def has(self, pack: Pack, file: str) -> bool:
        """Tell whether a pack has a file."""
        return (self.root / pack.id / file).is_file()


def fill_shelf(root: Path, schemes: Path) -> Shelf:
    """Load everything the pages tell about."""
    library = load_library(root)
    cases: dict[str, list[PackCase]] = {}
    for pack in library.packs.values():
        for case in read_cases(root, pack.id, library.vocabulary, {one.id: one.subject for one in pack.measures}):
            cases.setdefault(f"{pack.id}#{case.measure}", []).append(case)
    return Shelf(root, library, cases, _read_sheets(schemes, library))


def _read_sheets(path: Path, library: Library) -> Mapping[str, Sequence[str]]:
    """Read which measures took up a scheme of the fact sheets; a measure that is not there is an error."""
    data = read_located(path, name=path.name).data
    known = {full_name(one) for one in library.measures(examples=True)}
    sheets: dict[str, Sequence[str]] = {}
    for sheet, names in (data if isinstance(data, dict) else {}).items():
        sheets[sheet] = tuple(str(name) for name in names) if isinstance(names, list) else ()
        unknown = [name for name in sheets[sheet] if name not in known]
        if unknown or not sheets[sheet]:
            raise ValueError(f"{path.name}: {sheet}: {unknown or 'no measure'}")
    return sheets


def full_name(measure: Measure) -> str:
    """Give a measure's name across packs."""
    return f"{measure.pack}#{measure.id}"


def page_of(measure: Measure) -> str:
    """Give the place of a measure's page, from the root of the checkout."""
    return f"{PAGES}/{measure.pack}/{measure.id}.md"


def readings_of(measure: Measure) -> list[Reading]:
    """Give the grade of each requirement, criterion and line of points."""
    found = [one.reading for one in measure.requires]
    found += [] if measure.condition is None else [one.reading for one in criteria_of(measure.condition)]
    found += [] if measure.scorecard is None else [one.reading for one in measure.scorecard.items]
    return found


def terms_of(measure: Measure, library: Library) -> tuple[Sequence[Definition], Sequence[Parameter]]:
    """Give the definitions and parameters that a measure's rules use; what its own pack's definitions use, too."""
    definitions, parameters = library.definitions(), library.parameters()
    own = {one.name for one in library.packs[measure.pack].definitions}
    found: dict[str, Definition | Parameter] = {}
    waiting = list(_names(measure))
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        if name in definitions:
            found[name] = definitions[name]
            waiting += _names(definitions[name].rule) if name in own else ()
        elif name in parameters:
            found[name] = parameters[name]
    return (
        [one for one in found.values() if isinstance(one, Definition)],
        [one for one in found.values() if isinstance(one, Parameter)],
    )


def _names(thing: object) -> Iterator[str]:
    """Walk over the names in the rules below anything of the model, in written order."""
    match thing:
        case Name(value=value):
            yield value
        case Rule(expression=expression):
            yield from _names(expression)
        case tuple():
            for one in thing:
                yield from _names(one)
        case _ if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            for field in dataclasses.fields(thing):
                if field.name != "span":
                    yield from _names(getattr(thing, field.name))
