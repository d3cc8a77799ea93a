"""From pack.yaml and its sister files to documents, parameters, definitions and clause maps.

Comes in: located files. Goes out: model objects.
Must not know: measures.
"""

from __future__ import annotations

from ceyuan.model.measure import Definition, Parameter, ParameterValue
from ceyuan.model.policy import ClauseMap
from ceyuan.model.provenance import CitedSource, Document, Repeal
from ceyuan.packs.build.rules import RuleReader
from ceyuan.packs.located import Located
from ceyuan.packs.schema.document import NOT_SEEN, ClauseFile, DefinitionFile, PackFile, ParameterFile
from ceyuan.packs.validate import validate


def build_document(located: Located) -> Document:
    """Build the document of a pack.yaml."""
    entry = validate(located, PackFile).document
    seen = entry.number != NOT_SEEN
    return Document(
        number=entry.number if seen else f"文号未见（{entry.title}）",
        other_numbers=entry.other_numbers,
        title=entry.title,
        issuer=entry.issuer,
        level=entry.level,
        issued=entry.issued,
        in_force_from=entry.in_force.start,
        in_force_to=entry.in_force.end,
        repeals=tuple(Repeal(one.number, one.title, one.since) for one in entry.repeals),
        parents=entry.parents,
        special_policies=entry.special_policies,
        reading=entry.read,
        sources=tuple(CitedSource(one.title, one.url, one.seen, one.note) for one in entry.sources),
        span=located.span(("document",)),
        note=entry.note,
        example=entry.example,
        number_seen=seen,
    )


def build_parameters(located: Located) -> tuple[Parameter, ...]:
    """Build the parameters of a parameters.yaml, values in the order of their days."""
    return tuple(
        Parameter(
            entry.name,
            entry.unit,
            tuple(
                ParameterValue(one.since, one.value)
                for one in sorted(entry.values, key=lambda one: (one.since is not None, one.since))
            ),
            entry.clause,
            entry.read,
            located.span((index, "name")),
        )
        for index, entry in enumerate(validate(located, ParameterFile, as_list=True).items)
    )


def build_definitions(reader: RuleReader) -> tuple[Definition, ...]:
    """Build the definitions of a definitions.yaml."""
    return tuple(
        Definition(
            entry.name,
            entry.en,
            reader.rule((index, "when")),
            entry.clause,
            entry.text,
            entry.read,
            reader.located.span((index, "name")),
        )
        for index, entry in enumerate(validate(reader.located, DefinitionFile, as_list=True).items)
    )


def build_clauses(located: Located) -> tuple[ClauseMap, ...]:
    """Build the clause map: one row per (verb, object) pair, and one for a sentence without any."""
    rows = []
    for clause in validate(located, ClauseFile, as_list=True).items:
        for pair in clause.pairs:
            to = pair.maps_to
            rows.append(
                ClauseMap(clause.anchor, clause.opening, pair.verb, pair.object, to.measures, to.taxonomy, to.guidance)
            )
        if not clause.pairs:
            rows.append(ClauseMap(clause.anchor, clause.opening, "", "", (), "", ""))
    return tuple(rows)
