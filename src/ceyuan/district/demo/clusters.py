"""The seven clusters of the opinions, 文旅影视 and others: lines of business with their classes of GB/T 4754-2017.

Comes in: nothing. Goes out: a literal table.
Must not know: any firm. Clusters follow 沪松府〔2025〕146号 §7 to §13; which class belongs to which is our choice for
invented firms and decides nothing about real ones.
"""

from __future__ import annotations

from ceyuan.demo.industries import CONSUMER, EQUIPMENT, FILM, INFORMATION, LIFE, MATERIALS, Segment

SATELLITE, INSTRUMENTS, OTHERS = "卫星互联网", "仪器仪表", "其他"

CLUSTERS = (
    Segment(INFORMATION, "3911", "C", "工业", ("智能终端", "计算机"), 60, 0.035),
    Segment(INFORMATION, "3921", "C", "工业", ("通信设备", "光通信"), 40, 0.06),
    Segment(INFORMATION, "3973", "C", "工业", ("集成电路", "微电子"), 60, 0.09),
    Segment(INFORMATION, "3976", "C", "工业", ("光电", "光电子"), 40, 0.06),
    Segment(INFORMATION, "3982", "C", "工业", ("电子电路", "电子"), 70, 0.04),
    Segment(INFORMATION, "6513", "I", "软件和信息技术服务业", ("软件", "信息科技"), 70, 0.14),
    Segment(INFORMATION, "6531", "I", "软件和信息技术服务业", ("智算", "云计算"), 20, 0.12),
    Segment(EQUIPMENT, "3491", "C", "工业", ("机器人", "智能装备"), 80, 0.065),
    Segment(EQUIPMENT, "3562", "C", "工业", ("半导体设备", "精密装备"), 50, 0.08),
    Segment(EQUIPMENT, "3670", "C", "工业", ("汽车零部件", "汽车配件"), 130, 0.03),
    Segment(EQUIPMENT, "3823", "C", "工业", ("电气", "电力设备"), 90, 0.035),
    Segment(EQUIPMENT, "3824", "C", "工业", ("电力电子", "储能科技"), 60, 0.05),
    Segment(EQUIPMENT, "3825", "C", "工业", ("光伏科技", "新能源科技"), 40, 0.05),
    Segment(MATERIALS, "2651", "C", "工业", ("高分子材料", "新材料"), 70, 0.04),
    Segment(MATERIALS, "3073", "C", "工业", ("特种陶瓷", "陶瓷材料"), 30, 0.045),
    Segment(MATERIALS, "3240", "C", "工业", ("合金材料", "金属材料"), 40, 0.03),
    Segment(MATERIALS, "3985", "C", "工业", ("电子材料", "半导体材料"), 60, 0.055),
    Segment(SATELLITE, "3742", "C", "工业", ("卫星科技", "卫星制造"), 12, 0.15),
    Segment(SATELLITE, "3743", "C", "工业", ("航天设备", "航天科技"), 20, 0.1),
    Segment(SATELLITE, "3922", "C", "工业", ("卫星通信", "卫星终端"), 30, 0.08),
    Segment(SATELLITE, "6339", "I", "信息传输业", ("卫星数据", "卫星导航"), 12, 0.1),
    Segment(INSTRUMENTS, "4011", "C", "工业", ("自动化", "工业控制"), 60, 0.055),
    Segment(INSTRUMENTS, "4014", "C", "工业", ("科学仪器", "精密仪器"), 60, 0.075),
    Segment(INSTRUMENTS, "4021", "C", "工业", ("环境监测", "在线监测"), 25, 0.06),
    Segment(INSTRUMENTS, "4028", "C", "工业", ("测量技术", "检测设备"), 40, 0.07),
    Segment(INSTRUMENTS, "4040", "C", "工业", ("光学仪器", "光学"), 25, 0.065),
    Segment(LIFE, "2720", "C", "工业", ("制药", "药业"), 35, 0.09),
    Segment(LIFE, "2761", "C", "工业", ("生物医药", "生物科技"), 50, 0.13),
    Segment(LIFE, "3581", "C", "工业", ("医疗器械", "医疗科技"), 70, 0.08),
    Segment(LIFE, "3586", "C", "工业", ("康复辅具", "康复科技"), 20, 0.05),
    Segment(CONSUMER, "1321", "C", "工业", ("宠物食品",), 15, 0.02),
    Segment(CONSUMER, "1491", "C", "工业", ("营养食品", "健康食品"), 45, 0.015),
    Segment(CONSUMER, "1819", "C", "工业", ("服饰", "时装"), 30, 0.01),
    Segment(CONSUMER, "2438", "C", "工业", ("珠宝", "首饰"), 15, 0.01),
    Segment(CONSUMER, "2682", "C", "工业", ("化妆品", "美妆"), 50, 0.025),
    Segment(FILM, "8730", "R", "其他未列明行业", ("影视", "影视文化"), 45, 0.02),
    Segment(OTHERS, "2319", "C", "工业", ("包装", "印务"), 60, 0.012),
    Segment(OTHERS, "2927", "C", "工业", ("塑料制品", "塑业"), 70, 0.015),
    Segment(OTHERS, "3311", "C", "工业", ("金属结构", "钢结构"), 80, 0.012),
    Segment(OTHERS, "3484", "C", "工业", ("机械加工", "精工"), 90, 0.02),
    Segment(OTHERS, "3525", "C", "工业", ("模具", "模塑"), 60, 0.025),
    Segment(OTHERS, "7452", "M", "其他未列明行业", ("检测技术", "检测服务"), 31, 0.06),
)


def cluster_of(code: str) -> str:
    """Give the cluster of a class; the few classes of the sample register that stand in no line above are others.

    >>> cluster_of("4014"), cluster_of("0000")
    ('仪器仪表', '其他')
    """
    return next((one.industry for one in CLUSTERS if one.code == code), OTHERS)
