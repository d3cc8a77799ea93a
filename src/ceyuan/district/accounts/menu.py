"""Menus: each site keeps a literal table, from which everybody sees their part.

Comes in: a table and whoever looks. Goes out: the lines shown, the current one marked.
Must not know: which pages there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from ceyuan.district.accounts.enums import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a menu: its words, icon, the route's name and who sees it; for the first page, what it is for.

    `also` names routes below it. Words are lazy translations.
    """

    name: object
    icon: str
    route: str
    roles: frozenset[Role]
    about: object = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown."""

    name: str
    about: str
    icon: str
    address: str
    active: bool


def menu_lines(entries: Sequence[Entry], request: HttpRequest, roles: AbstractSet[Role]) -> list[Line]:
    """Give the lines that somebody with some roles sees; a page that does not exist is left out."""
    current = request.resolver_match.view_name if request.resolver_match else ""
    return list(_lines(entries, current, roles))


def _lines(entries: Sequence[Entry], current: str, roles: AbstractSet[Role]) -> Iterable[Line]:
    for one in entries:
        if not one.roles & roles:
            continue
        try:
            address = reverse(one.route)
        except NoReverseMatch:
            continue
        yield Line(str(one.name), str(one.about), one.icon, address, current in {one.route, *one.also})
