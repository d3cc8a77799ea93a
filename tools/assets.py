"""Put the front-end files that pages use into the platform's static folder: named files only, icons as one sprite.

Comes in: `node_modules`, as `npm ci` filled it. Goes out: `src/ceyuan/district/static/vendor`.
Must not know: pages.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "ceyuan" / "district" / "static" / "vendor"
FILES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "echarts.min.js": "echarts/dist/echarts.common.min.js",
}
ICONS = ROOT / "src" / "ceyuan" / "district" / "common" / "pages" / "icons.txt"


def main() -> int:
    """Copy the files and write the sprite."""
    if not MODULES.is_dir():
        sys.stderr.write("node_modules is missing: run make assets\n")
        return 1
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        # maps are not shipped, and a browser told about them asks for them
        (VENDOR / name).write_text(re.sub(r"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?", "", text), encoding="utf-8")
    (VENDOR / "icons.svg").write_text(sprite(), encoding="utf-8")
    shutil.copyfile(MODULES / "@tabler/icons/LICENSE", VENDOR / "LICENSE-tabler-icons.txt")
    return 0


def sprite() -> str:
    """Join the named icons into one file that pages refer to by `#name`."""
    symbols = []
    for name in ICONS.read_text(encoding="utf-8").split():
        drawing = (MODULES / "@tabler/icons/icons/outline" / f"{name}.svg").read_text(encoding="utf-8")
        inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.DOTALL)
        lines = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24" {lines}>{" ".join(inner.split())}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">' + "".join(symbols) + "</svg>\n"


if __name__ == "__main__":
    sys.exit(main())
