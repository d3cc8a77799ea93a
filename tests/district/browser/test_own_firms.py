"""A unit's officer sees own firms only; a firm is handed over with its open work; a firm is found by keyboard alone."""

from __future__ import annotations

import re

import pytest
from browser_site import PASSWORD, Site, log_in
from browser_site_rows import SECOND_OFFICER
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OWN, OTHERS, MOVED = "上海晨岭轴承有限公司", "上海禾川阀门有限公司", "上海朗泽环保设备有限公司"


def as_role(page: Page, site: Site, role: str, path: str) -> int:
    """Log in as somebody and open a page; gives its status."""
    page.context.clear_cookies()
    log_in(page, site, role)
    answer = page.goto(f"{site.address}{path}")
    assert answer is not None
    return answer.status


def look_for(page: Page, site: Site, words: str) -> None:
    page.goto(f"{site.address}/desk/enterprises/")
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("button", name="查找").click()


def address_of(page: Page, site: Site, firm: str) -> str:
    look_for(page, site, firm)
    page.get_by_role("link", name=firm).click()
    return page.url.removeprefix(site.address)


def test_an_officer_sees_own_firms_only(page: Page, site: Site) -> None:
    as_role(page, site, "district-officer", "/desk/enterprises/")
    address = address_of(page, site, OTHERS)
    as_role(page, site, "unit-officer", "/desk/enterprises/")
    names = page.locator(".firm-name")
    expect(names.filter(has_text=OWN)).to_have_count(1)
    expect(names.filter(has_text=OTHERS)).to_have_count(0)
    for words in (OTHERS, "91999999MA0000013X"):
        look_for(page, site, words)
        expect(page.locator("main")).to_contain_text("没有符合条件的企业")
    for tab in ("", "facts/", "credit/", "trail/", "facts/revenue/2025/"):
        answer = page.goto(f"{site.address}{address}{tab}")
        assert answer is not None
        assert answer.status == 404, tab
        expect(page.locator("body")).not_to_contain_text(OTHERS)
    as_role(page, site, SECOND_OFFICER, "/desk/enterprises/")
    expect(names.filter(has_text=OTHERS)).to_have_count(1)
    expect(names.filter(has_text=OWN)).to_have_count(0)


def test_a_firm_is_handed_over_with_its_open_work(page: Page, site: Site) -> None:
    as_role(page, site, SECOND_OFFICER, "/desk/corrections/")
    expect(page.locator("main")).not_to_contain_text(MOVED)
    as_role(page, site, "unit-officer", "/desk/corrections/")
    expect(page.locator("main")).to_contain_text(MOVED)
    address = address_of(page, site, MOVED)

    as_role(page, site, "district-officer", f"{address}hand_over/")
    page.select_option("#id_unit", label="乙镇")
    page.fill("#id_on", "2026-06-01")
    page.fill("#id_note", "经营地迁到乙镇")
    page.click("main form button.btn-primary")
    expect(page.locator(".alert-success")).to_be_visible()
    expect(page.locator("main")).to_contain_text("乙镇")

    # the unit before keeps the name and the days, and nothing else
    assert as_role(page, site, "unit-officer", address) == 404
    page.goto(f"{site.address}/desk/corrections/")
    expect(page.locator("main")).not_to_contain_text(MOVED)
    page.goto(f"{site.address}/desk/enterprises/held/")
    expect(page.get_by_role("row", name=MOVED)).to_contain_text("2026年5月31日")
    expect(page.get_by_role("link", name=MOVED)).to_have_count(0)

    # the other takes up the file and the open correction
    assert as_role(page, site, SECOND_OFFICER, address) == 200
    page.goto(f"{site.address}/desk/corrections/")
    page.locator("tr", has_text=MOVED).get_by_role("link", name="核定").click()
    page.check("input[value=refuse]")
    page.fill("#id_answer", "报告里没有这个数")
    page.click("main form button.btn-primary")
    expect(page.locator(".alert-success")).to_be_visible()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is focused says a word; a page that needs more than 60 keys fails."""
    said = "((at) => at.matches('a, button, input') ? at.innerText + (at.name || '') : '')(document.activeElement)"
    for _key in range(60):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(said):
            return
    pytest.fail(f"{wanted} is not reached by Tab")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_firm_is_found_by_keyboard_alone(page: Page, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{site.address}/accounts/login/")
    tab_to(page, "login")
    page.keyboard.type("unit-officer")
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    if width < 768:
        page.locator("body").focus()
        tab_to_menu(page)
        page.keyboard.press("Enter")
        expect(page.locator("#menu")).to_have_class(re.compile("show"))
    tab_to(page, "企业")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}/desk/enterprises/")
    tab_to(page, "words")
    page.keyboard.type("晨岭轴承")
    page.keyboard.press("Enter")
    expect(page.locator(".firm-name")).to_have_count(1)
    tab_to(page, OWN)
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "what is focused is seen"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(OWN)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0


def tab_to_menu(page: Page) -> None:
    for _key in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('navbar-toggler')"):
            return
    pytest.fail("the menu's button is not reached by Tab")
