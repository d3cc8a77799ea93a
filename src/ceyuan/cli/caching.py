"""Where loaded packs are kept between two runs.

Comes in: the environment. Goes out: a folder, or None for no cache.
Must not know: what is kept.
"""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """Give `$XDG_CACHE_HOME/ceyuan`, else `~/.cache/ceyuan`; None with `CEYUAN_NO_CACHE=1` or without a home."""
    if os.environ.get("CEYUAN_NO_CACHE") == "1":
        return None
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "ceyuan"
    try:
        return Path.home() / ".cache" / "ceyuan"
    except RuntimeError:  # no home is known
        return None
