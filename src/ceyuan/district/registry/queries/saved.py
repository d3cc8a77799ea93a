"""Saved lists: one's own and those shared with one's units.

Comes in: a viewer. Goes out: rows.
Must not know: what filters mean.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.registry.access import LOOKING
from ceyuan.district.registry.models import SavedView


def saved_views(viewer: Viewer) -> QuerySet[SavedView]:
    """Give the lists somebody may open."""
    shared = Q(unit__in=viewer.units(*LOOKING))
    return SavedView.objects.filter(Q(owner=viewer.user) | shared).select_related("owner", "unit")


def own_view(viewer: Viewer, pk: int) -> SavedView:
    """Give a list of one's own, or 404."""
    found = SavedView.objects.filter(owner=viewer.user, pk=pk).first()
    if found is None:
        raise Http404
    return found
