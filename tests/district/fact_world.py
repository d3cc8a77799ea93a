"""What tests of facts share: a firm, its people, facts of the vocabulary, papers.

Comes in: what a test wants to say. Goes out: rows and frozen things.
Must not know: what is expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from platform_factories import AT, DAY, SINCE, make_enterprise, make_unit, make_user

from ceyuan.district.accounts.access import Viewer, viewer_of
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.models import Event
from ceyuan.district.registry.facts.entry import Statement
from ceyuan.district.registry.facts.values import keep_value, read_value
from ceyuan.district.registry.models import (
    Correction,
    Enterprise,
    FactRow,
    Membership,
    RecurringForm,
    SharedSource,
    TaxAuthorisation,
)
from ceyuan.district.registry.verbs import OPEN_FILE
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import LawfulSource

MONEY = "revenue"  # yearly, in 元: audit before tax before declaration
STAFF = "employees"
CONFIRMED = "above_scale_register"  # a yes or no of the statistics bureau alone
SHARE = "niche_share"  # not yearly, four decimal places, declared


class Bytes(BytesIO):
    """A file with a name."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name = name


def delivery(name: str = "证明.pdf", mark: Mark = Mark.PLAIN) -> Delivery:
    return Delivery(Bytes(name, b"%PDF-1.7 " + name.encode()), declared=True, mark=mark)


@dataclass(frozen=True, slots=True)
class Town:
    """A unit with an officer, its firm with a filer and a confirmer, and somebody of the district."""

    unit: Unit
    firm: Enterprise
    officer: Viewer
    district: Viewer
    filer: Viewer
    confirmer: Viewer


def make_town(name: str = "甲") -> Town:
    unit = make_unit(f"{name}镇")
    firm = make_enterprise(f"{name}企", unit)
    officer = viewer_of(make_user(f"{name}经办", Role.UNIT_OFFICER, unit=unit), day=DAY)
    district = viewer_of(make_user(f"{name}区级", Role.DISTRICT_OFFICER), day=DAY)
    return Town(
        unit, firm, officer, district, member(firm, Role.ENTERPRISE_FILER), member(firm, Role.ENTERPRISE_CONFIRMER)
    )


def member(firm: Enterprise, role: Role) -> Viewer:
    user = make_user(f"{firm.name}{role.label}")
    Membership.objects.create(enterprise=firm, user=user, role=role, since=SINCE)
    return viewer_of(user, day=DAY)


def says(key: str, text: str, source: LawfulSource = LawfulSource.AUDIT, **more: object) -> Statement:
    """Give a statement; a year is last year's where the fact wants one, a paper is there where the source wants one."""
    fact = facts_by_key()[key]
    year = more.pop("year", DAY.year - 1 if fact.yearly else None)
    if source is not LawfulSource.DECLARATION and "shared" not in more:
        more.setdefault("delivery", delivery())
    kept = keep_value(fact, read_value(fact, text))
    return Statement(fact, year, kept, source, **{"valid_from": DAY, **more})


def make_paper(name: str = "授权书.pdf") -> Paper:
    return Paper.objects.create(
        name=name,
        file="no/such.pdf",
        size=1,
        digest="0" * 64,
        media_type="application/pdf",
        declared=DAY,
        kept_at=AT,
        kept_by="测试",
    )


def make_source(source: LawfulSource = LawfulSource.REGISTER, until: date = DAY + timedelta(days=30)) -> SharedSource:
    number = SharedSource.objects.count() + 1
    return SharedSource.objects.create(
        catalogue_number=f"SH-{number:03}",
        name=f"目录{number}",
        provider="区数据局",
        purpose="政策服务",
        expires_on=until,
        source=source,
    )


def make_fact(firm: Enterprise, number: int = 100, source: LawfulSource = LawfulSource.AUDIT) -> FactRow:
    """Give a row as it stands, or a new one: last year's revenue in fen."""
    place = {"enterprise": firm, "key": MONEY, "year": DAY.year - 1, "source": source.value, "superseded_by": None}
    made, _ = FactRow.objects.get_or_create(
        **place, defaults={"number": number, "valid_from": DAY, "recorded_at": AT, "recorded_by": "测试"}
    )
    return made


def make_correction(firm: Enterprise, user: User) -> Correction:
    row = make_fact(firm)
    made, _ = Correction.objects.get_or_create(
        row=row,
        enterprise=firm,
        defaults={"number": 300, "reason": "报告", "evidence": make_paper(), "asked_by": user, "asked_at": AT},
    )
    return made


def make_form() -> RecurringForm:
    return RecurringForm.objects.create(
        name="季度表", keys=[MONEY], ground="自愿", opens_on=DAY, closes_at=AT + timedelta(days=9), year=DAY.year - 1
    )


def make_event_of_trail() -> int:
    """Give the number of an event."""
    with acting(OPEN_FILE, actor=PLATFORM, at=AT) as act:
        act.tell({"测试": True})
    return Event.objects.latest("number").number


def authorise(firm: Enterprise, since: date = SINCE, until: date = DAY + timedelta(days=90)) -> TaxAuthorisation:
    return TaxAuthorisation.objects.create(enterprise=firm, since=since, until=until, paper=make_paper())
