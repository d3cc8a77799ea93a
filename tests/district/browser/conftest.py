"""What browser tests share: two sites and the system's Chromium.

Comes in: nothing. Goes out: `site`, a demonstration, and `strict_site`, where staff need a second factor.
CEYUAN_CHROMIUM names another Chromium; CEYUAN_PICTURES names a folder for pictures of all pages.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import Site, serve

CHROMIUM = os.environ.get("CEYUAN_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serve(tmp_path_factory.mktemp("site"), CEYUAN_DEMO="1", CEYUAN_SECRET="s" * 60)


@pytest.fixture(scope="session")
def strict_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from serve(tmp_path_factory.mktemp("strict"), CEYUAN_DEMO="0", CEYUAN_SECRET="s" * 60)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt install chromium, or set CEYUAN_CHROMIUM")
    return {"executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return {"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}}
