"""Change how one logs in oneself: password, second factor, recovery codes, electronic identities.

Comes in: who, which change, when. Goes out: an act within which a library makes the change and nothing else.
Must not know: pages; how passwords, factors and identities are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from ceyuan.district.accounts import verbs
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import User
from ceyuan.district.common.trail.act import Act, acting
from ceyuan.district.common.trail.verb import About, Verb

_Means = Mapping[int, str]  # rows by which somebody logs in, and their kinds


@contextmanager
def changing_own_login(viewer: Viewer, user: User, verb: Verb, *, at: datetime) -> Iterator[Act]:
    """Let the change happen and tell what came of it, in one transaction; where either fails, nothing was done."""
    with acting(verb, actor=viewer.actor(), at=at, about=About("user", str(user.pk), user.name)) as act:
        factors, identities = _factors(user), _identities(user)
        yield act
        _tell(act, "kind", (factors, _factors(user)), (verbs.BIND_FACTOR, verbs.UNBIND_FACTOR))
        _tell(act, "provider", (identities, _identities(user)), (verbs.LINK_IDENTITY, verbs.UNLINK_IDENTITY))
        if verb == verbs.CHANGE_PASSWORD:
            User.objects.filter(pk=user.pk).update(password_at=at)


def _factors(user: User) -> _Means:
    return dict(Authenticator.objects.filter(user=user).order_by("pk").values_list("pk", "type"))


def _identities(user: User) -> _Means:
    return dict(SocialAccount.objects.filter(user=user).order_by("pk").values_list("pk", "provider"))


def _tell(act: Act, word: str, rows: tuple[_Means, _Means], said: tuple[Verb, Verb]) -> None:
    """Tell which rows came and which went; codes made anew are one act, not a going and a coming."""
    before, after = rows
    if act.verb == verbs.RENEW_CODES:
        return
    for gone in before.keys() - after.keys():
        act.tell({word: before[gone]}, verb=said[1])
    for new in after.keys() - before.keys():
        act.tell({word: after[new]}, verb=said[0])
