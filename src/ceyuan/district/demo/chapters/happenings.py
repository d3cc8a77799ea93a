"""What happens to firms and between people: members, renames, mergers, a split, moves, closures, hand-overs, contests.

Comes in: the firms on the register and the people. Goes out: rows, by the acts that a real district uses.
Must not know: figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.enums import Role
from ceyuan.district.demo.accounts import ACCOUNTS
from ceyuan.district.demo.chapters.credit import MARKET, REASON
from ceyuan.district.demo.making import Making, units_by_key
from ceyuan.district.demo.papers import demo_paper
from ceyuan.district.registry.actions.close_enterprise import close_enterprise
from ceyuan.district.registry.actions.contest_credit_event import contest_credit_event
from ceyuan.district.registry.actions.decide_contest import decide_contest
from ceyuan.district.registry.actions.hand_over import hand_over
from ceyuan.district.registry.actions.invite_member import invite_member
from ceyuan.district.registry.actions.merge_enterprise import merge_enterprise
from ceyuan.district.registry.actions.move_in import move_in
from ceyuan.district.registry.actions.move_out import move_out
from ceyuan.district.registry.actions.record_credit_event import record_credit_event
from ceyuan.district.registry.actions.rename_enterprise import rename_enterprise
from ceyuan.district.registry.actions.split_enterprise import split_enterprise
from ceyuan.district.registry.models import CreditEventRow, Enterprise
from ceyuan.district.registry.particulars import Happening, NewCreditEvent, NewMember, Succession
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject

LETTER_DAYS = 180
FIRST = 100  # places in the list of firms from which on something happens


@dataclass(frozen=True, slots=True)
class _Stage:
    """Who records what happens, and how it is found."""

    making: Making
    officer: Viewer

    def firm(self, place: int) -> Enterprise:
        """Give a firm by its place in the list, as it stands now."""
        return Enterprise.objects.select_related("unit").get(credit_code=self.making.firms[place].code)

    def happening(self, what: str, days_ago: int = 7) -> Happening:
        """Say that something happened some days ago, with a paper."""
        return Happening(self.making.day - timedelta(days=days_ago), f"演示：{what}", demo_paper(what))


def add_members(making: Making) -> Mapping[str, int]:
    """Let people act for firms; the agent has a letter and a last day."""
    stage = _Stage(making, making.viewer("officer"))
    members = [one for one in ACCOUNTS if one.firm is not None]
    for one in members:
        agent = one.role is Role.AGENT
        until = making.day + timedelta(days=LETTER_DAYS) if agent else None
        letter = demo_paper("委托代办授权书") if agent else None
        new = NewMember(one.username, one.role, making.day, until, letter)
        invite_member(stage.officer, stage.firm(one.firm or 0), new, at=making.at)
    return {"企业人员": len(members)}


def let_things_happen(making: Making) -> Mapping[str, int]:
    """Let every kind of change happen to a few firms."""
    stage = _Stage(making, making.viewer("officer"))
    return {what: happen(stage) for what, happen in HAPPENINGS}


def _rename(stage: _Stage) -> int:
    for place in range(FIRST, FIRST + 6):
        firm = stage.firm(place)
        name = f"演示新名{firm.name.removeprefix('演示')}"
        rename_enterprise(stage.officer, firm, name, stage.happening("企业更名登记"), at=stage.making.at)
    return 6


def _merge(stage: _Stage) -> int:
    for place in (FIRST + 10, FIRST + 12):
        into = Succession((stage.making.firms[place + 1].code,))
        merge_enterprise(stage.officer, stage.firm(place), into, stage.happening("吸收合并协议"), at=stage.making.at)
    return 2


def _split(stage: _Stage) -> int:
    into = Succession((stage.making.firms[FIRST + 15].code,), survives=True)
    split_enterprise(stage.officer, stage.firm(FIRST + 14), into, stage.happening("分立决议"), at=stage.making.at)
    return 1


def _move(stage: _Stage) -> int:
    for place in range(FIRST + 20, FIRST + 23):
        move_out(stage.officer, stage.firm(place), stage.happening("迁出通知", 20), at=stage.making.at)
    back, unit = stage.firm(FIRST + 22), units_by_key()["place-310117104"]
    move_in(stage.officer, back, unit, stage.happening("迁回通知", 3), at=stage.making.at)
    return 4


def _close(stage: _Stage) -> int:
    for place in range(FIRST + 30, FIRST + 33):
        close_enterprise(stage.officer, stage.firm(place), stage.happening("注销登记"), at=stage.making.at)
    return 3


def _hand_over(stage: _Stage) -> int:
    units = units_by_key()
    for place in range(FIRST + 40, FIRST + 48):
        firm = stage.firm(place)
        to = "place-310117105" if firm.unit is not None and firm.unit.key != "place-310117105" else "place-310117104"
        what = Happening(stage.making.day - timedelta(days=place % 5), "演示：厂房搬迁，移交推荐单位")
        hand_over(stage.officer, firm, units[to], what, at=stage.making.at)
    return 8


def _contest(stage: _Stage) -> int:
    """Three contests: one is right, one is wrong, one waits. An event of the firm that is right counts for nothing."""
    at = stage.making.at
    filer, other = stage.making.viewer("filer"), stage.making.viewer("filer2")
    event = _penalty(stage, 0, "同名企业的处罚，误记")
    contest_credit_event(filer, event, "演示：被处罚的是另一家同名企业", demo_paper("异议说明"), at=at)
    decide_contest(stage.officer, event, "演示：核实为误记，不计入", upheld=True, at=at)
    event = _penalty(stage, OTHER_FIRM, "计量器具未检定，处以罚款")
    contest_credit_event(other, event, "演示：检定证书当时已取得", demo_paper("检定证书"), at=at)
    decide_contest(stage.officer, event, "演示：证书日期晚于检查日期", upheld=False, at=at)
    event = _penalty(stage, OTHER_FIRM, "产品标识不规范，处以罚款")
    contest_credit_event(other, event, "演示：标识已按期整改", demo_paper("整改照片"), at=at)
    return 3


def _penalty(stage: _Stage, place: int, summary: str) -> CreditEventRow:
    day = stage.making.day
    new = NewCreditEvent(
        CreditKind.PENALTY,
        CreditSubject.ENTERPRISE,
        f"演示：{summary}",
        MARKET,
        REASON,
        CreditGrade.GENERAL,
        f"演示罚字〔{day.year}〕第9{place:03}号",
        day - timedelta(days=40),
        day + timedelta(days=1055),
    )
    return record_credit_event(stage.officer, stage.firm(place), new, at=stage.making.at)


OTHER_FIRM = next(one.firm for one in ACCOUNTS if one.username == "filer2") or 0
HAPPENINGS: tuple[tuple[str, Callable[[_Stage], int]], ...] = (
    ("更名", _rename),
    ("合并", _merge),
    ("分立", _split),
    ("迁出迁入", _move),
    ("注销", _close),
    ("移交推荐单位", _hand_over),
    ("信用异议", _contest),
)
