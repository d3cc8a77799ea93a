"""What the house style forbids and a program can see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from source_tree import PythonFile, library_files, python_files

CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("time", "strftime"),
    ("timezone", "now"),
}
# the web edge is to a request what the command line is to a command
EDGE = {"ceyuan.district.accounts.edge"}
# running accounts of one pass, never part of a tree, a plan or an answer
CHANGING = {
    "Act": "gathers what an act tells until it ends",
    "AdviceCounter": "gathers rows firm by firm, so that check-ups need not stay in memory",
    "Budget": "counts the steps of one evaluation",
    "Machine": "the state of one evaluation",
    "MaterialCounter": "counts missing facts firm by firm, so that a register need not stay in memory",
}
# settings of Django that extend others: their names are what they are
STARS = {"tests/district/platform_settings.py"}
MOCKS = {"mock", "unittest.mock", "pytest_mock"}
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)$")
WITH_CODE_AND_REASON = re.compile(r"(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[a-z-]+(,\s*[a-z-]+)*\])\s+(--|#)\s+\S")


def test_no_import_is_only_for_type_checkers() -> None:
    """A type that needs it lives too high."""
    assert uses_of("TYPE_CHECKING") == []


def test_any_is_not_used() -> None:
    """`object` says the same and is checked."""
    assert [place for place in uses_of("Any") if place.startswith("src/")] == []


def test_no_star_imports() -> None:
    found = [
        f"{file.place}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names)
        if file.place not in STARS
    ]
    assert found == []


def test_imports_are_absolute() -> None:
    found = [
        f"{file.place}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]
    assert found == []


def test_identifiers_are_ascii() -> None:
    found = [
        f"{file.place}:{line} {name}" for file in python_files() for line, name in names_in(file) if not name.isascii()
    ]
    assert found == []


def test_nothing_below_the_command_line_reads_the_clock() -> None:
    below = [file for file in library_files() if not file.module.startswith("ceyuan.cli") and file.module not in EDGE]
    found = [f"{file.place}:{node.lineno}" for file in below for node in ast.walk(file.tree) if reads_the_clock(node)]
    assert found == []


def test_our_own_code_is_never_mocked() -> None:
    found = [
        f"{file.place}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and MOCKS & set(imported_modules(node))
    ]
    assert found == []


def test_every_dataclass_is_slotted() -> None:
    assert [place for place, _, keywords in dataclasses_found() if "slots=True" not in keywords] == []


def test_every_public_dataclass_is_frozen() -> None:
    """Drafts inside one module may change while they are built; what leaves a module does not."""
    public = [(place, name, keywords) for place, name, keywords in dataclasses_found() if not name.startswith("_")]
    assert [place for place, name, keywords in public if "frozen=True" not in keywords and name not in CHANGING] == []
    assert CHANGING.keys() - {name for _, name, keywords in public if "frozen=True" not in keywords} == set()


def dataclasses_found() -> list[tuple[str, str, set[str]]]:
    return [
        (
            f"{file.place}:{decorator.lineno} {node.name}",
            node.name,
            {ast.unparse(one) for one in keywords_of(decorator)},
        )
        for file in library_files()
        for node in file.classes()
        for decorator in node.decorator_list
        if ast.unparse(decorator).startswith("dataclass")
    ]


def test_every_exception_to_a_check_has_a_code_and_a_reason() -> None:
    found = [
        f"{file.place}:{number} {match.group()}"
        for file in python_files()
        for number, line in enumerate(file.text.splitlines(), 1)
        if (match := EXCEPTION.search(line)) and not WITH_CODE_AND_REASON.match(match["rest"])
        if not file.place.startswith("tests/architecture/")
    ]
    assert found == []


def uses_of(name: str) -> list[str]:
    return [f"{file.place}:{line}" for file in python_files() for line, found in names_in(file) if found == name]


def names_in(file: PythonFile) -> Iterator[tuple[int, str]]:
    """Walk over every identifier a file defines or uses."""
    for node in ast.walk(file.tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield node.lineno, name
            case ast.alias(name=name, asname=other):
                yield from ((node.lineno, part) for part in (*name.split("."), other or name))
            case ast.keyword(arg=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node.lineno, name


def reads_the_clock(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=verb):
            return (owner, verb) in CLOCKS
        case ast.ImportFrom(module="time", names=names):
            return any(("time", one.name) in CLOCKS for one in names)
    return False


def imported_modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]


def keywords_of(decorator: ast.expr) -> list[ast.keyword]:
    return decorator.keywords if isinstance(decorator, ast.Call) else []
