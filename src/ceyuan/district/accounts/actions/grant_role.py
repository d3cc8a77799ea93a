"""Grant a role from a day on; two roles that must not meet in one person are refused.

Comes in: who grants, whom, what. Goes out: the grant.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone, translation

from ceyuan.district.accounts import errors
from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.clashes import clash_of
from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, Role
from ceyuan.district.accounts.held import Days, all_roles, deputies
from ceyuan.district.accounts.models import RoleGrant, User
from ceyuan.district.accounts.people import UNITS_WANTED, NewGrant
from ceyuan.district.accounts.permission import allow, label_in
from ceyuan.district.accounts.verbs import GRANT_ROLE
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About


def grant_role(viewer: Viewer, user: User, grant: NewGrant, *, at: datetime) -> RoleGrant:
    """Grant the role."""
    about = About("user", str(user.pk), user.name)
    with acting(GRANT_ROLE, actor=viewer.actor(Role.SECURITY_ADMIN), at=at, about=about) as act:
        allow(viewer, GRANT_ROLE, Role.SECURITY_ADMIN)
        user = User.objects.select_for_update().get(pk=user.pk)
        if not user.is_active:
            raise Refused(errors.ACCOUNT_OFF, data={"name": user.name})
        refuse_days(Days(grant.since, grant.until), today=timezone.localdate(at))
        _refuse_unit(grant)
        _refuse_twice(user, grant)
        refuse_clash(user, [grant.role], Days(grant.since, grant.until))
        made = RoleGrant.objects.create(
            user=user,
            role=grant.role,
            unit=grant.unit,
            since=grant.since,
            until=grant.until,
            granted_by=act.actor.name,
        )
        act.tell(
            {
                "role": grant.role.value,
                "unit": grant.unit.name if grant.unit else "",
                "since": grant.since,
                "until": grant.until,
            }
        )
    return made


def refuse_days(days: Days, *, today: date) -> None:
    """Refuse days that are dated back or the wrong way round."""
    if days.since < today:
        raise Refused(errors.DAY_PAST, data={"day": days.since, "today": today})
    if days.until is not None and days.until < days.since:
        raise Refused(errors.DAYS_BACKWARDS, data={"since": days.since, "until": days.until})


def refuse_clash(user: User, roles: Iterable[Role], days: Days, *, deputies_too: bool = True) -> None:
    """Refuse roles that somebody, or somebody's deputy, may not have beside those they hold on these days.

    What a deputy exercises for another is not passed on, so then the deputy's own deputies are left out.
    """
    people = [user.pk, *(deputies(user.pk, days) if deputies_too else ())]
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    held = {person: sorted(all_roles(person, days)) for person in people}
    for role in roles:
        for person, theirs in held.items():
            found = clash_of(role, theirs)
            if found is not None:
                other, rule = found
                words = {"name": names[person], "why_zh": rule.zh, "why_en": rule.en}
                raise Refused(errors.ROLES_CLASH, data=role_words(role) | role_words(other, "held") | words)


def role_words(role: Role, key: str = "role") -> dict[str, object]:
    """Give a role's words in both languages, as error tables name them."""
    return {f"{key}_zh": label_in("zh-hans", role), f"{key}_en": label_in("en", role)}


def _refuse_unit(grant: NewGrant) -> None:
    if grant.role in ENTERPRISE_ROLES:
        raise Refused(errors.ROLE_OF_FIRMS, data=role_words(grant.role))
    if grant.unit is not None and grant.unit.closed_on is not None:
        raise Refused(errors.UNIT_CLOSED, data={"unit": grant.unit.name, "day": grant.unit.closed_on})
    wanted = UNITS_WANTED.get(grant.role)
    if wanted is not None and (grant.unit is None or grant.unit.kind not in wanted):
        kinds = {}
        for key, language, mark in (("kinds_zh", "zh-hans", "、"), ("kinds_en", "en", ", ")):
            with translation.override(language):
                kinds[key] = mark.join(str(one.label) for one in sorted(wanted))
        raise Refused(errors.UNIT_WANTED, data=role_words(grant.role) | kinds)


def _refuse_twice(user: User, grant: NewGrant) -> None:
    days = Days(grant.since, grant.until)
    same = RoleGrant.objects.filter(days.meet(), user=user, role=grant.role, unit=grant.unit, ended_at__isnull=True)
    if same.exists():
        raise Refused(errors.ALREADY_HELD, data={"name": user.name} | role_words(grant.role))
