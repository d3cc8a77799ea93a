"""Addresses of accounts: signing in, one's own account, people and units.

Comes in: nothing. Goes out: literal tables; of allauth, the pages that this platform uses, and those it keeps shut.
Must not know: what views do.
"""

from __future__ import annotations

from allauth.account import views as login_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.recovery_codes import views as code_views
from allauth.socialaccount import views as identity_views
from allauth.socialaccount.providers.openid_connect import views as oidc_views
from django.urls import path

from ceyuan.district.accounts.identities import STUB
from ceyuan.district.accounts.views import account, delegations, own_login, people, units
from ceyuan.district.accounts.views import demo_identity as stub
from ceyuan.district.accounts.views.closed import closed
from ceyuan.district.accounts.views.home import home
from ceyuan.district.accounts.views.invitation import accept_invitation

SIGNING_IN = (
    path("accounts/login/", login_views.login, name="account_login"),
    path("accounts/logout/", login_views.logout, name="account_logout"),
    path("accounts/inactive/", login_views.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", login_views.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/", own_login.password_change, name="account_change_password"),
    path("accounts/factor/", factor_views.index, name="mfa_index"),
    path("accounts/factor/login/", factor_views.authenticate, name="mfa_authenticate"),
    path("accounts/factor/reauthenticate/", factor_views.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/factor/totp/on/", own_login.activate_totp, name="mfa_activate_totp"),
    path("accounts/factor/totp/off/", own_login.deactivate_totp, name="mfa_deactivate_totp"),
    path("accounts/factor/codes/", code_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/factor/codes/new/", own_login.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("accounts/factor/codes/file/", code_views.download_recovery_codes, name="mfa_download_recovery_codes"),
)

# allauth asks for some of these addresses by name, so they have one; nothing is behind it
SHUT = (
    path("accounts/signup/", closed, name="account_signup"),
    path("accounts/email/", closed, name="account_email"),
    path("accounts/email/sent/", closed, name="account_email_verification_sent"),
    path("accounts/email/confirm/<str:key>/", closed, name="account_confirm_email"),
    path("accounts/password/set/", closed, name="account_set_password"),
    path("accounts/password/reset/", closed, name="account_reset_password"),
    path("accounts/password/reset/done/", closed, name="account_reset_password_done"),
    path("accounts/password/reset/key/<str:uidb36>/<str:key>/", closed, name="account_reset_password_from_key"),
    path("accounts/password/reset/key/done/", closed, name="account_reset_password_from_key_done"),
    path("accounts/code/", closed, name="account_confirm_login_code"),
    path("accounts/identities/signup/", closed, name="socialaccount_signup"),
)

IDENTITIES = (
    path("accounts/identities/", own_login.connections, name="socialaccount_connections"),
    path("accounts/identities/cancelled/", identity_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("accounts/identities/error/", identity_views.login_error, name="socialaccount_login_error"),
    path("accounts/oidc/<str:provider_id>/login/", oidc_views.login, name="openid_connect_login"),
    path("accounts/oidc/<str:provider_id>/callback/", oidc_views.callback, name="openid_connect_callback"),
    path(f"{STUB}/<slug:slot>/.well-known/openid-configuration", stub.demo_identity_about, name="demo_identity_about"),
    path(f"{STUB}/<slug:slot>/choose/", stub.demo_identity_choose, name="demo_identity_choose"),
    path(f"{STUB}/<slug:slot>/token/", stub.demo_identity_token, name="demo_identity_token"),
    path(f"{STUB}/<slug:slot>/person/", stub.demo_identity_person, name="demo_identity_person"),
)

PEOPLE = (
    path("desk/people/", people.people, name="people"),
    path("desk/people/new/", people.invite_person, name="invite_person"),
    path("desk/people/<int:pk>/", people.person, name="person"),
    path("desk/people/<int:pk>/roles/<int:grant>/end/", people.person_end_role, name="person_end_role"),
    path("desk/people/<int:pk>/link/", people.person_link, name="person_link"),
    path("desk/people/<int:pk>/factor/", people.person_reset_factor, name="person_reset_factor"),
    path("desk/people/<int:pk>/on/", people.person_switch_on, name="person_switch_on"),
    path("desk/people/<int:pk>/off/", people.person_switch_off, name="person_switch_off"),
    path("desk/people/<int:pk>/transfer/", people.person_transfer, name="person_transfer"),
    path("desk/delegations/", delegations.delegations, name="delegations"),
    path("desk/delegations/new/", delegations.delegation_new, name="delegation_new"),
    path("desk/delegations/<int:pk>/end/", delegations.delegation_end, name="delegation_end"),
    path("desk/units/", units.units, name="units"),
    path("desk/units/new/", units.unit_new, name="unit_new"),
    path("desk/units/<slug:key>/edit/", units.unit_edit, name="unit_edit"),
    path("desk/units/<slug:key>/close/", units.unit_close, name="unit_close"),
    path("desk/settings/", units.platform_settings, name="platform_settings"),
)

urlpatterns = [
    path("", home, name="home"),
    path("account/", account.account, name="account"),
    path("account/contact/", account.account_contact, name="account_contact"),
    path("account/delegate/", account.account_delegate, name="account_delegate"),
    path("invitation/<str:secret>/", accept_invitation, name="accept_invitation"),
    *SIGNING_IN,
    *SHUT,
    *IDENTITIES,
    *PEOPLE,
]
