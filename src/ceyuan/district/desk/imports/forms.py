"""The forms of an import: the file with where it comes from, and what its headings mean.

Comes in: what was sent. Goes out: an import to be started, or settings with what to remember.
Must not know: rows of files; acts refuse what a form cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.papers.fields import PaperForm
from ceyuan.district.registry.actions.map_import import Meaning
from ceyuan.district.registry.actions.register_rows import Chosen
from ceyuan.district.registry.actions.start_import import NewImport
from ceyuan.district.registry.imports.access import units_to_import_for
from ceyuan.district.registry.imports.files import TABLES
from ceyuan.district.registry.imports.settings import CODE, LISTING, NAME, SKIP, FileSettings
from ceyuan.district.registry.models import ImportBatch, SharedSource
from ceyuan.district.registry.words import SOURCE_WORDS, vocabulary
from ceyuan.model.facts import LawfulSource, SubjectKind

RETURN = "statistical-return"  # no source: it can be chosen so that the reason why it is refused is read
MONEY_UNITS = ("", "元", "千元", "万元", "百万元", "亿元")
UNITS = (*MONEY_UNITS, "%", "人", "万人")
FIRST_YEAR, LAST_YEAR = 1990, 2199
_ROWS = re.compile(r"([1-9][0-9]{0,2})(?:\s*[-—~～至到]\s*([1-9][0-9]{0,2}))?")
# which field answers for which refusal
FIELDS: Mapping[str, str] = {
    "imports.no-sheet": "sheet",
    "imports.heading-outside": "heading_rows",
    "imports.no-unit": "money_unit",
    "imports.not-here": "unit",
    "imports.register-no-unit": "unit_for_new",
    "facts.future-day": "as_of",
    "facts.shared-expired": "shared",
    "facts.shared-other": "shared",
    "papers.not-declared": "declared",
}
AT_SOURCE = "facts.statistical-return"


def source_choices() -> Iterable[tuple[str, object]]:
    """Give the sources from which a file may come, and the one from which none may."""
    yield "", _("请选择")
    for source, words in SOURCE_WORDS.items():
        if source is not LawfulSource.PLATFORM:
            yield source.value, words
    yield RETURN, _("统计调查中单个企业的报表")


@dataclass(frozen=True, slots=True)
class Brought:
    """What of an import is ticked or not: new firms, those of them that name no unit, statements of reach."""

    firms: int
    without_unit: int
    reach: bool


class SettingsForm(forms.Form):
    """How a file is read; what is left empty is found out."""

    sheet = forms.CharField(
        label=_("工作表"), max_length=80, required=False, help_text=_("不填就读全部没有隐藏的工作表。")
    )
    heading_rows = forms.CharField(
        label=_("表头在第几行"), max_length=9, required=False, help_text=_("如 3 或 2-3；不填会自己找。")
    )
    name_heading = forms.CharField(
        label=_("企业名称那一列的表头"),
        max_length=200,
        required=False,
        help_text=_("表头不叫“企业名称”一类名字时填写。"),
    )
    year = forms.IntegerField(
        label=_("数据年度"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text=_("表头没有写年份的年度数据，算作哪一年。"),
    )
    money_unit = forms.ChoiceField(
        label=_("金额单位"),
        choices=[(one, one or _("照表头；没有写的按元")) for one in MONEY_UNITS],
        required=False,
        help_text=_("表头没有写单位的金额，按什么单位读。"),
    )

    def clean_heading_rows(self) -> tuple[int, int] | None:
        """Read 3 or 2-3."""
        text = self.cleaned_data["heading_rows"].strip()
        if not text:
            return None
        found = _ROWS.fullmatch(text)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            raise forms.ValidationError(gettext("请照表格左侧的行号填写，如 3 或 2-3。"))
        return int(found[1]), int(found[2] or found[1])

    def settings(self) -> FileSettings:
        """Give the settings."""
        values = self.cleaned_data
        heading = values.get("name_heading", "").strip()
        return FileSettings(
            sheet=values.get("sheet", "").strip(),
            heading_rows=values.get("heading_rows"),
            year=values.get("year"),
            money_unit=values.get("money_unit", ""),
            columns={heading: NAME} if heading else {},
        )


class ImportForm(SettingsForm, PaperForm):
    """A file, where it comes from, whose firms it is about."""

    sender = forms.CharField(
        label=_("来文单位"),
        max_length=120,
        help_text=_("谁给的这份表。表头对照按来文单位记住，下次不用再对。"),
    )
    source = forms.ChoiceField(label=_("数据来源"), choices=source_choices)
    shared = forms.ModelChoiceField(
        label=_("共享数据目录"),
        queryset=SharedSource.objects.all(),
        required=False,
        empty_label=_("不是共享数据"),
        help_text=_("来自数据共享平台的，选目录编号；过期的不能再用。"),
    )
    as_of = forms.DateField(
        label=_("数据日期"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("这些数值从哪天起有效，一般是来文日期。"),
    )
    unit = forms.ModelChoiceField(
        label=_("范围"), queryset=Unit.objects.none(), required=False, empty_label=_("全区企业")
    )
    new_firms_to = forms.ModelChoiceField(
        label=_("新企业归入"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("写入时再定"),
        help_text=_(
            "名录里没有的企业会列为“新企业”，写入时勾选才登记；表里写了所在街镇的照表，没有写的归入这里选的单位。"
        ),
    )

    field_order = ("paper", "declared", "mark", "sender", "source", "shared", "as_of", "unit", "new_firms_to")

    def prepare(self, viewer: Viewer) -> None:
        """Offer what somebody may choose; a unit's officer imports for that unit."""
        units = units_to_import_for(viewer)
        for name in ("unit", "new_firms_to"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = units
        scope = self.fields["unit"]
        if not viewer.has(Role.DISTRICT_OFFICER) and isinstance(scope, forms.ModelChoiceField):
            scope.empty_label = None
            scope.required = True
        paper = self.fields["paper"]
        paper.label = _("表格文件")
        paper.widget.attrs["accept"] = ",".join(f".{one}" for one in TABLES)
        paper.help_text = _("可上传 %(allowed)s，不超过 20 MB。") % {"allowed": "、".join(TABLES)}

    def new_import(self) -> NewImport:
        """Give what was sent."""
        values, delivery = self.cleaned_data, self.delivery()
        if delivery is None:
            raise AssertionError("a form without a file is not valid")
        source = values["source"]
        return NewImport(
            delivery=delivery,
            sender=values["sender"].strip(),
            source=None if source == RETURN else LawfulSource(source),
            as_of=values["as_of"],
            unit=values["unit"],
            new_firms_to=values["new_firms_to"],
            shared=values["shared"],
            settings=self.settings(),
        )


class ApplyForm(forms.Form):
    """What is ticked when an import is written; fields about what the file does not bring are not there."""

    register = forms.BooleanField(label=_("一并登记新企业"), required=False)
    unit_for_new = forms.ModelChoiceField(
        label=_("没有写街镇的新企业归入"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("请选择"),
    )
    coverage = forms.BooleanField(
        label=_("登记文件里的名录完整性说明"),
        required=False,
        help_text=_("登记后，期间内没有列出的，算作没有；拿不准就不要勾。"),
    )

    def prepare(self, viewer: Viewer, batch: ImportBatch, brought: Brought) -> None:
        """Offer what the import asks for, and the units somebody may choose."""
        if not brought.firms:
            del self.fields["register"]
        elif not self.is_bound:
            self.fields["register"].initial = batch.new_firms_to_id is not None
        unit = self.fields["unit_for_new"]
        if not brought.firms or not brought.without_unit:
            del self.fields["unit_for_new"]
        elif isinstance(unit, forms.ModelChoiceField):
            units = units_to_import_for(viewer)
            unit.queryset = units if batch.unit_id is None else units.filter(pk=batch.unit_id)
        if not brought.reach:
            del self.fields["coverage"]

    def chosen(self) -> Chosen:
        """Give what was ticked."""
        typed = self.cleaned_data
        return Chosen(
            register=bool(typed.get("register")),
            unit=typed.get("unit_for_new"),
            coverage=bool(typed.get("coverage")),
        )


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A column of the file beside what it is read as; `wrong` is what is wrong with what was typed."""

    number: int
    letter: str
    heading: str
    meaning: str
    unit: str
    year: int | None
    problem: str
    wrong: str = ""


class HeadingsForm(SettingsForm):
    """What each heading means; the fields of the columns are named by their number."""

    def __init__(
        self, columns: Sequence[Mapping[str, object]], problems: Mapping[str, str], data: Mapping[str, object]
    ) -> None:
        """Keep the columns with what was found about them, by letter."""
        super().__init__(dict(data.items()))
        self.columns = columns
        self.problems = problems
        self.wrong: dict[int, str] = {}
        self.meanings: list[Meaning] = []

    def clean(self) -> dict[str, object]:
        """Read the meaning of every column; an unknown one is answered at its line, with the nearest."""
        values: dict[str, object] = super().clean() or self.cleaned_data
        for number, column in enumerate(self.columns):
            typed = self.data.get(f"meaning-{number}", "").strip()
            unit = self.data.get(f"unit-{number}", "").strip()
            if unit not in UNITS and unit != str(column["unit"]):
                self.wrong[number] = gettext("请从列表里选单位。")
            if typed in {"", str(column["read_as"])} and not unit:
                continue
            key = meaning_key(typed)
            if typed and not key:
                nearest = vocabulary().nearest(typed) or "—"
                words = {"typed": typed, "nearest": nearest, "skip": SKIP}
                self.wrong[number] = (
                    gettext("词表里没有“%(typed)s”，最接近的是“%(nearest)s”；不要这一列的，填“%(skip)s”。") % words
                )
            elif key:
                self.meanings.append(Meaning(str(column["heading"]), key, unit))
        if self.wrong:
            self.add_error(None, gettext("有 %(count)d 列没有对上，见下面标出的地方。") % {"count": len(self.wrong)})
        return values

    def lines(self) -> list[HeadingLine]:
        """Give the columns as they are shown, with what was typed."""
        lines = []
        for number, column in enumerate(self.columns):
            letter, year = str(column["letter"]), column["year"]
            lines.append(
                HeadingLine(
                    number=number,
                    letter=letter,
                    heading=str(column["heading"]),
                    meaning=self.data.get(f"meaning-{number}", str(column["read_as"])),
                    unit=self.data.get(f"unit-{number}", ""),
                    year=year if isinstance(year, int) else None,
                    problem=self.problems.get(letter, ""),
                    wrong=self.wrong.get(number, ""),
                )
            )
        return lines

    def all_settings(self, before: FileSettings) -> FileSettings:
        """Give the settings with every heading that was set, now or before."""
        said = self.settings()
        named = {one.heading: name_typed(one.fact) for one in self.meanings}
        units = {one.heading: one.unit for one in self.meanings if one.unit}
        kept_units = {heading: unit for heading, unit in before.units.items() if heading not in named}
        return FileSettings(
            sheet=said.sheet,
            heading_rows=said.heading_rows,
            year=said.year,
            money_unit=said.money_unit,
            columns={**before.columns, **said.columns, **named},
            units={**kept_units, **units},
        )


def meaning_key(typed: str) -> str:
    """Give what a mapping keeps: a fact's or title's key, who, or nothing to read; empty where nobody knows it."""
    if typed in {NAME, CODE, SKIP, *LISTING}:
        return typed
    words = vocabulary()
    fact = words.find_fact(typed)
    if fact is not None:
        return fact.key if fact.subject is SubjectKind.ENTERPRISE else ""
    title = words.find_title(typed)
    return title.key if title is not None else ""


def name_typed(key: str) -> str:
    """Give the name under which the library knows it."""
    if key in {NAME, CODE, SKIP, *LISTING}:
        return key
    words = vocabulary()
    fact = words.find_fact(key)
    title = words.find_title(key)
    return fact.name if fact is not None else title.name if title is not None else key


def known_names() -> list[str]:
    """Give everything a column may mean, for the list from which is chosen."""
    facts = [one.name for one in vocabulary().facts.values() if one.subject is SubjectKind.ENTERPRISE]
    return [SKIP, NAME, CODE, *LISTING, *sorted(facts), *sorted(vocabulary().titles)]
