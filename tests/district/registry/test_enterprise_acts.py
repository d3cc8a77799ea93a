"""Acts on enterprises: what each does, what it refuses, and that all of it stands in the trail."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from firm_factories import make_delivery, make_event, make_product, make_project, make_site, make_title
from platform_factories import AT, DAY, SINCE, make_enterprise, make_filer, make_unit, make_user, make_viewer

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role, UnitKind
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry import errors
from ceyuan.district.registry.access import enterprises_visible_to, handovers_visible_to
from ceyuan.district.registry.actions.add_product import add_product
from ceyuan.district.registry.actions.add_project import add_project
from ceyuan.district.registry.actions.add_site import add_site
from ceyuan.district.registry.actions.close_enterprise import close_enterprise
from ceyuan.district.registry.actions.contest_credit_event import contest_credit_event
from ceyuan.district.registry.actions.decide_contest import decide_contest
from ceyuan.district.registry.actions.end_member import end_member
from ceyuan.district.registry.actions.hand_over import hand_over
from ceyuan.district.registry.actions.invite_member import invite_member
from ceyuan.district.registry.actions.merge_enterprise import merge_enterprise
from ceyuan.district.registry.actions.move_in import move_in
from ceyuan.district.registry.actions.move_out import move_out
from ceyuan.district.registry.actions.open_file import open_file
from ceyuan.district.registry.actions.record_credit_event import record_credit_event
from ceyuan.district.registry.actions.record_recognition import record_recognition
from ceyuan.district.registry.actions.register_enterprise import register_enterprise
from ceyuan.district.registry.actions.rename_enterprise import rename_enterprise
from ceyuan.district.registry.actions.repair_credit_event import repair_credit_event
from ceyuan.district.registry.actions.set_industry import set_industry
from ceyuan.district.registry.actions.split_enterprise import split_enterprise
from ceyuan.district.registry.enums import ChangeKind, Contest, ProjectKind, SiteUse, Standing
from ceyuan.district.registry.models import (
    Change,
    CreditEventRow,
    Enterprise,
    Handover,
    Industry,
    Membership,
    Product,
    Project,
    Recognition,
    Site,
)
from ceyuan.district.registry.particulars import (
    Happening,
    NewCreditEvent,
    NewEnterprise,
    NewIndustry,
    NewMember,
    NewProduct,
    NewProject,
    NewRecognition,
    NewSite,
    Succession,
)
from ceyuan.district.registry.queries.visits import acts_on, visits_of
from ceyuan.errors import ErrorKind
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject

pytestmark = pytest.mark.django_db

CODE = "91350100M000100Y43"
TODAY = Happening(DAY, "依据核准通知书")


@pytest.fixture
def district() -> Viewer:
    return make_viewer(Role.DISTRICT_OFFICER, name="区级")


def member(firm: Enterprise, role: Role = Role.ENTERPRISE_CONFIRMER) -> Viewer:
    user = make_user("企业人员")
    Membership.objects.create(enterprise=firm, user=user, role=role, since=SINCE)
    return viewer_of(user, day=DAY)


def refused(kind: ErrorKind, act: Callable[[], object]) -> None:
    before = Event.objects.count()
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.kind is kind
    assert refusal.value.render("zh")
    assert refusal.value.render("en")
    assert Event.objects.count() == before + 1
    assert Event.objects.order_by("number").last().outcome == "refused"


def told() -> dict[str, object]:
    return json.loads(Event.objects.order_by("number").last().data)


class TestRegister:
    def test_a_firm_is_registered_under_a_unit(self, district: Viewer) -> None:
        unit = make_unit()
        firm = register_enterprise(district, NewEnterprise(f" {CODE.lower()} ", " 松云（上海）公司 ", unit), at=AT)
        assert (firm.credit_code, firm.name, firm.search_name) == (CODE, "松云（上海）公司", "松云上海公司")
        assert Handover.objects.get(enterprise=firm).unit == unit
        assert Event.objects.get().firm == CODE

    def test_a_unit_registers_under_itself_only(self) -> None:
        own, other = make_unit("甲镇"), make_unit("乙镇")
        viewer = make_viewer(Role.UNIT_OFFICER, unit=own)
        refused(errors.NOT_YOURS, lambda: register_enterprise(viewer, NewEnterprise(CODE, "甲", other), at=AT))
        register_enterprise(viewer, NewEnterprise(CODE, "甲", own), at=AT)

    def test_bad_codes_and_known_codes_are_refused(self, district: Viewer) -> None:
        unit = make_unit()
        for code in ("91350100M000100Y44", "", "123", "9135O1OOMOOO1OOY43x"):
            refused(
                errors.BAD_CODE, lambda code=code: register_enterprise(district, NewEnterprise(code, "甲", unit), at=AT)
            )
        register_enterprise(district, NewEnterprise(CODE, "甲", unit), at=AT)
        refused(errors.CODE_TAKEN, lambda: register_enterprise(district, NewEnterprise(CODE, "乙", unit), at=AT))

    def test_only_units_that_recommend_hold_firms(self, district: Viewer) -> None:
        bureau = make_unit("某局", UnitKind.BUREAU)
        refused(
            errors.NOT_RECOMMENDING, lambda: register_enterprise(district, NewEnterprise(CODE, "甲", bureau), at=AT)
        )


class TestRename:
    def test_the_old_name_stays_findable(self, district: Viewer) -> None:
        firm = make_enterprise("旧名公司")
        make_title(firm)
        rename_enterprise(district, firm, "新名公司", TODAY, at=AT)
        firm.refresh_from_db()
        assert (firm.name, firm.former_names.get().name) == ("新名公司", "旧名公司")
        assert firm.recognitions.get().withdrawn_on is None

    def test_refusals(self, district: Viewer) -> None:
        firm = make_enterprise("旧名公司")
        refused(errors.SAME_NAME, lambda: rename_enterprise(district, firm, "旧名公司", TODAY, at=AT))
        late = Happening(DAY + timedelta(days=1))
        refused(errors.NOT_TODAY, lambda: rename_enterprise(district, firm, "新名", late, at=AT))
        other = make_viewer(Role.UNIT_OFFICER, unit=make_unit())
        refused(errors.NOT_YOURS, lambda: rename_enterprise(other, firm, "新名", TODAY, at=AT))
        for role in (Role.AUDITOR, Role.LEADER, Role.EXPERT, Role.SYSTEM_ADMIN, Role.COUNTER_CLERK):
            viewer = make_viewer(role)
            refused(errors.NOT_YOURS, lambda viewer=viewer: rename_enterprise(viewer, firm, "新名", TODAY, at=AT))


def full_firm(name: str = "甲公司") -> Enterprise:
    firm = make_enterprise(name, make_unit(f"{name}镇"))
    make_site(firm)
    make_title(firm)
    make_title(firm, "gazelle")
    make_product(firm, "机床")
    make_project(firm, "技改")
    make_event(firm)
    make_filer(firm)
    return firm


class TestSuccession:
    def test_a_merger_moves_chooses_ends_and_shares(self, district: Viewer) -> None:
        firm, heir = full_firm(), make_enterprise("乙公司", make_unit("乙镇"))
        chosen = firm.recognitions.get(title="hnte")
        succession = Succession((heir.credit_code,), ((chosen.pk, heir.credit_code),))
        (change,) = merge_enterprise(district, firm, succession, TODAY, at=AT)
        firm.refresh_from_db()
        assert (change.kind, change.successor, firm.standing) == (ChangeKind.MERGER, heir, Standing.MERGED)
        assert [one.title for one in Recognition.objects.filter(enterprise=heir)] == ["hnte"]
        assert set(firm.recognitions.values_list("withdrawn_on", flat=True)) == {DAY}
        assert Site.objects.get().enterprise == heir
        assert (Product.objects.get().enterprise, Project.objects.get().enterprise) == (heir, heir)
        assert Membership.objects.get(enterprise=firm).until == DAY
        assert CreditEventRow.objects.get().enterprise == firm  # shared by lineage, not moved
        assert Handover.objects.get(enterprise=firm).until == DAY
        assert verify_trail().holds
        parts = json.loads(Event.objects.order_by("number").first().data)["parts"]
        assert parts["recognitions"] == {"fate": "chosen", "count": 1}
        assert parts["facts"] == {"fate": "linked", "count": 0}

    def test_a_split_that_survives_keeps_what_it_does_not_give(self, district: Viewer) -> None:
        firm, heirs = full_firm(), [make_enterprise(name) for name in ("乙公司", "丙公司")]
        chosen = firm.recognitions.get(title="hnte")
        codes = tuple(one.credit_code for one in heirs)
        succession = Succession(codes, ((chosen.pk, codes[1]),), survives=True)
        assert len(split_enterprise(district, firm, succession, TODAY, at=AT)) == 2
        firm.refresh_from_db()
        assert firm.standing == Standing.ACTIVE
        assert [one.title for one in firm.recognitions.filter(withdrawn_on__isnull=True)] == ["gazelle"]
        assert heirs[1].recognitions.get().title == "hnte"
        assert firm.sites.get().until is None
        assert firm.memberships.get().until is None

    def test_a_split_that_dissolves_ends_the_firm(self, district: Viewer) -> None:
        firm, heir = full_firm(), make_enterprise("乙公司")
        split_enterprise(district, firm, Succession((heir.credit_code,)), TODAY, at=AT)
        firm.refresh_from_db()
        assert (firm.standing, firm.ended_on) == (Standing.SPLIT, DAY)
        assert firm.sites.get().until == DAY
        assert not firm.recognitions.filter(withdrawn_on__isnull=True)

    def test_a_closure_ends_everything(self, district: Viewer) -> None:
        firm = full_firm()
        close_enterprise(district, firm, TODAY, at=AT)
        firm.refresh_from_db()
        assert firm.standing == Standing.CLOSED
        assert firm.products.count() == 1
        refused(errors.NOT_ACTIVE, lambda: close_enterprise(district, firm, TODAY, at=AT))
        refused(errors.NOT_ACTIVE, lambda: add_product(district, firm, NewProduct("新"), at=AT))

    def test_out_and_in_again(self, district: Viewer) -> None:
        firm = full_firm()
        move_out(district, firm, TODAY, at=AT)
        unit = make_unit("丁镇")
        firm.refresh_from_db()
        assert firm.recognitions.filter(withdrawn_on__isnull=True).count() == 2
        move_in(district, firm, unit, TODAY, at=AT)
        firm.refresh_from_db()
        assert (firm.standing, firm.unit, firm.ended_on) == (Standing.ACTIVE, unit, None)
        refused(errors.STILL_ACTIVE, lambda: move_in(district, firm, unit, TODAY, at=AT))

    def test_bad_successors(self, district: Viewer) -> None:
        firm, gone = make_enterprise("甲"), make_enterprise("乙")
        close_enterprise(district, gone, TODAY, at=AT)
        for codes, kind in (
            ((firm.credit_code,), errors.OWN_SUCCESSOR),
            (("nothing",), errors.NO_SUCCESSOR),
            ((gone.credit_code,), errors.NO_SUCCESSOR),
        ):
            refused(kind, lambda codes=codes: merge_enterprise(district, firm, Succession(codes), TODAY, at=AT))
        assert not Change.objects.filter(enterprise=firm)


class TestHandOver:
    def test_the_firm_goes_and_the_record_stays(self, district: Viewer) -> None:
        old, new = make_unit("甲镇"), make_unit("乙镇")
        firm = make_enterprise("甲", old)
        before, after = (make_viewer(Role.UNIT_OFFICER, unit=one) for one in (old, new))
        hand_over(district, firm, new, TODAY, at=AT)
        assert not enterprises_visible_to(before).exists()
        assert enterprises_visible_to(after).get() == firm
        (kept,) = handovers_visible_to(before)
        assert (kept.enterprise, kept.since, kept.until) == (firm, SINCE, DAY - timedelta(days=1))
        assert told()["from"] == "甲镇"
        refused(errors.NOT_YOURS, lambda: rename_enterprise(before, Enterprise.objects.get(), "新", TODAY, at=AT))

    def test_refusals(self, district: Viewer) -> None:
        old, new = make_unit("甲镇"), make_unit("乙镇")
        firm = make_enterprise("甲", old)
        refused(errors.SAME_UNIT, lambda: hand_over(district, firm, old, TODAY, at=AT))
        refused(errors.TOO_EARLY, lambda: hand_over(district, firm, new, Happening(SINCE, "早"), at=AT))
        own = make_viewer(Role.UNIT_OFFICER, unit=old)
        refused(errors.NOT_YOURS, lambda: hand_over(own, firm, new, TODAY, at=AT))
        closed = make_unit("旧镇")
        closed.closed_on = SINCE
        closed.save()
        refused(errors.NOT_RECOMMENDING, lambda: hand_over(district, firm, closed, TODAY, at=AT))


class TestHoldings:
    def test_a_new_main_industry_ends_the_one_before(self, district: Viewer) -> None:
        firm = make_enterprise()
        set_industry(district, firm, NewIndustry("c3562", date(2025, 1, 1)), at=AT)
        set_industry(district, firm, NewIndustry("3569", date(2026, 1, 1)), at=AT)
        rows = Industry.objects.filter(enterprise=firm).order_by("since").values_list("code", "until")
        assert list(rows) == [("C3562", date(2025, 12, 31)), ("3569", None)]
        refused(errors.NO_SUCH_CODE, lambda: set_industry(district, firm, NewIndustry("Z1", DAY), at=AT))

    def test_titles_are_those_of_the_vocabulary_with_days_in_order(self, district: Viewer) -> None:
        firm = make_enterprise()
        new = NewRecognition("hnte", "recognition", "GR1", date(2025, 1, 1), date(2027, 12, 31), make_delivery())
        assert record_recognition(district, firm, new, at=AT).evidence is not None
        refused(errors.TITLE_HELD, lambda: record_recognition(district, firm, new, at=AT))
        bad = NewRecognition("no-such", "recognition")
        refused(errors.NO_SUCH_TITLE, lambda: record_recognition(district, firm, bad, at=AT))
        crossed = NewRecognition("gazelle", "recognition", "", DAY, SINCE)
        refused(errors.DAYS_CROSSED, lambda: record_recognition(district, firm, crossed, at=AT))
        firm.refresh_from_db()
        assert firm.facts_revision == 1

    def test_a_firm_records_its_own_things_and_no_other_firms(self) -> None:
        firm, other = make_enterprise("甲"), make_enterprise("乙")
        viewer = member(firm)
        add_site(viewer, firm, NewSite("一厂", SiteUse.PLANT, "某路1号", area=Decimal("10.50")), at=AT)
        add_product(viewer, firm, NewProduct("机床", main=True), at=AT)
        add_project(viewer, firm, NewProject("技改", ProjectKind.LEADING, investment=Decimal("1e8")), at=AT)
        assert Event.objects.filter(actor_roles="企业确认人", actor_unit="甲").count() == 3
        refused(errors.NOT_YOURS, lambda: add_product(viewer, other, NewProduct("机床"), at=AT))

    def test_a_marked_product_is_not_named_in_the_trail(self, district: Viewer) -> None:
        add_product(district, make_enterprise(), NewProduct("绝活", mark=Mark.TRADE_SECRET), at=AT)
        assert "绝活" not in Event.objects.get().data


class TestCredit:
    def new(self) -> NewCreditEvent:
        return NewCreditEvent(
            CreditKind.PENALTY,
            CreditSubject.ENTERPRISE,
            "超标排放",
            "生态环境局",
            "信用中国",
            CreditGrade.GENERAL,
            decided_on=SINCE,
        )

    def test_contest_and_decision(self, district: Viewer) -> None:
        firm = make_enterprise()
        event = record_credit_event(district, firm, self.new(), at=AT)
        viewer = member(firm)
        contest_credit_event(viewer, event, "不是本企业", make_delivery(), at=AT)
        event.refresh_from_db()
        assert (event.contest, event.contest_paper.name) == (Contest.OPEN, "证明.pdf")
        again = make_delivery()
        refused(errors.CONTEST_OPEN, lambda: contest_credit_event(viewer, event, "再次", again, at=AT))
        refused(errors.NOT_YOURS, lambda: decide_contest(viewer, event, "自己决定", upheld=True, at=AT))
        decide_contest(district, event, "查实为同名企业", upheld=True, at=AT)
        refused(errors.NO_CONTEST, lambda: decide_contest(district, event, "再次", upheld=False, at=AT))
        refused(errors.EVENT_SEALED, lambda: contest_credit_event(viewer, event, "又", make_delivery(), at=AT))

    def test_a_repair_seals(self, district: Viewer) -> None:
        event = record_credit_event(district, make_enterprise(), self.new(), at=AT)
        early = Happening(SINCE - timedelta(days=1))
        refused(errors.DAYS_CROSSED, lambda: repair_credit_event(district, event, early, at=AT))
        repair_credit_event(district, event, TODAY, at=AT)
        refused(errors.EVENT_SEALED, lambda: repair_credit_event(district, event, TODAY, at=AT))

    def test_nobody_contests_for_another_firm(self, district: Viewer) -> None:
        event = record_credit_event(district, make_enterprise("甲"), self.new(), at=AT)
        other = member(make_enterprise("乙"))
        refused(errors.NOT_YOURS, lambda: contest_credit_event(other, event, "x", make_delivery(), at=AT))


class TestMembers:
    def test_an_agent_needs_a_letter_and_a_last_day(self) -> None:
        firm = make_enterprise()
        viewer, agent = member(firm), make_user("代办")
        until = DAY + timedelta(days=30)
        for letter, last in ((None, until), (make_delivery(), None)):
            new = NewMember(agent.username, Role.AGENT, DAY, last, letter)
            refused(errors.LETTER_NEEDED, lambda new=new: invite_member(viewer, firm, new, at=AT))
        row = invite_member(viewer, firm, NewMember(agent.username, Role.AGENT, DAY, until, make_delivery()), at=AT)
        assert row.letter is not None
        assert enterprises_visible_to(viewer_of(agent, day=until)).get() == firm
        assert not enterprises_visible_to(viewer_of(agent, day=until + timedelta(days=1))).exists()

    def test_refusals(self) -> None:
        firm = make_enterprise()
        viewer = member(firm)
        staff = make_user("干部", Role.LEADER)
        filer = make_filer(firm)
        for username, kind in (
            ("nobody", errors.NO_SUCH_USER),
            (staff.username, errors.STAFF_MEMBER),
            (filer.username, errors.MEMBER_ALREADY),
        ):
            new = NewMember(username, Role.ENTERPRISE_FILER, DAY)
            refused(kind, lambda new=new: invite_member(viewer, firm, new, at=AT))
        only_filer = viewer_of(filer, day=DAY)
        new = NewMember(make_user("新人").username, Role.ENTERPRISE_FILER, DAY)
        refused(errors.NOT_YOURS, lambda: invite_member(only_filer, firm, new, at=AT))

    def test_the_last_confirmer_stays(self) -> None:
        firm = make_enterprise()
        viewer = member(firm)
        own = Membership.objects.get(role=Role.ENTERPRISE_CONFIRMER)
        refused(errors.LAST_CONFIRMER, lambda: end_member(viewer, own, at=AT))
        filer = make_filer(firm)
        end_member(viewer, filer.memberships.get(), at=AT)
        assert not enterprises_visible_to(viewer_of(filer, day=DAY)).exists()


class TestVisits:
    def test_opening_a_file_is_noted_once_a_day_and_shows_the_office(self) -> None:
        unit = make_unit("甲镇")
        firm = make_enterprise("甲", unit)
        viewer = make_viewer(Role.UNIT_OFFICER, unit=unit, name="张三")
        assert open_file(viewer, firm, at=AT)
        assert not open_file(viewer, firm, at=AT + timedelta(hours=3))
        assert open_file(viewer, firm, at=AT + timedelta(days=1))
        assert open_file(make_viewer(Role.AUDITOR, name="李四"), firm, at=AT)
        visits = visits_of([firm.credit_code])
        assert [one.office for one in visits] == ["甲镇", "", "甲镇"]
        assert [one.what for one in acts_on(firm.credit_code)] == ["打开企业资料"] * 3
        assert visits_of([make_enterprise("乙").credit_code]) == []
