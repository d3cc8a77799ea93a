"""What the caller may say about a file that the file does not say itself.

Comes in: choices of the caller. Goes out: one frozen record of them.
Must not know: files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ceyuan.model.facts import SubjectKind
from ceyuan.model.subject import Coverage

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How to read a file; every field has a default that reads the file as it stands.

    `sheets` names the sheets to read (else all visible ones); `header_rows` gives first and last header row, from 1.
    `columns` maps a header as written to a fact, a title or `企业名称`/`统一社会信用代码`; `units` maps a header or a
    fact to the unit to assume where none is stated, and `money_unit` does so for all money. `year` is the fiscal year
    the file calls 本年; yearly columns without any year are taken to mean it. `coverage` says for which titles (or
    "*") the lists of titles in this file are complete. `remarks` names, by a word of the caller's, the headings under
    which `read_rows` keeps texts as written. `encoding` and `separator` are for separated texts.

    >>> IntakeOptions(money_unit="万元", year=2025).kind
    <SubjectKind.ENTERPRISE: 'enterprise'>
    """

    kind: SubjectKind = SubjectKind.ENTERPRISE
    sheets: tuple[str, ...] = ()
    header_rows: tuple[int, int] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    money_unit: str = ""
    year: int | None = None
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    remarks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    encoding: str = ""
    separator: str = ""
