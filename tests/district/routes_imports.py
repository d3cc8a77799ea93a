"""Who gets what at the addresses of imports, exports and tables.

Comes in: nothing. Goes out: rows joined in `routes.py`.
Must not know: access; this table says by hand what it must come to.
"""

from __future__ import annotations

from route_row import Row

from ceyuan.district.accounts.enums import Role

DISTRICT = frozenset({Role.DISTRICT_OFFICER})
UNIT = frozenset({Role.UNIT_OFFICER})
OFFICERS = DISTRICT | UNIT
LOOKING = OFFICERS | {
    Role.PARK_OPERATOR,
    Role.CONSULTED_DEPARTMENT,
    Role.LEGAL_REVIEWER,
    Role.FINANCE,
    Role.LEADER,
    Role.AUDITOR,
    Role.ARCHIVE_CLERK,
}
FILLING = OFFICERS | {Role.PARK_OPERATOR, Role.LEADER, Role.FINANCE}


def reading(name: str, **parts: str) -> tuple[Row, Row]:
    """Give the rows of a page of an import: of the own unit, and of the whole district."""
    return (
        Row(name, {200: OFFICERS}, parts={"pk": "unit-import", **parts}, state="own unit's import"),
        Row(name, {200: DISTRICT, 404: UNIT}, parts={"pk": "district-import", **parts}, state="the district's import"),
    )


def acting(name: str, answer: int = 302) -> tuple[Row, Row]:
    """Give the rows of an act on an import."""
    return (
        Row(name, {answer: OFFICERS}, method="POST", parts={"pk": "unit-import"}, state="own unit's import"),
        Row(
            name,
            {answer: DISTRICT, 404: UNIT},
            method="POST",
            parts={"pk": "district-import"},
            state="the district's import",
        ),
    )


IMPORTS = (
    Row("imports", {200: OFFICERS}),
    Row("import_new", {200: OFFICERS}),
    Row("import_blank", {200: OFFICERS}, parts={"kind": "blank-kind"}),
    *reading("import"),
    *reading("import_headings"),
    *reading("import_faults"),
    *reading("import_rows", kind="import-kind"),
    *reading("import_items", kind="item-kind"),
    *reading("import_undo"),
    *acting("import_step"),
    *acting("import_workbook", 200),
    *acting("import_apply"),
    *acting("import_drop"),
    *acting("import_undo"),
)
TABLES = (
    Row("exports", {200: LOOKING}),
    Row("tables", {200: FILLING}),
    Row("table_new", {200: FILLING}),
    Row("table", {404: FILLING}, parts={"pk": "other-table"}, state="somebody else's table"),
    Row("table", {200: UNIT, 404: FILLING - UNIT}, parts={"pk": "unit-table"}, state="the unit officer's table"),
    Row("table_columns", {200: UNIT, 404: FILLING - UNIT}, parts={"pk": "unit-table"}),
    Row("table_fill", {200: UNIT, 404: FILLING - UNIT}, method="POST", parts={"pk": "unit-table"}),
    Row("table_drop", {302: UNIT, 404: FILLING - UNIT}, method="POST", parts={"pk": "unit-table"}),
)
IMPORTS_AND_TABLES = (*IMPORTS, *TABLES)
