"""What browsers are told: content security policy, headers, cookies, limits; read from the responses themselves."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from platform_factories import make_user

from ceyuan.district.accounts.enums import Role

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse 9"  # noqa: S105 -- of an invented person
SECURE = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
}


@pytest.fixture
def pages() -> list[HttpResponse]:
    client = Client()
    found = [client.get(reverse("account_login")), client.get("/no/such/page"), client.get(reverse("health"))]
    client.force_login(make_user("周", Role.SYSTEM_ADMIN))
    found += [
        client.get(reverse(one)) for one in ("desk_home", "units", "platform_settings", "platform_health", "people")
    ]
    return found


def policy_of(response: HttpResponse) -> dict[str, list[str]]:
    parts = [one.split() for one in response["Content-Security-Policy"].split(";")]
    return {one[0]: one[1:] for one in parts}


def test_no_page_lets_foreign_or_inline_code_run(pages: list[HttpResponse]) -> None:
    for response in pages:
        policy = policy_of(response)
        assert policy["default-src"] == ["'self'"]
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
        assert "unsafe" not in response["Content-Security-Policy"]
        assert not {"script-src", "style-src", "script-src-elem"} & policy.keys()


def test_no_page_holds_inline_code(pages: list[HttpResponse]) -> None:
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=|javascript:|\bhx-on|\bhx-vals=.js:", re.IGNORECASE
    )
    assert [found.group() for response in pages for found in inline.finditer(response.content.decode())] == []


def test_every_page_carries_the_headers(pages: list[HttpResponse]) -> None:
    wanted = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    assert [{name: response.get(name) for name in wanted} for response in pages] == [wanted] * len(pages)


@override_settings(**SECURE)
def test_cookies_of_a_service_are_secret_and_travel_encrypted() -> None:
    client = Client(HTTP_X_FORWARDED_PROTO="https")
    make_user("周", Role.LEADER)
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": "user1", "password": PASSWORD})
    cookies = {name: (one["secure"], one["httponly"], one["samesite"]) for name, one in client.cookies.items()}
    assert cookies["sessionid"] == (True, True, "Lax")
    assert cookies["csrftoken"] == (True, True, "Lax")


@override_settings(**SECURE)
def test_a_service_answers_by_https_alone() -> None:
    plain = Client().get(reverse("account_login"))
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/accounts/login/")
    safe = Client(HTTP_X_FORWARDED_PROTO="https").get(reverse("account_login"))
    assert safe["Strict-Transport-Security"] == "max-age=31536000"


def test_a_form_without_its_token_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("周", Role.SYSTEM_ADMIN))
    assert client.post(reverse("unit_new"), {"key": "a"}).status_code == 403


@override_settings(ALLOWED_HOSTS=["ceyuan.example"])
def test_an_unknown_host_is_refused() -> None:
    assert Client().get(reverse("health"), headers={"host": "evil.example"}).status_code == 400


def test_a_body_beyond_the_limit_is_refused() -> None:
    client = Client()
    client.force_login(make_user("周", Role.SYSTEM_ADMIN))
    large = {"key": "k" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}
    assert client.post(reverse("unit_new"), large, content_type="application/x-www-form-urlencoded").status_code in {
        400,
        413,
    }
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 2 * 1024**2


def test_a_form_with_thousands_of_fields_is_refused() -> None:
    client = Client()
    client.force_login(make_user("周", Role.SYSTEM_ADMIN))
    many = {f"f{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert client.post(reverse("unit_new"), many).status_code == 400


def test_strangers_learn_one_word_of_health() -> None:
    response = Client().get(reverse("health"))
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_health_is_not_well_when_steps_are_pending() -> None:
    call_command("migrate", "trail", "0001", fake=True, verbosity=0)
    response = Client().get(reverse("health"))
    assert (response.status_code, response.content) == (503, b"not ok\n")
