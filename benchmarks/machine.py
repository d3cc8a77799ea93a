"""Which machine and which libraries a measurement was made with.

Comes in: nothing. Goes out: lines of text.
Must not know: engines, results.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import ceyuan

LIBRARIES = ("ceyuan", "numpy", "pyarrow", "duckdb", "sqlglot", "polars", "openfisca-core", "zen-engine")


def describe_machine(of: Sequence[str] = LIBRARIES) -> Sequence[str]:
    """Name processor, cores, memory, system and libraries."""
    cpu = _first(Path("/proc/cpuinfo"), r"^model name\s*:\s*(.+)$") or platform.processor()
    family = _first(Path("/proc/cpuinfo"), r"^model\s*:\s*(.+)$")
    kilobytes = int(_first(Path("/proc/meminfo"), r"^MemTotal:\s+(\d+) kB$") or 0)
    libraries = ", ".join(f"{name} {_version(name)}" for name in of)
    return (
        f"processor  {cpu}" + (f" (model {family})" if family else ""),
        f"cores      {len(os.sched_getaffinity(0))}",
        f"memory     {kilobytes / 1024 / 1024:.1f} GiB",
        f"system     {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"libraries  {libraries}",
    )


def _first(path: Path, pattern: str) -> str:
    found = re.search(pattern, path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return "" if found is None else found[1].strip()


def _version(name: str) -> str:
    return ceyuan.__version__ if name == "ceyuan" else version(name)
