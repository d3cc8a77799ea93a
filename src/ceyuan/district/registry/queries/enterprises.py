"""Lists of enterprises: by words, unit, place, industry, size, title held, standing, kind of project.

Comes in: a viewer, what is wanted. Goes out: query sets over what access allows.
Must not know: pages, files.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.registry.access import enterprises_for_office, rows_shown
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.usable import usable_facts
from ceyuan.district.registry.models import Enterprise, FormerName, Industry, Project, Recognition
from ceyuan.district.registry.names import search_key
from ceyuan.district.registry.words import facts_by_key

STAFF = "employees"  # the fact by which firms are told apart by size
_STAFF, _SOURCES = 10**9, 100  # more than people a firm can have, and than there are sources
SIZES = {"1000": (1000, None), "300": (300, 999), "20": (20, 299), "0": (0, 19)}  # as the bands of 统计划型, industry


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; an empty field asks nothing.

    `words` are part of a name of today or before, or of a code. `place` is any of the three. `size` is a key of SIZES.
    """

    words: str = ""
    unit: int | None = None
    place: str = ""
    industry: str = ""
    size: str = ""
    title: str = ""
    standing: str = ""
    project: str = ""


def enterprises_wanted(viewer: Viewer, wanted: Wanted) -> QuerySet[Enterprise]:
    """Give the enterprises of somebody's office that fit."""
    found = enterprises_for_office(viewer).filter(_plain(wanted))
    if wanted.industry:
        codes = Industry.objects.filter(code__startswith=wanted.industry.upper(), until__isnull=True)
        found = found.filter(_has(codes))
    if wanted.title:
        found = found.filter(_has(held_on(viewer).filter(title=wanted.title)))
    if wanted.project:
        found = found.filter(_has(Project.objects.filter(rows_shown(viewer), kind=wanted.project)))
    if wanted.size in SIZES:
        found = _of_size(viewer, found, wanted.size)
    return found


def with_row_details(viewer: Viewer, found: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
    """Fetch with enterprises what a line of a list shows: a fixed number of queries for any number of lines."""
    main = Industry.objects.filter(main=True, until__isnull=True)
    return found.select_related("unit").prefetch_related(
        Prefetch("industries", main, to_attr="main_industries"),
        Prefetch("recognitions", held_on(viewer), to_attr="titles_held"),
        Prefetch("former_names", to_attr="names_before"),
    )


def held_on(viewer: Viewer) -> QuerySet[Recognition]:
    """Give the titles in force on the viewer's day."""
    day = viewer.day
    return Recognition.objects.filter(
        Q(granted_on__isnull=True) | Q(granted_on__lte=day),
        Q(expires_on__isnull=True) | Q(expires_on__gte=day),
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
    )


def _plain(wanted: Wanted) -> Q:
    """Give the filter by an enterprise's own columns, and by its names."""
    asked = Q()
    key = search_key(wanted.words)
    if key:
        before = Exists(FormerName.objects.filter(enterprise=OuterRef("pk"), search_name__contains=key))
        asked &= Q(search_name__contains=key) | Q(credit_code__contains=key.upper()) | Q(before)
    if wanted.unit is not None:
        asked &= Q(unit=wanted.unit)
    if wanted.place:
        place = wanted.place
        asked &= (
            Q(registered_place__startswith=place)
            | Q(taxed_place__startswith=place)
            | Q(operating_place__startswith=place)
        )
    # what was entered by mistake is listed only where it is asked for
    asked &= Q(standing=wanted.standing) if wanted.standing else ~Q(standing=Standing.MISTAKEN)
    return asked


def _has(rows: QuerySet[Industry] | QuerySet[Recognition] | QuerySet[Project]) -> Exists:
    return Exists(rows.filter(enterprise=OuterRef("pk")))


def _of_size(viewer: Viewer, found: QuerySet[Enterprise], size: str) -> QuerySet[Enterprise]:
    """Take the latest count of staff, of the best lawful source, that the viewer may see.

    Year, source and count stand in one number, so that the greatest of a firm is found in one pass over the counts:
    asked for firm by firm, a database takes seconds over a register.
    """
    least, most = SIZES[size]
    order = [one.value for one in facts_by_key()[STAFF].lawful_sources]
    whole = BigIntegerField()
    best = Case(
        *(When(source=one, then=Value(len(order) - rank, whole)) for rank, one in enumerate(order)),
        default=Value(0, whole),
    )
    year = Coalesce(Cast("year", whole), Value(0, whole))
    weighed = (year * Value(_SOURCES, whole) + best) * Value(_STAFF, whole) + F("number")
    counts = usable_facts(viewer.day).filter(rows_shown(viewer), key=STAFF, number__range=(0, _STAFF - 1)).order_by()
    latest = counts.values("enterprise").annotate(weighed=Max(weighed, output_field=whole))
    staff = latest.annotate(staff=ExpressionWrapper(F("weighed") % _STAFF, output_field=whole))
    fitting = staff.filter(staff__gte=least) if most is None else staff.filter(staff__range=(least, most))
    # asked once here, not again for the count and again for the page
    return found.filter(pk__in=list(fitting.values_list("enterprise", flat=True)))
