"""A clerk enters what a firm brought to the counter and prints the receipt; every role's menu leads somewhere."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from fact_world import MONEY, make_town
from platform_factories import DAY, make_user
from route_world import World, make_world

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.models import FactRow

pytestmark = pytest.mark.django_db


def typed(**more: object) -> dict[str, object]:
    paper = SimpleUploadedFile("申报单.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    said = {"fact": MONEY, "year": DAY.year - 1, "value": "1200万元", "paper": paper, "declared": "on", "mark": "plain"}
    return said | more


def test_from_the_code_to_the_receipt(client: Client) -> None:
    town = make_town()
    client.force_login(make_user("杨窗口", Role.COUNTER_CLERK))
    assert reverse("counter") in client.get(reverse("desk_home")).content.decode()
    wrong = client.post(reverse("counter"), {"credit_code": "91310117MA0000009X"})
    assert "credit_code" in wrong.context["form"].errors
    found = client.post(reverse("counter"), {"credit_code": town.firm.credit_code.lower()})
    address = found.headers["Location"]
    bad = client.post(address, typed(value="很多"))
    assert (bad.status_code, list(bad.context["form"].errors)) == (200, ["value"])
    bare = typed()
    del bare["paper"]
    assert list(client.post(address, bare).context["form"].errors) == ["paper"]
    done = client.post(address, typed())
    assert done.status_code == 302, done.context["form"].errors
    row = FactRow.objects.get()
    assert (row.source, row.recorded_by, row.number) == ("declaration", "杨窗口", 1_200_000_000)
    receipt = client.get(done.headers["Location"])
    words = receipt.content.decode()
    event = Event.objects.latest("number")
    assert [one in words for one in (town.firm.name, "1,200", event.digest, "杨窗口")] == [True] * 4
    other = Client()
    other.force_login(make_user("别的窗口", Role.COUNTER_CLERK))
    assert other.get(done.headers["Location"]).status_code == 404


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.mark.parametrize("role", list(Role))
def test_every_line_of_every_menu_leads_somewhere(client: Client, world: World, role: Role) -> None:
    client.force_login(world.people[role])
    home = client.get("/", follow=True)
    assert home.status_code == 200
    lines = [*home.context["desk_menu"], *home.context["portal_menu"]]
    assert lines
    assert {one.address: client.get(one.address).status_code for one in lines} == {one.address: 200 for one in lines}
