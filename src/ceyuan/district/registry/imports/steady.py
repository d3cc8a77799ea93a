"""Python's collector of cycles held still while a large file is in hand.

Comes in: nothing. Goes out: a block in which nothing is collected.
Must not know: files. What reading makes stays to its end, so that looking through it again and again finds nothing and
takes a quarter of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady() -> Iterator[None]:
    """Hold the collector still; it goes on as it was before."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
