"""Every page worth looking at, by who sees it: for axe, for widths, for pictures. Apps add their lines.

Comes in: nothing. Goes out: a literal table.
Must not know: what pages show.
"""

from __future__ import annotations

PAGES: tuple[tuple[str, str, str], ...] = (
    ("login", "", "/accounts/login/"),
    ("not-found", "", "/no/such/page/"),
    ("dead-link", "", "/invitation/a-dead-link/"),
    ("set-password", "", "/invitation/an-open-link/"),
    ("desk-officer", "district-officer", "/desk/"),
    ("desk-security", "security-admin", "/desk/"),
    ("portal", "enterprise-confirmer", "/portal/"),
    ("closed", "leader", "/desk/people/"),
    ("account", "leader", "/account/"),
    ("account-contact", "leader", "/account/contact/"),
    ("account-delegate", "leader", "/account/delegate/"),
    ("password", "leader", "/accounts/password/"),
    ("factor", "leader", "/accounts/factor/"),
    ("reauthenticate", "leader", "/accounts/reauthenticate/"),
    ("logout", "leader", "/accounts/logout/"),
    ("people", "security-admin", "/desk/people/"),
    ("people-none", "security-admin", "/desk/people/?text=没有这个人"),
    ("invite", "security-admin", "/desk/people/new/"),
    ("person", "security-admin", "/desk/people/19/"),
    ("switch-off", "security-admin", "/desk/people/19/off/"),
    ("transfer", "security-admin", "/desk/people/19/transfer/"),
    ("delegations", "security-admin", "/desk/delegations/"),
    ("delegation-new", "security-admin", "/desk/delegations/new/"),
    ("units", "system-admin", "/desk/units/"),
    ("unit-new", "system-admin", "/desk/units/new/"),
    ("unit-edit", "system-admin", "/desk/units/unit-1/edit/"),
    ("settings", "system-admin", "/desk/settings/"),
)
