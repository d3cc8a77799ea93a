"""Who keeps and fills tables, and which tables somebody sees.

Comes in: a viewer. Goes out: query sets and single rows; 404 for what is not theirs.
Must not know: files. Whoever fills a table fills it with the firms within their own reach.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.registry import errors
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.models import FilledTemplate

FILLING = frozenset({Role.DISTRICT_OFFICER, Role.UNIT_OFFICER, Role.PARK_OPERATOR, Role.LEADER, Role.FINANCE})


def tables_visible_to(viewer: Viewer) -> QuerySet[FilledTemplate]:
    """Give one's own tables, and those whose list is shared with one's units."""
    shared = Q(view__unit__in=viewer.units(*LOOKING))
    return FilledTemplate.objects.filter(Q(made_by=viewer.user) | shared).select_related("view", "made_by", "paper")


def table_visible_to(viewer: Viewer, pk: int) -> FilledTemplate:
    """Give a table, or 404."""
    found = tables_visible_to(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def demand_filling(viewer: Viewer, verb: Verb, name: str) -> None:
    """Refuse what somebody's roles of today do not allow."""
    if not viewer.has(*FILLING):
        raise Refused(errors.NOT_YOURS, data={"verb_zh": verb.zh, "verb_en": verb.en, "firm": name})


def about_table(table: FilledTemplate) -> About:
    """Give what an act on a table is about."""
    return About("table", str(table.pk), table.name)
