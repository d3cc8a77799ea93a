"""A small district for the table of routes: two units, two firms, one person in every role.

Comes in: nothing. Goes out: rows, and what the words in `routes.py` stand for.
Must not know: expected answers. Unit officers and park operators work for the first unit; those of enterprises act for
the first firm, which the first unit recommends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from fact_world import MONEY, authorise, make_correction, make_event_of_trail, make_fact, make_form, make_source
from firm_factories import make_change_paper, make_event, make_site, make_title
from import_world import make_import, make_table
from platform_factories import AT, DAY, SINCE, make_enterprise, make_unit, make_user

from ceyuan.district.accounts.actions.make_account import digest_of_secret
from ceyuan.district.accounts.enums import ENTERPRISE_ROLES, UNIT_ROLES, Role, UnitKind
from ceyuan.district.accounts.models import Delegation, Invitation, RoleGrant, Unit, User
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.registry.models import Enterprise, Membership, SavedView


@dataclass(frozen=True, slots=True)
class World:
    """What there is."""

    units: tuple[Unit, Unit]
    firms: tuple[Enterprise, Enterprise]
    people: Mapping[Role, User]
    other: User  # somebody without an office, with a role that ends and a deputy
    off: User


def make_world() -> World:
    """Make everything, without acts."""
    units = (make_unit("甲镇"), make_unit("乙镇"))
    firms = (make_enterprise("甲企", units[0]), make_enterprise("乙企", units[1]))
    people = {role: _person(role, units[0], firms[0]) for role in Role}
    # a second of each administrator, so that none is the last
    other = make_user("其他人", Role.LEADER)
    off = make_user("停用人")
    off.is_active = False
    off.save()
    make_unit("空镇")
    Delegation.objects.create(
        principal=other, deputy=make_user("代理人"), since=SINCE, until=DAY + timedelta(days=9), reason="测试"
    )
    Invitation.objects.create(
        user=other,
        digest=digest_of_secret(WORDS["open-link"]),
        made_at=AT,
        made_by="测试",
        expires_at=AT + timedelta(days=1),
    )
    return World(units, firms, people, other, off)


def _person(role: Role, unit: Unit, firm: Enterprise) -> User:
    if role not in ENTERPRISE_ROLES:
        return make_user(str(role.label), role, unit=unit if role in UNIT_ROLES else None)
    user = make_user(str(role.label))
    agent = role == Role.AGENT
    Membership.objects.create(
        enterprise=firm,
        user=user,
        role=role,
        since=SINCE,
        until=DAY + timedelta(days=30) if agent else None,
        letter=make_paper() if agent else None,
    )
    return user


def make_paper(name: str = "授权书.pdf") -> Paper:
    """Make a file's row; its bytes are nowhere."""
    return Paper.objects.create(
        name=name,
        file="no/such.pdf",
        size=1,
        digest="0" * 64,
        media_type="application/pdf",
        declared=DAY,
        kept_at=AT,
        kept_by="测试",
    )


WORDS = {
    "import-kind": "new",
    "item-kind": "title",
    "blank-kind": "titles",
    "identity-slot": "yizhengtong",
    "csv": "csv",
    "word": "word",
    "open-link": "an-open-link",
    "dead-link": "a-dead-link",
}

# what else may stand in an address; apps add a line for each object of theirs
OBJECTS: Mapping[str, Callable[[World], object]] = {
    "other-user": lambda world: world.other.pk,
    "off-user": lambda world: world.off.pk,
    "no-user": lambda _world: 999_999,
    "other-grant": lambda world: RoleGrant.objects.get(user=world.other).pk,
    "delegation": lambda _world: Delegation.objects.get().pk,
    "unit-key": lambda world: world.units[0].key,
    "empty-unit-key": lambda _world: Unit.objects.get(name="空镇").key,
    "own-firm": lambda world: world.firms[0].pk,
    "other-firm": lambda world: world.firms[1].pk,
    "other-firm-code": lambda world: world.firms[1].credit_code,
    "other-view": lambda world: SavedView.objects.create(owner=world.off, name="名单", query="").pk,
    "own-site": lambda world: make_site(world.firms[0]).pk,
    "own-title": lambda world: make_title(world.firms[0]).pk,
    "own-event": lambda world: make_event(world.firms[0]).pk,
    "own-member": lambda world: Membership.objects.get(user=world.people[Role.ENTERPRISE_FILER]).pk,
    "own-paper": lambda world: make_change_paper(world.firms[0]).pk,
    "other-paper": lambda world: make_change_paper(world.firms[1]).pk,
    "money-fact": lambda _world: MONEY,
    "last-year": lambda _world: DAY.year - 1,
    "own-fact": lambda world: make_fact(world.firms[0]).pk,
    "own-correction": lambda world: make_correction(world.firms[0], world.people[Role.ENTERPRISE_FILER]).pk,
    "own-tax": lambda world: authorise(world.firms[0]).pk,
    "shared-source": lambda _world: make_source().pk,
    "form": lambda _world: make_form().pk,
    "unit-import": lambda world: make_import(world.people[Role.UNIT_OFFICER], world.units[0]).pk,
    "district-import": lambda world: make_import(world.people[Role.DISTRICT_OFFICER]).pk,
    "unit-table": lambda world: make_table(world.people[Role.UNIT_OFFICER]).pk,
    "other-table": lambda world: make_table(world.other).pk,
    "event": lambda _world: make_event_of_trail(),
}


def part(world: World, word: str) -> object:
    """Give what a word in an address stands for."""
    return WORDS[word] if word in WORDS else OBJECTS[word](world)


__all__ = ["OBJECTS", "UnitKind", "World", "make_paper", "make_world", "part"]
