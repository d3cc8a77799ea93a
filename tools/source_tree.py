"""The checkout as data: every Python file with its syntax tree, and every file under version control.

Comes in: the folder this file lies in. Goes out: files for the architecture tests and the generated pages.
Must not know: any rule about them.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE_HERE = {".git", ".venv", ".venv-bench", "build", "dist", "demo-output", "node_modules", "__pycache__"}
MIGRATION = re.compile(r"/migrations/\d{4}_\w+\.py$")

Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class PythonFile:
    """One file; `place` is its path from the root of the checkout."""

    place: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Give the dotted name of a file below src/, such as `ceyuan.model.facts`."""
        return self.place.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def line(self, number: int) -> str:
        """Give one line of the file, counted from 1."""
        return self.text.splitlines()[number - 1]

    def functions(self) -> Iterator[Definition]:
        """Walk over every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, Definition):
                yield node

    def classes(self) -> Iterator[ast.ClassDef]:
        """Walk over every class."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef):
                yield node


@cache
def python_files() -> Sequence[PythonFile]:
    """Give every Python file of the project, tests included; migrations of a database are data, and left out.

    >>> [file.place for file in python_files() if file.place.endswith("source_tree.py")]
    ['tools/source_tree.py']
    """
    paths = [path for folder in ("src", "tests", "tools") for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(_read(path) for path in paths if not MIGRATION.search(path.as_posix()))


@cache
def library_files() -> Sequence[PythonFile]:
    """Give the Python files of the library."""
    return tuple(file for file in python_files() if file.place.startswith("src/"))


@cache
def committed_files() -> Sequence[Path]:
    """Give every file under version control or about to be; in an unpacked source archive, every file there is."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 -- a fixed command
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.decode("utf-8").split("\0") if name]
    else:
        paths = [path for path in sorted(ROOT.rglob("*")) if not MADE_HERE & set(path.relative_to(ROOT).parts)]
    return tuple(path for path in paths if path.is_file())


def place_of(path: Path) -> str:
    """Give a path from the root of the checkout.

    >>> place_of(ROOT / "README.md")
    'README.md'
    """
    return path.relative_to(ROOT).as_posix()


def _read(path: Path) -> PythonFile:
    text = path.read_text(encoding="utf-8")
    return PythonFile(place_of(path), text, ast.parse(text, place_of(path)))
