"""Signing in: second factor, locks, idle time, age of passwords; every step on record."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
import time_machine
from allauth.core.context import request_context as in_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse
from platform_factories import AT, make_enterprise, make_filer, make_user, make_viewer

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.actions.reset_factor import reset_factor
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.identity_adapter import IdentityAdapter
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event, Head

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse 9"  # noqa: S105 -- of people in tests
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def no_limits_left_over() -> None:
    """Limits count in a cache that outlives a test."""
    cache.clear()


def log_in(client: Client, user: User, password: str = PASSWORD) -> str:
    """Log in by the page and give where it leads."""
    answer = client.post(LOGIN, {"login": user.username, "password": password})
    return answer.headers.get("Location", str(answer.status_code))


def prove(client: Client) -> None:
    """Type the password again, as changes of how one logs in want."""
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def bind(user: User) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def told() -> list[tuple[str, str, str, str]]:
    return [(one.verb, one.outcome, one.actor_name, one.about_name) for one in Event.objects.all()]


def test_logging_in_and_out_is_on_record(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    assert log_in(client, user) == "/"
    assert client.get("/").headers["Location"] == reverse("desk_home")
    assert User.objects.get().seen_at is not None
    client.post(reverse("account_logout"))
    assert client.get(reverse("account")).status_code == 302
    assert told() == [
        ("accounts.log-in", "done", "王五", "王五"),
        ("accounts.log-out", "done", "王五", "王五"),
    ]
    assert Event.objects.all()[0].place == "127.0.0.1"


def test_people_of_firms_come_to_the_portal(client: Client) -> None:
    log_in(client, make_filer(make_enterprise()))
    assert client.get("/").headers["Location"] == reverse("portal_home")


def test_user_names_are_read_in_any_case(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    user.username = "WangWu"
    user.save()
    assert client.post(LOGIN, {"login": "wangwu", "password": PASSWORD}).status_code == 302


def test_a_failure_is_on_record_without_the_words_typed(client: Client) -> None:
    user = make_user("王五")
    page = client.post(LOGIN, {"login": user.username, "password": "wrong"})
    assert page.status_code == 200
    client.post(LOGIN, {"login": "my-secret-password", "password": "wrong"})
    assert told() == [("accounts.log-in", "refused", "未登录", "王五"), ("accounts.log-in", "refused", "未登录", "")]
    assert not [one for one in Event.objects.all() if "secret" in one.data or "wrong" in one.data.replace("wrong-", "")]


def test_an_unknown_name_and_a_wrong_password_read_alike(client: Client) -> None:
    user = make_user("王五")
    pages = [
        client.post(LOGIN, {"login": name, "password": "wrong"}).content.decode() for name in (user.username, "nobody")
    ]
    said = [page[page.index("alert-danger") : page.index("alert-danger") + 400].split("</p>")[0] for page in pages]
    assert said[0] == said[1]


def test_five_failures_lock_and_half_an_hour_unlocks(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    statuses = [client.post(LOGIN, {"login": user.username, "password": "wrong"}).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    locked = client.post(LOGIN, {"login": user.username.upper(), "password": PASSWORD})
    assert (locked.status_code, "登录已暂停" in locked.content.decode()) == (429, True)
    assert ("accounts.lock-out", "done", "未登录", "王五") in told()
    # somebody else behind the same address is not locked out
    assert log_in(Client(), make_user("赵六", Role.LEADER)) == "/"
    with time_machine.travel(AT + timedelta(minutes=31)):
        assert log_in(Client(), user) == "/"


def test_an_account_that_is_off_does_not_log_in(client: Client) -> None:
    user = make_user("王五")
    user.is_active = False
    user.save()
    log_in(client, user)
    assert client.get(reverse("account")).headers["Location"].startswith(LOGIN)


def test_idle_sessions_end_and_active_ones_do_not(client: Client) -> None:
    log_in(client, make_user("王五", Role.LEADER))
    for minutes in (29, 58, 87):
        with time_machine.travel(AT + timedelta(minutes=minutes)):
            assert client.get(reverse("account")).status_code == 200
    with time_machine.travel(AT + timedelta(minutes=118)):
        assert client.get(reverse("account")).headers["Location"] == f"{LOGIN}?next=/account/"
        assert "没有操作" in client.get(LOGIN).content.decode()
    assert [one[0] for one in told()] == ["accounts.log-in", "accounts.log-out"]


def test_an_old_password_is_changed_first(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    user.password_at = AT - timedelta(days=181)
    user.save()
    client.force_login(user)
    change = reverse("account_change_password")
    assert client.get(reverse("desk_home")).headers["Location"] == change
    new = {"oldpassword": PASSWORD, "password1": "another horse 8", "password2": "another horse 8"}
    assert client.post(change, new | {"oldpassword": "wrong"}).status_code == 200
    assert client.post(change, new).status_code == 302
    assert client.get(reverse("desk_home")).status_code == 200
    assert [one[0] for one in told()] == ["accounts.change-password"]


def test_passwords_of_firms_do_not_grow_old(client: Client) -> None:
    user = make_filer(make_enterprise())
    user.password_at = AT - timedelta(days=999)
    user.save()
    client.force_login(user)
    assert client.get(reverse("portal_home")).status_code == 200


# the second factor


@pytest.fixture
def in_service(settings: pytest.FixtureRequest) -> None:
    settings.SECOND_FACTOR = True


@pytest.mark.usefixtures("in_service")
@pytest.mark.parametrize("role", [Role.LEADER, Role.EXPERT, Role.SECURITY_ADMIN, Role.DISTRICT_OFFICER])
def test_staff_without_a_second_factor_reach_nothing_but_its_set_up(
    client: Client, role: Role, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    log_in(client, make_user("王五", role))
    for name in ("home", "desk_home", "account", "portal_home", "mfa_index", "mfa_view_recovery_codes", "people"):
        assert client.get(reverse(name)).headers["Location"] == reverse("mfa_activate_totp"), name
    prove(client)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert client.get(reverse("desk_home")).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("mfa_view_recovery_codes")).content.decode().count("<code>") == 10
    assert client.get(reverse("desk_home")).status_code == 200
    assert ("accounts.bind-factor", "done", "王五", "王五") in told()


@pytest.mark.usefixtures("in_service")
def test_people_of_firms_need_none(client: Client) -> None:
    log_in(client, make_filer(make_enterprise()))
    assert client.get(reverse("portal_home")).status_code == 200


@pytest.mark.usefixtures("in_service")
def test_the_code_is_asked_for_at_login(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    secret = bind(user)
    assert log_in(client, user) == reverse("mfa_authenticate")
    assert client.get(reverse("desk_home")).headers["Location"].startswith(LOGIN)
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get(reverse("desk_home")).headers["Location"].startswith(LOGIN)
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert client.get(reverse("desk_home")).status_code == 200
    assert told() == [
        ("accounts.log-in", "refused", "未登录", "王五"),
        ("accounts.log-in", "done", "王五", "王五"),
    ]


@pytest.mark.usefixtures("in_service")
def test_codes_cannot_be_tried_for_long(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    secret = bind(user)
    log_in(client, user)
    for _ in range(10):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 200
    assert client.get(reverse("desk_home")).headers["Location"].startswith(LOGIN)


@pytest.mark.usefixtures("in_service")
def test_unbinding_leads_straight_to_binding_again(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    secret = bind(user)
    log_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("desk_home")).status_code == 200
    prove(client)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert client.get(reverse("desk_home")).headers["Location"] == reverse("mfa_activate_totp")


def test_the_security_administrator_clears_a_lost_factor() -> None:
    user, viewer = make_user("王五", Role.LEADER), make_viewer(Role.SECURITY_ADMIN, name="安全员")
    bind(user)
    reset_factor(viewer, user, at=AT)
    assert not Authenticator.objects.exists()
    assert ("accounts.reset-factor", "done", "安全员", "王五") in told()
    for who, whom, kind in (
        (viewer, user, errors.NO_FACTOR),
        (viewer, User.objects.get(name="安全员"), errors.OWN_ACCOUNT),
        (make_viewer(Role.SYSTEM_ADMIN), user, errors.NOT_YOURS),
    ):
        with pytest.raises(Refused) as caught:
            reset_factor(who, whom, at=AT)
        assert caught.value.kind == kind


def test_a_closed_page_is_on_record(client: Client) -> None:
    client.force_login(make_user("王五", Role.LEADER))
    page = client.get(reverse("people"))
    assert (page.status_code, "不在您的办理范围内" in page.content.decode()) == (403, True)
    event = Event.objects.get()
    assert (event.verb, event.outcome, event.actor_name, "/desk/people/" in event.data) == (
        "accounts.open-page",
        "refused",
        "王五",
        True,
    )


def test_part_of_a_page_sends_the_whole_page_to_the_login(client: Client) -> None:
    answer = client.get("/desk/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/people/"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, f"{LOGIN}?next=/desk/people/")


def test_after_a_login_one_comes_back_only_to_pages_of_ours() -> None:
    user = make_user("王五", Role.LEADER)
    for wanted, place in (("/account/", "/account/"), ("https://evil.example/", "/"), ("//evil.example", "/")):
        answer = Client().post(LOGIN, {"login": user.username, "password": PASSWORD, "next": wanted})
        assert answer.headers["Location"] == place


# changes of how one logs in, and the trail


NEW_PASSWORD = {"oldpassword": PASSWORD, "password1": "another horse 8", "password2": "another horse 8"}


def means(user: User) -> tuple[str, list[tuple[int, str]], list[str]]:
    """Give all by which somebody logs in."""
    factors = Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "type")
    identities = SocialAccount.objects.filter(user=user).values_list("provider", flat=True)
    return User.objects.get(pk=user.pk).password, list(factors), list(identities)


@pytest.fixture
def at_home(client: Client) -> User:
    """Give somebody with a factor, codes and an identity, who has just typed the password."""
    user = make_user("王五", Role.LEADER)
    bind(user)
    RecoveryCodes.activate(user)
    SocialAccount.objects.create(user=user, provider="suishenban", uid="1")
    client.force_login(user)
    prove(client)
    return user


OWN_CHANGES: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    ("account_change_password", NEW_PASSWORD, [("accounts.change-password", "{}")]),
    (
        "mfa_deactivate_totp",
        {},
        [
            ("accounts.unbind-factor", '{"kind":"totp"}'),
            ("accounts.unbind-factor", '{"kind":"recovery_codes"}'),
        ],
    ),
    ("mfa_generate_recovery_codes", {}, [("accounts.renew-codes", "{}")]),
    ("socialaccount_connections", {"account": ""}, [("accounts.unlink-identity", '{"provider":"suishenban"}')]),
]


def sent(data: dict[str, str]) -> dict[str, str]:
    return data | ({"account": str(SocialAccount.objects.get().pk)} if "account" in data else {})


@pytest.mark.parametrize(("name", "data", "events"), OWN_CHANGES, ids=[one[0] for one in OWN_CHANGES])
def test_a_change_of_how_one_logs_in_is_one_act(
    client: Client, at_home: User, name: str, data: dict[str, str], events: list[tuple[str, str]]
) -> None:
    before, known = means(at_home), Event.objects.count()
    assert client.post(reverse(name), sent(data)).status_code == 302
    assert means(at_home) != before
    found = [(one.verb, one.data) for one in Event.objects.all()[known:]]
    assert sorted(found) == sorted(events)


@pytest.mark.parametrize(("name", "data"), [one[:2] for one in OWN_CHANGES], ids=[one[0] for one in OWN_CHANGES])
def test_no_change_of_how_one_logs_in_without_its_event(
    client: Client, at_home: User, name: str, data: dict[str, str]
) -> None:
    before, data = means(at_home), sent(data)
    Head.objects.all().delete()
    with pytest.raises(Head.DoesNotExist):
        client.post(reverse(name), data)
    assert means(at_home) == before


def test_a_factor_is_not_bound_without_its_event(client: Client) -> None:
    user = make_user("王五", Role.LEADER)
    client.force_login(user)
    prove(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    Head.objects.all().delete()
    with pytest.raises(Head.DoesNotExist):
        client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert means(user)[1] == []


@pytest.mark.parametrize("trail", ["whole", "broken"])
def test_an_identity_is_linked_with_its_event_or_not_at_all(trail: str) -> None:
    user = make_user("王五", Role.LEADER)
    request = RequestFactory().get("/")
    request.user, request.at, request.viewer = user, AT, viewer_of(user, day=AT.date())
    login = SocialLogin(user=User(), account=SocialAccount(provider="suishenban", uid="1"))
    login.state = {"process": "connect"}
    if trail == "whole":
        with in_context(request):
            IdentityAdapter().pre_social_login(request, login)
        assert [(one.verb, one.data) for one in Event.objects.all()] == [
            ("accounts.link-identity", '{"provider":"suishenban"}')
        ]
    else:
        Head.objects.all().delete()
        with in_context(request), pytest.raises(Head.DoesNotExist):
            IdentityAdapter().pre_social_login(request, login)
    assert means(user)[2] == (["suishenban"] if trail == "whole" else [])
