"""Files fit in a sitting, functions on a screen, calls in a reader's head."""

from __future__ import annotations

import ast
from collections import Counter

from source_tree import Definition, PythonFile, library_files, python_files

FILE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 5
ALIKE_BY_POSITION = 2
ALWAYS_IN_THIS_ORDER = {"year", "month", "day", "hour", "minute", "second", "low", "high"}
METHODS = 12
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "base", "common", "manager", "core", "stuff"}
CLOSED_LIST = "ceyuan.district.common"  # what every app of the platform stands on; .importlinter lists its parts


def test_a_file_has_at_most_500_lines() -> None:
    long = [(file.place, file.text.count("\n")) for file in python_files() if file.text.count("\n") > FILE_LINES]
    assert long == []


def test_a_function_has_at_most_60_lines() -> None:
    found = [(place_in(file, node), lines_of(node)) for file in python_files() for node in file.functions()]
    assert [one for one in found if one[1] > FUNCTION_LINES] == []


def test_a_function_takes_at_most_5_parameters() -> None:
    """A command's options are its parameters: there the exception stands on the line, with its reason."""
    found = [
        (place_in(file, node), len(parameters_of(node)))
        for file in library_files()
        for node in file.functions()
        if "noqa: PLR0913 -- " not in file.line(node.lineno)
    ]
    assert [one for one in found if one[1] > PARAMETERS] == []


def test_at_most_2_parameters_of_one_type_go_by_position() -> None:
    """Three of a kind in a row are what a caller swaps; nobody swaps year, month, day, or low and high."""
    found = [
        (place_in(file, node), kind)
        for file in library_files()
        for node in file.functions()
        if not node.name.startswith("_") and not overrides(node) and not is_template_tag(node)
        for kind, count in Counter(kinds_by_position(node)).items()
        if count > ALIKE_BY_POSITION
    ]
    assert found == []


def test_a_class_has_at_most_12_methods_written_by_hand() -> None:
    found = [
        (f"{file.place}:{node.lineno} {node.name}", sum(isinstance(one, Definition) for one in node.body))
        for file in library_files()
        for node in file.classes()
    ]
    assert [one for one in found if one[1] > METHODS] == []


def test_no_file_or_folder_has_a_vague_name() -> None:
    modules = {file.place: file.module.removeprefix(CLOSED_LIST) for file in library_files()}
    names = {(place, part) for place, module in modules.items() for part in module.split(".")}
    assert [place for place, part in sorted(names) if part in VAGUE_NAMES] == []


def place_in(file: PythonFile, node: Definition) -> str:
    return f"{file.place}:{node.lineno} {node.name}"


def lines_of(node: Definition) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def parameters_of(node: Definition) -> list[ast.arg]:
    arguments = node.args
    listed = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [one for one in listed if one.arg not in {"self", "cls"}]


def kinds_by_position(node: Definition) -> list[str]:
    listed = [*node.args.posonlyargs, *node.args.args]
    return [ast.unparse(one.annotation) for one in listed if one.annotation and one.arg not in ALWAYS_IN_THIS_ORDER]


def overrides(node: Definition) -> bool:
    return any(ast.unparse(decorator) == "override" for decorator in node.decorator_list)


def is_template_tag(node: Definition) -> bool:
    """Tell whether templates call it, which name what they give."""
    return any(ast.unparse(decorator).startswith("register.") for decorator in node.decorator_list)
