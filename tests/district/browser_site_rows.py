"""More rows for the site that browser tests visit: imports in every state, tables, forms, sources, firms to be moved.

Comes in: the world of the table of routes. Goes out: rows, and the user names of two more people.
Must not know: pages.
"""

from __future__ import annotations

from datetime import date, timedelta

from fact_world import authorise, make_correction, make_form, make_source
from import_world import HEADING, code_of, make_firm, make_table, new_import, staged, text_file
from platform_factories import AT, DAY, make_filer, make_user
from route_world import World

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.registry.actions.apply_import import apply_import
from ceyuan.district.registry.actions.drop_import import drop_import
from ceyuan.district.registry.actions.start_import import start_import
from ceyuan.district.registry.actions.undo_import import undo_import
from ceyuan.district.registry.models import ImportBatch, RecurringForm, SharedSource, StatisticsCell

FAR = date(2099, 12, 31)
SECOND_OFFICER, MOVED_FILER = "second-unit-officer", "moved-filer"
# which firms journeys write to, by the number in their credit code; no page of the table shows them
BEARINGS, PAINTS, VALVES, MOVED = 11, 12, 13, 14
NAMES = {
    BEARINGS: "上海晨岭轴承有限公司",
    PAINTS: "上海远汀涂料有限公司",
    VALVES: "上海禾川阀门有限公司",
    MOVED: "上海朗泽环保设备有限公司",
}
LINES = (
    HEADING,
    f"上海晨岭轴承有限公司,{code_of(BEARINGS)},4200,4800,31",
    f"上海远汀涂料有限公司,{code_of(PAINTS)},待定,1900,12",
    f"上海禾川阀门有限公司,{code_of(VALVES)},3100,3300,三十人左右",
    f"上海新来电子有限公司,{code_of(77)},800,950,6",
    "上海查无此企有限公司,91310117MA00000000,500,600,3",
)


def make_rows(world: World) -> None:
    """Make everything."""
    _make_firms(world)
    officer, district = (_sees(world.people[role]) for role in (Role.UNIT_OFFICER, Role.DISTRICT_OFFICER))
    _make_imports(officer, district, world.units[0])
    make_table(world.people[Role.UNIT_OFFICER])
    _make_facts(world)


def _sees(user: User) -> Viewer:
    return viewer_of(user, day=DAY)


def _make_firms(world: World) -> None:
    first, second = world.units
    for number, name in NAMES.items():
        firm = make_firm(number, name, second if number == VALVES else first)
        if number == MOVED:
            filer = make_filer(firm, "钱填报")
            _named(filer, MOVED_FILER)
            make_correction(firm, filer)
    _named(make_user("乙镇经办人", Role.UNIT_OFFICER, unit=second), SECOND_OFFICER)


def _named(user: User, username: str) -> None:
    User.objects.filter(pk=user.pk).update(username=username)


def _make_imports(officer: Viewer, district: Viewer, unit: Unit) -> None:
    """Make one import in every state; the numbers in addresses follow from the order."""
    staged(district, new_import(text_file(*LINES), new_firms_to=unit))
    applied = staged(district, new_import(text_file(HEADING, f",{code_of(VALVES)},1,2,3", name="四月.csv")))
    apply_import(district, applied, at=AT)
    later = staged(district, new_import(text_file(HEADING, f",{code_of(VALVES)},,,4", name="五月.csv")))
    apply_import(district, later, at=AT)
    undone = staged(officer, new_import(text_file(HEADING, f",{code_of(PAINTS)},5,6,7", name="误传.csv"), unit=unit))
    undo_import(officer, apply_import(officer, undone, at=AT), at=AT)
    dropped = staged(officer, new_import(text_file(HEADING, f",{code_of(PAINTS)},5,6,7", name="放弃.csv"), unit=unit))
    drop_import(officer, dropped, at=AT)
    start_import(officer, new_import(text_file(*LINES, name="读到一半.csv"), unit=unit), at=AT)


def _make_facts(world: World) -> None:
    firm = world.firms[0]
    make_source()
    expired = make_source()
    SharedSource.objects.exclude(pk=expired.pk).update(expires_on=FAR)
    authorise(firm, until=FAR)
    make_correction(firm, world.people[Role.ENTERPRISE_FILER])
    make_form()
    RecurringForm.objects.update(closes_at=AT.replace(year=FAR.year), opens_on=DAY - timedelta(days=99))
    StatisticsCell.objects.create(
        name="规上工业总产值",
        group="集成电路",
        period="2026年1—5月",
        firms=37,
        value="128.4",
        unit="亿元",
        basis="在地口径",
        recorded_at=AT,
    )


def import_of(name: str) -> int:
    """Give the number of an import by the name of its file."""
    return ImportBatch.objects.get(paper__name=name).pk


__all__ = ["MOVED_FILER", "NAMES", "SECOND_OFFICER", "import_of", "make_rows"]
