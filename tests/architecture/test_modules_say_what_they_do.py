"""Every module says what comes in, what goes out and what it must not know; every public name says what it is."""

from __future__ import annotations

import ast

import pytest

from source_tree import Definition, PythonFile, library_files

MODULES = [file for file in library_files() if not file.place.endswith("__init__.py")]


@pytest.mark.parametrize("phrase", ["Comes in:", "Goes out:", "Must not know:"])
def test_every_module_says(phrase: str) -> None:
    assert [file.place for file in MODULES if phrase not in (ast.get_docstring(file.tree) or "")] == []


def test_every_package_has_a_docstring() -> None:
    packages = [file for file in library_files() if file.place.endswith("__init__.py")]
    assert [file.place for file in packages if not ast.get_docstring(file.tree)] == []


def test_every_public_name_is_documented() -> None:
    silent = [name for file in library_files() for name in silent_names(file, file.tree, file.module)]
    assert silent == []


def silent_names(file: PythonFile, node: ast.Module | ast.ClassDef, path: str) -> list[str]:
    found = []
    for inner in node.body:
        if not isinstance(inner, Definition | ast.ClassDef) or inner.name.startswith("_"):
            continue
        name = f"{path}.{inner.name}"
        if not ast.get_docstring(inner) and not is_overload(inner):
            found.append(name)
        if isinstance(inner, ast.ClassDef):
            found += silent_names(file, inner, name)
    return found


def is_overload(node: Definition | ast.ClassDef) -> bool:
    """Tell whether a function repeats another's documented signature."""
    return any(ast.unparse(decorator) in {"overload", "override"} for decorator in node.decorator_list)
