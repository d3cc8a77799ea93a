"""The fixed words: answers, states, grades of reading, suppliers, comparisons, in both languages.

Comes in: nothing. Goes out: literal tables, (Chinese, English).
Must not know: any case.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.engines.answer import Answer, Status
from ceyuan.errors import Language
from ceyuan.model.condition import Join
from ceyuan.model.facts import LawfulSource, SubjectKind, Supplier
from ceyuan.model.measure import Application, Lane, MeasureKind
from ceyuan.model.provenance import Reading
from ceyuan.plan.nodes import Operator

Pair = tuple[str, str]

# the answer of a whole verdict
VERDICTS: Mapping[Answer, Pair] = {
    Answer.YES: ("符合", "qualifies"),
    Answer.NO: ("不符合", "does not qualify"),
    Answer.UNKNOWN: ("待定", "undecided"),
}
STATUSES: Mapping[Status, Pair] = {
    Status.DECIDED: ("已判定", "decided"),
    Status.CLOSED: ("未受理", "not open"),
    Status.PENDING: ("待发布", "rules pending"),
}
# the answer of one criterion or finding
ANSWERS: Mapping[Answer, Pair] = {
    Answer.YES: ("符合", "met"),
    Answer.NO: ("不符合", "not met"),
    Answer.UNKNOWN: ("尚不能确定", "not yet known"),
}
NOT_CONCERNED: Pair = ("不涉及", "not concerned")  # one way of several, written for another case
MARK_ASIDE = "–"
MARKS: Mapping[Answer, str] = {Answer.YES: "✓", Answer.NO: "✗", Answer.UNKNOWN: "?"}

READINGS: Mapping[Reading, Pair] = {
    Reading.OFFICIAL: ("据官方文本", "read in the official text"),
    Reading.SECONDARY: (
        "据转载，正式申报前请核对原文",
        "read in a reprint; check the original before applying",
    ),
    Reading.MEMORY: ("凭记忆，未核对", "from memory, not checked"),
    Reading.OWN: ("自拟口径，非官方文本", "our own wording, no official text"),
}

SUPPLIERS: Mapping[Supplier, Pair] = {
    Supplier.ENTERPRISE: ("企业", "the enterprise"),
    Supplier.AUDITOR: ("会计师事务所", "the auditor"),
    Supplier.EXPERT: ("评审专家", "expert review"),
    Supplier.PLATFORM: ("申报平台", "the application platform"),
    Supplier.DISTRICT: ("区级主管部门", "the district office"),
    Supplier.STATISTICS: ("统计部门", "the statistics bureau"),
}
SOURCES: Mapping[LawfulSource, Pair] = {
    LawfulSource.DECLARATION: ("申报表", "declaration"),
    LawfulSource.AUDIT: ("审计报告", "audit report"),
    LawfulSource.TAX: ("经授权的纳税申报资料", "tax return used with consent"),
    LawfulSource.REGISTER: ("登记信息", "public register"),
    LawfulSource.RECOGNITION: ("认定文件", "recognition notice"),
    LawfulSource.EXPERT: ("专家评审意见", "expert opinion"),
    LawfulSource.PLATFORM: ("平台记录", "platform record"),
    LawfulSource.CONFIRMATION: ("主管部门确认", "confirmation by the office in charge"),
}

AMOUNT_TESTS: Mapping[Operator, Pair] = {
    Operator.EQUAL: ("等于", "exactly "),
    Operator.UNEQUAL: ("不等于", "other than "),
    Operator.LESS: ("低于", "below "),
    Operator.AT_MOST: ("不高于", "at most "),
    Operator.MORE: ("超过", "more than "),
    Operator.AT_LEAST: ("不低于", "at least "),
}
COUNT_TESTS: Mapping[Operator, Pair] = {
    **AMOUNT_TESTS,
    Operator.LESS: ("少于", "fewer than "),
    Operator.AT_MOST: ("不多于", "at most "),
    Operator.AT_LEAST: ("不少于", "at least "),
}
RANK_TESTS: Mapping[Operator, Pair] = {
    **AMOUNT_TESTS,
    Operator.LESS: ("高于第", "better than "),
    Operator.AT_MOST: ("前", "top "),
}
DATE_TESTS: Mapping[Operator, Pair] = {
    Operator.EQUAL: ("为", "on "),
    Operator.UNEQUAL: ("不是", "not on "),
    Operator.LESS: ("早于", "before "),
    Operator.AT_MOST: ("不晚于", "no later than "),
    Operator.MORE: ("晚于", "after "),
    Operator.AT_LEAST: ("不早于", "no earlier than "),
}
SIGNS: Mapping[Operator, str] = {
    Operator.EQUAL: "=",
    Operator.UNEQUAL: "≠",
    Operator.LESS: "<",
    Operator.AT_MOST: "≤",
    Operator.MORE: ">",
    Operator.AT_LEAST: "≥",
}
TURNED: Mapping[Operator, Operator] = {
    Operator.EQUAL: Operator.EQUAL,
    Operator.UNEQUAL: Operator.UNEQUAL,
    Operator.LESS: Operator.MORE,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}

APPLICATIONS: Mapping[Application, Pair] = {
    Application.FIRST: ("首次申报", "first application"),
    Application.RENEWAL: ("复核（续期）", "renewal"),
}
LANES: Mapping[Lane, Pair] = {
    Lane.NO_APPLICATION: ("免申即享", "no application needed"),
    Lane.FAST: ("即申即享", "fast lane"),
    Lane.REVIEWED: ("评审制", "reviewed"),
    Lane.RECOMMENDED: ("推荐上报", "recommended upward"),
}
KINDS: Mapping[MeasureKind, Pair] = {
    MeasureKind.FUND: ("资金支持", "funding"),
    MeasureKind.RECOGNITION: ("认定", "recognition"),
    MeasureKind.RECOMMENDATION: ("推荐", "recommendation"),
    MeasureKind.CULTIVATION: ("培育", "cultivation"),
    MeasureKind.SPACE: ("空间", "space"),
    MeasureKind.MATCHING: ("对接", "matching"),
    MeasureKind.CLASSIFICATION: ("分类", "classification"),
    MeasureKind.GUIDANCE: ("指引", "guidance"),
}
SUBJECTS: Mapping[SubjectKind, Pair] = {
    SubjectKind.ENTERPRISE: ("企业", "enterprises"),
    SubjectKind.PARK: ("园区", "parks"),
    SubjectKind.CARRIER: ("载体", "carriers"),
    SubjectKind.TOWN: ("街镇", "towns"),
    SubjectKind.DISTRICT: ("区", "districts"),
    SubjectKind.PROJECT: ("项目", "projects"),
    SubjectKind.PRODUCT: ("产品", "products"),
    SubjectKind.EVENT: ("活动", "events"),
}
JOINS: Mapping[Join, Pair] = {
    Join.ALL: ("须全部满足", "all of these"),
    Join.ANY: ("满足其一即可", "any one of these"),
    Join.NONE: ("均不得有", "none of these"),
    Join.AT_LEAST: ("至少满足{least}项", "at least {least} of these"),
}

# what packs write where a text names no body
NO_BODY = frozenset({"", "未见", "未载明"})

# two facts whose ratio has a name of its own: (top, bottom) -> name
NAMED_RATIOS: Mapping[tuple[str, str], Pair] = {
    ("负债总额", "资产总额"): ("资产负债率", "debt-to-asset ratio"),
    ("营业收入", "职工人数"): ("人均营业收入", "revenue per employee"),
}


def pick(pair: Pair, language: Language) -> str:
    """Choose the wording of a language.

    >>> pick(ANSWERS[Answer.YES], "en")
    'met'
    """
    return pair[0] if language == "zh" else pair[1]


def decider(decided_by: str, language: Language) -> str:
    """Name the body that decides; where the text names none, say the office in charge.

    >>> decider("未载明", "zh"), decider("区经委", "zh")
    ('主管部门', '区经委')
    """
    if decided_by in NO_BODY:
        return "主管部门" if language == "zh" else "the office in charge"
    return decided_by


def quoted(title: str) -> str:
    """Put a title in quotation marks; marks inside it become single ones.

    >>> quoted("专精特新“小巨人”企业")
    '“专精特新‘小巨人’企业”'
    """
    return f"“{title.replace('“', '‘').replace('”', '’')}”"
