"""The words of credit events: headers, kinds, grades, whom they are about; the first of each is the one to write.

Comes in: nothing. Goes out: literal tables, and lookups by key.
Must not know: rows, days, which events count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ceyuan.intake.table.roles import EVERY_TITLE, WORDS, Role
from ceyuan.intake.table.statements import CoverageLabels
from ceyuan.intake.values.characters import match_key
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject

# what no other sheet has a column for
CREDIT_ROLES = frozenset(
    {Role.CREDIT_KIND, Role.CREDIT_GRADE, Role.CREDIT_ABOUT, Role.DECIDED, Role.PUBLISHED_UNTIL, Role.REPAIRED}
)

CREDIT_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.CREDIT_KIND: WORDS[Role.CREDIT_KIND],
    Role.CREDIT_GRADE: ("等级", "严重程度", "事故等级", "违法程度", "失信等级", "事件等级", "程度", "级别", "情节"),
    Role.CREDIT_ABOUT: ("主体", "信用主体", "主体类型", "主体类别", "记录对象", "涉及主体", "责任主体", "对象"),
    Role.DECIDED: (
        "认定日期",
        "认定时间",
        "决定日期",
        "作出决定日期",
        "处罚日期",
        "处罚决定日期",
        "列入日期",
        "列入时间",
        "发生日期",
        "发生时间",
    ),
    Role.PUBLISHED_UNTIL: (
        "公示截止日期",
        "公示截止日",
        "公示截止期",
        "公示截止时间",
        "公示期至",
        "公示至",
        "公示期限至",
        "公示结束日期",
        "公示期满日期",
        "截止日期",
    ),
    Role.REPAIRED: (
        "修复日期",
        "信用修复日期",
        "修复时间",
        "信用修复时间",
        "修复完成日期",
        "移出日期",
        "移出时间",
        "终止公示日期",
        "撤销日期",
    ),
    Role.COMPLETE_ON: ("信用记录截至", "信用记录截至日期", "信用查询日期"),
    Role.COMPLETE_FROM: ("完整自", "清单完整自", "信用记录完整自", "记录完整自", "信用记录起"),
    Role.COMPLETE_TO: ("完整至", "清单完整至", "信用记录完整至", "记录完整至", "信用记录止"),
    Role.COMPLETE_SOURCE: ("清单来源", "记录来源", "信用记录来源", "完整性来源", "来源", "数据来源"),
    # evidence that a person may want to see; no rule asks for it
    Role.NOT_A_FACT: (
        *WORDS[Role.NOT_A_FACT],
        "认定机关",
        "认定部门",
        "决定机关",
        "处罚机关",
        "列入机关",
        "公示机关",
        "文书号",
        "决定书文号",
        "处罚决定书文号",
        "事由",
        "列入原因",
        "违法事实",
        "违法行为类型",
        "处罚依据",
        "处罚内容",
        "处罚类别",
        "法定代表人",
        "法定代表人姓名",
    ),
}
CREDIT_COLUMNS: Mapping[str, Role] = {match_key(word): role for role, words in CREDIT_WORDS.items() for word in words}
OF_CREDIT = CoverageLabels(
    frozenset({"信用记录完整期间", "信用档案完整期间", "信用清单完整期间", "记录完整期间", "清单完整期间", "完整期间"}),
    {
        role: frozenset(map(match_key, CREDIT_WORDS[role]))
        for role in (Role.COMPLETE_ON, Role.COMPLETE_FROM, Role.COMPLETE_TO)
    },
)

KIND_WORDS: Mapping[CreditKind, tuple[str, ...]] = {
    CreditKind.PENALTY: ("行政处罚", "处罚"),
    CreditKind.ABNORMAL_LIST: ("经营异常名录", "经营异常", "异常名录", "企业经营异常名录"),
    CreditKind.SERIOUS_DISCREDIT_LIST: (
        "严重失信主体名单",
        "严重失信",
        "严重失信名单",
        "严重违法失信",
        "严重违法失信名单",
        "严重违法失信企业名单",
        "严重违法失信主体名单",
    ),
    CreditKind.DISHONEST_DEBTOR: ("失信被执行人", "失信被执行人名单"),
    CreditKind.SAFETY_ACCIDENT: ("安全事故", "生产安全事故", "安全生产事故"),
    CreditKind.CYBER_ACCIDENT: (
        "网络与数据安全事故",
        "网络和数据安全事故",
        "网络安全事故",
        "数据安全事故",
        "网络数据安全事故",
    ),
    CreditKind.QUALITY_ACCIDENT: ("质量事故", "产品质量事故", "质量安全事故"),
    CreditKind.ENVIRONMENT_ACCIDENT: ("环境事故", "环境污染事故", "生态环境事故", "污染事故", "突发环境事件"),
    CreditKind.ENVIRONMENT_VIOLATION: ("环境违法", "环境违法行为", "生态环境违法", "生态环境违法行为"),
    CreditKind.TAX_VIOLATION: ("税收违法", "税收违法行为", "税收违法失信", "税收违法失信主体", "税务违法"),
    CreditKind.SMUGGLING: ("走私", "走私行为"),
    CreditKind.DATA_FALSIFICATION: ("数据造假", "数据造假行为"),
    CreditKind.RESEARCH_DISCREDIT: ("科研失信", "科研失信行为"),
}
GRADE_WORDS: Mapping[CreditGrade, tuple[str, ...]] = {
    CreditGrade.MINOR: ("轻微", "较轻"),
    CreditGrade.GENERAL: ("一般",),
    CreditGrade.LARGER: ("较大",),
    CreditGrade.MAJOR: ("重大",),
    CreditGrade.EXTREME: ("特别重大", "特大"),
    CreditGrade.SERIOUS: ("严重",),
}
ABOUT_WORDS: Mapping[CreditSubject, tuple[str, ...]] = {
    CreditSubject.ENTERPRISE: ("企业", "本企业", "单位", "企业法人", "法人及非法人组织", "法人和非法人组织", "公司"),
    CreditSubject.LEGAL_REPRESENTATIVE: ("法定代表人", "法人代表", "企业法定代表人"),
}
BOTH = frozenset({"全部", "企业和法定代表人", "企业及法定代表人", "企业、法定代表人", "企业/法定代表人"})
EVERY_KIND = EVERY_TITLE | {"全部事项", "所有事项", "全部信用事项", "所有信用事项"}
NO_EVENT = frozenset({"无", "无记录", "无不良记录", "无不良信用记录", "没有", "否"})
HARMLESS = frozenset(
    {"行政许可", "行政奖励", "守信激励", "红名单", "守信红名单", "信用承诺", "纳税信用a级", "a级纳税人"}
)
REPAIRED_UNDATED = frozenset({"已修复", "已移出", "已完成", "已完成修复"})
NOT_REPAIRED = frozenset({"未修复", "未移出", "未完成", "尚未修复"})

_ACCIDENT = (CreditGrade.MINOR, CreditGrade.GENERAL, CreditGrade.LARGER, CreditGrade.MAJOR, CreditGrade.EXTREME)
_VIOLATION = (CreditGrade.MINOR, CreditGrade.GENERAL, CreditGrade.SERIOUS)
# a grade from another scale leaves open how grave the event is: 严重 for an accident is neither 较大 nor 重大
SCALES: Mapping[CreditKind, tuple[CreditGrade, ...]] = {
    CreditKind.SAFETY_ACCIDENT: _ACCIDENT,
    CreditKind.CYBER_ACCIDENT: _ACCIDENT,
    CreditKind.QUALITY_ACCIDENT: _ACCIDENT,
    CreditKind.ENVIRONMENT_ACCIDENT: _ACCIDENT,
    CreditKind.ENVIRONMENT_VIOLATION: _VIOLATION,
    CreditKind.RESEARCH_DISCREDIT: _VIOLATION,
    CreditKind.TAX_VIOLATION: (CreditGrade.MINOR, CreditGrade.GENERAL, CreditGrade.MAJOR),
}

_KINDS = {match_key(word): kind for kind, words in KIND_WORDS.items() for word in (kind.value, *words)}
_GRADES = {match_key(word): grade for grade, words in GRADE_WORDS.items() for word in (grade.value, *words)}
_ABOUT = {match_key(word): about for about, words in ABOUT_WORDS.items() for word in (about.value, *words)}
# 特别重大 before 重大
_OPENINGS = sorted((word for words in GRADE_WORDS.values() for word in words), key=len, reverse=True)
_ENDINGS = ("记录", "信息", "事项")
_OF_GRADES = ("事故", "违法", "失信", "违法行为", "失信行为", "级")


class Kinded(NamedTuple):
    """What a cell of kinds says: a kind and, where it stands before it (重大税收违法), a grade."""

    kind: CreditKind
    grade: CreditGrade | None = None


def find_kind(text: str) -> Kinded | None:
    """Give the kind of that name, with a grade written before it.

    >>> find_kind("被列入经营异常名录")
    Kinded(kind=<CreditKind.ABNORMAL_LIST: 'abnormal-list'>, grade=None)
    >>> find_kind("特别重大生产安全事故").grade, find_kind("移出经营异常名录")
    (<CreditGrade.EXTREME: 'extreme'>, None)
    """
    key = match_key(text).removeprefix("被").removeprefix("列入")
    for one in (key, *(key.removesuffix(ending) for ending in _ENDINGS)):
        if one in _KINDS:
            return Kinded(_KINDS[one])
        opening = next((word for word in _OPENINGS if one.startswith(word)), "")
        rest = one.removeprefix(opening)
        if opening and rest in _KINDS:
            return Kinded(_KINDS[rest], _GRADES[match_key(opening)])
    return None


def find_grade(text: str) -> CreditGrade | None:
    """Give the grade of that name.

    >>> find_grade("情节严重"), find_grade("较大事故"), find_grade("三级")
    (<CreditGrade.SERIOUS: 'serious'>, <CreditGrade.LARGER: 'larger'>, None)
    """
    key = match_key(text).removeprefix("情节")
    return next((_GRADES[one] for one in (key, *map(key.removesuffix, _OF_GRADES)) if one in _GRADES), None)


def find_about(text: str) -> CreditSubject | None:
    """Give whom an event is about; 法人 alone is said of either.

    >>> find_about("法定代表人"), find_about("法人")
    (<CreditSubject.LEGAL_REPRESENTATIVE: 'legal-representative'>, None)
    """
    return _ABOUT.get(match_key(text))


def label_of(kind: CreditKind) -> str:
    """Give the word to write for a kind.

    >>> label_of(CreditKind.PENALTY)
    '行政处罚'
    """
    return KIND_WORDS[kind][0]
