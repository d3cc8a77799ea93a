"""Who gets what at the addresses of facts and of the trail, at the desk and in the portal.

Comes in: nothing. Goes out: rows joined in `routes.py`.
Must not know: access; this table says by hand what it must come to.
"""

from __future__ import annotations

from route_row import EVERYBODY, Row
from routes_firms import ALL_FIRMS, CONFIRMER, DISTRICT, MEMBERS, UNIT, UNITS, act, own

from ceyuan.district.accounts.enums import Role

BUREAU = DISTRICT | {Role.CONSULTED_DEPARTMENT}
AUDITING = frozenset({Role.AUDITOR, Role.AUDIT_ADMIN})
FACT = {"key": "money-fact", "year": "last-year"}

FIRMS = (
    Row("enterprise_fact", {200: ALL_FIRMS | UNITS}, parts={"pk": "own-firm", **FACT}, state="own unit's firm"),
    Row("enterprise_fact", {200: ALL_FIRMS, 404: UNITS}, parts={"pk": "other-firm", **FACT}, state="another unit's"),
    Row(
        "enterprise_fact",
        {404: ALL_FIRMS | UNITS},
        parts={"pk": "own-firm", "key": "word", "year": "last-year"},
        state="no such fact",
    ),
    Row("enterprise_tax", {200: ALL_FIRMS | UNITS}, parts={"pk": "own-firm"}, state="own unit's firm"),
    Row("enterprise_tax", {200: ALL_FIRMS, 404: UNITS}, parts={"pk": "other-firm"}, state="another unit's firm"),
    *act("record_fact", DISTRICT | UNIT),
    *act("confirm_fact", BUREAU),
    *act("authorise_tax", DISTRICT | UNIT),
    *act("withdraw_fact", DISTRICT | UNIT, row="own-fact"),
    *act("decide_correction", DISTRICT | UNIT, row="own-correction"),
    *act("withdraw_tax", DISTRICT | UNIT, row="own-tax"),
)
WHOLE_DISTRICT = (
    Row("corrections", {200: DISTRICT | UNIT}),
    Row("shared_sources", {200: DISTRICT}),
    Row("shared_source_new", {200: DISTRICT}),
    Row("shared_source_edit", {200: DISTRICT}, parts={"pk": "shared-source"}),
    Row("shared_source_edit", {404: DISTRICT}, parts={"pk": "no-user"}, state="no such source"),
    Row("statistics", {200: BUREAU | {Role.LEADER}}),
    Row("statistics_new", {200: BUREAU}),
    Row("recurring_forms", {200: DISTRICT}),
    Row("recurring_form_new", {200: DISTRICT}),
    Row("recurring_form_close", {302: DISTRICT}, method="POST", parts={"pk": "form"}),
    Row("recurring_form_export", {200: DISTRICT}, method="POST", parts={"pk": "form", "written_as": "csv"}),
)
TRAIL = (
    Row("trail", {200: AUDITING}),
    Row("trail_event", {200: AUDITING}, parts={"number": "event"}),
    Row("trail_event", {404: AUDITING}, parts={"number": "no-user"}, state="no such event"),
    Row("trail_export", {200: AUDITING}, method="POST", parts={"written_as": "csv"}),
    Row("trail_verify", {200: AUDITING}),
    Row("trail_verify", {200: AUDITING}, method="POST"),
)
OWN = (
    *own("my_fact", **FACT),
    *own("my_tax"),
    *own("my_fact_new"),
    *own("my_tax_new", CONFIRMER),
    *own("my_correction_new", row="own-fact"),
    *own("my_tax_end", CONFIRMER, row="own-tax"),
    *own("my_form", form="form"),
    Row("my_corrections", {200: EVERYBODY}),
    Row("my_forms", {200: EVERYBODY}),
)

ROUTES = (*FIRMS, *WHOLE_DISTRICT, *TRAIL, *OWN)

__all__ = ["MEMBERS", "ROUTES"]
