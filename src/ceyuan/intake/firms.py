"""Who is the same subject: by credit code, else by name.

Comes in: entries. Goes out: groups of entries, each with an id and a name; doubtful meetings reported.
Must not know: values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.intake.notices.credit import CREDIT_FIRM_UNKNOWN
from ceyuan.intake.notices.firms import FIRM_NAME_SHARED, FIRM_OTHER_CODE, FIRM_OTHER_NAME, FIRM_WITHOUT_NAME
from ceyuan.intake.report import Place, Recorder
from ceyuan.intake.table.entries import Entry
from ceyuan.intake.values.characters import match_key


@dataclass(frozen=True, slots=True)
class Group:
    """All entries about one subject. `id` is its credit code where one holds, else its name."""

    id: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def only_credit(self) -> bool:
        """Tell whether nothing but sheets of credit events speak of it."""
        return all(entry.credit is not None for entry in self.entries)


def group_entries(entries: Sequence[Entry], recorder: Recorder) -> list[Group]:
    """Put together the entries about one subject, in the order in which subjects were first met.

    An entry without a code joins the one firm of its name; where several firms share the name it stays apart. The
    order of rows does not matter for who joins whom.
    """
    by_code: dict[str, list[Entry]] = {}
    by_name: dict[str, list[Entry]] = {}
    codes: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        key = match_key(entry.name)
        if entry.code:
            by_code.setdefault(entry.code, []).append(entry)
            if key:
                codes.setdefault(key, {}).setdefault(entry.code, entry)
        else:
            by_name.setdefault(key, []).append(entry)
    for key, nameless in by_name.items():
        owners = codes.get(key, {})
        if len(owners) == 1:
            by_code[next(iter(owners))] += nameless
    named = {key: found for key, found in by_name.items() if len(codes.get(key, {})) != 1}
    _report_shared_names(codes, named, recorder)
    places = {id(entry): place for place, entry in enumerate(entries)}
    groups = [_coded_group(code, found, recorder) for code, found in by_code.items()]
    groups += [Group(found[0].name, found[0].name, tuple(found)) for found in named.values()]
    return sorted(groups, key=lambda group: min(places[id(entry)] for entry in group.entries))


def without_strangers(groups: Sequence[Group], recorder: Recorder) -> list[Group]:
    """Leave out, and report, those whom only credit events name, where other sheets say who is in the register."""
    listed = [group for group in groups if not group.only_credit]
    if not listed:
        return list(groups)
    for group in groups:
        if group.only_credit:
            recorder.find(CREDIT_FIRM_UNKNOWN, _place(group.entries[0]), value=group.name)
    return listed


def _coded_group(code: str, entries: Sequence[Entry], recorder: Recorder) -> Group:
    named = [entry for entry in entries if entry.name]
    if not named:
        recorder.find(FIRM_WITHOUT_NAME, _place(entries[0]), value=code)
        return Group(code, code, tuple(entries))
    first = named[0]
    seen = {match_key(first.name)}
    for entry in named:
        if match_key(entry.name) not in seen:
            seen.add(match_key(entry.name))
            data = {"code": code, "first": first.name, "first_place": _place(first)}
            recorder.find(FIRM_OTHER_NAME, _place(entry), value=entry.name, data=data)
    return Group(code, first.name, tuple(entries))


def _report_shared_names(codes: dict[str, dict[str, Entry]], named: dict[str, list[Entry]], recorder: Recorder) -> None:
    for owners in codes.values():
        first, *others = owners.items()
        for code, entry in others:
            data = {"code": code, "first": first[0], "first_place": _place(first[1])}
            recorder.find(FIRM_OTHER_CODE, _place(entry), value=entry.name, data=data)
    for key, found in named.items():
        if len(codes.get(key, {})) > 1:
            data = {"count": len(codes[key])}
            recorder.find(FIRM_NAME_SHARED, _place(found[0]), value=found[0].name, data=data)


def _place(entry: Entry) -> Place:
    return Place(entry.sheet, entry.row)
