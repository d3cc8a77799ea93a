"""The platform's words: which Chinese messages have no English yet, and the file that Django reads.

Comes in: templates and sources of the platform, `locale/en/LC_MESSAGES/django.po`. Goes out: `django.mo`, what is
missing. Must not know: pages.

The file of English is edited by hand. `tools/messages.py --missing` prints the lines it still wants.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
DISTRICT = ROOT / "src" / "ceyuan" / "district"
ENGLISH = DISTRICT / "locale" / "en" / "LC_MESSAGES" / "django.po"
WORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "ngettext": (1, 2),
}


def messages() -> Iterator[tuple[str, str]]:
    """Give every message of the platform with the file where it stands."""
    for path in sorted(DISTRICT.rglob("*.py")):
        yield from _in_source(path, path.read_text(encoding="utf-8"))
    for path in sorted([*DISTRICT.rglob("templates/**/*.html"), *DISTRICT.rglob("templates/**/*.txt")]):
        yield from _in_source(path, templatize(path.read_text(encoding="utf-8"), origin=str(path)))


def _in_source(path: Path, text: str) -> Iterator[tuple[str, str]]:
    found = extract("python", io.BytesIO(text.encode()), keywords=WORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, _context in found:
        for one in (message,) if isinstance(message, str) else message:
            if one:
                yield one, str(path.relative_to(ROOT))


def english() -> dict[str, str]:
    """Give the English of each message."""
    with ENGLISH.open(encoding="utf-8") as file:
        catalog = read_po(file, locale="en", abort_invalid=True)
    return {str(one.id): str(one.string) for one in catalog if one.id and one.string and not one.fuzzy}


def missing() -> dict[str, str]:
    """Give the messages without English, each with one place."""
    known = english()
    return {message: place for message, place in messages() if message not in known}


def compile_english() -> None:
    """Write the file that Django reads."""
    with ENGLISH.open(encoding="utf-8") as file:
        catalog = read_po(file, locale="en", abort_invalid=True)
    with ENGLISH.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalog)


def main(arguments: list[str]) -> int:
    """Compile, or print what is missing, ready to be filled in."""
    if not settings.configured:
        settings.configure()
    if arguments == ["--missing"]:
        for message, place in missing().items():
            quoted = message.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            sys.stdout.write(f'#: {place}\nmsgid "{quoted}"\nmsgstr ""\n\n')
        return 0
    compile_english()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
