"""Whether the files that browsers and the English pages need were made.

Comes in: the platform's folder. Goes out: the names of those missing; a message of Django's checks.
Must not know: how they are made; `make assets` does.
"""

from __future__ import annotations

from pathlib import Path

from django.core.checks import CheckMessage, Error

DISTRICT = Path(__file__).resolve().parents[2]
NEEDED = (
    "static/vendor/tabler.min.css",
    "static/vendor/tabler.min.js",
    "static/vendor/htmx.min.js",
    "static/vendor/echarts.min.js",
    "static/vendor/icons.svg",
    "locale/en/LC_MESSAGES/django.mo",
)


def missing_assets(folder: Path = DISTRICT) -> list[str]:
    """Give the files that `make assets` should have made and did not.

    >>> missing_assets(Path("/nowhere"))[0]
    'static/vendor/tabler.min.css'
    """
    return [one for one in NEEDED if not (folder / one).is_file()]


def check_assets(**_asked: object) -> list[CheckMessage]:
    """Stop the start of a platform without its front-end files."""
    missing = missing_assets()
    if not missing:
        return []
    return [
        Error(
            f"缺少网页所需的文件（the pages' files are missing）：{', '.join(missing)}",
            hint="请先运行 make assets。Run make assets first.",
            id="pages.E001",
        )
    ]
