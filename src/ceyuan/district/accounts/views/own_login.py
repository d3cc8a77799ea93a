"""Pages on which people change how they log in: a library's, each valid answer of which is an act on record.

Comes in: what the library's forms were sent. Goes out: the library's answers.
Must not know: how passwords and factors are kept.
"""

from __future__ import annotations

from typing import ClassVar, cast

from allauth.account.views import PasswordChangeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.socialaccount.views import ConnectionsView
from django.forms import BaseForm
from django.http import HttpResponse
from django.views.generic.edit import FormView

from ceyuan.district.accounts import verbs
from ceyuan.district.accounts.actions.change_own_login import changing_own_login
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.verb import Verb


class _OnRecord(FormView):  # type: ignore[type-arg]  # Django gives it no parameters at run time
    """A page whose change and its event are one transaction."""

    verb: ClassVar[Verb]

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Make the change within an act."""
        request = cast(EdgeRequest, self.request)
        user = cast(User, request.user)  # the gate let nobody else through
        with changing_own_login(request.viewer, user, self.verb, at=request.at):
            return super().form_valid(form)


class _Password(_OnRecord, PasswordChangeView):  # type: ignore[misc]  # allauth brings no types
    verb = verbs.CHANGE_PASSWORD


class _FactorOn(_OnRecord, ActivateTOTPView):  # type: ignore[misc]  # allauth brings no types
    verb = verbs.BIND_FACTOR


class _FactorOff(_OnRecord, DeactivateTOTPView):  # type: ignore[misc]  # allauth brings no types
    verb = verbs.UNBIND_FACTOR


class _NewCodes(_OnRecord, GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth brings no types
    verb = verbs.RENEW_CODES


class _Identities(_OnRecord, ConnectionsView):  # type: ignore[misc]  # allauth brings no types
    verb = verbs.UNLINK_IDENTITY


password_change = _Password.as_view()
activate_totp = _FactorOn.as_view()
deactivate_totp = _FactorOff.as_view()
generate_recovery_codes = _NewCodes.as_view()
connections = _Identities.as_view()
