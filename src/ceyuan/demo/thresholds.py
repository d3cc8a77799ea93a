"""Strong firms put exactly on a line that rules often draw, one just below it, and one with one value missing.

Comes in: an invented firm. Goes out: the same firm with the name and the figures of one case.
Must not know: measures. The lines are round numbers of public criteria; what they mean there is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ceyuan.demo.accounts import WAN, YEARS
from ceyuan.model.subject import Cell, Holding, Subject


@dataclass(frozen=True, slots=True)
class LineCase:
    """One case: a firm's name and industry, amounts in 万元 (people as they are) for 2023 to 2025, current facts.

    `without` is a yearly fact that nobody has sent for one year.
    """

    title: str
    name: str
    industry_code: str
    amounts: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    people: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    current: Mapping[str, Cell] = field(default_factory=dict)
    without: tuple[str, int] | None = None


# a firm that fails nothing else: every case changes one thing of it
SOUND = LineCase(
    "稳健企业",
    "演示稳健精密仪器有限公司",
    "4014",
    amounts={
        "营业收入": ("8000", "10000", "12000"),
        "主营业务收入": ("7600", "9500", "11400"),
        "高企口径总收入": ("8000", "10000", "12000"),
        "高新技术产品收入": ("6400", "8000", "9600"),
        "研发费用": ("640", "800", "960"),
        "境内研发费用": ("640", "800", "960"),
        "净利润": ("800", "1000", "1200"),
        "利润总额": ("940", "1176", "1411"),
        "资产总额": ("10000", "12000", "15000"),
        "负债总额": ("4000", "4800", "6000"),
        "净资产": ("6000", "7200", "9000"),
        "流动资产合计": ("6000", "7200", "9000"),
        "非流动资产合计": ("4000", "4800", "6000"),
        "流动负债合计": ("3200", "3840", "4800"),
        "非流动负债合计": ("800", "960", "1200"),
    },
    people={"职工人数": (100, 110, 120), "研发人员数": (25, 28, 30), "科技人员数": (25, 28, 30)},
    current={
        "成立日期": date(2012, 5, 8),
        "行业门类": "C",
        "划型行业": "工业",
        "境内独立法人": True,
        "细分市场从业年限": Decimal(9),
        "市场地位较为靠前": True,
        "已应用Ⅰ类知识产权数": Decimal(3),
        "Ⅰ类知识产权数": Decimal(4),
        "自有排名前三且已应用Ⅰ类知识产权数": Decimal(2),
        "梯度培育平台评价得分": Decimal(66),
        "列入经营异常或严重失信名单": False,
        "产品属于禁止限制淘汰类": False,
        "近三年发生重大安全质量环境事故": False,
        "近三年发生较大及以上生产安全事故": False,
        "近三年存在偷漏税等违法违规行为": False,
        "近三年存在数据造假": False,
    },
)
CASES = (
    LineCase(
        "研发费用恰为营业收入的3%",
        "演示正好科学仪器有限公司",
        "4014",
        amounts={"研发费用": ("240", "300", "360"), "境内研发费用": ("240", "300", "360")},
    ),
    LineCase(
        "研发费用差100元不足3%",
        "演示毫厘精密仪器有限公司",
        "4014",
        amounts={"研发费用": ("240", "300", "359.99"), "境内研发费用": ("240", "300", "359.99")},
    ),
    LineCase(
        "资产负债率恰为80%",
        "演示临界自动化有限公司",
        "4011",
        amounts={
            "负债总额": ("8000", "9600", "12000"),
            "净资产": ("2000", "2400", "3000"),
            "流动负债合计": ("6000", "7600", "9600"),
            "非流动负债合计": ("2000", "2000", "2400"),
        },
    ),
    LineCase(
        "主营业务收入恰占80%", "演示专一电子材料有限公司", "3985", amounts={"主营业务收入": ("6400", "8000", "9600")}
    ),
    LineCase(
        "营业收入恰为1500万元",
        "演示起步医疗器械有限公司",
        "3581",
        amounts={
            "营业收入": ("1300", "1400", "1500"),
            "主营业务收入": ("1300", "1400", "1500"),
            "高企口径总收入": ("1300", "1400", "1500"),
            "高新技术产品收入": ("1000", "1100", "1200"),
            "研发费用": ("104", "112", "120"),
            "境内研发费用": ("104", "112", "120"),
            "净利润": ("100", "110", "120"),
            "利润总额": ("117", "129", "141"),
        },
        people={"职工人数": (30, 32, 35), "研发人员数": (8, 9, 10), "科技人员数": (8, 9, 10)},
    ),
    LineCase(
        "两年复合增长恰为15%",
        "演示稳增机器人有限公司",
        "3491",
        amounts={"营业收入": ("10000", "11500", "13225"), "主营业务收入": ("9500", "10900", "12500")},
    ),
    LineCase(
        "从业人员1000人且营业收入4亿元，恰为大型",
        "演示恰大汽车零部件有限公司",
        "3670",
        amounts={
            "营业收入": ("30000", "35000", "40000"),
            "主营业务收入": ("28500", "33250", "38000"),
            "高企口径总收入": ("30000", "35000", "40000"),
            "高新技术产品收入": ("24000", "28000", "32000"),
            "研发费用": ("2400", "2800", "3200"),
            "境内研发费用": ("2400", "2800", "3200"),
        },
        people={"职工人数": (900, 950, 1000), "研发人员数": (150, 160, 170), "科技人员数": (150, 160, 170)},
    ),
    LineCase("缺2024年研发费用", "演示待补精密仪器有限公司", "4014", without=("研发费用", 2024)),
    LineCase("从事细分市场恰满3年", "演示三年新材料有限公司", "2651", current={"细分市场从业年限": Decimal(3)}),
)
HELD = (
    Holding("创新型中小企业", date(2024, 10, 1), date(2027, 9, 30)),
    Holding("高新技术企业", date(2024, 12, 4), date(2027, 12, 3)),
)


def put_on_line(subject: Subject, case: LineCase) -> Subject:
    """Give a firm the name of a case, the figures of the sound firm, and then those of the case.

    >>> firm = put_on_line(Subject("1", "甲"), CASES[0])
    >>> firm.yearly["研发费用"][2025] / firm.yearly["营业收入"][2025]
    Decimal('0.03')
    """
    amounts = {**SOUND.amounts, **case.amounts}
    people = {**SOUND.people, **case.people}
    yearly: dict[str, Mapping[int, Cell]] = dict(subject.yearly)
    for name, values in amounts.items():
        yearly[name] = {year: Decimal(text) * WAN for year, text in zip(YEARS, values, strict=True)}
    for name, counts in people.items():
        yearly[name] = {year: Decimal(count) for year, count in zip(YEARS, counts, strict=True)}
    if case.without is not None:
        name, missing = case.without
        yearly[name] = {year: cell for year, cell in yearly[name].items() if year != missing}
    named = {"企业名称": case.name, "行业代码": case.industry_code}
    return replace(
        subject,
        name=case.name,
        yearly=yearly,
        current={**subject.current, **named, **SOUND.current, **case.current},
        holdings=replace(subject.holdings, items=HELD),
    )
