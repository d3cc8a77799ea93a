"""What happens when somebody comes with an electronic identity: it opens the account it is linked to, and no other.

Comes in: an identity a provider vouches for. Goes out: nothing, or the page that says how to link it.
Must not know: providers.
"""

from __future__ import annotations

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import render

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.actions.change_own_login import changing_own_login
from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.models import User
from ceyuan.district.accounts.verbs import LINK_IDENTITY, LOG_IN
from ceyuan.district.common.trail.act import Act, Refused, record_refusal
from ceyuan.district.common.trail.verb import NOTHING


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth brings no types
    """Identities are linked by the owner of an account; none makes an account."""

    def is_open_for_signup(self, _request: HttpRequest, _login: SocialLogin) -> bool:
        """Refuse sign-up."""
        return False

    def pre_social_login(self, request: EdgeRequest, sociallogin: SocialLogin) -> None:
        """Stop an identity that no account is linked to, unless it is being linked, which is an act."""
        if sociallogin.is_existing:
            return
        if sociallogin.state.get("process") == "connect":
            if isinstance(request.user, User):
                with changing_own_login(request.viewer, request.user, LINK_IDENTITY, at=request.at):
                    sociallogin.connect(request, request.user)
            return
        provider = sociallogin.provider.name
        refusal = Refused(errors.UNKNOWN_IDENTITY, data={"provider": provider})
        record_refusal(Act(LOG_IN, request.viewer.actor(), request.at, NOTHING), refusal)
        page = render(request, "accounts/unlinked.html", {"provider": provider}, status=403)
        raise ImmediateHttpResponse(page)
