"""The library loads nothing that belongs to the platform or to a warehouse."""

from __future__ import annotations

import subprocess
import sys

from source_tree import library_files

HEAVY = {"duckdb", "pyspark", "polars", "pandas", "sklearn", "scipy", "django", "sqlglot", "matplotlib"}
MODULES = sorted(file.module for file in library_files() if not file.module.startswith("ceyuan.district"))


def loaded_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stdout.split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import ceyuan") & HEAVY == set()


def test_importing_every_module_of_the_library_loads_nothing_heavy() -> None:
    assert loaded_after(f"import {', '.join(MODULES)}") & HEAVY == set()
