"""What pages show of titles, events, statements of reach and new firms of an import.

Comes in: an import somebody may open. Goes out: rows and lines with the words people read.
Must not know: pages.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from ceyuan.district.registry.credit import KIND_WORDS, SUBJECT_WORDS
from ceyuan.district.registry.imports.gather import ADDRESS, FOUNDED, INDUSTRY
from ceyuan.district.registry.imports.items import day_of, text_of
from ceyuan.district.registry.imports.judge_items import item_words
from ceyuan.district.registry.models import ImportBatch, ImportItem, ImportRow
from ceyuan.district.registry.models.imports import ItemBecomes, ItemKind
from ceyuan.district.registry.words import title_name
from ceyuan.model.credit import CreditKind, CreditSubject

_COVERAGE = (ItemKind.TITLE_COVERAGE, ItemKind.CREDIT_COVERAGE)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A title or an event in words, with what it would be, or what became of it."""

    item: ImportItem
    firm: str
    words: str


@dataclass(frozen=True, slots=True)
class ReachLine:
    """A statement of completeness in words; `known` says that the register has it already."""

    words: str
    source: str
    days: Sequence[object]
    known: bool


def items_listed(batch: ImportBatch, kind: ItemKind) -> QuerySet[ImportItem]:
    """Give the items of a kind in the order of the file."""
    return batch.items.filter(kind=kind).select_related("enterprise").order_by("sheet", "row", "pk")


def item_lines(items: Collection[ImportItem], batch: ImportBatch) -> list[ItemLine]:
    """Give them as they are shown; of a firm that is not registered the name as written."""
    codes = {one.new_code for one in items if one.enterprise_id is None}
    named = dict(batch.rows.filter(new_code__in=codes).values_list("new_code", "new_name")) if codes else {}
    lines = []
    for one in items:
        firm = one.enterprise.name if one.enterprise is not None else named.get(one.new_code, one.new_code)
        words = "" if one.kind == ItemKind.FIRM else item_words(one.kind, one.data)
        lines.append(ItemLine(one, firm, words))
    return lines


def new_firms(batch: ImportBatch) -> QuerySet[ImportRow]:
    """Give the rows about firms that are not on the register, or were not."""
    return batch.rows.exclude(new_code="").select_related("new_unit", "enterprise__unit").order_by("sheet", "row")


def particulars(row: ImportRow) -> list[object]:
    """Give what a row says about a new firm: founded, address, industry."""
    return [day_of(row.particulars, FOUNDED), text_of(row.particulars, ADDRESS), text_of(row.particulars, INDUSTRY)]


def without_unit(batch: ImportBatch) -> int:
    """Count the rows of new firms that name no unit."""
    return batch.rows.filter(taken=True, enterprise=None, new_unit=None).exclude(new_code="").count()


def reach_lines(batch: ImportBatch) -> list[ReachLine]:
    """Give what the file says about how far its lists are complete."""
    lines = []
    for one in batch.items.filter(kind__in=_COVERAGE).order_by("pk"):
        days = [day_of(one.data, "from"), day_of(one.data, "to")]
        known = one.becomes == ItemBecomes.SAME
        lines.append(ReachLine(_reach(one), text_of(one.data, "source") or batch.sender, days, known))
    return lines


def _reach(item: ImportItem) -> str:
    if item.kind == ItemKind.TITLE_COVERAGE:
        key = text_of(item.data, "title")
        return title_name(key) if key else _("所有称号")
    kinds = [str(KIND_WORDS[CreditKind(one)]) for one in item.data["kinds"]]
    about = str(SUBJECT_WORDS[CreditSubject(text_of(item.data, "about"))])
    return f"{'、'.join(kinds) or _('所有信用事项')}（{about}）"


def made_still(batch: ImportBatch) -> dict[str, int]:
    """Count by kind what an undoing of the import may take back."""
    made = batch.items.filter(made__isnull=False, undone=False).order_by().values("kind")
    return {one["kind"]: one["number"] for one in made.annotate(number=Count("pk"))}
