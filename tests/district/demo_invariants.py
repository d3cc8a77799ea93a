"""What must hold of every row of the demo district, whatever wrote it: found breaches, empty when all is well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Count
from platform_factories import DAY
from stdnum.cn import uscc

from ceyuan.demo.names import DIVISION
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.demo.papers import MARK
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.facts.sources import rank_of
from ceyuan.district.registry.facts.usable import authorised_on
from ceyuan.district.registry.facts.values import Kept, cell_of, keep_value
from ceyuan.district.registry.models import (
    Change,
    CreditEventRow,
    Enterprise,
    FactRow,
    Handover,
    Industry,
    Product,
    Project,
    Recognition,
    Site,
)
from ceyuan.district.registry.words import facts_by_key, titles_by_key

OFF = {Standing.MOVED, Standing.MERGED, Standing.CLOSED, Standing.SPLIT}


def two_live_facts() -> Iterator[str]:
    live = FactRow.objects.filter(superseded_by__isnull=True).order_by()
    places = live.values_list("enterprise", "key", "year", "source").annotate(rows=Count("pk"))
    yield from (str(one) for one in places.filter(rows__gt=1))


def facts_outside_the_vocabulary() -> Iterator[str]:
    known, seen = facts_by_key(), set()
    rows = FactRow.objects.order_by().values_list("key", "source", "number", "text", "applies", "withdrawn")
    for key, source, number, text, applies, withdrawn in rows.iterator():
        if (key, source, number, text) in seen:
            continue
        seen.add((key, source, number, text))
        fact = known[key]
        if rank_of(fact, source) is None or not applies or withdrawn:
            yield f"{key} from {source}"
        try:
            kept = keep_value(fact, cell_of(fact, number=number, text=text, applies=applies))
        except Refused as refusal:
            yield str(refusal)
        else:
            if kept != Kept(number, text):
                yield f"{key} {number} {text}"


def years_that_are_not_over_or_before_founding() -> Iterator[str]:
    known = facts_by_key()
    rows = FactRow.objects.order_by().values_list("key", "year", "valid_from", "enterprise__founded_on")
    for key, year, valid_from, founded in rows.iterator():
        in_bounds = year is None or founded.year <= year < DAY.year
        if known[key].yearly != (year is not None) or not in_bounds or valid_from > DAY:
            yield f"{key} {year} {valid_from} {founded}"


def facts_without_their_ground() -> Iterator[str]:
    firms = set(authorised_on(DAY).values_list("enterprise", flat=True))
    for row in FactRow.objects.filter(source="tax").order_by().values_list("enterprise", "key"):
        if row[0] not in firms:
            yield f"tax {row}"
    for row in FactRow.objects.exclude(shared=None).select_related("shared").order_by():
        if row.shared is None or row.shared.source != row.source or row.shared.expires_on < DAY:
            yield f"shared {row}"


def codes_that_somebody_could_have() -> Iterator[str]:
    for code in Enterprise.objects.values_list("credit_code", flat=True):
        if not uscc.is_valid(code) or code[2:8] != DIVISION:
            yield code


def what_does_not_say_that_it_is_a_demonstration() -> Iterator[str]:
    yield from (one.name for one in Enterprise.objects.all() if not one.demo or not one.name.startswith("演示"))
    yield from (one.name for one in Paper.objects.all() if not one.name.startswith("演示"))
    for model in (Site, Product, Project):
        yield from (one.name for one in model.objects.all() if not one.name.startswith("演示"))
    yield from (one.summary for one in CreditEventRow.objects.all() if not one.summary.startswith("演示"))
    yield from (str(one) for one in CreditEventRow.objects.all() if MARK not in one.source)


def titles_that_are_not_valid() -> Iterator[str]:
    known = titles_by_key()
    for row in Recognition.objects.select_related("enterprise"):
        founded = row.enterprise.founded_on or date.max
        days = row.granted_on is not None and row.granted_on <= DAY
        term = known[row.title].valid_years
        dated = (row.expires_on is not None) == (term is not None) or row.title in TERM_OF_OUR_OWN
        if not days or not dated or (row.expires_on and row.expires_on < row.granted_on):
            yield f"{row} {row.granted_on} {row.expires_on} {founded}"


# titles whose term the vocabulary has not read; invented holdings have one all the same
TERM_OF_OUR_OWN = {"ip_advantage", "innovation_catalogue", "shanghai_brand"}


def units_that_overlap() -> Iterator[str]:
    held: defaultdict[int, list[Handover]] = defaultdict(list)
    for row in Handover.objects.select_related("unit").order_by("enterprise", "since"):
        held[row.enterprise_id].append(row)
    for firm in Enterprise.objects.all():
        rows = held[firm.pk]
        for one, following in pairwise(rows):
            came_back = following.reason == "迁入"
            if one.until is None or (following.since - one.until != timedelta(days=1) and not came_back):
                yield f"{firm} {one.until} {following.since}"
        last = rows[-1]
        if last.unit_id != firm.unit_id or (last.until is None) == (Standing(firm.standing) in OFF):
            yield f"{firm} {firm.standing} {last}"


def industries_that_are_not_one() -> Iterator[str]:
    main = Industry.objects.filter(main=True, until__isnull=True)
    counted = dict(main.order_by().values_list("enterprise").annotate(number=Count("pk")))
    yield from (str(pk) for pk in Enterprise.objects.values_list("pk", flat=True) if counted.get(pk) != 1)


def changes_without_a_paper() -> Iterator[str]:
    yield from (str(one) for one in Change.objects.filter(paper=None))


INVARIANTS: tuple[Callable[[], Iterator[str]], ...] = (
    two_live_facts,
    facts_outside_the_vocabulary,
    years_that_are_not_over_or_before_founding,
    facts_without_their_ground,
    codes_that_somebody_could_have,
    what_does_not_say_that_it_is_a_demonstration,
    titles_that_are_not_valid,
    units_that_overlap,
    industries_that_are_not_one,
    changes_without_a_paper,
)
