"""Who gets what at the addresses of enterprises, at the desk and in the portal.

Comes in: nothing. Goes out: rows joined in `routes.py`.
Must not know: access; this table says by hand what it must come to.
"""

from __future__ import annotations

from route_row import EVERYBODY, Row

from ceyuan.district.accounts.enums import Role

DISTRICT = frozenset({Role.DISTRICT_OFFICER})
UNIT = frozenset({Role.UNIT_OFFICER})
UNITS = frozenset({Role.UNIT_OFFICER, Role.PARK_OPERATOR})  # of the first unit, which holds the first firm
ALL_FIRMS = frozenset(
    {
        Role.DISTRICT_OFFICER,
        Role.CONSULTED_DEPARTMENT,
        Role.LEGAL_REVIEWER,
        Role.FINANCE,
        Role.LEADER,
        Role.AUDITOR,
        Role.ARCHIVE_CLERK,
    }
)
FILERS = frozenset({Role.ENTERPRISE_FILER, Role.ENTERPRISE_CONFIRMER})
MEMBERS = FILERS | {Role.AGENT}
CONFIRMER = frozenset({Role.ENTERPRISE_CONFIRMER})


def file(name: str) -> tuple[Row, Row]:
    """Give the rows of a page of a firm's file."""
    return (
        Row(name, {200: ALL_FIRMS | UNITS}, parts={"pk": "own-firm"}, state="own unit's firm"),
        Row(name, {200: ALL_FIRMS, 404: UNITS}, parts={"pk": "other-firm"}, state="another unit's firm"),
    )


def act(name: str, roles: frozenset[Role], **row: str) -> tuple[Row, Row]:
    """Give the rows of a page that does something with a firm."""
    return (
        Row(name, {200: roles}, parts={"pk": "own-firm", **row}, state="own unit's firm"),
        Row(
            name,
            {404: (ALL_FIRMS | UNITS) if row else UNITS, 200: roles - UNITS},
            parts={"pk": "other-firm", **row},
            state="another unit's firm",
        ),
    )


def own(name: str, roles: frozenset[Role] = MEMBERS, **row: str) -> tuple[Row, Row]:
    """Give the rows of a page of one's own firm: others have no such firm, and members who may not are told so."""
    return (
        Row(name, {200: roles, 403: MEMBERS - roles}, rest=404, parts={"pk": "own-firm", **row}, state="own firm"),
        Row(name, rest=404, parts={"pk": "other-firm", **row}, state="another firm"),
    )


LISTS = (
    Row("enterprises", {200: ALL_FIRMS | UNITS}),
    Row("enterprises_export", {200: ALL_FIRMS | UNITS}, method="POST", parts={"written_as": "csv"}),
    Row("enterprises_save", {302: ALL_FIRMS | UNITS}, method="POST", data={"name": "名单"}),
    Row("enterprises_forget", {404: ALL_FIRMS | UNITS}, method="POST", parts={"pk": "other-view"}, state="another's"),
    Row("enterprises_held", {200: ALL_FIRMS | UNITS}),
    Row("register_enterprise", {200: DISTRICT | UNIT}),
)
FILES = (
    *file("enterprise"),
    *file("enterprise_facts"),
    *file("enterprise_titles"),
    *file("enterprise_projects"),
    *file("enterprise_credit"),
    *file("enterprise_changes"),
    *file("enterprise_trail"),
    Row("paper", {200: ALL_FIRMS | UNITS}, parts={"pk": "own-paper"}, state="of own unit's firm"),
    Row("paper", {200: ALL_FIRMS, 404: UNITS}, parts={"pk": "other-paper"}, state="of another unit's firm"),
    Row("paper", {404: ALL_FIRMS | UNITS}, parts={"pk": "no-user"}, state="no such paper"),
)
ACTS = (
    *act("rename_enterprise", DISTRICT | UNIT),
    *act("set_places", DISTRICT | UNIT),
    *act("hand_over", DISTRICT),
    *act("merge_enterprise", DISTRICT),
    *act("split_enterprise", DISTRICT),
    *act("move_out", DISTRICT),
    *act("move_in", DISTRICT),
    *act("close_enterprise", DISTRICT),
    *act("add_site", DISTRICT | UNIT),
    *act("set_industry", DISTRICT | UNIT),
    *act("record_recognition", DISTRICT | UNIT),
    *act("add_product", DISTRICT | UNIT),
    *act("add_project", DISTRICT | UNIT),
    *act("record_credit_event", DISTRICT),
    *act("invite_member", DISTRICT | UNIT),
    *act("end_site", DISTRICT | UNIT, row="own-site"),
    *act("withdraw_recognition", DISTRICT, row="own-title"),
    *act("repair_credit_event", DISTRICT, row="own-event"),
    *act("decide_contest", DISTRICT, row="own-event"),
    *act("end_member", DISTRICT | UNIT, row="own-member"),
)
OWN = (
    Row("my_enterprises", {200: EVERYBODY}),
    Row("my_members", {200: EVERYBODY}),
    Row("my_visits", {200: EVERYBODY}),
    *own("my_enterprise"),
    *own("my_facts"),
    *own("my_titles"),
    *own("my_projects"),
    *own("my_credit"),
    *own("my_site_new", FILERS),
    *own("my_product_new", FILERS),
    *own("my_project_new", FILERS),
    *own("my_member_new", CONFIRMER),
    *own("my_contest", MEMBERS, row="own-event"),
    *own("my_member_end", CONFIRMER, row="own-member"),
    Row("my_paper", {200: MEMBERS}, rest=404, parts={"pk": "own-paper"}, state="of own firm"),
    Row("my_paper", rest=404, parts={"pk": "other-paper"}, state="of another firm"),
)

FIRMS = (*LISTS, *FILES, *ACTS, *OWN)
