"""An installation of its own for a test: a folder, its variables, and the program as an operator calls it.

Comes in: a folder, variables. Goes out: what commands answered.
Must not know: commands.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, object]:
        loaded = json.loads(self.out)
        assert isinstance(loaded, dict)
        return loaded


@dataclass(frozen=True, slots=True)
class Installation:
    data: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("CEYUAN_", "DJANGO_"))}
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests" / "district")])
        own = {"CEYUAN_DEMO": "1", "CEYUAN_DATA": str(self.data), "PYTHONPATH": paths, "LC_ALL": "C.UTF-8"}
        return inherited | own | dict(self.variables)

    def call(self, *words: object) -> Answer:
        command = [sys.executable, "-m", "ceyuan.cli", "district", *map(str, words)]
        ran = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False)
        return Answer(ran.returncode, ran.stdout, ran.stderr)

    def migrate(self) -> None:
        """Prepare the database alone, without the pages' files."""
        self.data.mkdir(parents=True, exist_ok=True)
        self.python(
            "from ceyuan.district.start import running_platform as run\n"
            "from django.core.management import call_command\n"
            "with run(as_owner=True): call_command('migrate', verbosity=0)"
        )

    def python(self, program: str) -> str:
        command = [sys.executable, "-c", program]
        ran = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def sqlite(self, statement: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.data / "district.sqlite3") as connection:
            return list(connection.execute(statement))
