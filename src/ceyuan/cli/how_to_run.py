"""How `match` is to run, as the user typed it; known before anything large is imported.

Comes in: options. Goes out: frozen values, or an error that shows the right form.
Must not know: engines, Arrow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ceyuan.cli import errors
from ceyuan.cli.engines import Engine
from ceyuan.errors import CeyuanError

_SIZE = re.compile(r"(\d{1,6})\s*(MB|GB|MiB|GiB)", re.IGNORECASE)
_LEAST_MEMORY = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Run:
    """How to run: the engine, threads, memory (bytes, None for no limit), what to write and where."""

    engine: Engine
    threads: int
    memory: int | None
    criteria: bool
    out: Path | None
    by_measure: Path | None
    json: bool


def memory_size(text: str) -> int | None:
    """Give the bytes that a size such as 2GB means; None for an empty text.

    >>> memory_size("512MB")
    536870912
    """
    if not text:
        return None
    found = _SIZE.fullmatch(text.strip())
    size = int(found[1]) * (2**30 if found[2][0] in "gG" else 2**20) if found else 0
    if size < _LEAST_MEMORY:
        raise CeyuanError(errors.BAD_SIZE, data={"text": text})
    return size
