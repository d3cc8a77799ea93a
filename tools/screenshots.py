"""Take pictures of the main pages of the demo district, as somebody sees them in a browser.

Comes in: a folder. Goes out: one small PNG for each line of PICTURES.
Must not know: how pages are made. The district and its server live in a folder of their own and go afterwards. Chromium
must be there; CEYUAN_CHROMIUM names another one.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("CEYUAN_CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PROGRAM = [sys.executable, "-m", "ceyuan.cli", "district"]
LARGEST = 400_000  # bytes of a picture


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, who looks (nobody for empty), where, and how wide the window is."""

    name: str
    who: str
    address: str
    width: int = 1280
    follow: str = ""  # a link to click before the picture is taken


PICTURES = (
    Picture("login", "", "/accounts/login/"),
    Picture("desk", "officer", "/desk/"),
    Picture("enterprises", "officer", "/desk/enterprises/"),
    Picture("enterprise", "officer", "/desk/enterprises/", follow="main table tbody a"),
    Picture("imports", "officer", "/desk/imports/"),
    Picture("import", "officer", "/desk/imports/", follow="main table tbody a"),
    Picture("corrections", "town", "/desk/corrections/"),
    Picture("town", "town", "/desk/enterprises/"),
    Picture("portal", "confirmer", "/portal/"),
    Picture("portal-firm", "confirmer", "/portal/firms/1/facts/"),
    Picture("trail", "auditor", "/desk/trail/"),
    Picture("people", "secadmin", "/desk/people/"),
    Picture("health", "sysadmin", "/desk/health/"),
    Picture("phone-portal", "confirmer", "/portal/", width=390),
    Picture("phone-enterprises", "officer", "/desk/enterprises/", width=390),
    Picture("phone-import", "officer", "/desk/imports/", width=390, follow="main table tbody a"),
)


def main(arguments: list[str]) -> int:
    """Take all pictures; a page that does not answer, or a picture too large to commit, fails the run."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python tools/screenshots.py docs/pictures/screens\n")
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, site(Path(folder)) as (address, password), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        wrong = [said for one in PICTURES if (said := take(browser, one, (address, password), target))]
        browser.close()
    sys.stderr.writelines(f"{one}\n" for one in wrong)
    return 1 if wrong else 0


@contextmanager
def site(folder: Path) -> Iterator[tuple[str, str]]:
    """Serve the demo district; give its address and the password of its accounts."""
    from ceyuan.district.demo.accounts import PASSWORD  # noqa: PLC0415 -- of the extra `district`

    environment = demo_environment(folder)
    for words in (["prepare"], ["demo"]):
        subprocess.run([*PROGRAM, *words], env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own program
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    server = subprocess.Popen([*PROGRAM, "serve", "--port", str(port)], env=environment)  # noqa: S603 -- our own program
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/health", server)
        yield address, PASSWORD
    finally:
        server.terminate()
        server.wait(30)


def demo_environment(folder: Path) -> Mapping[str, str]:
    """Give the variables of a demonstration in a folder of its own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CEYUAN_", "DJANGO_"))}
    return inherited | {"CEYUAN_DEMO": "1", "CEYUAN_DATA": str(folder)}


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _attempt in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 -- our own address
        except OSError:
            if server.poll() is not None:
                raise SystemExit("the server ended") from None
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server never answered")


def take(browser: Browser, picture: Picture, place: tuple[str, str], target: Path) -> str:
    """Take one picture, and say what is wrong with it, if anything."""
    address, password = place
    context = browser.new_context(viewport={"width": picture.width, "height": 860}, locale="zh-CN")
    page = context.new_page()
    if picture.who:
        log_in(page, address, picture.who, password)
    response = page.goto(address + picture.address)
    if picture.follow:
        with page.expect_navigation() as going:
            page.locator(picture.follow).first.click()
        response = going.value
    if response is None or response.status != 200:
        context.close()
        return f"{picture.name}: {picture.address} answers {response.status if response else 'nothing'}"
    page.wait_for_load_state("networkidle")
    path = target / f"{picture.name}.png"
    page.screenshot(path=path)
    context.close()
    return f"{picture.name}: {path.stat().st_size} bytes" if path.stat().st_size > LARGEST else ""


def log_in(page: Page, address: str, username: str, password: str) -> None:
    """Log in as somebody of the demo district."""
    page.goto(f"{address}/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", password)
    page.click("main button.btn-primary")
    page.wait_for_load_state()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
