"""The frame of every page: languages, errors, refusals, the menu, assets, words of acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as platform
from django.template import Context, Template
from django.test import Client
from django.urls import get_resolver, reverse
from platform_factories import make_enterprise, make_filer, make_user

import messages as words_of_pages
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.gate import FACTOR_SETUP, OPEN, PASSWORD_SETUP
from ceyuan.district.common.pages.assets import check_assets, missing_assets
from ceyuan.district.common.pages.verb_words import known_verbs, verb_words
from ceyuan.district.desk.menu import MENU as DESK
from ceyuan.district.portal.menu import MENU as PORTAL

pytestmark = pytest.mark.django_db

# lines of menus whose pages are still to be built; a menu leaves them out
AWAITED = {"imports", "import", "tables", "table", "counter", "trail", "trail_event"}

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "src" / "ceyuan" / "district").rglob("templates/**/*.html"))


def test_every_page_can_be_read_in_english() -> None:
    assert words_of_pages.missing() == {}


def test_no_english_is_left_that_no_page_says() -> None:
    said = {message for message, _place in words_of_pages.messages()}
    assert sorted(set(words_of_pages.english()) - said) == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    def holes(text: str) -> list[str]:
        return sorted(re.findall(r"%\(\w+\)s|\{\w+\}", text))

    assert [zh for zh, en in words_of_pages.english().items() if holes(zh) != holes(en)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r'<style|\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)(?![^>]*json)|javascript:', text) == []


def test_the_language_is_switched_and_kept(client: Client) -> None:
    assert '<h1 class="page-title">登录</h1>' in client.get("/accounts/login/").content.decode()
    client.post(reverse("set_language"), {"language": "en", "next": "/accounts/login/"})
    page = client.get("/accounts/login/").content.decode()
    assert '<h1 class="page-title">Log in</h1>' in page
    assert '<html lang="en">' in page


def test_pages_that_are_not_there_or_not_theirs_look_like_pages(client: Client) -> None:
    client.force_login(make_user("领导", Role.LEADER))
    for address, status, words in (("/no/such/", 404, "没有这个页面"), ("/desk/people/", 403, "不在您的办理范围内")):
        page = client.get(address)
        assert (page.status_code, words in page.content.decode()) == (status, True)


def test_a_form_from_a_page_too_old_says_so() -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post("/accounts/login/", {"login": "a", "password": "b"})
    assert (page.status_code, "页面已过期" in page.content.decode()) == (403, True)


def test_a_refusal_becomes_a_page_with_reason_and_next_step(client: Client) -> None:
    client.force_login(make_user("安全员", Role.SECURITY_ADMIN))
    user = make_user("王五")
    page = client.post(reverse("person_reset_factor", args=[user.pk]))
    assert page.status_code == 403
    assert "王五 没有绑定双因素" in page.content.decode()
    assert "无需清除" in page.content.decode()


def test_the_banner_is_on_every_page_of_a_demonstration(client: Client) -> None:
    for address in ("/accounts/login/", "/no/such/"):
        assert "演示数据" in client.get(address).content.decode()


def test_pages_run_nothing_but_files_of_ours(client: Client) -> None:
    policy = client.get("/accounts/login/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_everybody_sees_their_own_menu(client: Client) -> None:
    for user, shown, hidden in (
        (make_user("安全员", Role.SECURITY_ADMIN), "/desk/people/", "/desk/units/"),
        (make_user("系统员", Role.SYSTEM_ADMIN), "/desk/units/", "/desk/people/"),
        (make_filer(make_enterprise()), "/portal/", "/desk/"),
    ):
        client.force_login(user)
        page = client.get(reverse("account")).content.decode()
        menu = page[page.index('id="menu"') : page.index("</nav>")]
        assert (f'href="{shown}"' in menu, f'href="{hidden}"' in menu) == (True, False)


def test_every_line_of_a_menu_leads_to_a_page() -> None:
    names = set(get_resolver().reverse_dict)
    wanted = {name for entry in (*DESK, *PORTAL) for name in (entry.route, *entry.also)}
    assert sorted(wanted - names - AWAITED) == []


def test_tables_of_open_routes_name_routes() -> None:
    names = set(get_resolver().reverse_dict)
    assert sorted((OPEN | FACTOR_SETUP | PASSWORD_SETUP) - names) == []


def test_files_of_pages_are_asked_for_at_the_start(tmp_path: Path) -> None:
    assert len(missing_assets(tmp_path)) == 6
    assert all(one.id == "pages.E001" for one in check_assets())


def test_verbs_have_words() -> None:
    assert verb_words("accounts.log-in") == "登录"
    assert verb_words("gone.verb") == "gone.verb"
    assert [one.code for one in known_verbs().values() if not (one.zh and one.en)] == []
    source = ROOT / "src"
    tables = [path.relative_to(source).with_suffix("") for path in (source / "ceyuan" / "district").rglob("verbs.py")]
    assert sorted(platform.VERB_TABLES) == sorted(".".join(path.parts) for path in tables)


def test_a_state_is_a_word_and_a_drawing() -> None:
    drawn = Template('{% load pages %}{% state "bad" "拒绝" %}').render(Context())
    assert "拒绝" in drawn
    assert "#circle-x" in drawn


def test_every_icon_is_in_the_sprite() -> None:
    known = set((ROOT / "src/ceyuan/district/common/pages/icons.txt").read_text(encoding="utf-8").split())
    used = {name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))}
    used |= {entry.icon for entry in (*DESK, *PORTAL)}
    assert sorted(used - known) == []


def test_the_tool_prints_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert words_of_pages.main(["--missing"]) == 0
    assert capsys.readouterr().out.count('msgstr ""') == len(words_of_pages.missing())
