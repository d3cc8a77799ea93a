"""Who may read a paper: whoever may open the file it belongs to and sees rows of its mark.

Comes in: a viewer, a paper's key. Goes out: the paper, or 404.
Must not know: pages. A paper that belongs to no file of the register is handed out elsewhere or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.access import enterprises_visible_to, marks_shown, own_enterprises, sees_sealed
from ceyuan.district.registry.credit import counting_on
from ceyuan.district.registry.models import (
    Change,
    Correction,
    CreditEventRow,
    Enterprise,
    FactRow,
    Membership,
    Recognition,
    TaxAuthorisation,
)

Row = TypeVar("Row", bound=Model)


def paper_visible_to(viewer: Viewer, pk: int) -> tuple[Paper, Enterprise]:
    """Give a paper with the firm to whose file it belongs, within the viewer's reach; else 404."""
    return _paper(viewer, pk, enterprises_visible_to(viewer))


def own_paper(viewer: Viewer, pk: int) -> tuple[Paper, Enterprise]:
    """Give a paper on the file of a firm somebody acts for; else 404."""
    return _paper(viewer, pk, own_enterprises(viewer))


def _paper(viewer: Viewer, pk: int, within: QuerySet[Enterprise]) -> tuple[Paper, Enterprise]:
    paper = Paper.objects.filter(pk=pk).first()
    if paper is not None:
        for enterprise in within.filter(pk__in=_owners(viewer, paper)):
            if Mark(paper.mark) in marks_shown(viewer, enterprise):
                return paper, enterprise
    raise Http404


def _owners(viewer: Viewer, paper: Paper) -> set[int]:
    """Give the firms on whose files a paper lies; of a sealed event only to whoever sees those."""
    counting = Q() if sees_sealed(viewer) else counting_on(viewer.day)
    rows: tuple[Iterable[int], ...] = (
        _firms(Change.objects.filter(paper=paper)),
        _firms(Recognition.objects.filter(evidence=paper)),
        _firms(FactRow.objects.filter(evidence=paper, mark=Mark.PLAIN)),
        _firms(Membership.objects.filter(letter=paper)),
        _firms(TaxAuthorisation.objects.filter(paper=paper)),
        _firms(Correction.objects.filter(evidence=paper)),
        _firms(CreditEventRow.objects.filter(counting, contest_paper=paper)),
    )
    found = {key for one in rows for key in one}
    return found | _marked(viewer, paper)


def _marked(viewer: Viewer, paper: Paper) -> set[int]:
    """Give the firms whose marked facts rest on a paper: who may not see the fact does not see its evidence."""
    facts = FactRow.objects.filter(evidence=paper).exclude(mark=Mark.PLAIN).select_related("enterprise")
    return {one.enterprise_id for one in facts if Mark(one.mark) in marks_shown(viewer, one.enterprise)}


def _firms(rows: QuerySet[Row]) -> QuerySet[Row, int]:
    return rows.order_by().values_list("enterprise", flat=True)
