"""The forms of a table: the workbook with its list of firms, and what its columns want.

Comes in: what was sent. Goes out: a table to be kept, or its columns.
Must not know: workbooks, values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.desk.imports.forms import UNITS, SettingsForm
from ceyuan.district.registry.actions.make_table import NewTable
from ceyuan.district.registry.models import SavedView
from ceyuan.district.registry.queries.saved import saved_views
from ceyuan.district.registry.tables.columns import (
    NOTHING_WORD,
    RELATIVE,
    SERIAL_WORD,
    Wants,
    list_words,
    unit_fits,
    what_of,
)
from ceyuan.district.registry.words import facts_by_key, vocabulary
from ceyuan.model.facts import FactType, SubjectKind


class TableForm(SettingsForm, PaperForm):
    """An office's workbook, and the firms it shall hold."""

    name = forms.CharField(label=_("表名"), max_length=120)
    office = forms.CharField(label=_("来表单位"), max_length=120)
    view = forms.ModelChoiceField(
        label=_("填哪些企业"),
        queryset=SavedView.objects.none(),
        empty_label=_("请选择常用名单"),
        help_text=_("先在“企业”页查好并存成常用名单，再来这里选。"),
    )

    def prepare(self, viewer: Viewer) -> None:
        """Offer one's lists; only workbooks whose formatting can be kept are taken."""
        view = self.fields["view"]
        if isinstance(view, forms.ModelChoiceField):
            view.queryset = saved_views(viewer)
        paper = self.fields["paper"]
        paper.label = _("空白表")
        paper.widget.attrs["accept"] = ".xlsx"
        paper.help_text = _("只收 .xlsx，格式原样保留；旧的 .xls 请先另存。")

    def new_table(self) -> NewTable:
        """Give what was sent."""
        values, delivery = self.cleaned_data, self.delivery()
        if delivery is None:
            raise AssertionError("a form without a file is not valid")
        return NewTable(delivery, values["name"].strip(), values["office"].strip(), values["view"], self.settings())


@dataclass(frozen=True, slots=True)
class WantsLine:
    """A column as it is shown, with what was typed and what is wrong with it."""

    number: int
    letter: str
    heading: str
    word: str
    year: str
    unit: str
    wrong: str = ""


class ColumnsForm(forms.Form):
    """What each column wants; the fields of the columns are named by their number."""

    view = forms.ModelChoiceField(label=_("填哪些企业"), queryset=SavedView.objects.none())

    def __init__(self, columns: Sequence[Wants], viewer: Viewer, data: Mapping[str, object] | None, view: int) -> None:
        """Keep the columns."""
        super().__init__(None if data is None else dict(data.items()), initial={"view": view})
        self.columns = columns
        self.wrong: dict[int, str] = {}
        self.wants: list[Wants] = []
        choice = self.fields["view"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = saved_views(viewer)

    def clean(self) -> dict[str, object]:
        """Read every column; what is wrong is answered at its line."""
        values: dict[str, object] = super().clean() or self.cleaned_data
        for number, one in enumerate(self.columns):
            self.wants.append(self._column(number, one))
        if self.wrong:
            self.add_error(None, gettext("有 %(count)d 列没有对上，见下面标出的地方。") % {"count": len(self.wrong)})
        return values

    def _column(self, number: int, one: Wants) -> Wants:
        typed, year, unit = (str(self.data.get(f"{name}-{number}", "")).strip() for name in ("word", "year", "unit"))
        what = what_of(typed)
        if what is None:
            nearest = vocabulary().nearest(typed) or "—"
            words = {"typed": typed, "nearest": nearest, "skip": NOTHING_WORD}
            self.wrong[number] = gettext("没有“%(typed)s”，最接近的是“%(nearest)s”；不填的列写“%(skip)s”。") % words
            return one
        wants = Wants(one.letter, one.heading, what, year_of(year), unit)
        self._check(number, wants, year)
        fact = facts_by_key().get(wants.fact)
        if fact is None or not fact.yearly:
            wants = Wants(one.letter, one.heading, what, None, unit)
        return wants

    def _check(self, number: int, wants: Wants, typed_year: str) -> None:
        fact = facts_by_key().get(wants.fact)
        if fact is None:
            return
        if fact.yearly and wants.year is None:
            self.wrong[number] = gettext("“%(fact)s”按年度登记，请写年份，如 2025，或“上年”“前年”。") % {
                "fact": fact.name
            }
        elif typed_year and wants.year is None:
            self.wrong[number] = gettext("年份请写四位数字，或“上年”“前年”。")
        elif wants.unit and (fact.type is not FactType.NUMBER or not unit_fits(wants.unit, fact.key)):
            words = {"fact": fact.name, "unit": wants.unit}
            self.wrong[number] = gettext("“%(fact)s”不能换算成“%(unit)s”。") % words

    def lines(self) -> list[WantsLine]:
        """Give the columns as they are shown."""
        shown = []
        for number, one in enumerate(self.columns):
            given = {"word": one.word(), "year": year_words(one.year), "unit": one.unit}
            typed = {name: str(self.data.get(f"{name}-{number}", text)) for name, text in given.items()}
            shown.append(WantsLine(number, one.letter, one.heading, **typed, wrong=self.wrong.get(number, "")))
        return shown


def year_of(text: str) -> int | None:
    """Read a year, or one counted from this.

    >>> year_of("2025"), year_of("上年"), year_of("去"), year_of("")
    (2025, -1, None, None)
    """
    if text in RELATIVE:
        return RELATIVE[text]
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else None


def year_words(year: int | None) -> str:
    """Write it as it is typed."""
    return next((word for word, number in RELATIVE.items() if number == year), str(year or ""))


def known_words() -> list[str]:
    """Give everything a column may want."""
    facts = sorted(one.name for one in vocabulary().facts.values() if one.subject is SubjectKind.ENTERPRISE)
    return [NOTHING_WORD, SERIAL_WORD, *list_words().values(), *facts]


__all__ = ["UNITS", "ColumnsForm", "TableForm", "known_words"]
