"""What the district asks of firms beyond the sample register: fields of the opinions, systems, listing, finance.

Comes in: a firm half drawn. Goes out: more facts by the vocabulary's names, and more titles.
Must not know: measures; shares are drawn so that a firm with more drive has more to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ceyuan.demo.accounts import in_units_of_100
from ceyuan.demo.current_facts import Draw, Sketch
from ceyuan.demo.industries import CONSUMER, EQUIPMENT, INFORMATION, LIFE
from ceyuan.demo.titles import TitleShare
from ceyuan.district.demo.clusters import INSTRUMENTS, OTHERS, SATELLITE
from ceyuan.model.subject import Known

QUALITY_LEVELS = ("经验级", "检验级", "保证级", "预防级", "卓越级")
LARGE = 1e9  # 元 of revenue; a firm that others of its chain may gather around


def _chance(least: float, drive: float = 0.0) -> Draw:
    def draw(sketch: Sketch) -> Known:
        return sketch.chance(least + drive * sketch.drive)

    return draw


def _in(*clusters: str) -> Draw:
    def draw(sketch: Sketch) -> Known:
        return sketch.profile.segment.industry in clusters

    return draw


def _does(*codes: str, share: float = 1.0) -> Draw:
    def draw(sketch: Sketch) -> Known:
        return sketch.profile.segment.code in codes and sketch.chance(share)

    return draw


def _makes(share: float) -> Draw:
    def draw(sketch: Sketch) -> Known:
        return sketch.profile.segment.section == "C" and sketch.chance(share)

    return draw


def _count(mean: float) -> Draw:
    def draw(sketch: Sketch) -> Known:
        return sketch.count(mean * sketch.drive)

    return draw


def _equity(sketch: Sketch) -> Known:
    if not sketch.chance(0.05 + 0.2 * sketch.drive):
        return Decimal(0)
    return in_units_of_100(sketch.random.lognormvariate(17.5, 0.9))


FIELDS: Mapping[str, Draw] = {
    "企业属于松江主导和重点产业": lambda sketch: sketch.profile.segment.industry != OTHERS,
    "从事智能终端领域": _does("3911", "3922", share=0.8),
    "从事集成电路核心环节": _does("3973", "3562", "3985", share=0.7),
    "从事下一代信息网络或6G光子领域": _does("3921", "3976", share=0.5),
    "从事信息安全领域": _does("6513", share=0.15),
    "从事智算云服务领域": _does("6531", "6513", share=0.3),
    "从事高端装备领域": _in(EQUIPMENT),
    "从事卫星互联网领域": _in(SATELLITE),
    "从事仪器仪表领域": _in(INSTRUMENTS),
    "从事生命健康领域": _in(LIFE),
    "从事药品或医疗器械领域": _does("2720", "2761", "3581"),
    "从事药品器械制造装备或原材料领域": _in(LIFE),
    "从事时尚消费品领域": _in(CONSUMER),
    "主营业务属于上海市重点产业": lambda sketch: sketch.profile.segment.industry != OTHERS and sketch.chance(0.9),
    "属于生产性服务业": _does("6513", "6531", "7452"),
    "开展卫星通信导航遥感增值服务": _does("6339", "3922", share=0.6),
    "取得卫星通信基础电信业务经营许可证": _does("6339", share=0.2),
    "首次取得GLP认证": _does("2720", "2761", share=0.08),
    "符合洞泾产业发展导向": lambda sketch: sketch.profile.segment.industry in {INFORMATION, SATELLITE, EQUIPMENT},
}
STANDING: Mapping[str, Draw] = {
    "外商投资企业": _chance(0.14),
    "企业应用新一代信息技术": _chance(0.25, 0.5),
    "企业为产业生态主导企业": lambda sketch: sketch.revenue >= LARGE and sketch.chance(0.5),
    "企业开展并购重组": _chance(0.03),
    "境内居民企业": _chance(0.99),
    "上海市登记的独立法人": _chance(0.97),
    "在本市登记注册": _chance(0.98),
    "依法设立并实际生产的制造业法人": _makes(0.97),
    "企业信用记录良好": _chance(0.97),
    "上年度为升规入库后首年": lambda sketch: 2e7 <= sketch.revenue < 5e7 and sketch.chance(0.2),
    "上市公司新募集资金形成固定资产": _chance(0.01),
    "首次达到规模以上": lambda sketch: 2e7 <= sketch.revenue < 3e7 and sketch.chance(0.4),
    "已享受本区改制上市扶持": _chance(0.01),
    "首次参加科技型中小企业评价": _chance(0.2),
    "近三年有失信或被撤销科技型中小企业登记": _chance(0.01),
}
SYSTEMS: Mapping[str, Draw] = {
    "建立质量管理体系": _chance(0.55, 0.4),
    "建立环境管理体系": _chance(0.3, 0.5),
    "建立能源管理体系": _chance(0.05, 0.3),
    "建立职业健康安全管理体系": _chance(0.25, 0.45),
    "依法取得排污许可": _makes(0.85),
    "智能制造能力成熟度等级": lambda sketch: min(Decimal(4), sketch.points(4)),
    "制造类型": lambda sketch: "流程型" if sketch.chance(0.25) else "离散型",
    "建有智能工厂统筹机制和人才队伍": _chance(0.1, 0.6),
    "质量管理能力自评等级": lambda sketch: QUALITY_LEVELS[min(4, int(5 * sketch.drive + sketch.random.random()))],
    "接受现场核查": _chance(0.9),
}
FINANCING: Mapping[str, Draw] = {
    "获合格机构股权投资": _chance(0.05, 0.2),
    "累计股权融资": _equity,
    "科技型评价Ⅰ类知识产权数": _count(5),
    "科技型评价Ⅱ类知识产权数": _count(16),
    "近三年自主研发获取的知识产权数": _count(9),
    "近三年拥有的自主知识产权数": _count(12),
}
MORE_FACTS = (FIELDS, STANDING, SYSTEMS, FINANCING)

# groups that came back empty, as `ceyuan.demo.gaps` has them for the sample register
MORE_GAPS: Sequence[tuple[float, Sequence[str]]] = (
    (0.1, tuple(FIELDS)),
    (0.08, tuple(STANDING)),
    (0.25, tuple(SYSTEMS)),
    (0.2, tuple(FINANCING)),
    (0.1, ("自报产值",)),
    (0.2, ("成本费用支出", "研究与试验发展经费支出")),
)

MORE_TITLES: Sequence[TitleShare] = (
    ("基础级智能工厂", None, 0.02, 0.3),
    ("卓越级智能工厂", None, 0.0, 0.2),
    ("国家级绿色工厂", None, 0.0, 0.02),
    ("上海市科技小巨人企业", None, 0.0, 0.08),
    ("国家知识产权优势企业", 3, 0.0, 0.05),
    ("列入上海市创新产品推荐目录", 2, 0.0, 0.08),
    ("上海品牌认证", 3, 0.0, 0.05),
    ("外资研发中心", None, 0.0, 0.03),
    ("制造业中试平台", None, 0.0, 0.02),
    ("独角兽企业", None, 0.0, 0.006),
)

# yearly figures that follow from others: name, from which, and between which shares of it
FOLLOWING: Sequence[tuple[str, str, float, float]] = (
    ("自报产值", "营业收入", 0.95, 1.06),
    ("成本费用支出", "营业收入", 0.78, 0.98),
    ("研究与试验发展经费支出", "研发费用", 0.85, 1.0),
)
