"""Credit events: some that count, some past their publication, some repaired; and how far their record is complete.

Comes in: invented firms. Goes out: rows, written many at a time within one act.
Must not know: what a clean record asks. Contests follow in `happenings.py`, by the acts of those concerned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from ceyuan.district.demo.chapters.firms import CHUNK
from ceyuan.district.demo.chapters.holdings import COMPLETE_FOR
from ceyuan.district.demo.making import SOURCE, Making, keys_by_code
from ceyuan.district.registry.models import CreditCoverageRow, CreditEventRow
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject

WITH_EVENTS = 0.07  # of the firms
COMPLETE_SINCE = timedelta(days=365 * 6)


@dataclass(frozen=True, slots=True)
class EventShape:
    """What may have happened, who decided it, and how often."""

    kind: CreditKind
    grade: CreditGrade | None
    summary: str
    authority: str
    weight: int


MARKET, ECOLOGY, SAFETY, TAX, COURT = (
    "区市场监督管理局（演示）",
    "区生态环境局（演示）",
    "区应急管理局（演示）",
    "区税务局（演示）",
    "演示人民法院",
)
SHAPES = (
    EventShape(CreditKind.PENALTY, CreditGrade.GENERAL, "产品标识不规范，处以罚款", MARKET, 30),
    EventShape(CreditKind.PENALTY, CreditGrade.MINOR, "未按规定公示信息，警告", MARKET, 12),
    EventShape(CreditKind.PENALTY, CreditGrade.SERIOUS, "生产不合格产品，处以较大数额罚款", MARKET, 6),
    EventShape(CreditKind.ABNORMAL_LIST, None, "未按期公示年度报告，列入经营异常名录", MARKET, 14),
    EventShape(CreditKind.SERIOUS_DISCREDIT_LIST, None, "列入严重违法失信名单", MARKET, 2),
    EventShape(CreditKind.ENVIRONMENT_VIOLATION, CreditGrade.GENERAL, "危险废物贮存不规范，处以罚款", ECOLOGY, 12),
    EventShape(CreditKind.ENVIRONMENT_VIOLATION, CreditGrade.SERIOUS, "超标排放，责令停产整治", ECOLOGY, 4),
    EventShape(CreditKind.SAFETY_ACCIDENT, CreditGrade.GENERAL, "一般生产安全事故", SAFETY, 6),
    EventShape(CreditKind.SAFETY_ACCIDENT, CreditGrade.LARGER, "较大生产安全事故", SAFETY, 2),
    EventShape(CreditKind.QUALITY_ACCIDENT, CreditGrade.GENERAL, "产品质量问题，责令召回", MARKET, 4),
    EventShape(CreditKind.TAX_VIOLATION, CreditGrade.GENERAL, "未按期申报，处以罚款", TAX, 6),
    EventShape(CreditKind.TAX_VIOLATION, CreditGrade.MAJOR, "重大税收违法", TAX, 2),
    EventShape(CreditKind.DISHONEST_DEBTOR, None, "列入失信被执行人名单", COURT, 3),
)
REASON = f"{SOURCE}：由程序编造"


def record_credit(making: Making) -> Mapping[str, int]:
    """Write events and statements; firms that stand on a line have a clean record."""
    keys, random = keys_by_code(), making.chance("credit")
    concerned = [one for one in making.firms if not one.planted and random.random() < WITH_EVENTS]
    rows = [_event(random, making, keys[firm.code], number) for number, firm in enumerate(concerned, 1)]
    CreditEventRow.objects.bulk_create(rows, batch_size=CHUNK)
    for about in CreditSubject:
        CreditCoverageRow.objects.create(
            source=f"{SOURCE}：信用记录按持续更新编造",
            about=about.value,
            complete_from=making.day - COMPLETE_SINCE,
            complete_to=making.day + COMPLETE_FOR,
            recorded_at=making.at,
        )
    repaired = sum(one.repaired_on is not None for one in rows)
    past = sum(one.published_until is not None and one.published_until < making.day for one in rows)
    return {"信用事项": len(rows), "公示期满": past, "已修复": repaired, "完整性声明": len(CreditSubject)}


def _event(random: Random, making: Making, key: int, number: int) -> CreditEventRow:
    shape = random.choices(SHAPES, [one.weight for one in SHAPES])[0]
    fate = random.random()
    ago = random.randrange(1150, 1800) if fate < 0.25 else random.randrange(20, 900)
    decided = making.day - timedelta(days=ago)
    repaired = decided + timedelta(days=min(ago, random.randrange(20, 200))) if 0.25 <= fate < 0.5 else None
    owner = random.random() < 0.1
    return CreditEventRow(
        enterprise_id=key,
        kind=shape.kind.value,
        grade=shape.grade.value if shape.grade else "",
        about=(CreditSubject.LEGAL_REPRESENTATIVE if owner else CreditSubject.ENTERPRISE).value,
        summary=f"演示：{shape.summary}",
        authority=shape.authority,
        number=f"演示罚字〔{decided.year}〕第{number}号",
        decided_on=decided,
        published_until=decided + timedelta(days=1095),
        repaired_on=repaired,
        source=REASON,
        recorded_at=making.at,
    )
