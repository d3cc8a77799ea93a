"""Nothing but the trail opens a transaction, so that nothing changes without its event."""

from __future__ import annotations

import ast

from source_tree import PythonFile, library_files

ALLOWED = (
    "ceyuan.district.common.trail.",
    "ceyuan.district.common.database.snapshot",  # reads everything as of one moment
    "ceyuan.district.operations.restore",  # fills an empty database, whose trail comes with the backup
)
OPENING = {"atomic", "set_autocommit", "non_atomic_requests", "commit", "savepoint"}


def opens(file: PythonFile) -> list[str]:
    return [
        f"{file.place}:{node.lineno}"
        for node in ast.walk(file.tree)
        if (
            isinstance(node, ast.Attribute) and node.attr in OPENING and ast.unparse(node.value).endswith("transaction")
        )
        or (isinstance(node, ast.ImportFrom) and node.module == "django.db.transaction")
    ]


def test_only_acts_open_transactions() -> None:
    platform = [one for one in library_files() if one.module.startswith("ceyuan.district.")]
    assert platform
    found = [place for file in platform if not file.module.startswith(ALLOWED) for place in opens(file)]
    assert found == []
