"""A site to visit: the platform as it is served, in a process of its own, on a folder that lives for one test run.

Comes in: a folder and settings. Goes out: a site that answers; how to log in there.
Must not know: pages.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PASSWORD = "correct horse 9"  # noqa: S105 -- of invented people, see browser_site_data.py


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site answers, and its folder."""

    address: str
    data: Path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def serve(data: Path, **variables: str) -> Iterator[Site]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CEYUAN_", "DJANGO_"))}
    settings = {"DJANGO_SETTINGS_MODULE": "ceyuan.district.settings", "CEYUAN_DATA": str(data), "CEYUAN_SECURE": "0"}
    paths = {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(HERE)])}
    environment = inherited | settings | paths | variables | {"CEYUAN_ADDRESS": address}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], env=environment, cwd=data, check=True)

    run("-m", "django", "migrate", "-v0")
    run("-m", "django", "collectstatic", "--noinput", "-v0")
    run(str(HERE / "browser_site_data.py"))
    # started by its path: other environments on this machine have one of the same name
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--port", str(port)]
    log = (data / "server.log").open("w")
    server = subprocess.Popen(
        [*command, "--blocking-threads", "4", "ceyuan.district.wsgi:application"],
        env=environment,
        cwd=data,
        stdout=log,
        stderr=log,
    )
    try:
        wait_for(address, server, data)
        yield Site(address, data)
    finally:
        server.terminate()
        server.wait(timeout=10)
        log.close()


def wait_for(address: str, server: subprocess.Popen[bytes], data: Path) -> None:
    for _attempt in range(200):
        try:
            urllib.request.urlopen(f"{address}/accounts/login/", timeout=5).close()  # noqa: S310 -- our own address
        except OSError:
            if server.poll() is not None:
                pytest.fail((data / "server.log").read_text())
            time.sleep(0.1)
        else:
            return
    pytest.fail((data / "server.log").read_text())


def log_in(page: Page, site: Site, username: str, password: str = PASSWORD) -> None:
    """Log in as somebody; user names are the codes of roles."""
    page.goto(f"{site.address}/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", password)
    page.click("main button.btn-primary")
    page.wait_for_load_state()
