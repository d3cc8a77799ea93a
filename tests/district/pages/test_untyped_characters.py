"""Characters that nobody types give a plain answer at every address, and at their field in forms."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from platform_factories import make_user
from route_world import World, make_world, part
from routes import ROUTES, Row

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import User

pytestmark = pytest.mark.django_db

PLAIN = [row for row in ROUTES if row.method == "GET" and 200 in row.answers]
UNTYPED = ["%00", "%01", "%0B", "%7F"]
ANY_NAME = ("words", "q", "text", "unit", "page", "role", "kind", "state", "year", "next")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("row", PLAIN, ids=[row.title() for row in PLAIN])
def test_a_question_with_one_is_answered_400_everywhere(client: Client, world: World, row: Row) -> None:
    client.force_login(world.people[min(row.answers[200])])
    address = reverse(row.name, kwargs={key: part(world, word) for key, word in row.parts.items()})
    for untyped in UNTYPED[:2]:
        asked = "&".join(f"{name}=a{untyped}" for name in ANY_NAME)
        answer = client.get(f"{address}?{asked}")
        assert (answer.status_code, "请求无法处理" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("untyped", UNTYPED)
def test_an_address_with_one_is_no_page(client: Client, untyped: str) -> None:
    client.force_login(make_user("王五", Role.LEADER))
    for address in (f"/invitation/a{untyped}/", f"/accounts/oidc/{untyped}/login/", f"/{untyped}"):
        assert client.get(address).status_code == 404


def test_a_form_answers_a_nul_at_its_field_and_takes_out_the_others(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    client.force_login(user)
    contact = reverse("account_contact")
    page = client.post(contact, {"phone": "021-\x00", "email": ""})
    assert page.status_code == 200
    assert page.context["form"].errors["phone"]
    assert client.post(contact, {"phone": "021\x0b6777", "email": ""}).status_code == 302
    assert User.objects.get(pk=user.pk).phone == "0216777"


def test_what_no_form_reads_is_answered_400_too(client: Client) -> None:
    answer = client.post(reverse("set_language"), {"language": "e\x00n", "next": "/\x00"})
    assert answer.status_code in {302, 400}
    assert client.post(reverse("account_login"), {"login": "a\x00", "password": "b"}).status_code == 200
