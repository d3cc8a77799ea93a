"""Offices and parks of the demo district; the parks are invented, and their names say so.

Comes in: nothing. Goes out: literal tables.
Must not know: who works there.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.district.accounts.enums import UnitKind


@dataclass(frozen=True, slots=True)
class Office:
    """An office that recommends no firms."""

    key: str
    name: str
    en: str
    kind: UnitKind


BUREAU = "economy"
OFFICES = (
    Office(BUREAU, "区经济委员会", "District Commission of Economy", UnitKind.BUREAU),
    Office("science", "区科学技术委员会", "District Commission of Science and Technology", UnitKind.DEPARTMENT),
    Office("statistics", "区统计局", "District Bureau of Statistics", UnitKind.DEPARTMENT),
    Office("market", "区市场监督管理局", "District Bureau of Market Supervision", UnitKind.DEPARTMENT),
    Office("ecology", "区生态环境局", "District Bureau of Ecology", UnitKind.DEPARTMENT),
    Office("safety", "区应急管理局", "District Bureau of Emergency Management", UnitKind.DEPARTMENT),
    Office("tax", "区税务局", "District Tax Bureau", UnitKind.DEPARTMENT),
    Office("finance", "区财政局", "District Bureau of Finance", UnitKind.DEPARTMENT),
    Office("auditors", "演示会计师事务所", "Demonstration Auditors", UnitKind.BODY),
)


@dataclass(frozen=True, slots=True)
class Park:
    """A park in a town; the district itself manages some (直属园区), which then recommend their firms."""

    number: int
    name: str
    town: str
    direct: bool = False

    @property
    def key(self) -> str:
        """Give the key of its unit."""
        return f"park-{self.number:02}"


PARKS = (
    Park(1, "演示智造园（直属）", "新桥镇", direct=True),
    Park(2, "演示星链产业园（直属）", "洞泾镇", direct=True),
    Park(3, "演示仪器创新园（直属）", "中山街道", direct=True),
    Park(4, "演示生命健康园（直属）", "佘山镇", direct=True),
    Park(5, "演示新桥甲园", "新桥镇"),
    Park(6, "演示新桥乙园", "新桥镇"),
    Park(7, "演示车墩甲园", "车墩镇"),
    Park(8, "演示车墩乙园", "车墩镇"),
    Park(9, "演示车墩影视园", "车墩镇"),
    Park(10, "演示九亭甲园", "九亭镇"),
    Park(11, "演示九亭乙园", "九亭镇"),
    Park(12, "演示小昆山园", "小昆山镇"),
    Park(13, "演示洞泾人工智能园", "洞泾镇"),
    Park(14, "演示泗泾园", "泗泾镇"),
    Park(15, "演示永丰园", "永丰街道"),
    Park(16, "演示佘山园", "佘山镇"),
    Park(17, "演示石湖荡园", "石湖荡镇"),
    Park(18, "演示叶榭园", "叶榭镇"),
    Park(19, "演示新浜园", "新浜镇"),
    Park(20, "演示泖港园", "泖港镇"),
)
