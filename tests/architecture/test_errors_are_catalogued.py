"""Every package's error table is one literal tuple; codes are unique; the page about them is current."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from string import Formatter

from ceyuan.errors import ErrorKind
from error_page import error_page, error_tables
from source_tree import ROOT

CODE = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
TABLES = error_tables()
KINDS = [(module, kind) for module, kinds in TABLES.items() for kind in kinds]


def test_a_table_lists_every_kind_its_module_names() -> None:
    for module, kinds in TABLES.items():
        named = [value for value in vars(importlib.import_module(module)).values() if isinstance(value, ErrorKind)]
        assert Counter(kind.code for kind in named) == Counter(kind.code for kind in kinds), module


def test_no_code_is_used_twice() -> None:
    counted = Counter(kind.code for _, kind in KINDS)
    assert [code for code, count in counted.items() if count > 1] == []


def test_a_code_names_its_package() -> None:
    strange = [
        kind.code for module, kind in KINDS if not CODE.fullmatch(kind.code) or area(kind) not in module.split(".")
    ]
    assert strange == []


def test_both_languages_say_the_same_data() -> None:
    """What only one language names, the other reader never sees; data ending in _zh and _en is said twice."""
    uneven = [kind.code for _, kind in KINDS if fields(kind.zh + kind.hint_zh) != fields(kind.en + kind.hint_en)]
    assert uneven == []


def test_every_kind_speaks_both_languages() -> None:
    silent = [kind.code for _, kind in KINDS if not kind.zh or not kind.en or bool(kind.hint_zh) != bool(kind.hint_en)]
    assert silent == []


def test_the_page_of_errors_is_current() -> None:
    """If this fails, run `make docs`."""
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == error_page()


def area(kind: ErrorKind) -> str:
    return kind.code.split(".")[0]


def fields(template: str) -> set[str]:
    named = {name for _, name, _, _ in Formatter().parse(template) if name}
    return {name.removesuffix("_zh").removesuffix("_en") for name in named}
