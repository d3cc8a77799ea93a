"""Record a product of a firm.

Comes in: who acts, the firm, the product. Goes out: the row.
Must not know: pages. A trail event names a marked product only by its number.
"""

from __future__ import annotations

from datetime import datetime

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import acting
from ceyuan.district.registry import verbs
from ceyuan.district.registry.access import about_firm, actor_for, demand
from ceyuan.district.registry.guards import locked, require_active
from ceyuan.district.registry.models import Enterprise, Product
from ceyuan.district.registry.particulars import NewProduct


def add_product(viewer: Viewer, enterprise: Enterprise, new: NewProduct, *, at: datetime) -> Product:
    """Add a product."""
    verb = verbs.ADD_PRODUCT
    with acting(verb, actor=actor_for(viewer, verb, enterprise), at=at, about=about_firm(enterprise)) as act:
        demand(viewer, verb, enterprise)
        firm = locked(enterprise)
        require_active(act, firm)
        row = Product.objects.create(
            enterprise=firm, name=new.name, description=new.description, main=new.main, mark=new.mark
        )
        shown = {"name": new.name} if new.mark == Mark.PLAIN else {}
        act.tell({"product": row.pk, "main": new.main, "mark": new.mark.value, **shown})
        return row
