"""Unmistakable words of one town and one firm: nobody else's list, file, export or search shows them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from firm_factories import (
    make_change_paper,
    make_event,
    make_fact,
    make_product,
    make_project,
    make_site,
    make_title,
)
from platform_factories import DAY, SINCE, make_enterprise, make_filer, make_unit, make_user
from python_calamine import CalamineWorkbook

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.models import Enterprise, FormerName, SavedView

pytestmark = pytest.mark.django_db

OURS, THEIRS = "朱雀", "玄武"  # words that stand in everything of one firm and nowhere else


@dataclass(frozen=True)
class District:
    ours: Enterprise
    theirs: Enterprise
    officer: User
    filer: User


def fill(word: str, unit: Unit) -> Enterprise:
    firm = make_enterprise(f"{word}精密有限公司", unit)
    FormerName.objects.create(enterprise=firm, name=f"{word}旧厂", search_name=f"{word}旧厂", until=DAY)
    make_site(firm, f"{word}一号厂房")
    make_title(firm)
    make_product(firm, f"{word}牌机床")
    make_project(firm, f"{word}技改项目")
    make_event(firm, f"{word}案", contest=Contest.OPEN)
    make_fact(firm, "employees", 2025, 321)
    make_change_paper(firm)
    return firm


@pytest.fixture
def district() -> District:
    units = (make_unit("东镇"), make_unit("西镇"))
    ours, theirs = fill(OURS, units[0]), fill(THEIRS, units[1])
    officer = make_user("东镇经办", Role.UNIT_OFFICER, unit=units[0])
    other = make_user("西镇经办", Role.UNIT_OFFICER, unit=units[1])
    SavedView.objects.create(owner=other, unit=units[1], name=f"{THEIRS}名单", query="words=x")
    make_filer(theirs, f"{THEIRS}填报人")
    return District(ours, theirs, officer, make_filer(ours, "王五"))


def all_names() -> list[str]:
    patterns = get_resolver().url_patterns
    return [one.name for group in patterns for one in getattr(group, "url_patterns", []) if isinstance(one, URLPattern)]


def addresses(firms: District) -> Iterator[str]:
    """Every address of firms that takes nothing or a firm, for both firms."""
    for name in all_names():
        for parts in ({}, {"pk": firms.ours.pk}, {"pk": firms.theirs.pk}):
            try:
                yield reverse(name, kwargs=parts)
            except Exception:  # noqa: BLE001, S112 -- the route wants other parts
                continue


SEARCHES = (
    "?words={0}",
    "?words={0}旧厂",
    "?words={0}&title=hnte",
    "?size=300",
    "?project=leading",
    "?unit=2",
    "?standing=active",
)


@pytest.mark.parametrize("who", ["officer", "filer"])
def test_no_page_shows_the_others(district: District, who: str) -> None:
    client = Client()
    client.force_login(getattr(district, who))
    seen = 0
    for address in addresses(district):
        response = client.get(address, follow=True)
        if response.status_code == 200:
            text = response.getvalue().decode()
            seen += OURS in text
            assert THEIRS not in text, address
    assert seen >= 8  # the check looks at pages that do show something


def test_no_search_shows_the_others(district: District) -> None:
    client = Client()
    client.force_login(district.officer)
    for one in SEARCHES:
        text = client.get(reverse("enterprises") + one.format(THEIRS)).content.decode().replace(f'value="{THEIRS}', "")
        for form in (f"words={THEIRS}", f'{THEIRS}旧厂"'):
            text = text.replace(form, "")
        assert f"{THEIRS}精密" not in text, one
        assert "没有符合条件的企业" in text or OURS in text, one


@pytest.mark.parametrize("written_as", ["csv", "xlsx"])
def test_no_export_shows_the_others(district: District, written_as: str) -> None:
    client = Client()
    client.force_login(district.officer)
    for query in ("", f"?words={THEIRS}", "?unit=2"):
        text = exported(client, written_as, query)
        assert THEIRS not in text
        assert query or OURS in text


def exported(client: Client, written_as: str, query: str = "") -> str:
    response = client.post(reverse("enterprises_export", kwargs={"written_as": written_as}) + query)
    content = response.getvalue()
    if written_as == "csv":
        return content.decode()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return "\n".join("\t".join(str(cell) for cell in row) for row in rows)


SECRETS = {
    Role.UNIT_OFFICER: {Mark.PLAIN, Mark.INTERNAL, Mark.TRADE_SECRET},
    Role.PARK_OPERATOR: {Mark.PLAIN},
    Role.DISTRICT_OFFICER: {Mark.PLAIN, Mark.INTERNAL, Mark.TRADE_SECRET},
    Role.LEADER: {Mark.PLAIN, Mark.INTERNAL},
    Role.FINANCE: {Mark.PLAIN, Mark.INTERNAL},
    Role.AUDITOR: {Mark.PLAIN, Mark.INTERNAL, Mark.TRADE_SECRET},
}


@pytest.mark.parametrize("role", SECRETS)
def test_marks_are_heeded_on_the_file(role: Role) -> None:
    unit = make_unit()
    firm = make_enterprise(unit=unit)
    for mark in Mark:
        make_product(firm, f"产品-{mark.value}", mark)
        make_project(firm, f"项目-{mark.value}", mark)
    make_fact(firm, "employees", 2025, 777001, mark=Mark.TRADE_SECRET)
    client = Client()
    client.force_login(make_user("甲", role, unit=unit if role in {Role.UNIT_OFFICER, Role.PARK_OPERATOR} else None))
    projects = client.get(reverse("enterprise_projects", args=[firm.pk])).content.decode()
    assert {mark for mark in Mark if f"产品-{mark.value}" in projects} == SECRETS[role]
    assert {mark for mark in Mark if f"项目-{mark.value}" in projects} == SECRETS[role]
    facts = client.get(reverse("enterprise_facts", args=[firm.pk])).content.decode()
    assert ("777,001" in facts) == (Mark.TRADE_SECRET in SECRETS[role])
    # nor does a filter tell what the page hides
    found = client.get(reverse("enterprises") + "?size=1000").content.decode()
    assert (firm.name in found) == (Mark.TRADE_SECRET in SECRETS[role])


@pytest.mark.parametrize("written_as", ["csv", "xlsx"])
def test_marks_never_leave_in_an_export(written_as: str) -> None:
    firm = make_enterprise()
    for mark in Mark:
        make_product(firm, f"产品-{mark.value}", mark)
    client = Client()
    client.force_login(make_user("甲", Role.DISTRICT_OFFICER))
    text = exported(client, written_as)
    assert "产品-plain" in text
    assert "产品-internal" not in text
    assert "产品-trade-secret" not in text


@pytest.mark.parametrize("name", ["=1+1有限公司", "@SUM(A1)", "+86公司", "-公司", "＝cmd", "\t=x"])
def test_no_cell_is_a_formula(name: str) -> None:
    make_enterprise(name)
    client = Client()
    client.force_login(make_user("甲", Role.DISTRICT_OFFICER))
    cells = [line.split(",") for line in exported(client, "csv").splitlines()]
    assert f"'{name}" in exported(client, "csv")
    assert not [cell for line in cells for cell in line if cell.startswith(("=", "+", "-", "@", "\t"))]
    content = client.post(reverse("enterprises_export", kwargs={"written_as": "xlsx"})).getvalue()
    assert name.strip() in exported(client, "xlsx")
    assert b"<f>" not in content


def test_a_member_sees_a_firm_between_its_days_only() -> None:
    firm = make_enterprise()
    user = make_filer(firm)
    client = Client()
    client.force_login(user)
    address = reverse("my_enterprise", args=[firm.pk])
    assert client.get(address).status_code == 200
    membership = user.memberships.get()
    membership.until = SINCE
    membership.save()
    assert client.get(address).status_code == 404
    membership.since, membership.until = DAY.replace(month=7, day=1), None
    membership.save()
    assert client.get(address).status_code == 404
