"""An address for every page that somebody can open by a link, filled in with rows of the demo district.

Comes in: whoever looks. Goes out: names of routes with an address each; the firm is the one of theirs with most facts.
Must not know: clocks. Imported once Django has begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Model, QuerySet
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.access import enterprises_visible_to
from ceyuan.district.registry.models import (
    Change,
    Correction,
    CreditEventRow,
    Enterprise,
    FactRow,
    FilledTemplate,
    ImportBatch,
    Membership,
    Recognition,
    RecurringForm,
    SharedSource,
    Site,
    TaxAuthorisation,
)

Parts = Mapping[str, object]

# more of the pages whose work depends on what is asked
ASKED: Mapping[str, tuple[str, ...]] = {
    "enterprises": (
        "words=科技",
        "words=没有这家",
        "size=300",
        "industry=C",
        "place=310117",
        "project=2%2B4",
        "standing=active",
        "page=40",
    ),
    "enterprises_held": ("page=9",),
    "imports": ("page=2",),
    "trail": ("firm=91", "text=企业", "page=9"),
    "corrections": ("state=decided",),
    "people": ("text=演示",),
    "units": ("kind=town",),
}
# rows of a firm that stand in an address
ROWS: Mapping[str, type[Model]] = {
    "end_site": Site,
    "withdraw_recognition": Recognition,
    "repair_credit_event": CreditEventRow,
    "decide_contest": CreditEventRow,
    "my_contest": CreditEventRow,
    "end_member": Membership,
    "my_member_end": Membership,
    "withdraw_fact": FactRow,
    "my_correction_new": FactRow,
    "decide_correction": Correction,
    "withdraw_tax": TaxAuthorisation,
    "my_tax_end": TaxAuthorisation,
}
# other objects, the same for everybody
OBJECTS: Mapping[str, Callable[[], QuerySet[Model]]] = {
    "person": lambda: User.objects.filter(username="officer"),
    "person_switch_off": lambda: User.objects.filter(username="officer2"),
    "person_transfer": lambda: User.objects.filter(username="officer"),
    "paper": lambda: Change.objects.filter(paper__isnull=False),
    "shared_source_edit": SharedSource.objects.all,
    "recurring_form_export": RecurringForm.objects.all,
    "import": ImportBatch.objects.all,
    "import_headings": ImportBatch.objects.all,
    "import_faults": ImportBatch.objects.all,
    "import_rows": ImportBatch.objects.all,
    "import_undo": ImportBatch.objects.all,
    "table": FilledTemplate.objects.all,
    "table_columns": FilledTemplate.objects.all,
}


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its route, with what is asked for, and where it is."""

    name: str
    path: str


def addresses(viewer: Viewer) -> Iterator[Address]:
    """Give every page's address as far as there is something to put into it; most are closed to most people."""
    firms = enterprises_visible_to(viewer)
    firm = firms.filter(facts__isnull=False).annotate(size=Count("facts")).order_by("-size", "pk").first()
    for pattern in sorted(_patterns(get_resolver().url_patterns), key=lambda one: str(one.name)):
        name = str(pattern.name)
        parts = _parts(name, pattern.pattern.converters or pattern.pattern.regex.groupindex, firms, firm)
        if parts is None:
            continue
        path = reverse(name, kwargs=dict(parts))
        yield Address(name, path)
        for asked in ASKED.get(name, ()):
            yield Address(f"{name}?{asked}", f"{path}?{asked}")


def _patterns(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        elif one.name:
            yield one


def _parts(
    name: str, wanted: Mapping[str, object], firms: QuerySet[Enterprise], firm: Enterprise | None
) -> Parts | None:
    """Fill in an address; None where there is nothing to fill in, or nothing that a link leads to."""
    if not wanted:
        return {}
    if name in ROWS:
        row = ROWS[name].objects.filter(enterprise__in=firms).order_by("pk").values("pk", "enterprise").first()
        return None if row is None else {"pk": row["enterprise"], "row": row["pk"]}
    if name in OBJECTS:
        pk = OBJECTS[name]().order_by("pk").values_list("pk", flat=True).first()
        fixed = {"written_as": "xlsx", "kind": "new"}
        return None if pk is None else {"pk": pk, **{one: fixed[one] for one in wanted if one in fixed}}
    if name == "trail_event":
        return {"number": Event.objects.order_by("-number").values_list("number", flat=True).first()}
    if name == "unit_edit":
        return {"key": Unit.objects.order_by("pk").values_list("key", flat=True).first()}
    if firm is None or "pk" not in wanted or set(wanted) - {"pk", "key", "year", "form"}:
        return None
    parts: dict[str, object] = {"pk": firm.pk}
    if "key" in wanted:
        parts |= {"key": "revenue", "year": 2025}
    if "form" in wanted:
        parts["form"] = RecurringForm.objects.order_by("pk").values_list("pk", flat=True).first()
    return parts
