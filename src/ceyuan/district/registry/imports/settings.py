"""How a file is read, as an import keeps it: sheet, heading, year, unit of money, what headings mean.

Comes in: what a form was sent, what was remembered of a sender. Goes out: a frozen record, JSON, the library's options.
Must not know: rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ceyuan.district.registry.imports.items import REMARKS
from ceyuan.district.registry.models import ColumnMapping
from ceyuan.district.registry.words import facts_by_key, titles_by_key, vocabulary
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.table.roles import CODES, NAMES
from ceyuan.model.facts import SubjectKind

SKIP = "不读取"
NAME, CODE = "企业名称", "统一社会信用代码"
_SET_ASIDE = "备注"  # the library's word for a column that holds no fact
TITLE_LIST = "称号"
# what columns of lists of titles mean; the library knows them by these words
LISTING = (TITLE_LIST, "认定日期", "有效期至", "撤销日期")
TOWN = "town"  # the fact by which a new firm finds its unit, and what offices write over it besides the vocabulary
_TOWN_HEADINGS = ("所属街道", "所在街道", "街道", "所属镇", "所在镇", "所属乡镇", "属地街道")
WHO = (*NAMES[SubjectKind.ENTERPRISE][:1], CODES[0])


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What somebody said about a file. `columns` maps a heading to a fact's name, NAME, CODE or SKIP."""

    sheet: str = ""
    heading_rows: tuple[int, int] | None = None
    year: int | None = None
    money_unit: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def options(self) -> IntakeOptions:
        """Give the library's options."""
        return IntakeOptions(
            sheets=(self.sheet,) if self.sheet else (),
            header_rows=self.heading_rows,
            columns={
                **_by_custom(),
                **{heading: _SET_ASIDE if name == SKIP else name for heading, name in self.columns.items()},
            },
            units=dict(self.units),
            money_unit=self.money_unit,
            year=self.year,
            remarks=REMARKS,
        )

    def as_data(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "sheet": self.sheet,
            "heading_rows": list(self.heading_rows) if self.heading_rows else None,
            "year": self.year,
            "money_unit": self.money_unit,
            "columns": dict(self.columns),
            "units": dict(self.units),
        }


def _by_custom() -> dict[str, str]:
    """Give headings that offices use and the vocabulary leaves open: the town of a firm, and texts kept as written."""
    words = vocabulary()
    town = words.find_fact(TOWN)
    read = {} if town is None else dict.fromkeys(_TOWN_HEADINGS, town.name)
    read |= {heading: _SET_ASIDE for headings in REMARKS.values() for heading in headings}
    return {heading: name for heading, name in read.items() if words.find_fact(heading) is None}


def settings_from(data: Mapping[str, object]) -> FileSettings:
    """Read them back.

    >>> kept = FileSettings(sheet="企业", heading_rows=(2, 3), year=2025, columns={"营收": "营业收入"})
    >>> settings_from(kept.as_data()) == kept
    True
    """
    rows, year = data.get("heading_rows"), data.get("year")
    columns, units = data.get("columns"), data.get("units")
    return FileSettings(
        sheet=str(data.get("sheet") or ""),
        heading_rows=(int(rows[0]), int(rows[1])) if isinstance(rows, list) else None,
        year=year if isinstance(year, int) else None,
        money_unit=str(data.get("money_unit") or ""),
        columns={str(one): str(name) for one, name in columns.items()} if isinstance(columns, dict) else {},
        units={str(one): str(name) for one, name in units.items()} if isinstance(units, dict) else {},
    )


def remembered(sender: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give what a sender's headings meant in the files before, and their units; what the vocabulary lost is left."""
    columns: dict[str, str] = {}
    units: dict[str, str] = {}
    for one in ColumnMapping.objects.filter(sender=sender):
        name = name_of(one.fact)
        if name:
            columns[one.heading] = name
            if one.unit:
                units[one.heading] = one.unit
    return columns, units


def name_of(key: str) -> str:
    """Give the name of what a mapping keeps by key: a fact, a title, who, or nothing to read; empty if it is lost."""
    if key in {NAME, CODE, SKIP, *LISTING}:
        return key
    fact = facts_by_key().get(key)
    title = titles_by_key().get(key)
    return fact.name if fact is not None else title.name if title is not None else ""
