"""Values that nobody has sent yet: whole groups of columns for some firms, as in life, not single cells at random.

Comes in: an invented firm. Goes out: the same firm with fewer values.
Must not know: which rules will miss them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from ceyuan.demo.accounts import YEARS
from ceyuan.demo.current_facts import PRODUCT, RECORD, RESEARCH, RIGHTS
from ceyuan.model.subject import Subject

# columns that one person fills in together, and the share of firms whose sheet came back without them
CURRENT_GROUPS: Sequence[tuple[float, Sequence[str]]] = (
    (0.05, tuple(RECORD)),
    (0.2, tuple(RIGHTS)),
    (0.45, tuple(name for name in RESEARCH if name.endswith("得分"))),
    (0.2, tuple(name for name in RESEARCH if not name.endswith("得分"))),
    (0.3, ("主导产品全国细分市场占有率", "主导产品国内或国际细分市场占有率", "主导产品国内细分市场排名")),
    (0.25, ("梯度培育平台评价得分", "梯度培育平台上年度评价得分")),
    (0.1, tuple(name for name in PRODUCT if name.startswith("主导产品属于"))),
    (0.1, ("近两年新增股权融资", "近三年新增股权融资")),
)
YEARLY_GROUPS: Sequence[tuple[float, Sequence[str]]] = (
    (0.03, ("营业收入", "主营业务收入")),
    (0.12, ("研发费用", "境内研发费用")),
    (0.2, ("高企口径总收入", "高新技术产品收入")),
    (0.1, ("资产总额", "负债总额", "净资产", "净利润", "利润总额")),
    (0.25, ("流动资产合计", "非流动资产合计", "流动负债合计", "非流动负债合计")),
    (0.12, ("研发人员数", "科技人员数")),
)
EARLIEST_YEAR_MISSING = 0.12


def leave_gaps(random: Random, subject: Subject, years: Sequence[int] = YEARS) -> Subject:
    """Take whole groups of values away, and for some firms the earliest year of every account.

    >>> from ceyuan.demo.firms import invent_firm
    >>> firm = invent_firm(Random(1), set())
    >>> len(leave_gaps(Random(1), firm).current) <= len(firm.current)
    True
    """
    gone = {name for share, names in CURRENT_GROUPS if random.random() < share for name in names}
    lost = {name for share, names in YEARLY_GROUPS if random.random() < share for name in names}
    sent = set(years[1:]) if random.random() < EARLIEST_YEAR_MISSING else set(years)
    return replace(
        subject,
        current={name: cell for name, cell in subject.current.items() if name not in gone},
        yearly={
            name: {year: cell for year, cell in cells.items() if year in sent}
            for name, cells in subject.yearly.items()
            if name not in lost
        },
    )
