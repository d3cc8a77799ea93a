"""What is known once about a firm: its identity, product, intellectual property, record.

Comes in: a random source, a profile and the accounts. Goes out: current facts by the vocabulary's names.
Must not know: measures; shares are drawn so that a firm with more drive has more to show.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from ceyuan.demo.accounts import YEARS, Profile, in_units_of_100
from ceyuan.demo.industries import TOWNS
from ceyuan.model.subject import Known


@dataclass(frozen=True, slots=True)
class Sketch:
    """A firm half drawn: its source of chance, its profile and its newest revenue in 元."""

    random: Random
    profile: Profile
    revenue: float

    @property
    def drive(self) -> float:
        """Give how much the firm invests in the new, between 0 and 1."""
        return self.profile.drive

    def chance(self, share: float) -> bool:
        """Say yes with a given probability."""
        return self.random.random() < share

    def count(self, mean: float) -> Decimal:
        """Draw a whole number around a mean, many below it and few far above."""
        return Decimal(round(self.random.gammavariate(2, mean / 2))) if mean > 0 else Decimal(0)

    def points(self, highest: int) -> Decimal:
        """Draw whole points, more for more drive."""
        drawn = highest * min(1.0, max(0.0, 0.35 + 0.7 * self.drive + self.random.gauss(0, 0.1)))
        return Decimal(round(drawn))


def draw_current_facts(sketch: Sketch, more: Sequence[Mapping[str, Draw]] = ()) -> Mapping[str, Known]:
    """Draw every current fact of the tables below, in their order, and then of any more."""
    drawn: dict[str, Known] = {}
    for table in (IDENTITY, PRODUCT, RIGHTS, RESEARCH, RECORD, *more):
        for name, draw in table.items():
            drawn[name] = draw(sketch)
    return _consistent(drawn)


Draw = Callable[[Sketch], Known]


def _years_in_niche(sketch: Sketch) -> Decimal:
    age = (date(YEARS[-1] + 1, 6, 30) - sketch.profile.founded).days / 365.25
    return Decimal(str(round(age * sketch.random.uniform(0.55, 1), 1)))


def _market_share(sketch: Sketch) -> Decimal:
    share = min(0.85, sketch.random.lognormvariate(math.log(0.03 + 0.12 * sketch.drive), 0.8))
    return Decimal(str(round(share, 3)))


def _town(sketch: Sketch) -> str:
    return sketch.random.choices([name for name, _ in TOWNS], [weight for _, weight in TOWNS])[0]


def _equity(sketch: Sketch) -> Decimal:
    if not sketch.chance(0.04 + 0.16 * sketch.drive):
        return Decimal(0)
    return in_units_of_100(sketch.random.lognormvariate(math.log(3e7), 0.8))


def _institution(sketch: Sketch) -> str:
    levels = ("国家级", "省级", "市级", "市级以下", "未建立")
    drive = sketch.drive
    return sketch.random.choices(levels, [0.01 * drive, 0.1 * drive, 0.3 * drive, 0.4, 1 - drive])[0]


def _consistent(drawn: dict[str, Known]) -> Mapping[str, Known]:
    """Make what includes something else at least as large, in the order of the table; yes is more than no."""
    for smaller, larger in INCLUDED:
        part, whole = drawn[smaller], drawn[larger]
        if isinstance(part, Decimal) and isinstance(whole, Decimal):
            drawn[larger] = max(part, whole)
        elif part is True:
            drawn[larger] = True
    return drawn


# what is counted in the first is counted in the second too
INCLUDED = (
    ("近两年新增股权融资", "近三年新增股权融资"),
    ("主导产品全国细分市场占有率", "主导产品国内或国际细分市场占有率"),
    ("近三年进入创客中国全国50强企业组", "近三年进入创客中国全国500强企业组"),
    ("自有排名前三且已应用Ⅰ类知识产权数", "已应用Ⅰ类知识产权数"),
    ("已应用Ⅰ类知识产权数", "Ⅰ类知识产权数"),
    ("自主研发Ⅰ类知识产权数", "Ⅰ类知识产权数"),
    ("高价值Ⅰ类知识产权数", "Ⅰ类知识产权数"),
    ("近三年获国家级科技奖励且单位排名前三", "近三年获国家级科技奖励且单位排名前五"),
    ("近三年获国家级科技奖励且单位排名前三", "近三年获省部级以上科技奖励且单位排名前三"),
    ("近三年获省级科技奖励且单位排名前三", "近三年获省部级以上科技奖励且单位排名前三"),
    ("近三年获国家级科技奖励且单位排名前五", "近三年获国家级或省级科技奖励"),
    ("近三年获省级科技奖励且单位排名前三", "近三年获国家级或省级科技奖励"),
    ("近三年发生较大及以上生产安全事故", "近三年发生重大安全质量环境事故"),
)


IDENTITY: Mapping[str, Draw] = {
    "成立日期": lambda sketch: sketch.profile.founded,
    "行业门类": lambda sketch: sketch.profile.segment.section,
    "行业代码": lambda sketch: sketch.profile.segment.code,
    "划型行业": lambda sketch: sketch.profile.segment.size_industry,
    "境内独立法人": lambda sketch: sketch.chance(0.99),
    "规模以上企业库在库": lambda sketch: sketch.revenue >= 2e7 and sketch.chance(0.97),
    "注册地所在区": lambda sketch: "松江区" if sketch.chance(0.95) else "浦东新区",
    "税收征管所在区": lambda sketch: "松江区" if sketch.chance(0.97) else "闵行区",
    "经营地所在区": lambda sketch: "松江区" if sketch.chance(0.96) else "青浦区",
    "所在街镇": _town,
}
PRODUCT: Mapping[str, Draw] = {
    "细分市场从业年限": _years_in_niche,
    "主导产品全国细分市场占有率": _market_share,
    "主导产品国内或国际细分市场占有率": _market_share,
    "主导产品国内细分市场排名": lambda sketch: sketch.count(22 - 18 * sketch.drive) + 1,
    "主导产品属于战略性新兴产业": lambda sketch: sketch.chance(0.25 + 0.6 * sketch.drive),
    "主导产品在关键领域补短板锻长板填空白取得实效": lambda sketch: sketch.chance(0.5 * sketch.drive),
    "主导产品属于工业六基老字号或为重点龙头配套": lambda sketch: sketch.chance(0.15 + 0.4 * sketch.drive),
    "位于产业链关键环节并补短板锻长板填空白": lambda sketch: sketch.chance(0.6 * sketch.drive),
    "主导产品属于重点领域": lambda sketch: sketch.chance(0.2 + 0.7 * sketch.drive),
    "主导产品属于六基或产业链关键环节": lambda sketch: sketch.chance(0.2 + 0.6 * sketch.drive),
    "市场地位较为靠前": lambda sketch: sketch.chance(0.15 + 0.8 * sketch.drive),
    "拥有自主品牌": lambda sketch: sketch.chance(0.3 + 0.6 * sketch.drive),
    "与小巨人企业存在控股或同集团相似产品": lambda sketch: sketch.chance(0.02),
    "近三年进入创客中国全国500强企业组": lambda sketch: sketch.chance(0.03 * sketch.drive),
    "近三年进入创客中国全国50强企业组": lambda sketch: sketch.chance(0.005 * sketch.drive),
    "近两年新增股权融资": _equity,
    "近三年新增股权融资": _equity,
    "获省级以上质量奖": lambda sketch: sketch.chance(0.08 * sketch.drive),
    "通过质量管理体系认证": lambda sketch: sketch.chance(0.55 + 0.4 * sketch.drive),
    "参与制修订标准": lambda sketch: sketch.chance(0.5 * sketch.drive),
    "取得管理体系认证或发达国家地区产品认证": lambda sketch: sketch.chance(0.5 + 0.45 * sketch.drive),
    "采用信息系统支撑的核心业务数": lambda sketch: sketch.count(1.5 + 3 * sketch.drive),
    "数字化水平等级": lambda sketch: sketch.points(3) + 1,
    "梯度培育平台评价得分": lambda sketch: Decimal(str(round(28 + 45 * sketch.drive + sketch.random.gauss(0, 7), 1))),
    "梯度培育平台上年度评价得分": lambda sketch: Decimal(
        str(round(26 + 44 * sketch.drive + sketch.random.gauss(0, 7), 1))
    ),
}
RIGHTS: Mapping[str, Draw] = {
    "Ⅰ类知识产权数": lambda sketch: sketch.count(7 * sketch.drive),
    "高价值Ⅰ类知识产权数": lambda sketch: sketch.count(1.5 * sketch.drive),
    "自主研发Ⅰ类知识产权数": lambda sketch: sketch.count(4 * sketch.drive),
    "已应用Ⅰ类知识产权数": lambda sketch: sketch.count(5 * sketch.drive),
    "自有排名前三且已应用Ⅰ类知识产权数": lambda sketch: sketch.count(3 * sketch.drive),
    "Ⅱ类知识产权数": lambda sketch: sketch.count(20 * sketch.drive),
    "对主要产品起核心支持作用的自有知识产权数": lambda sketch: sketch.count(16 * sketch.drive),
    "高企认定Ⅰ类知识产权数": lambda sketch: sketch.count(5 * sketch.drive),
    "高企认定Ⅱ类知识产权数": lambda sketch: sketch.count(16 * sketch.drive),
    "有自主研发取得的知识产权": lambda sketch: sketch.chance(0.3 + 0.7 * sketch.drive),
    "知识产权仅由受让等方式取得": lambda sketch: sketch.chance(0.06),
    "参与编制国家或行业标准": lambda sketch: sketch.chance(0.4 * sketch.drive),
    "核心技术属于国家重点支持的高新技术领域": lambda sketch: sketch.chance(0.4 + 0.6 * sketch.drive),
    "年均科技成果转化数": lambda sketch: sketch.count(9 * sketch.drive),
}
RESEARCH: Mapping[str, Draw] = {
    "技术先进程度得分": lambda sketch: sketch.points(8),
    "核心支持作用得分": lambda sketch: sketch.points(8),
    "知识产权获得方式得分": lambda sketch: sketch.points(6),
    "参与编制标准得分": lambda sketch: sketch.points(2),
    "研发组织管理制度得分": lambda sketch: sketch.points(6),
    "研发机构与产学研合作得分": lambda sketch: sketch.points(6),
    "成果转化激励与开放平台得分": lambda sketch: sketch.points(4),
    "人才培养引进与绩效制度得分": lambda sketch: sketch.points(4),
    "拥有经认定的省部级以上研发机构": lambda sketch: sketch.chance(0.12 * sketch.drive),
    "自建或联合建立研发机构": lambda sketch: sketch.chance(0.2 + 0.6 * sketch.drive),
    "研发机构级别": _institution,
    "近三年获国家级或省级科技奖励": lambda sketch: sketch.chance(0.1 * sketch.drive),
    "近三年获省级科技奖励且单位排名前三": lambda sketch: sketch.chance(0.06 * sketch.drive),
    "近三年获国家级科技奖励且单位排名前五": lambda sketch: sketch.chance(0.01 * sketch.drive),
    "近三年获国家级科技奖励且单位排名前三": lambda sketch: sketch.chance(0.006 * sketch.drive),
    "近三年获省部级以上科技奖励且单位排名前三": lambda sketch: sketch.chance(0.06 * sketch.drive),
}
RECORD: Mapping[str, Draw] = {
    "列入经营异常或严重失信名单": lambda sketch: sketch.chance(0.015),
    "产品属于禁止限制淘汰类": lambda sketch: sketch.chance(0.01),
    "近三年发生重大安全质量环境事故": lambda sketch: sketch.chance(0.005),
    "近三年发生较大及以上生产安全事故": lambda sketch: sketch.chance(0.005),
    "近三年存在偷漏税等违法违规行为": lambda sketch: sketch.chance(0.01),
    "近三年存在数据造假": lambda sketch: sketch.chance(0.003),
    "申请前一年发生重大安全质量事故或严重环境违法": lambda sketch: sketch.chance(0.007),
}
