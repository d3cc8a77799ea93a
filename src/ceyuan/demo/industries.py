"""The leading and key industries of the district's policy, with real industry classes for invented firms.

Comes in: nothing. Goes out: a literal table.
Must not know: any firm.

Classes are those of GB/T 4754-2017; the grouping into two leading and four key industries follows
沪松府〔2025〕146号 §1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of business: `words` go into firm names, `weight` says how many firms do this."""

    industry: str
    code: str
    section: str
    size_industry: str
    words: tuple[str, ...]
    weight: int
    research: float


INFORMATION = "新一代信息技术"
EQUIPMENT = "高端装备"
MATERIALS = "先进材料"
LIFE = "生命健康"
CONSUMER = "时尚消费品"
FILM = "文旅影视"

SEGMENTS = (
    Segment(INFORMATION, "3911", "C", "工业", ("智能终端", "计算机"), 5, 0.035),
    Segment(INFORMATION, "3922", "C", "工业", ("通信设备", "卫星通信"), 6, 0.06),
    Segment(INFORMATION, "3973", "C", "工业", ("集成电路", "微电子"), 7, 0.09),
    Segment(INFORMATION, "3982", "C", "工业", ("电子电路", "电子"), 8, 0.04),
    Segment(INFORMATION, "3976", "C", "工业", ("光电", "光电子"), 4, 0.06),
    Segment(INFORMATION, "6513", "I", "软件和信息技术服务业", ("软件", "信息科技", "智算"), 8, 0.14),
    Segment(EQUIPMENT, "3562", "C", "工业", ("半导体设备", "精密装备"), 6, 0.08),
    Segment(EQUIPMENT, "3491", "C", "工业", ("机器人", "智能装备"), 8, 0.065),
    Segment(EQUIPMENT, "3670", "C", "工业", ("汽车零部件", "汽车配件"), 12, 0.03),
    Segment(EQUIPMENT, "3823", "C", "工业", ("电气", "电力设备"), 9, 0.035),
    Segment(EQUIPMENT, "3824", "C", "工业", ("电力电子", "新能源科技"), 7, 0.05),
    Segment(EQUIPMENT, "3743", "C", "工业", ("航天设备", "航天科技"), 3, 0.1),
    Segment(EQUIPMENT, "4011", "C", "工业", ("自动化", "工业控制"), 7, 0.055),
    Segment(EQUIPMENT, "4014", "C", "工业", ("科学仪器", "精密仪器"), 8, 0.075),
    Segment(EQUIPMENT, "4028", "C", "工业", ("测量技术", "检测设备"), 5, 0.07),
    Segment(MATERIALS, "3985", "C", "工业", ("电子材料", "半导体材料"), 7, 0.055),
    Segment(MATERIALS, "2651", "C", "工业", ("高分子材料", "新材料"), 8, 0.04),
    Segment(MATERIALS, "3073", "C", "工业", ("特种陶瓷", "陶瓷材料"), 4, 0.045),
    Segment(MATERIALS, "3240", "C", "工业", ("合金材料", "金属材料"), 4, 0.03),
    Segment(LIFE, "2720", "C", "工业", ("制药", "药业"), 4, 0.09),
    Segment(LIFE, "2761", "C", "工业", ("生物医药", "生物科技"), 5, 0.13),
    Segment(LIFE, "3581", "C", "工业", ("医疗器械", "医疗科技"), 8, 0.08),
    Segment(CONSUMER, "2682", "C", "工业", ("化妆品", "美妆"), 5, 0.025),
    Segment(CONSUMER, "1491", "C", "工业", ("营养食品", "食品"), 5, 0.015),
    Segment(CONSUMER, "1321", "C", "工业", ("宠物食品",), 2, 0.02),
    Segment(CONSUMER, "1819", "C", "工业", ("服饰", "时装"), 3, 0.01),
    Segment(FILM, "8730", "R", "其他未列明行业", ("影视", "影视文化"), 3, 0.02),
)

# street or town, and how many firms of a hundred it has; the proportions are invented
TOWNS = (
    ("车墩镇", 15),
    ("新桥镇", 14),
    ("九亭镇", 13),
    ("松江工业区", 12),
    ("小昆山镇", 8),
    ("洞泾镇", 8),
    ("中山街道", 7),
    ("泗泾镇", 6),
    ("永丰街道", 4),
    ("佘山镇", 4),
    ("石湖荡镇", 3),
    ("叶榭镇", 2),
    ("新浜镇", 1),
    ("泖港镇", 1),
    ("广富林街道", 1),
    ("方松街道", 1),
)
