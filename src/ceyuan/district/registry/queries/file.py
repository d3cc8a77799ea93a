"""An enterprise's file, tab by tab: each as many queries whatever the firm has.

Comes in: a viewer and an enterprise they may open. Goes out: rows with the words people read.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.pages.templatetags.pages import day as day_words
from ceyuan.district.common.pages.templatetags.pages import money
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.registry.access import marks_shown, rows_shown, sees_sealed
from ceyuan.district.registry.credit import GRADE_WORDS, KIND_WORDS, SUBJECT_WORDS, counting_on, sealed_state
from ceyuan.district.registry.enums import ChangeKind, Contest, Standing
from ceyuan.district.registry.facts.usable import usable_facts
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.lineage import predecessors_of
from ceyuan.district.registry.models import (
    Change,
    CreditEventRow,
    Enterprise,
    FactRow,
    Membership,
    Product,
    Project,
    Recognition,
    Site,
)
from ceyuan.district.registry.succession import SUCCESSION, Fate, Part
from ceyuan.district.registry.words import facts_by_key, source_words, title_name
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject
from ceyuan.model.facts import Fact
from ceyuan.model.subject import Cell, Missing, NotApplicable


@dataclass(frozen=True, slots=True)
class FactLine:
    """A value as the file shows it; `first` marks the best source, `differs` that others say something else."""

    key: str
    name: str
    year: int | None
    value: str
    source: str
    since: date
    until: date | None
    evidence: Paper | None
    mark: Mark
    first: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A title with its state on the day: held, to come, expired, withdrawn."""

    row: Recognition
    name: str
    state: str
    word: str
    source: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """A credit event; `sealed` says why only auditors see it, `inherited` from whom it came by succession."""

    row: CreditEventRow
    kind: str
    grade: str
    about: str
    sealed: str
    inherited: str


def facts_on_file(viewer: Viewer, enterprise: Enterprise) -> tuple[list[FactLine], int]:
    """Give the values in force on the day, best source first, and how many are hidden by their mark."""
    shown = marks_shown(viewer, enterprise)
    rows = usable_facts(viewer.day).filter(enterprise=enterprise).select_related("evidence")
    known = facts_by_key()
    visible = [one for one in rows if Mark(one.mark) in shown and one.key in known]
    grouped: dict[tuple[str, int | None], list[FactRow]] = {}
    for row in visible:
        grouped.setdefault((row.key, row.year), []).append(row)
    lines: list[FactLine] = []
    for (key, _year), found in sorted(grouped.items(), key=lambda one: (one[0][0], -(one[0][1] or 9999))):
        lines += _fact_lines(known[key], found)
    return lines, len(rows) - len(visible)


def _fact_lines(fact: Fact, rows: Sequence[FactRow]) -> list[FactLine]:
    order = [one.value for one in fact.lawful_sources]
    ranked = sorted(rows, key=lambda row: order.index(row.source) if row.source in order else len(order))
    cells = [cell_of(fact, number=row.number, text=row.text, applies=row.applies) for row in ranked]
    differs = any(cell != cells[0] for cell in cells)
    return [
        FactLine(
            key=fact.key,
            name=fact.name,
            year=row.year,
            value=value_words(fact, cell),
            source=source_words(row.source),
            since=row.valid_from,
            until=row.expires_on,
            evidence=row.evidence,
            mark=Mark(row.mark),
            first=place == 0,
            differs=differs,
        )
        for place, (row, cell) in enumerate(zip(ranked, cells, strict=True))
    ]


def value_words(fact: Fact, cell: Cell) -> str:
    """Write a value as people do, with its unit."""
    match cell:
        case bool():
            return _("是") if cell else _("否")
        case Decimal() if fact.unit == "元":
            return money(cell)
        case Decimal():
            return f"{figure(cell)}{fact.unit}"
        case date():
            return day_words(cell)
        case NotApplicable():
            return _("不适用")
        case Missing(detail=detail):
            return f"{_('无法读取')}（{detail}）"
    return str(cell)


def figure(value: Decimal) -> str:
    """Write a number with its thousands and without idle zeros.

    >>> figure(Decimal("29792.00")), figure(Decimal("0.3000")), figure(Decimal(500))
    ('29,792', '0.3', '500')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def titles_on_file(viewer: Viewer, enterprise: Enterprise) -> list[TitleLine]:
    """Give every title recorded, newest first, with what it is worth on the day."""
    rows = Recognition.objects.filter(enterprise=enterprise).select_related("evidence").order_by("-granted_on", "title")
    return [_title_line(row, viewer.day) for row in rows]


def _title_line(row: Recognition, day: date) -> TitleLine:
    if row.withdrawn_on is not None and row.withdrawn_on <= day:
        state, word = "bad", _("已撤销")
    elif row.expires_on is not None and row.expires_on < day:
        state, word = "off", _("已到期")
    elif row.granted_on is not None and row.granted_on > day:
        state, word = "open", _("未生效")
    else:
        state, word = "good", _("有效")
    return TitleLine(row, title_name(row.title), state, word, source_words(row.source))


def products_on_file(viewer: Viewer, enterprise: Enterprise) -> QuerySet[Product]:
    """Give the products whose mark the viewer sees."""
    return Product.objects.filter(rows_shown(viewer), enterprise=enterprise)


def projects_on_file(viewer: Viewer, enterprise: Enterprise) -> QuerySet[Project]:
    """Give the projects whose mark the viewer sees."""
    return Project.objects.filter(rows_shown(viewer), enterprise=enterprise)


def sites_on_file(viewer: Viewer, enterprise: Enterprise) -> QuerySet[Site]:
    """Give the sites in use first."""
    return Site.objects.filter(enterprise=enterprise).order_by("until", "name") if viewer.user else Site.objects.none()


def members_on_file(viewer: Viewer, enterprises: Sequence[Enterprise]) -> QuerySet[Membership]:
    """Give who acts for some firms today or will."""
    in_force = Q(until__isnull=True) | Q(until__gte=viewer.day)
    return (
        Membership.objects.filter(in_force, enterprise__in=enterprises, ended_at__isnull=True)
        .select_related("user", "letter", "enterprise")
        .order_by("enterprise__name", "role", "since")
    )


def events_on_file(viewer: Viewer, enterprise: Enterprise) -> list[EventLine]:
    """Give the credit events that may be shown: to auditors all, to others those that count on the day."""
    before = predecessors_of([enterprise.pk]).get(enterprise.pk, frozenset())
    rows = event_rows(viewer, enterprise, before).select_related("enterprise", "contest_paper")
    return [
        EventLine(
            row=row,
            kind=str(KIND_WORDS[CreditKind(row.kind)]),
            grade=str(GRADE_WORDS[CreditGrade(row.grade)]) if row.grade else "",
            about=str(SUBJECT_WORDS[CreditSubject(row.about)]),
            sealed=sealed_state(row, viewer.day),
            inherited=row.enterprise.name if row.enterprise_id != enterprise.pk else "",
        )
        for row in rows
    ]


def event_rows(
    viewer: Viewer, enterprise: Enterprise, before: frozenset[int] = frozenset()
) -> QuerySet[CreditEventRow]:
    """Give the rows of events that may be shown; those of a firm that is closed are sealed as its succession says."""
    rows = CreditEventRow.objects.filter(enterprise__in={enterprise.pk, *before})
    if sees_sealed(viewer):
        return rows
    closed = enterprise.standing == Standing.CLOSED
    if closed and SUCCESSION[ChangeKind.CLOSURE][Part.CREDIT] is Fate.SEALED:
        return rows.none()
    return rows.filter(counting_on(viewer.day))


def open_contests(enterprises: QuerySet[Enterprise]) -> QuerySet[CreditEventRow]:
    """Give the events of some firms whose contest waits for a decision."""
    return CreditEventRow.objects.filter(enterprise__in=enterprises, contest=Contest.OPEN).select_related("enterprise")


def changes_on_file(enterprise: Enterprise) -> QuerySet[Change]:
    """Give what happened to a firm, and what happened to others in its favour."""
    return (
        Change.objects.filter(Q(enterprise=enterprise) | Q(successor=enterprise))
        .select_related("enterprise", "successor", "paper")
        .order_by("-on", "-pk")
    )
