"""Every page at two widths and in both languages: nothing sticks out, nothing bars people or what reads to them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Site, log_in
from pages_to_see import PAGES
from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360)
GRAVE = {"serious", "critical"}
PICTURES = os.environ.get("CEYUAN_PICTURES", "")
USERS = sorted({user for _name, user, _address in PAGES})


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in GRAVE]


def sticks_out(page: Page) -> str:
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return f"{width} px wider than the window" if width > 0 else ""


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("user", USERS, ids=[one or "nobody" for one in USERS])
def test_pages_look_right(browser: Browser, site: Site, user: str, width: int, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="zh-CN")
    context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])
    page = context.new_page()
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # a page that is not there or closed is meant here, and Chromium says so
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            said.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: said.append(str(error)))
    if user:
        log_in(page, site, user)
    wrong = []
    for name, who, address in PAGES:
        if who != user:
            continue
        page.goto(site.address + address)
        wrong += [f"{name}: {one}" for one in [*faults(page), sticks_out(page), *said] if one]
        said.clear()
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{language}.png", full_page=True)
    context.close()
    assert wrong == []
