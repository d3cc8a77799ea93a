"""From vocabulary/ladders.yaml to ladders.

Comes in: the located file and the vocabulary. Goes out: ladders by name, or every title that does not exist.
Must not know: measures; the order is held against them when the whole library is there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.facts import Vocabulary
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.packs import errors
from ceyuan.packs.located import Located, Path_
from ceyuan.packs.schema.ladder import LadderFile, LadderSchema, RungSchema
from ceyuan.packs.validate import validate
from ceyuan.source import Span


def build_ladders(located: Located, vocabulary: Vocabulary) -> dict[str, Ladder]:
    """Build all ladders; a title stands on one rung of a ladder only."""
    ladders: dict[str, Ladder] = {}
    found: list[CeyuanError] = []
    for index, entry in enumerate(validate(located, LadderFile, as_list=True).items):
        span = located.span((index, "name"))
        if entry.name in ladders:
            spans = [ladders[entry.name].span, span]
            found.append(CeyuanError(errors.DOUBLE_NAME, data={"name": entry.name}, spans=spans))
        found += _title_errors(entry, vocabulary, located, (index, "rungs"))
        rungs = tuple(_rung(one, located.span((index, "rungs", place))) for place, one in enumerate(entry.rungs))
        ladders[entry.name] = Ladder(
            entry.name, entry.key, entry.en, entry.source, entry.clause, entry.read, rungs, span, entry.note
        )
    if found:
        raise CeyuanErrors(found)
    return ladders


def _rung(entry: RungSchema, span: Span) -> Rung:
    name = entry.name or "、".join(entry.titles)
    return Rung(name, entry.titles, entry.schemes, entry.needs, span, entry.note)


def _title_errors(entry: LadderSchema, vocabulary: Vocabulary, located: Located, path: Path_) -> Iterator[CeyuanError]:
    taken: dict[str, Span] = {}
    for place, rung in enumerate(entry.rungs):
        for index, name in enumerate(rung.titles):
            span = located.span((*path, place, "titles", index))
            if name in taken:
                yield CeyuanError(errors.DOUBLE_NAME, data={"name": name}, spans=[taken[name], span])
            taken[name] = span
        named = [((*path, place, "titles", index), name) for index, name in enumerate(rung.titles)]
        named += [((*path, place, "needs", index), name) for index, group in enumerate(rung.needs) for name in group]
        for where, name in named:
            if name not in vocabulary.titles:
                data = {"title": name, "nearest": vocabulary.nearest(name) or "—"}
                yield CeyuanError(errors.UNKNOWN_TITLE, data=data, spans=[located.span(where)])
