"""Who gets what at every address: one hand-written table of expected answers, by route, role and state.

Comes in: nothing. Goes out: rows for `test_routes.py`. Add a row with every route, and one for each state that matters,
such as one's own unit's firm and another unit's.

A row names the route, what stands in its address (a word that `route_world.py` knows), the method, and the answer of
those it names; everybody else gets `rest`, and nobody at all the login. 302 is a redirect, 403 a closed page, 404 an
object that is not theirs.
"""

from __future__ import annotations

from route_row import EVERYBODY, NOBODY, Row
from routes_facts import ROUTES as FACTS
from routes_firms import FIRMS
from routes_imports import IMPORTS_AND_TABLES
from routes_operations import OPERATIONS

from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, STAFF_ROLES, Role

SYSTEM = frozenset({Role.SYSTEM_ADMIN})
SECURITY = frozenset({Role.SECURITY_ADMIN})


def shut(name: str, **parts: str) -> Row:
    """Give the row of a library's page that this platform keeps shut."""
    return Row(name, rest=404, parts=parts)


COMMON = (
    Row("home", {302: EVERYBODY}),
    Row("set_language", {302: EVERYBODY}, method="POST", nobody=302, data={"language": "en"}),
    Row("account", {200: EVERYBODY}),
    Row("account_contact", {200: EVERYBODY}),
    Row("account_delegate", {200: EVERYBODY}),
    Row("desk_home", {200: STAFF_ROLES}),
    Row("portal_home", {200: EVERYBODY}),
)

SIGNING_IN = (
    Row("account_login", {302: EVERYBODY}, nobody=200),
    Row("account_logout", {200: EVERYBODY}, nobody=302),
    Row("account_inactive", {200: EVERYBODY}, nobody=200),
    Row("account_reauthenticate", {200: EVERYBODY}),
    Row("account_change_password", {200: EVERYBODY}),
    Row("mfa_index", {200: EVERYBODY}),
    Row("mfa_authenticate", {302: EVERYBODY}, nobody=302),
    Row("mfa_reauthenticate", {302: EVERYBODY}),
    Row("mfa_activate_totp", {302: EVERYBODY}, state="not lately authenticated"),
    Row("mfa_deactivate_totp", rest=404, state="without a factor"),
    Row("mfa_view_recovery_codes", rest=404, state="without codes"),
    Row("mfa_generate_recovery_codes", {302: EVERYBODY}, state="not lately authenticated"),
    Row("mfa_download_recovery_codes", rest=404, state="without codes"),
    Row("accept_invitation", {200: EVERYBODY}, nobody=200, parts={"secret": "open-link"}),
    Row("accept_invitation", {410: EVERYBODY}, nobody=410, parts={"secret": "dead-link"}, state="dead link"),
)

SHUT = (
    shut("account_signup"),
    shut("account_email"),
    shut("account_email_verification_sent"),
    shut("account_confirm_email", key="word"),
    shut("account_set_password"),
    shut("account_reset_password"),
    shut("account_reset_password_done"),
    shut("account_reset_password_from_key", uidb36="word", key="word"),
    shut("account_reset_password_from_key_done"),
    shut("account_confirm_login_code"),
    shut("socialaccount_signup"),
)

SLOT = {"provider_id": "identity-slot"}
STUB = {"slot": "identity-slot"}

IDENTITIES = (
    Row("socialaccount_connections", {200: EVERYBODY}),
    Row("socialaccount_login_cancelled", {200: EVERYBODY}, nobody=200),
    Row("socialaccount_login_error", {401: EVERYBODY}, nobody=401),
    Row("openid_connect_login", {200: EVERYBODY}, nobody=200, parts=SLOT),
    Row("openid_connect_login", {404: EVERYBODY}, nobody=404, parts={"provider_id": "word"}, state="no such slot"),
    Row("openid_connect_callback", {401: EVERYBODY}, nobody=401, parts=SLOT, state="without a state"),
    Row("demo_identity_about", {200: EVERYBODY}, nobody=200, parts=STUB),
    Row("demo_identity_about", {404: EVERYBODY}, nobody=404, parts={"slot": "word"}, state="no such slot"),
    Row("demo_identity_choose", {400: EVERYBODY}, nobody=400, parts=STUB, state="for somebody else"),
    Row("demo_identity_token", {400: EVERYBODY}, nobody=400, method="POST", parts=STUB, state="without a code"),
    Row("demo_identity_person", {401: EVERYBODY}, nobody=401, parts=STUB, state="without a token"),
)

OTHER = {"pk": "other-user"}

PEOPLE = (
    Row("people", {200: SECURITY}),
    Row("invite_person", {200: SECURITY}),
    Row("person", {200: SECURITY}, parts=OTHER),
    Row("person", {404: SECURITY}, parts={"pk": "no-user"}, state="no such person"),
    Row("person_end_role", {302: SECURITY}, method="POST", parts={"pk": "other-user", "grant": "other-grant"}),
    Row(
        "person_end_role",
        {404: SECURITY},
        method="POST",
        parts={"pk": "no-user", "grant": "other-grant"},
        state="of somebody else",
    ),
    Row("person_link", {200: SECURITY}, method="POST", parts=OTHER),
    Row("person_reset_factor", rest=403, method="POST", parts=OTHER, state="without a factor"),
    Row("person_switch_on", {200: SECURITY}, method="POST", parts={"pk": "off-user"}),
    Row("person_switch_on", rest=403, method="POST", parts=OTHER, state="account is on"),
    Row("person_switch_off", {200: SECURITY}, parts=OTHER),
    Row("person_switch_off", {302: SECURITY}, method="POST", parts=OTHER),
    Row("person_transfer", {200: SECURITY}, parts=OTHER),
    Row("delegations", {200: SECURITY}),
    Row("delegation_new", {200: SECURITY}),
    Row("delegation_end", {302: SECURITY}, rest=404, method="POST", parts={"pk": "delegation"}),
    Row("units", {200: SYSTEM}),
    Row("unit_new", {200: SYSTEM}),
    Row("unit_edit", {200: SYSTEM}, parts={"key": "unit-key"}),
    Row("unit_edit", {404: SYSTEM}, parts={"key": "word"}, state="no such unit"),
    Row("unit_close", {302: SYSTEM}, method="POST", parts={"key": "empty-unit-key"}),
    Row("unit_close", rest=403, method="POST", parts={"key": "unit-key"}, state="people in office"),
    Row("platform_settings", {200: SYSTEM}),
)

# The pages of firms, imports, the trail and operations stand in files of their own beside this one and are joined here.
ROUTES = (*COMMON, *SIGNING_IN, *SHUT, *IDENTITIES, *PEOPLE, *FIRMS, *FACTS, *IMPORTS_AND_TABLES, *OPERATIONS)

__all__ = ["ENTERPRISE_ROLES", "NOBODY", "ROUTES", "Row"]
