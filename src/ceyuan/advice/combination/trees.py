"""A user's items and conflicts from JSON or YAML, read as packs are: every scalar a word, every value with its line.

Comes in: a located file. Goes out: a listing, or an error that quotes the line.
Must not know: workbooks, which combination is best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ceyuan.advice.combination.listing import (
    Listing,
    Place,
    direction,
    money,
    number,
    sameness,
    span_of_money,
    yes_or_no,
)
from ceyuan.advice.combination.results import Budget, Conflict, Item
from ceyuan.advice.errors import NO_ITEMS
from ceyuan.errors import CeyuanError
from ceyuan.packs.located import Data, Located, Path_

_FILE = ("items", "conflicts", "budget", "groups")
_ITEM = ("key", "name", "amount", "low", "high", "discretionary", "decided_by", "weight", "group")
_CONFLICT = ("between", "direction", "same")
_YUAN = "元"


def listing_from(located: Located) -> Listing:
    """Read `{items: […], conflicts: […], budget: …, groups: {…}}`; amounts without a unit are 元."""
    top = _mapping(located, (), _FILE)
    if not top.get("items"):
        raise CeyuanError(NO_ITEMS, data={"path": located.source.name}, spans=[located.span(())])
    items: list[Item] = []
    groups: dict[str, str] = {}
    weights: dict[str, Fraction] = {}
    rows = list(_sequence(located, ("items",)))
    weighted = any(isinstance(one, dict) and "weight" in one for one in _data(located, "items"))
    for path in rows:
        entry = _mapping(located, path, _ITEM)
        item = _item(located, path, entry)
        items.append(item)
        if "group" in entry:
            groups[item.key] = _word(located, (*path, "group"))
        if weighted:
            text = _word(located, (*path, "weight")) if "weight" in entry else ""
            weights[item.key] = number(text, _place(located, (*path, "weight")), "weight") if text else Fraction(0)
    conflicts = tuple(_conflict(located, path) for path in _sequence(located, ("conflicts",)))
    return Listing(tuple(items), conflicts, _budget(located, top, groups, weights))


def _item(located: Located, path: Path_, entry: Mapping[str, Data]) -> Item:
    key = _word(located, (*path, "key")) if "key" in entry else ""
    name = _word(located, (*path, "name")) if "name" in entry else key
    if not (key or name):
        raise _place(located, path).refuse("", "key", expected="key, name")
    low, high, discretionary = _amount(located, path, entry)
    if "discretionary" in entry:
        place = (*path, "discretionary")
        discretionary = yes_or_no(_word(located, place), _place(located, place), "discretionary")
    body = _word(located, (*path, "decided_by")) if "decided_by" in entry else ""
    return Item(key or name, name, low, high, discretionary, body)


def _amount(located: Located, path: Path_, entry: Mapping[str, Data]) -> tuple[Fraction, Fraction | None, bool]:
    if "amount" in entry:
        place = (*path, "amount")
        return span_of_money(_word(located, place), _YUAN, _place(located, place))
    low, high = (
        money(_word(located, (*path, end)), _YUAN, _place(located, (*path, end)), column=end) if end in entry else None
        for end in ("low", "high")
    )
    if low is not None and high is not None and high < low:
        place = (*path, "high")
        raise _place(located, place).refuse(
            _word(located, place), "high", expected=f">= {_word(located, (*path, 'low'))}"
        )
    return low or Fraction(0), high, False


def _conflict(located: Located, path: Path_) -> Conflict:
    entry = _mapping(located, path, _CONFLICT)
    pair = [_word(located, one) for one in _sequence(located, (*path, "between"))]
    if len(pair) != 2:
        raise _place(located, (*path, "between")).refuse("、".join(pair), "between", expected="[A1, A2]")
    way = (*path, "direction")
    kind = direction(_word(located, way) if "direction" in entry else "", _place(located, way))
    same = tuple(
        one
        for place in _sequence(located, (*path, "same"))
        for one in sameness(_word(located, place), _place(located, place))
    )
    return Conflict(pair[0], pair[1], kind, None, same)


def _budget(
    located: Located, top: Mapping[str, Data], groups: Mapping[str, str], weights: Mapping[str, Fraction]
) -> Budget:
    total = None
    if top.get("budget") is not None:
        total = money(_word(located, ("budget",)), _YUAN, _place(located, ("budget",)), column="budget")
    limits = {}
    if top.get("groups") is not None:
        for name in _mapping(located, ("groups",), ()):
            path = ("groups", name)
            limits[name] = money(_word(located, path), _YUAN, _place(located, path), column="groups")
    return Budget(total, limits, groups, weights)


def _data(located: Located, key: str) -> list[Data]:
    data = located.data
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _at(located: Located, path: Path_) -> Data:
    data = located.data
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


def _place(located: Located, path: Path_) -> Place:
    span = located.span(path)
    return Place(span.where(), (span,))


def _mapping(located: Located, path: Path_, known: tuple[str, ...]) -> Mapping[str, Data]:
    """Give a mapping; a key that nothing reads is refused, where `known` says which are read."""
    data = _at(located, path)
    if not isinstance(data, dict):
        raise _place(located, path).refuse("", str(path[-1]) if path else "—", expected="{" + ", ".join(known) + "}")
    for key in data:
        if known and key not in known:
            raise _place(located, (*path, key)).refuse(key, str(path[0]) if path else "—", expected="、".join(known))
    return data


def _sequence(located: Located, path: Path_) -> Iterator[Path_]:
    data = _at(located, path)
    if data is None:
        return
    if not isinstance(data, list):
        raise _place(located, path).refuse("", str(path[-1]), expected="[…]")
    yield from ((*path, index) for index in range(len(data)))


def _word(located: Located, path: Path_) -> str:
    data = _at(located, path)
    if data is None or isinstance(data, dict | list):
        raise _place(located, path).refuse("", str(path[-1]), expected="一个值 / one value")
    return data
