"""Signing in as people do: with an electronic identity, with a second factor, with a draft that outlives a login."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from browser_site import PASSWORD, Site, log_in
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_an_identity_opens_the_account_it_is_linked_to(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/accounts/login/")
    page.get_by_role("button", name="法人一证通").click()
    page.get_by_role("button", name="演示一号").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("这个法人一证通还没有绑定账号")
    log_in(page, site, "enterprise-filer")
    page.goto(f"{site.address}/accounts/identities/")
    page.get_by_role("button", name="绑定法人一证通").click()
    page.get_by_role("button", name="演示一号").click()
    expect(page.locator(".linked")).to_contain_text("法人一证通")
    page.locator(".dropdown-toggle").click()
    page.get_by_role("button", name="退出").click()
    page.goto(f"{site.address}/accounts/login/")
    page.get_by_role("button", name="法人一证通").click()
    page.get_by_role("button", name="演示一号").click()
    expect(page).to_have_url(f"{site.address}/portal/")
    page.goto(f"{site.address}/account/")
    expect(page.locator("table").last).to_contain_text("绑定电子身份")


def test_staff_bind_a_second_factor_before_anything_else(page: Page, strict_site: Site) -> None:
    log_in(page, strict_site, "leader")
    expect(page).to_have_url(f"{strict_site.address}/accounts/reauthenticate/?next=%2Faccounts%2Ffactor%2Ftotp%2Fon%2F")
    assert page.locator(".demo-banner").count() == 0
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn-primary")
    page.goto(f"{strict_site.address}/desk/")
    expect(page).to_have_url(f"{strict_site.address}/accounts/factor/totp/on/")
    secret = page.locator("#secret").input_value()
    page.fill("#id_code", code_of(secret))
    page.click("main button.btn-primary")
    expect(page.locator(".codes code")).to_have_count(10)
    recovery = page.locator(".codes code").first.inner_text()
    page.goto(f"{strict_site.address}/desk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    page.context.clear_cookies()
    log_in(page, strict_site, "leader")
    expect(page.get_by_role("heading", level=1)).to_have_text("第二步验证")
    page.fill("#id_code", recovery)
    page.click("main button.btn-primary")
    expect(page).to_have_url(f"{strict_site.address}/desk/")


def test_the_stub_is_not_there_in_service(page: Page, strict_site: Site) -> None:
    page.goto(f"{strict_site.address}/accounts/login/")
    assert page.locator(".identities").count() == 0
    answer = page.goto(f"{strict_site.address}/demo-identity/suishenban/.well-known/openid-configuration")
    assert answer is not None
    assert answer.status == 404


def test_a_draft_outlives_an_expired_login(page: Page, site: Site) -> None:
    log_in(page, site, "security-admin")
    page.goto(f"{site.address}/desk/people/new/")
    page.fill("#id_name", "写到一半")
    page.fill("#id_username", "half")
    page.context.clear_cookies(name="sessionid")
    page.click("main button.btn-primary")
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    page.fill("#id_login", "security-admin")
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn-primary")
    expect(page).to_have_url(f"{site.address}/desk/people/new/")
    expect(page.locator("#id_name")).to_have_value("写到一半")
    expect(page.locator("[data-draft-note]")).to_be_visible()
    page.click("main button.btn-primary")
    expect(page.get_by_role("heading", level=1)).to_have_text("设置链接")
    page.goto(f"{site.address}/desk/people/new/")
    expect(page.locator("#id_name")).to_have_value("")


def test_a_draft_is_nobody_elses_and_ends_with_the_log_out(page: Page, site: Site) -> None:
    log_in(page, site, "leader")
    page.goto(f"{site.address}/account/contact/")
    page.fill("#id_phone", "021-57770000")
    page.context.clear_cookies(name="sessionid")
    log_in(page, site, "finance")
    page.goto(f"{site.address}/account/contact/")
    expect(page.locator("#id_phone")).to_have_value("")
    page.context.clear_cookies(name="sessionid")
    log_in(page, site, "leader")
    page.goto(f"{site.address}/account/contact/")
    expect(page.locator("#id_phone")).to_have_value("021-57770000")
    page.locator(".dropdown-toggle").click()
    page.get_by_role("button", name="退出").click()
    log_in(page, site, "leader")
    page.goto(f"{site.address}/account/contact/")
    expect(page.locator("#id_phone")).to_have_value("")


def test_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/accounts/login/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("leader")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
