"""Slots of electronic identities are filled as a whole, and the stub stays in demonstrations."""

from __future__ import annotations

import dataclasses

import pytest
from django.conf import settings as platform
from django.test import Client
from django.urls import reverse

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.identities import SLOTS, STUB_CLIENT, STUB_SECRET, read_identities
from ceyuan.errors import CeyuanError, ErrorKind

pytestmark = pytest.mark.django_db

FILLED = {
    "CEYUAN_OIDC_SUISHENBAN_ADDRESS": "https://id.example.cn/oidc/",
    "CEYUAN_OIDC_SUISHENBAN_CLIENT": "songjiang",
    "CEYUAN_OIDC_SUISHENBAN_SECRET": "x",
}


def test_the_three_slots_have_their_names() -> None:
    assert [one.zh for one in SLOTS] == ["法人一证通", "电子营业执照", "随申办"]


def test_in_service_only_filled_slots_are_offered() -> None:
    (one,) = read_identities(FILLED, demo=False)
    assert (one.slot.key, one.address, one.origin) == (
        "suishenban",
        "https://id.example.cn/oidc",
        "https://id.example.cn",
    )


def test_in_a_demonstration_the_stub_fills_the_rest() -> None:
    found = read_identities(FILLED | {"CEYUAN_ADDRESS": "http://127.0.0.1:9000/"}, demo=True)
    assert [one.origin for one in found] == ["http://127.0.0.1:9000", "http://127.0.0.1:9000", "https://id.example.cn"]


BAD: list[tuple[str, dict[str, str], ErrorKind]] = [
    ("no secret", {name: FILLED[name] for name in sorted(FILLED)[:2]}, errors.BAD_IDENTITY_SLOT),
    ("plain http", FILLED | {"CEYUAN_OIDC_SUISHENBAN_ADDRESS": "http://id.example.cn"}, errors.BAD_IDENTITY_ADDRESS),
    (
        "the stub",
        FILLED | {"CEYUAN_OIDC_SUISHENBAN_ADDRESS": "https://demo.example.cn/demo-identity/suishenban"},
        errors.BAD_IDENTITY_ADDRESS,
    ),
]


@pytest.mark.parametrize(("variables", "kind"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_bad_slots_stop_the_start(variables: dict[str, str], kind: ErrorKind) -> None:
    with pytest.raises(CeyuanError) as caught:
        read_identities(variables, demo=False)
    assert caught.value.kind == kind


@pytest.mark.parametrize("name", ["about", "choose", "token", "person"])
def test_the_stub_is_not_there_in_service(client: Client, settings: pytest.FixtureRequest, name: str) -> None:
    settings.ENVIRONMENT = dataclasses.replace(platform.ENVIRONMENT, demo=False)
    address = reverse(f"demo_identity_{name}", args=["suishenban"])
    answer = client.post(address) if name == "token" else client.get(address)
    assert answer.status_code == 404


def test_the_stub_takes_its_own_codes_only(client: Client) -> None:
    token = reverse("demo_identity_token", args=["suishenban"])
    about = client.get(reverse("demo_identity_about", args=["suishenban"])).json()
    back = f"http://testserver{reverse('openid_connect_callback', args=['suishenban'])}"
    choose = about["authorization_endpoint"] + f"?client_id={STUB_CLIENT}&redirect_uri={back}&state=s"
    sent = client.post(choose, {"person": "demo-1"}).headers["Location"]
    assert sent.startswith(f"{back}?code=")
    code = sent.removeprefix(f"{back}?code=").removesuffix("&state=s").replace("%3A", ":")
    good = {"code": code, "client_secret": STUB_SECRET}
    assert client.post(token, good | {"client_secret": "x"}).status_code == 400
    other = reverse("demo_identity_token", args=["licence"])
    assert client.post(other, good).status_code == 400
    access = client.post(token, good).json()["access_token"]
    person = reverse("demo_identity_person", args=["suishenban"])
    told = client.get(person, headers={"Authorization": f"Bearer {access}"}).json()
    assert told == {"sub": "suishenban-demo-1", "name": "演示一号"}
    assert client.get(person, headers={"Authorization": f"Bearer {code}"}).status_code == 401
    evil = client.get(about["authorization_endpoint"] + f"?client_id={STUB_CLIENT}&redirect_uri=https://evil.example/")
    assert evil.status_code == 400
