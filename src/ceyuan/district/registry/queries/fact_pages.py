"""What pages of facts show: one fact's history in words, corrections that wait, forms and how many returned them.

Comes in: a viewer. Goes out: lines, query sets over what access allows.
Must not know: templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.access import enterprises_for_office, marks_shown, own_enterprises
from ceyuan.district.registry.facts.usable import live_rows
from ceyuan.district.registry.facts.values import cell_of
from ceyuan.district.registry.forms import FormState, asked_facts, known_already, state_of, year_of
from ceyuan.district.registry.models import (
    Correction,
    CorrectionState,
    Enterprise,
    FactRow,
    RecurringForm,
    TaxAuthorisation,
)
from ceyuan.district.registry.queries import facts
from ceyuan.district.registry.queries.facts import Step, history_of
from ceyuan.district.registry.queries.file import value_words
from ceyuan.district.registry.words import facts_by_key, source_words
from ceyuan.model.facts import Fact

NO_YEAR = 0  # in addresses, for facts that have none
STATE_WORDS: Mapping[str, tuple[str, object]] = {
    "": ("good", _("可用")),
    facts.SUPERSEDED: ("off", _("已被替代")),
    facts.WITHDRAWN: ("off", _("已撤回")),
    facts.NOT_YET: ("open", _("还没有生效")),
    facts.EXPIRED: ("off", _("已过有效期")),
    facts.SHARED_EXPIRED: ("bad", _("共享期限已过，不使用")),
    facts.UNAUTHORISED: ("bad", _("没有有效授权，不使用也不显示")),
    facts.UNLAWFUL: ("bad", _("词表不认这个来源")),
}
FORM_WORDS: Mapping[FormState, tuple[str, object]] = {
    FormState.WAITING: ("calm", _("还没有开放")),
    FormState.OPEN: ("open", _("可以填报")),
    FormState.SHUT: ("off", _("已截止")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a fact's history as people read it; `holds` is the one that is used."""

    step: Step
    value: str
    source: str
    tone: str
    word: str
    holds: bool


def fact_at(key: str, year: int) -> tuple[Fact, int | None]:
    """Give the fact and year that an address names, or 404."""
    fact = facts_by_key().get(key)
    if fact is None or fact.yearly != (year != NO_YEAR):
        raise Http404
    return fact, year or None


def history_lines(viewer: Viewer, enterprise: Enterprise, fact: Fact, year: int | None) -> list[Line]:
    """Give a fact's history, newest first, with the one that holds marked."""
    seen = marks_shown(viewer, enterprise)
    steps = history_of(enterprise, fact, year, as_of=viewer.day, seen=seen)
    order = [one.value for one in fact.lawful_sources]
    usable = [one for one in steps if not one.unused]
    best = min(usable, key=lambda one: order.index(one.row.source)) if usable else None
    return [_line(one, held=one is best) for one in steps]


def _line(step: Step, *, held: bool) -> Line:
    tone, word = STATE_WORDS[step.unused]
    if step.cell is not None:
        value = value_words(step.fact, step.cell)
    else:
        value = "—" if step.row.withdrawn or step.unused else str(_("带有标识，不显示"))
    return Line(step, value, source_words(step.row.source), tone, str(_("采用") if held else word), held)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction as people read it: the value recorded, the value claimed."""

    correction: Correction
    fact: str
    before: str
    after: str
    source: str
    tone: str


_TONES = {CorrectionState.PENDING: "open", CorrectionState.ACCEPTED: "good", CorrectionState.REFUSED: "bad"}


def corrections_for_office(viewer: Viewer) -> QuerySet[Correction]:
    """Give the corrections of the firms of somebody's office, of marks that are seen everywhere in it."""
    return _corrections().filter(enterprise__in=enterprises_for_office(viewer))


def own_corrections(viewer: Viewer) -> QuerySet[Correction]:
    """Give the corrections of the firms somebody acts for, newest first."""
    return _corrections().filter(enterprise__in=own_enterprises(viewer)).order_by("-asked_at", "-pk")


def _corrections() -> QuerySet[Correction]:
    return Correction.objects.select_related("enterprise", "enterprise__unit", "row", "evidence", "asked_by")


def correction_lines(found: Sequence[Correction]) -> list[CorrectionLine]:
    """Give them in words; a trade secret is shown where its firm's file is opened."""
    return [_correction_line(one) for one in found]


def _correction_line(one: Correction) -> CorrectionLine:
    fact, row = facts_by_key().get(one.row.key), one.row
    hidden = str(_("商业秘密，请在企业资料中查看")) if row.mark == Mark.TRADE_SECRET else ""
    before = after = hidden or "—"
    if fact is not None and not hidden:
        before = value_words(fact, cell_of(fact, number=row.number, text=row.text, applies=row.applies))
        after = value_words(fact, cell_of(fact, number=one.number, text=one.text, applies=one.applies))
    name = fact.name if fact is not None else row.key
    shown = f"{name}（{row.year}）" if row.year else name
    return CorrectionLine(one, shown, before, after, source_words(row.source), _TONES[CorrectionState(one.state)])


def correctable_rows(viewer: Viewer, enterprise: Enterprise) -> QuerySet[FactRow]:
    """Give the live rows of a firm whose mark its viewer sees."""
    seen = sorted(marks_shown(viewer, enterprise))
    return live_rows().filter(enterprise=enterprise, mark__in=seen).select_related("enterprise")


def pending_rows(_viewer: Viewer, enterprise: Enterprise) -> QuerySet[Correction]:
    """Give the corrections of a firm that wait."""
    return _corrections().filter(enterprise=enterprise, state=CorrectionState.PENDING)


def tax_rows(_viewer: Viewer, enterprise: Enterprise) -> QuerySet[TaxAuthorisation]:
    """Give a firm's permissions to use tax data."""
    return TaxAuthorisation.objects.filter(enterprise=enterprise).select_related("paper", "enterprise")


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form with its state and how many firms returned it."""

    form: RecurringForm
    tone: str
    word: str
    returned: int


def form_lines(at: datetime) -> list[FormLine]:
    """Give every form, newest first."""
    found = RecurringForm.objects.annotate(returned=Count("returns"))
    return [
        FormLine(one, FORM_WORDS[state_of(one, at)][0], str(FORM_WORDS[state_of(one, at)][1]), one.returned)
        for one in found
    ]


def known_words(form: RecurringForm, enterprise: Enterprise, viewer: Viewer) -> list[tuple[str, str, str]]:
    """Give what a form need not ask: the fact, the value in words, its source."""
    known = known_already(form, enterprise, as_of=viewer.day)
    return [
        (
            _named(fact, year_of(form, fact)),
            value_words(fact, cell_of(fact, number=row.number, text=row.text, applies=row.applies)),
            source_words(row.source),
        )
        for fact in asked_facts(form)
        if (row := known.get(fact.key)) is not None
    ]


def _named(fact: Fact, year: int | None) -> str:
    return f"{fact.name}（{year}）" if year else fact.name
