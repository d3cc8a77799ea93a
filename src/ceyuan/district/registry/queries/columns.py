"""The columns of a list of enterprises, as exports and saved lists name them.

Comes in: enterprises with the details a list fetches. Goes out: headings and rows.
Must not know: files. Nothing that bears a mark is among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.enums import Standing
from ceyuan.district.registry.models import Enterprise, Product, Project
from ceyuan.district.registry.queries.enterprises import with_row_details
from ceyuan.district.registry.words import place_names, title_name

Cell = str | date | None
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how its cell is read; places are named by code."""

    heading: object
    read: Callable[[Enterprise, Mapping[str, str]], Cell]


def _place(code: str, names: Mapping[str, str]) -> str:
    return names.get(code, code)


# `main_industries`, `titles_held`, `names_before`, `plain_products`, `plain_projects` are prefetched below
COLUMNS: Mapping[str, Column] = {
    "code": Column(_("统一社会信用代码"), lambda firm, _names: firm.credit_code),
    "name": Column(_("企业名称"), lambda firm, _names: firm.name),
    "former": Column(_("曾用名"), lambda firm, _names: _joined(firm, "names_before", "name")),
    "standing": Column(_("状态"), lambda firm, _names: str(Standing(firm.standing).label)),
    "unit": Column(_("推荐单位"), lambda firm, _names: firm.unit.name if firm.unit is not None else ""),
    "founded": Column(_("成立日期"), lambda firm, _names: firm.founded_on),
    "registered": Column(_("注册地"), lambda firm, names: _place(firm.registered_place, names)),
    "taxed": Column(_("税收户管地"), lambda firm, names: _place(firm.taxed_place, names)),
    "operating": Column(_("经营地"), lambda firm, names: _place(firm.operating_place, names)),
    "industry": Column(_("主营行业"), lambda firm, _names: _joined(firm, "main_industries", "code")),
    "titles": Column(_("有效称号"), lambda firm, _names: _titles(firm)),
    "products": Column(_("产品（一般）"), lambda firm, _names: _joined(firm, "plain_products", "name")),
    "projects": Column(_("项目（一般）"), lambda firm, _names: _joined(firm, "plain_projects", "name")),
}


def headings(columns: Sequence[str]) -> list[str]:
    """Give the headings of some columns; of all where none is named."""
    return [str(COLUMNS[one].heading) for one in _known(columns)]


def rows(viewer: Viewer, found: QuerySet[Enterprise], columns: Sequence[str]) -> Iterator[list[Cell]]:
    """Give the lines, some hundred firms at a time: memory does not grow with the list."""
    names = place_names()
    wanted = [COLUMNS[one] for one in _known(columns)]
    detailed = with_row_details(viewer, found).prefetch_related(
        Prefetch("products", Product.objects.filter(mark=Mark.PLAIN), to_attr="plain_products"),
        Prefetch("projects", Project.objects.filter(mark=Mark.PLAIN), to_attr="plain_projects"),
    )
    for firm in detailed.iterator(chunk_size=CHUNK):
        yield [column.read(firm, names) for column in wanted]


def _known(columns: Sequence[str]) -> list[str]:
    return [one for one in columns if one in COLUMNS] or list(COLUMNS)


def _joined(firm: Enterprise, attribute: str, field: str) -> str:
    return "、".join(str(getattr(one, field)) for one in getattr(firm, attribute))


def _titles(firm: Enterprise) -> str:
    return "、".join(dict.fromkeys(title_name(one.title) for one in getattr(firm, "titles_held", ())))
