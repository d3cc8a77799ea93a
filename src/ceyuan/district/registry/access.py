"""Who sees which enterprise, which of its rows, and who may do what: literal tables and the functions that ask them.

Comes in: a viewer. Goes out: query sets and single rows; 404 for what is not theirs, a refusal for what they may not.
Must not know: pages. Views reach rows of the register through these functions alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, Role
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.registry import errors, verbs
from ceyuan.district.registry.models import Enterprise, Handover, Membership


class Reach(StrEnum):
    """Whose files a role opens: every firm's, those its unit recommends today, one at the counter, nobody's."""

    ALL = "all"
    UNITS = "units"
    COUNTER = "counter"
    NONE = "none"


_EVERY_MARK = frozenset(Mark)
_OFFICE = frozenset({Mark.PLAIN, Mark.INTERNAL})
_PLAIN = frozenset({Mark.PLAIN})


@dataclass(frozen=True, slots=True)
class Sight:
    """What a role sees: whose files, rows of which marks in them, and whether events that are sealed for audit."""

    reach: Reach
    marks: frozenset[Mark] = frozenset()
    sealed: bool = False


# One line for every role. Those of enterprises see their own firm, through a membership in force on the day. Experts
# and third-party auditors see what is assigned to them, which is never a file of the register. A counter clerk opens
# no list; a firm that stands at the counter is found by its exact code.
SIGHTS: Mapping[Role, Sight] = {
    Role.ENTERPRISE_FILER: Sight(Reach.NONE),
    Role.ENTERPRISE_CONFIRMER: Sight(Reach.NONE),
    Role.AGENT: Sight(Reach.NONE),
    Role.UNIT_OFFICER: Sight(Reach.UNITS, _EVERY_MARK),
    Role.PARK_OPERATOR: Sight(Reach.UNITS, _PLAIN),
    Role.DISTRICT_OFFICER: Sight(Reach.ALL, _EVERY_MARK),
    Role.CONSULTED_DEPARTMENT: Sight(Reach.ALL, _OFFICE),
    Role.LEGAL_REVIEWER: Sight(Reach.ALL, _OFFICE),
    Role.COUNTER_CLERK: Sight(Reach.COUNTER, _PLAIN),
    Role.FINANCE: Sight(Reach.ALL, _OFFICE),
    Role.EXPERT: Sight(Reach.NONE),
    Role.THIRD_PARTY_AUDITOR: Sight(Reach.NONE),
    Role.LEADER: Sight(Reach.ALL, _OFFICE),
    Role.AUDITOR: Sight(Reach.ALL, _EVERY_MARK, sealed=True),
    Role.ARCHIVE_CLERK: Sight(Reach.ALL, _OFFICE),
    Role.SYSTEM_ADMIN: Sight(Reach.NONE),
    Role.AUDIT_ADMIN: Sight(Reach.NONE),
    Role.SECURITY_ADMIN: Sight(Reach.NONE),
}
OWN_FIRM = Sight(Reach.NONE, _EVERY_MARK)  # whoever acts for a firm sees all of its rows, but nothing that is sealed

LOOKING = frozenset(role for role, sight in SIGHTS.items() if sight.reach in {Reach.ALL, Reach.UNITS})

_DISTRICT = frozenset({Role.DISTRICT_OFFICER})
_OFFICERS = _DISTRICT | {Role.UNIT_OFFICER}
_FILERS = frozenset({Role.ENTERPRISE_FILER, Role.ENTERPRISE_CONFIRMER})

# Who may do it, always with a firm within reach. Reading and lists stand above.
MAY: Mapping[Verb, frozenset[Role]] = {
    verbs.REGISTER: _OFFICERS,
    verbs.RENAME: _OFFICERS,
    verbs.SET_PLACES: _OFFICERS,
    verbs.MERGE: _DISTRICT,
    verbs.SPLIT: _DISTRICT,
    verbs.MOVE_IN: _DISTRICT,
    verbs.MOVE_OUT: _DISTRICT,
    verbs.CLOSE: _DISTRICT,
    verbs.HAND_OVER: _DISTRICT,
    verbs.ADD_SITE: _OFFICERS | _FILERS,
    verbs.END_SITE: _OFFICERS | _FILERS,
    verbs.SET_INDUSTRY: _OFFICERS,
    verbs.RECORD_RECOGNITION: _OFFICERS,
    verbs.WITHDRAW_RECOGNITION: _DISTRICT,
    verbs.ADD_PRODUCT: _OFFICERS | _FILERS,
    verbs.ADD_PROJECT: _OFFICERS | _FILERS,
    verbs.RECORD_EVENT: _DISTRICT,
    verbs.REPAIR_EVENT: _DISTRICT,
    verbs.CONTEST_EVENT: _FILERS | {Role.AGENT},
    verbs.DECIDE_CONTEST: _DISTRICT,
    verbs.RECORD_FACTS: _OFFICERS,
    verbs.WITHDRAW_FACT: _OFFICERS,
    verbs.DECLARE_FACTS: _FILERS | {Role.AGENT, Role.COUNTER_CLERK},
    verbs.CONFIRM_FACT: _DISTRICT | {Role.CONSULTED_DEPARTMENT},
    verbs.ASK_CORRECTION: _FILERS | {Role.AGENT},
    verbs.DECIDE_CORRECTION: _OFFICERS,
    verbs.AUTHORISE_TAX: _OFFICERS | {Role.ENTERPRISE_CONFIRMER},
    verbs.WITHDRAW_TAX: _OFFICERS | {Role.ENTERPRISE_CONFIRMER},
    verbs.RETURN_FORM: _FILERS | {Role.AGENT},
    verbs.INVITE_MEMBER: _OFFICERS | {Role.ENTERPRISE_CONFIRMER, Role.COUNTER_CLERK},
    verbs.END_MEMBER: _OFFICERS | {Role.ENTERPRISE_CONFIRMER},
}


def enterprises_visible_to(viewer: Viewer) -> QuerySet[Enterprise]:
    """Give every enterprise whose file somebody may open, by office or by membership."""
    return Enterprise.objects.filter(_by_office(viewer) | Q(pk__in=_own(viewer)))


def enterprises_for_office(viewer: Viewer) -> QuerySet[Enterprise]:
    """Give the enterprises of somebody's office: what the desk lists."""
    return Enterprise.objects.filter(_by_office(viewer))


def own_enterprises(viewer: Viewer) -> QuerySet[Enterprise]:
    """Give the enterprises somebody acts for today: what the portal lists."""
    return Enterprise.objects.filter(pk__in=_own(viewer))


def enterprise_visible_to(viewer: Viewer, pk: int) -> Enterprise:
    """Give an enterprise, or 404 as if there were none."""
    return _single(enterprises_visible_to(viewer), pk)


def enterprise_for_office(viewer: Viewer, pk: int) -> Enterprise:
    """Give an enterprise of somebody's office, or 404."""
    return _single(enterprises_for_office(viewer), pk)


def own_enterprise(viewer: Viewer, pk: int) -> Enterprise:
    """Give an enterprise somebody acts for, or 404."""
    return _single(own_enterprises(viewer), pk)


def enterprise_at_counter(viewer: Viewer, credit_code: str) -> Enterprise:
    """Give the enterprise that stands at the counter, by its exact code, to a clerk; else 404."""
    found = Enterprise.objects.filter(credit_code=credit_code).select_related("unit").first()
    if found is None or not viewer.has(Role.COUNTER_CLERK):
        raise Http404
    return found


def handovers_visible_to(viewer: Viewer) -> QuerySet[Handover]:
    """Give which firms somebody's units held from when to when: the record stays when a firm is handed over.

    It names the firm and the days; the firm's file goes with the firm.
    """
    units = _units(viewer)
    everything = any(sight.reach is Reach.ALL for sight, _ in _sights(viewer))
    held = Handover.objects.select_related("enterprise", "unit")
    return held if everything else held.filter(unit__in=units)


def rows_shown(viewer: Viewer, *, firm: str = "enterprise", mark: str = "mark") -> Q:
    """Give the filter of rows whose firm is within reach and whose mark the same role may see.

    Two roles do not add up: who sees every firm as a leader and trade secrets of the own unit sees no other secrets.
    """
    shown = Q(**{f"{firm}__in": _own(viewer)})
    for sight, unit in _sights(viewer):
        shown |= _reached(sight, unit, f"{firm}__") & Q(**{f"{mark}__in": sorted(sight.marks)})
    return shown


def marks_shown(viewer: Viewer, enterprise: Enterprise) -> frozenset[Mark]:
    """Give the marks of rows of one enterprise that somebody sees."""
    seen = [sight.marks for sight, unit in _sights(viewer) if _reaches(sight, unit, enterprise)]
    if membership_roles(viewer, enterprise):
        seen.append(OWN_FIRM.marks)
    return frozenset[Mark]().union(*seen)


def sees_sealed(viewer: Viewer) -> bool:
    """Tell whether events that are sealed for audit are shown."""
    return any(sight.sealed for sight, _ in _sights(viewer))


def membership_roles(viewer: Viewer, enterprise: Enterprise) -> frozenset[Role]:
    """Give the roles in which somebody acts for an enterprise on their day."""
    if not viewer.user:
        return frozenset()
    held = _open_memberships(viewer).filter(enterprise=enterprise).values_list("role", flat=True)
    return frozenset(Role(one) for one in held)


def may(viewer: Viewer, verb: Verb, enterprise: Enterprise) -> bool:
    """Tell whether somebody may do something with an enterprise."""
    return verb in allowed_acts(viewer, enterprise)


def allowed_acts(viewer: Viewer, enterprise: Enterprise) -> frozenset[Verb]:
    """Give everything somebody may do with an enterprise, by office or by membership."""
    by_office = {
        hat.role for hat in viewer.hats if _reaches(SIGHTS[hat.role], hat.unit, enterprise, acting=True)
    } - ENTERPRISE_ROLES
    roles = by_office | membership_roles(viewer, enterprise)
    return frozenset(verb for verb, allowed in MAY.items() if allowed & roles)


def demand(viewer: Viewer, verb: Verb, enterprise: Enterprise) -> None:
    """Refuse what somebody may not do."""
    if not may(viewer, verb, enterprise):
        raise Refused(errors.NOT_YOURS, data={"verb_zh": verb.zh, "verb_en": verb.en, "firm": enterprise.name})


def demand_unit(viewer: Viewer, verb: Verb, unit: int, firm: str) -> None:
    """Refuse to put a firm under a unit that is not the own one, unless every firm is within reach."""
    allowed = MAY[verb]
    for hat in viewer.hats:
        if hat.role in allowed and (SIGHTS[hat.role].reach is Reach.ALL or hat.unit == unit):
            return
    raise Refused(errors.NOT_YOURS, data={"verb_zh": verb.zh, "verb_en": verb.en, "firm": firm})


def actor_for(viewer: Viewer, verb: Verb, enterprise: Enterprise) -> Actor:
    """Give who acts: somebody of the firm by their membership, an officer by their office."""
    allowed = MAY.get(verb, LOOKING)
    if any(hat.role in allowed for hat in viewer.hats):
        return viewer.actor(*allowed)
    roles = sorted(membership_roles(viewer, enterprise))
    words = "、".join(str(one.label) for one in roles)
    return Actor(str(viewer.user or ""), viewer.name, words, enterprise.name, place=viewer.place)


def about_firm(enterprise: Enterprise) -> About:
    """Give what an act about an enterprise is about."""
    return About("enterprise", str(enterprise.pk), enterprise.name, enterprise.credit_code)


def _single(found: QuerySet[Enterprise], pk: int) -> Enterprise:
    enterprise = found.filter(pk=pk).select_related("unit").first()
    if enterprise is None:
        raise Http404
    return enterprise


def _sights(viewer: Viewer) -> Iterator[tuple[Sight, int | None]]:
    return ((SIGHTS[hat.role], hat.unit) for hat in viewer.hats)


def _units(viewer: Viewer) -> frozenset[int]:
    return frozenset(unit for sight, unit in _sights(viewer) if sight.reach is Reach.UNITS and unit is not None)


def _by_office(viewer: Viewer) -> Q:
    reached = Q(pk__in=[])
    for sight, unit in _sights(viewer):
        reached |= _reached(sight, unit)
    return reached


def _reached(sight: Sight, unit: int | None, prefix: str = "") -> Q:
    """Give the filter of enterprises within a role's reach; Q() of everything would swallow what it is joined with."""
    match sight.reach:
        case Reach.ALL:
            return Q(**{f"{prefix}pk__isnull": False})
        case Reach.UNITS if unit is not None:
            return Q(**{f"{prefix}unit": unit})
    return Q(pk__in=[])


def _reaches(sight: Sight, unit: int | None, enterprise: Enterprise, *, acting: bool = False) -> bool:
    match sight.reach:
        case Reach.ALL:
            return True
        case Reach.UNITS:
            return unit is not None and unit == enterprise.unit_id
        case Reach.COUNTER:
            return acting
    return False


def _open_memberships(viewer: Viewer) -> QuerySet[Membership]:
    day = viewer.day
    in_force = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    return Membership.objects.filter(in_force, user=viewer.user, ended_at__isnull=True)


def _own(viewer: Viewer) -> QuerySet[Membership, int]:
    return _open_memberships(viewer).order_by().values_list("enterprise", flat=True)
