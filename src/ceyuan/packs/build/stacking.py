"""From stacking.yaml to the model.

Comes in: the located file, the id of its pack and the measures the pack holds. Goes out: stacking rules.
Must not know: other packs; whether a partner exists is checked when the whole library is there.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.stacking import InWords, Partners, StackingRule, SupportOf, TheseMeasures, TheseSchemes
from ceyuan.packs import errors
from ceyuan.packs.located import Located
from ceyuan.packs.schema.stacking import PartnersSchema, StackingFile
from ceyuan.packs.validate import validate


def build_stacking(located: Located, *, pack: str, measures: Sequence[str]) -> tuple[StackingRule, ...]:
    """Build the rules of a pack; a measure that the pack lacks and an id given twice are refused."""
    rules: list[StackingRule] = []
    found: list[CeyuanError] = []
    for index, entry in enumerate(validate(located, StackingFile, as_list=True).items):
        span = located.span((index, "id"))
        twice = [one.span for one in rules if one.id == entry.id]
        if twice:
            found.append(CeyuanError(errors.DOUBLE_NAME, data={"name": entry.id}, spans=[*twice, span]))
        own = tuple(measures) if entry.measures == "all" else tuple(entry.measures)
        for place, name in enumerate(own):
            if name not in measures:
                close = difflib.get_close_matches(name, measures, n=1, cutoff=0.3)
                data = {"measure": name, "nearest": close[0] if close else "—"}
                spans = [located.span((index, "measures", place))]
                found.append(CeyuanError(errors.UNKNOWN_MEASURE, data=data, spans=spans))
        rules.append(
            StackingRule(
                entry.id,
                entry.clause,
                entry.text,
                entry.read,
                own,
                _partners(entry.partners, pack),
                tuple(sorted(set(entry.scope))),
                entry.direction,
                span,
                entry.note,
            )
        )
    if found:
        raise CeyuanErrors(found)
    return tuple(rules)


def _partners(entry: PartnersSchema, pack: str) -> Partners:
    if entry.measures is not None:
        return TheseMeasures(tuple(one if "#" in one else f"{pack}#{one}" for one in entry.measures))
    if entry.schemes is not None:
        return TheseSchemes(entry.schemes)
    if entry.words is not None:
        return InWords(entry.words)
    return SupportOf(entry.level or "", entry.kind != "any")
