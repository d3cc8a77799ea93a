"""Write `docs/packs/`: a page for every measure of every pack, and an index of them.

Comes in: the packs of the checkout. Goes out: Markdown pages, the same whoever makes them; pages of measures that are
gone are removed, pages written by hand stay. Must not know: what any measure is about.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from pack_index_page import INDEX, index_page
from pack_measure_page import measure_page
from pack_shelf import PAGES, fill_shelf, page_of
from pack_words import MARK

ROOT = Path(__file__).resolve().parents[1]


def pack_pages() -> Mapping[str, str]:
    """Give every page by its place from the root of the checkout."""
    shelf = fill_shelf(ROOT / "packs", ROOT / PAGES / "schemes.yaml")
    pages = {page_of(one): measure_page(one, shelf) for one in shelf.measures()}
    return {INDEX: index_page(shelf), **pages}


def made_here(folder: Path) -> Sequence[Path]:
    """Give the generated pages that stand below a folder."""
    pages = sorted(folder.rglob("*.md"))
    return [one for one in pages if one.read_text(encoding="utf-8").startswith(MARK)]


def main(arguments: Sequence[str]) -> int:
    """Write the pages below the folder named, for `make docs`."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python tools/pack_pages.py docs/packs\n")
        return 2
    folder = Path(arguments[0])
    pages = {folder / Path(place).relative_to(PAGES): text for place, text in pack_pages().items()}
    for old in made_here(folder):
        if old not in pages:
            old.unlink()
    for path, text in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
