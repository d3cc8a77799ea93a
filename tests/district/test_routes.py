"""Every address answers each role as the table says, and no address is missing from the table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from route_world import World, make_world, part
from routes import NOBODY, ROUTES, Row

from ceyuan.district.accounts.enums import Role

pytestmark = pytest.mark.django_db

ACTORS = (NOBODY, *Role)
LOOKING = [row for row in ROUTES if row.method == "GET"]
ACTING = [(row, actor) for row in ROUTES if row.method != "GET" for actor in ACTORS]


@pytest.fixture
def world() -> World:
    return make_world()


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from names(one.url_patterns, inner)
        else:
            yield f"{space}{one.name}" if one.name else f"(without a name) {space}{one.pattern}"


def test_every_route_stands_in_the_table() -> None:
    assert sorted(set(names(get_resolver().url_patterns)) - {row.name for row in ROUTES}) == []


def test_no_row_is_there_twice() -> None:
    titles = [row.title() for row in ROUTES]
    assert sorted({one for one in titles if titles.count(one) > 1}) == []


def ask(client: Client, world: World, row: Row, actor: str) -> tuple[int, str]:
    """Give the answer, and where a redirect leads."""
    if actor != NOBODY:
        client.force_login(world.people[Role(actor)])
    address = reverse(row.name, kwargs={key: part(world, word) for key, word in row.parts.items()})
    response = client.get(address) if row.method == "GET" else client.post(address, dict(row.data))
    return response.status_code, response.get("Location", "")


def check(client: Client, world: World, row: Row, actor: str) -> str:
    """Say what is wrong, or nothing."""
    answer, place = ask(client, world, row, actor)
    to_login = answer == 302 and place.startswith("/accounts/login/?next=")
    if actor == NOBODY and row.nobody is None:
        return "" if to_login else f"{actor}: {answer} {place}, not the login"
    wanted = row.nobody if actor == NOBODY else row.expected(Role(actor))
    return "" if answer == wanted else f"{actor}: {answer} {place}, not {wanted}"


@pytest.mark.parametrize("row", LOOKING, ids=[row.title() for row in LOOKING])
def test_looking(row: Row, world: World) -> None:
    assert [wrong for actor in ACTORS if (wrong := check(Client(), world, row, actor))] == []


@pytest.mark.parametrize(("row", "actor"), ACTING, ids=[f"{row.title()} {actor}" for row, actor in ACTING])
def test_acting(row: Row, actor: str, world: World) -> None:
    assert check(Client(), world, row, actor) == ""
