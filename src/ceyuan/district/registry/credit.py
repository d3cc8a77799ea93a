"""Credit events: which still count on a day, for everybody but auditors; and the library's record of them.

Comes in: rows. Goes out: filters, the words of events, frozen records.
Must not know: who looks. An event repaired, rightly contested, minor, or past its publication counts for nothing and
is not shown (上海市优化营商环境条例, 2024, 第六十五条、第六十七条); an open contest does not lift an event.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ceyuan.district.registry.enums import Contest
from ceyuan.district.registry.models import CreditCoverageRow, CreditEventRow
from ceyuan.model.credit import CreditCoverage, CreditEvent, CreditGrade, CreditKind, CreditRecord, CreditSubject

KIND_WORDS = {
    CreditKind.PENALTY: _("行政处罚"),
    CreditKind.ABNORMAL_LIST: _("经营异常名录"),
    CreditKind.SERIOUS_DISCREDIT_LIST: _("严重失信主体名单"),
    CreditKind.DISHONEST_DEBTOR: _("失信被执行人"),
    CreditKind.SAFETY_ACCIDENT: _("安全事故"),
    CreditKind.CYBER_ACCIDENT: _("网络安全事故"),
    CreditKind.QUALITY_ACCIDENT: _("质量事故"),
    CreditKind.ENVIRONMENT_ACCIDENT: _("环境污染事故"),
    CreditKind.ENVIRONMENT_VIOLATION: _("环境违法"),
    CreditKind.TAX_VIOLATION: _("税收违法"),
    CreditKind.SMUGGLING: _("走私"),
    CreditKind.DATA_FALSIFICATION: _("数据造假"),
    CreditKind.RESEARCH_DISCREDIT: _("科研失信"),
}
GRADE_WORDS = {
    CreditGrade.MINOR: _("轻微"),
    CreditGrade.GENERAL: _("一般"),
    CreditGrade.LARGER: _("较大"),
    CreditGrade.MAJOR: _("重大"),
    CreditGrade.EXTREME: _("特别重大"),
    CreditGrade.SERIOUS: _("严重"),
}
SUBJECT_WORDS = {
    CreditSubject.ENTERPRISE: _("企业"),
    CreditSubject.LEGAL_REPRESENTATIVE: _("法定代表人"),
}


def counting_on(day: date) -> Q:
    """Give the filter of events that count on a day.

    It is the library's `CreditEvent.counts_on` in SQL, a test holds the two against each other, and no contest upheld
    and nothing taken back.
    """
    minor = Q(kind=CreditKind.PENALTY, grade=CreditGrade.MINOR)
    begun = Q(decided_on__isnull=True) | Q(decided_on__lte=day)
    published = Q(published_until__isnull=True) | Q(published_until__gte=day)
    unrepaired = Q(repaired_on__isnull=True) | Q(repaired_on__gt=day)
    meant = Q(taken_back_at__isnull=True)
    return begun & published & unrepaired & ~minor & ~Q(contest=Contest.UPHELD) & meant


def sealed_state(row: CreditEventRow, day: date) -> str:
    """Say why an event is sealed, empty where it is not."""
    if row.taken_back_at is not None:
        return str(_("误登，已撤回"))
    if row.contest == Contest.UPHELD:
        return str(Contest.UPHELD.label)
    if row.repaired_on is not None and row.repaired_on <= day:
        return str(_("已修复"))
    if row.published_until is not None and row.published_until < day:
        return str(_("公示期满"))
    if row.kind == CreditKind.PENALTY and row.grade == CreditGrade.MINOR:
        return str(_("轻微处罚，不公示"))
    return ""


def credit_record(rows: Iterable[CreditEventRow], coverage: Iterable[CreditCoverageRow]) -> CreditRecord:
    """Give the library's record of some rows and of the statements that speak for every firm."""
    return CreditRecord(tuple(_event(row) for row in rows), tuple(_coverage(row) for row in coverage))


def _event(row: CreditEventRow) -> CreditEvent:
    return CreditEvent(
        CreditKind(row.kind),
        CreditGrade(row.grade) if row.grade else None,
        CreditSubject(row.about),
        row.decided_on,
        row.published_until,
        row.repaired_on,
    )


def _coverage(row: CreditCoverageRow) -> CreditCoverage:
    kinds = tuple(CreditKind(one) for one in row.kinds)
    return CreditCoverage(row.source, row.complete_from, row.complete_to, CreditSubject(row.about), kinds)
