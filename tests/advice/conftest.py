from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ceyuan.model.facts import Fact, FactType, LawfulSource, RecognitionTitle, Supplier, Vocabulary
from ceyuan.model.subject import Coverage, Holding, Holdings, NotApplicable, Subject
from ceyuan.source import Source, Span

NOWHERE = Span(Source("test", ""), 0, 0)
DECLARED = (LawfulSource.AUDIT, LawfulSource.DECLARATION)


def money(name: str, key: str, en: str) -> Fact:
    return Fact(name, key, en, FactType.NUMBER, NOWHERE, unit="元", yearly=True, scale=2, lawful_sources=DECLARED)


def _facts() -> list[Fact]:
    return [
        money("研发费用", "rd", "R&D expenditure"),
        money("营业收入", "revenue", "operating revenue"),
        money("净利润", "profit", "net profit"),
        money("负债总额", "debt", "total liabilities"),
        money("资产总额", "assets", "total assets"),
        Fact("职工人数", "staff", "staff", FactType.NUMBER, NOWHERE, unit="人"),
        Fact("细分市场从业年限", "niche_years", "years in the niche", FactType.NUMBER, NOWHERE, unit="年"),
        Fact("市场占有率", "share", "market share", FactType.NUMBER, NOWHERE, scale=4),
        Fact(
            "成立日期", "founded", "date of founding", FactType.DATE, NOWHERE, lawful_sources=(LawfulSource.REGISTER,)
        ),
        Fact("拥有自主品牌", "brand", "owns a brand", FactType.BOOLEAN, NOWHERE),
        Fact("行业门类", "section", "industry section", FactType.TEXT, NOWHERE),
        Fact(
            "市场地位较为靠前",
            "leading",
            "leading market position",
            FactType.BOOLEAN,
            NOWHERE,
            supplied_by=Supplier.EXPERT,
            lawful_sources=(LawfulSource.EXPERT,),
        ),
    ]


def _titles() -> list[RecognitionTitle]:
    return [
        RecognitionTitle("高新技术企业", "hnte", "High-tech enterprise", NOWHERE, valid_years=3),
        RecognitionTitle("创新型中小企业", "innovative", "Innovative SME", NOWHERE, valid_years=3),
    ]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary({one.name: one for one in _facts()}, {one.name: one for one in _titles()})


@pytest.fixture(scope="session")
def subject() -> Subject:
    wan = Decimal(10000)
    return Subject(
        "91310117MA1J00001X",
        "上海松云精密机械有限公司",
        current={
            "成立日期": date(2023, 3, 1),
            "职工人数": Decimal(120),
            "市场占有率": Decimal("0.125"),
            "拥有自主品牌": True,
            "行业门类": "C",
            "细分市场从业年限": NotApplicable(),
        },
        yearly={
            "研发费用": {2025: 192 * wan, 2024: 150 * wan},
            "营业收入": {2025: 6000 * wan, 2024: 5000 * wan},
            "净利润": {2025: 100 * wan, 2024: -20 * wan, 2023: Decimal(0)},
            "负债总额": {2025: Decimal(80010000)},
            "资产总额": {2025: Decimal(100000000)},
        },
        holdings=Holdings(
            (Holding("高新技术企业", date(2023, 11, 1), date(2026, 10, 31)),),
            {"*": Coverage("区级认定名单", date(2020, 1, 1), date(2026, 12, 31))},
        ),
    )
