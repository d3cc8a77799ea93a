"""Pages of acts: what is typed does it; what is wrong is said at its field, and nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from firm_factories import PDF, make_event, make_site, make_title
from platform_factories import SINCE, make_enterprise, make_filer, make_unit, make_user

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.desk.enterprises.act_pages import FIRM_PAGES, ROW_PAGES
from ceyuan.district.portal.firm.acts import FIRM_PAGES as OWN_FIRM_PAGES
from ceyuan.district.portal.firm.acts import ROW_PAGES as OWN_ROW_PAGES
from ceyuan.district.registry.enums import Contest, Standing
from ceyuan.district.registry.models import Change, CreditEventRow, Enterprise, Membership

pytestmark = pytest.mark.django_db

CODE = "91350100M000100Y43"
FIRM, OTHER, TODAY = "甲公司", "乙公司", "2026-06-30"


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("证明.pdf", PDF)


@dataclass
class World:
    """A firm with something of everything; somebody at the desk, somebody at the firm."""

    firm: Enterprise
    other: Enterprise
    desk: Client = field(default_factory=Client)
    own: Client = field(default_factory=Client)

    def rows(self) -> dict[str, int]:
        return {
            "end_site": self.firm.sites.get().pk,
            "withdraw_recognition": self.firm.recognitions.get().pk,
            "repair_credit_event": self.firm.credit_events.get().pk,
            "decide_contest": self.firm.credit_events.get().pk,
            "my_contest": self.firm.credit_events.get().pk,
            "end_member": self.firm.memberships.get(role=Role.ENTERPRISE_FILER).pk,
            "my_member_end": self.firm.memberships.get(role=Role.ENTERPRISE_FILER).pk,
        }

    def address(self, name: str) -> str:
        row = self.rows().get(name)
        return reverse(name, kwargs={"pk": self.firm.pk} | ({"row": row} if row else {}))

    def post(self, name: str, typed: dict[str, object]) -> HttpResponse:
        client = self.own if name.startswith("my_") else self.desk
        return client.post(self.address(name), {"mark": "plain"} | typed)


@pytest.fixture
def world() -> World:
    firm, other = make_enterprise(FIRM, make_unit("甲镇")), make_enterprise(OTHER)
    make_unit("乙镇")
    make_site(firm)
    make_title(firm)
    make_event(firm)
    make_filer(firm)
    make_user("新人")
    confirmer = make_user("确认人")
    Membership.objects.create(enterprise=firm, user=confirmer, role=Role.ENTERPRISE_CONFIRMER, since=SINCE)
    found = World(firm, other)
    found.desk.force_login(make_user("区级", Role.DISTRICT_OFFICER))
    found.own.force_login(confirmer)
    return found


def second_unit() -> int:
    return make_unit("丙镇").pk


EVENT = {"kind": "penalty", "grade": "general", "about": "enterprise", "authority": "某局", "source": "信用中国"}
MEMBER = {"username": "user2", "role": "enterprise-filer", "since": TODAY}
GOOD: dict[str, dict[str, object]] = {
    "rename_enterprise": {"name": "新名公司", "on": TODAY},
    "set_places": {"registered": "310117", "operating": "outside"},
    "hand_over": {"on": TODAY, "note": "区划调整"},
    "merge_enterprise": {"on": TODAY},
    "split_enterprise": {"on": TODAY, "survives": "on"},
    "move_out": {"on": TODAY},
    "close_enterprise": {"on": TODAY},
    "add_site": {"name": "二厂", "use": "plant", "address": "某路2号", "area": "12.50"},
    "set_industry": {"code": "C3562", "since": TODAY, "main": "on"},
    "record_recognition": {"title": "gazelle", "source": "recognition", "granted_on": TODAY},
    "add_product": {"name": "机床"},
    "add_project": {"name": "技改", "kind": "renovation", "investment": "1234.5678"},
    "record_credit_event": EVENT | {"summary": "某事", "decided_on": TODAY},
    "invite_member": MEMBER,
    "end_site": {"on": TODAY},
    "withdraw_recognition": {"on": TODAY},
    "repair_credit_event": {"on": TODAY},
    "end_member": {},
    "my_site_new": {"name": "二厂", "use": "plant", "address": "某路2号"},
    "my_product_new": {"name": "机床", "mark": "trade-secret"},
    "my_project_new": {"name": "技改", "kind": "leading"},
    "my_member_new": MEMBER,
    "my_member_end": {},
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_typed_does_it(world: World, name: str) -> None:
    typed = dict(GOOD[name])
    if name == "hand_over":
        typed["unit"] = second_unit()
    if name in {"merge_enterprise", "split_enterprise"}:
        typed["successors"] = world.other.credit_code
    response = world.post(name, typed)
    errors = response.context["form"].errors if response.status_code == 200 else ""
    assert response.status_code == 302, errors
    assert verify_trail().holds


def test_every_page_of_an_act_is_tried() -> None:
    pages = {one.name for one in (*FIRM_PAGES, *ROW_PAGES, *OWN_FIRM_PAGES, *OWN_ROW_PAGES)}
    assert pages - set(GOOD) == {"move_in", "my_contest", "decide_contest"}  # these follow by themselves


def test_a_contest_goes_from_the_firm_to_the_desk(world: World) -> None:
    typed = {"reason": "同名企业", "declared": "on", "paper": pdf()}
    assert world.post("my_contest", typed).status_code == 302
    assert "异议处理中" in world.desk.get(reverse("enterprise_credit", args=[world.firm.pk])).content.decode()
    assert world.post("decide_contest", {"outcome": "upheld", "reason": "查实"}).status_code == 302
    assert CreditEventRow.objects.get().contest == Contest.UPHELD
    for client, route in ((world.own, "my_credit"), (world.desk, "enterprise_credit")):
        assert "未按规定公示年报" not in client.get(reverse(route, args=[world.firm.pk])).content.decode()
    auditor = Client()
    auditor.force_login(make_user("审计", Role.AUDITOR))
    assert "已封存：异议成立" in auditor.get(reverse("enterprise_credit", args=[world.firm.pk])).content.decode()


def test_a_firm_comes_back(world: World) -> None:
    world.post("move_out", {"on": TODAY})
    assert world.post("move_in", {"unit": second_unit(), "on": TODAY}).status_code == 302
    world.firm.refresh_from_db()
    assert world.firm.standing == Standing.ACTIVE


BAD = [
    ("rename_enterprise", {"name": "", "on": TODAY}, "name"),
    ("rename_enterprise", {"name": FIRM, "on": TODAY}, "name"),
    ("rename_enterprise", {"name": "新", "on": "明天"}, "on"),
    ("rename_enterprise", {"name": "新", "on": "2026-07-01"}, "on"),
    ("rename_enterprise", {"name": "新", "on": "2026-02-30"}, "on"),
    ("rename_enterprise", {"name": "长" * 121, "on": TODAY}, "name"),
    ("rename_enterprise", {"name": "新", "on": TODAY, "paper": "pdf"}, "declared"),
    ("rename_enterprise", {"name": "新", "on": TODAY, "declared": "on", "paper": "exe"}, "paper"),
    ("rename_enterprise", {"name": "新", "on": TODAY, "declared": "on", "paper": "secret"}, "paper"),
    ("set_places", {"registered": "no-such"}, "registered"),
    ("hand_over", {"unit": "999", "on": TODAY, "note": "x"}, "unit"),
    ("hand_over", {"unit": "own", "on": TODAY, "note": "x"}, "unit"),
    ("merge_enterprise", {"successors": "？？", "on": TODAY}, "successors"),
    ("merge_enterprise", {"successors": "91350100M000100Y43", "on": TODAY}, "successors"),
    ("add_site", {"name": "二厂", "use": "moon", "address": "某路"}, "use"),
    ("add_site", {"name": "二厂", "use": "plant", "address": "某路", "area": "-1"}, "area"),
    ("add_site", {"name": "二厂", "use": "plant", "address": "某路", "area": "十亩"}, "area"),
    ("set_industry", {"code": "机床", "since": TODAY}, "code"),
    ("record_recognition", {"title": "x", "source": "recognition"}, "title"),
    ("record_recognition", {"title": "hnte", "source": "recognition", "granted_on": "2025-01-01"}, "granted_on"),
    ("add_project", {"name": "x", "kind": "leading", "investment": "1e40"}, "investment"),
    ("record_credit_event", EVENT | {"summary": ""}, "summary"),
    ("record_credit_event", EVENT | {"summary": "x", "source": ""}, "source"),
    ("invite_member", MEMBER | {"username": "nobody"}, "username"),
    ("invite_member", MEMBER | {"role": "agent"}, "paper"),
    ("invite_member", MEMBER | {"role": "leader"}, "role"),
    ("my_contest", {"reason": "x"}, "paper"),
    ("my_contest", {"reason": "", "declared": "on", "paper": "pdf"}, "reason"),
    ("my_member_new", MEMBER | {"username": "区级"}, "username"),
]
FILES = {
    "pdf": pdf,
    "exe": lambda: SimpleUploadedFile("a.exe", b"MZ"),
    "secret": lambda: SimpleUploadedFile("机密.pdf", PDF),
}


@pytest.mark.parametrize(("name", "typed", "wrong"), BAD, ids=[f"{one[0]}-{one[2]}-{n}" for n, one in enumerate(BAD)])
def test_what_is_wrong_is_said_at_its_field(world: World, name: str, typed: dict[str, object], wrong: str) -> None:
    sent = dict(typed)
    if sent.get("paper") in FILES:
        sent["paper"] = FILES[str(sent["paper"])]()
    if sent.get("unit") == "own":
        sent["unit"] = world.firm.unit_id
    response = world.post(name, sent)
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [wrong]
    page = response.content.decode()
    assert f'id="id_{wrong}_error"' in page
    texts = [value for key, value in typed.items() if key not in {"unit", "paper", "declared"}]
    assert [value for value in texts if str(value) not in page] == []  # what was typed is still there
    assert not Change.objects.exists()


def test_registering_says_what_is_wrong_with_the_code(world: World) -> None:
    address = reverse("register_enterprise")
    typed = {"credit_code": "91350100M000100Y44", "name": "丙公司", "unit": second_unit()}
    response = world.desk.post(address, typed)
    assert list(response.context["form"].errors) == ["credit_code"]
    assert "校验位不对" in response.content.decode()
    assert world.desk.post(address, typed | {"credit_code": CODE}).status_code == 302
    again = world.desk.post(address, typed | {"credit_code": CODE, "name": "丁"})
    assert "已经登记" in again.content.decode()


def test_a_unit_offers_only_itself_when_registering(world: World) -> None:
    client = Client()
    client.force_login(make_user("镇", Role.UNIT_OFFICER, unit=world.firm.unit))
    page = client.get(reverse("register_enterprise")).content.decode()
    assert "甲镇" in page
    assert "乙镇" not in page.split("<form")[-1].split('name="registered"')[0]
    typed = {"credit_code": CODE, "name": "丙公司", "unit": second_unit()}
    assert list(client.post(reverse("register_enterprise"), typed).context["form"].errors) == ["unit"]


def test_another_firms_rows_are_not_reached_through_ones_own(world: World) -> None:
    theirs = make_event(world.other, "别家的")
    for client, name in ((world.own, "my_contest"), (world.desk, "repair_credit_event")):
        assert client.get(reverse(name, kwargs={"pk": world.firm.pk, "row": theirs.pk})).status_code == 404


def test_the_firm_reads_which_office_looked(world: World) -> None:
    client = Client()
    client.force_login(make_user("张三丰", Role.UNIT_OFFICER, unit=world.firm.unit))
    for _ in range(3):
        client.get(reverse("enterprise", args=[world.firm.pk]))
    page = world.own.get(reverse("my_visits")).content.decode()
    assert page.count("打开企业资料") == 1
    assert "甲镇" in page
    assert "张三丰" not in page
