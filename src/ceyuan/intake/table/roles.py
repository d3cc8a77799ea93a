"""The words over columns that are no facts: who, when, how much, which title, from when to when.

Comes in: nothing. Goes out: literal tables from a header's key to its role.
Must not know: the vocabulary of facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ceyuan.model.facts import SubjectKind


class Role(StrEnum):
    """What a column is for."""

    NAME = "name"
    LOOSE_NAME = "loose-name"
    CODE = "code"
    YEAR = "year"
    INDICATOR = "indicator"
    VALUE = "value"
    UNIT = "unit"
    FACT = "fact"
    TITLE = "title"
    TITLES = "titles"
    GRANTED = "granted"
    EXPIRES = "expires"
    WITHDRAWN = "withdrawn"
    COMPLETE_ON = "complete-on"
    COMPLETE_FROM = "complete-from"
    COMPLETE_TO = "complete-to"
    COMPLETE_SOURCE = "complete-source"
    CREDIT_KIND = "credit-kind"
    CREDIT_GRADE = "credit-grade"
    CREDIT_ABOUT = "credit-about"
    DECIDED = "decided"
    PUBLISHED_UNTIL = "published-until"
    REPAIRED = "repaired"
    NOT_A_FACT = "not-a-fact"
    NONE = "none"


# names that leave no doubt which column tells who the subject is
NAMES: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.ENTERPRISE: (
        "企业名称",
        "单位名称",
        "公司名称",
        "公司全称",
        "企业全称",
        "单位全称",
        "企业(单位)名称",
        "单位(企业)名称",
        "企业名称(全称)",
        "企业中文名称",
        "单位详细名称",
        "法人单位名称",
        "法人名称",
        "纳税人名称",
        "市场主体名称",
        "经营主体名称",
        "申报单位",
        "申报企业",
        "申报单位名称",
        "申报企业名称",
        "申请单位",
        "申请单位名称",
        "申请企业",
        "申请企业名称",
        "填报单位名称",
        "主体名称",
        "行政相对人名称",
        "enterprise_name",
        "companyname",
    ),
    SubjectKind.PARK: ("园区名称", "产业园区名称", "园区", "产业园区", "parkname"),
    SubjectKind.CARRIER: ("载体名称", "平台名称", "中心名称", "机构名称", "载体", "创新载体名称"),
    SubjectKind.TOWN: ("街镇", "街镇名称", "街道(镇)", "镇(街道)", "街道、镇", "乡镇", "乡镇名称", "街道名称"),
    SubjectKind.DISTRICT: ("区", "区名称", "行政区", "区县", "区县名称", "区(县)"),
    SubjectKind.PROJECT: ("项目名称", "申报项目名称", "projectname"),
    SubjectKind.PRODUCT: ("产品名称", "主导产品名称", "产品(服务)名称", "productname"),
    SubjectKind.EVENT: ("活动名称", "展会名称", "赛事名称", "eventname"),
}
# words that mean the subject only when nothing better stands there
LOOSE_NAMES = ("名称", "单位", "企业", "公司", "企业单位", "name")
CODES = (
    "统一社会信用代码",
    "社会信用代码",
    "统一信用代码",
    "信用代码",
    "统一社会信用代码(18位)",
    "统一社会信用代码/组织机构代码",
    "纳税人识别号",
    "creditcode",
    "credit_code",
    "uscc",
)

WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.YEAR: (
        "年份",
        "年度",
        "会计年度",
        "财年",
        "统计年度",
        "报告年度",
        "填报年度",
        "数据年度",
        "所属年度",
        "年",
        "year",
    ),
    Role.INDICATOR: ("指标", "指标名称", "数据项", "科目", "科目名称", "数据项名称", "事项", "指标项", "indicator"),
    Role.VALUE: ("数值", "值", "指标值", "金额", "数据", "数额", "填报值", "数量", "value"),
    Role.UNIT: ("单位", "计量单位", "数据单位", "指标单位", "unit"),
    Role.TITLES: (
        "资质",
        "资质名称",
        "荣誉",
        "荣誉名称",
        "荣誉称号",
        "称号",
        "称号名称",
        "认定",
        "认定名称",
        "认定称号",
        "认定情况",
        "资质荣誉",
        "荣誉资质",
        "资质/荣誉",
        "资质及荣誉",
        "资质和荣誉",
        "企业资质",
        "企业荣誉",
        "资质情况",
        "荣誉情况",
        "已获资质",
        "已获荣誉",
        "获得荣誉",
        "资质认定",
        "资质类型",
        "已获认定",
        "title",
        "titles",
    ),
    Role.GRANTED: (
        "认定日期",
        "认定时间",
        "发证日期",
        "发证时间",
        "获批日期",
        "获批时间",
        "授予日期",
        "授予时间",
        "获得日期",
        "获得时间",
        "批准日期",
        "公布日期",
        "有效期起",
        "有效期自",
        "有效期开始",
        "有效期起始日期",
        "起始日期",
    ),
    Role.EXPIRES: (
        "有效期至",
        "有效期止",
        "有效期",
        "有效日期",
        "有效期截止",
        "有效期截止日期",
        "有效截止日期",
        "到期日期",
        "到期日",
        "到期时间",
        "证书有效期至",
        "证书到期日期",
        "截止日期",
        "失效日期",
    ),
    Role.WITHDRAWN: ("撤销日期", "取消日期", "撤销时间", "取消时间", "取消资格日期"),
    Role.COMPLETE_ON: ("资质清单截至", "资质截至", "资质清单截至日期", "资质统计截至", "资质情况截至"),
    Role.COMPLETE_FROM: ("资质清单起", "资质清单起始日期", "资质完整自", "资质清单完整自", "完整自", "清单完整自"),
    Role.COMPLETE_TO: ("资质清单止", "资质完整至", "资质清单完整至", "完整至", "清单完整至"),
    Role.COMPLETE_SOURCE: ("资质清单来源", "资质来源", "清单来源", "完整性来源"),
    Role.CREDIT_KIND: (
        "事项类型",
        "事项类别",
        "事件类别",
        "事件类型",
        "信用事项",
        "信用事件",
        "信用事项类型",
        "信用事项类别",
        "信用记录类型",
        "信用信息类型",
        "记录类型",
        "失信类型",
        "失信行为类型",
        "creditevent",
    ),
    Role.NOT_A_FACT: (
        "序号",
        "编号",
        "行号",
        "备注",
        "说明",
        "no",
        "no.",
        "id",
        "填报人",
        "联系人",
        "联系电话",
        "联系方式",
    ),
}

# what stands behind a title's name when the column gives its days
TITLE_DAYS: Mapping[str, Role] = {
    **dict.fromkeys(WORDS[Role.GRANTED], Role.GRANTED),
    **dict.fromkeys(WORDS[Role.EXPIRES], Role.EXPIRES),
    **dict.fromkeys(WORDS[Role.WITHDRAWN], Role.WITHDRAWN),
}
EVERY_TITLE = frozenset({"", "全部", "所有", "全部称号", "所有称号", "全部资质", "所有资质", "*"})
