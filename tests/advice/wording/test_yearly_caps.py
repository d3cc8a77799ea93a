"""A yearly cap over several products, projects or events of a firm says that one is counted alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ceyuan.advice.wording.benefits import benefit_words
from ceyuan.advice.wording.voice import Voice
from ceyuan.errors import Language
from ceyuan.model.benefit import LumpSum, Money
from ceyuan.model.facts import SubjectKind, Vocabulary

MONEY = Money(LumpSum(Decimal(1_000_000)), Decimal(2_000_000), (), discretionary=False)


@pytest.mark.parametrize(
    ("subject", "language", "words"),
    [
        (SubjectKind.ENTERPRISE, "zh", "一次性100万元（每年累计不超过200万元）"),
        (
            SubjectKind.PRODUCT,
            "zh",
            "一次性100万元（每年累计不超过200万元，跨产品合计的年度上限，这里按单项计算，未合计）",
        ),
        (
            SubjectKind.EVENT,
            "en",
            (
                "lump sum of RMB 1 million (at most RMB 2 million a year in total over all events of a firm; "
                "counted here for one alone, not added up)"
            ),
        ),
    ],
)
def test_a_yearly_cap_says_over_what_it_runs(subject: SubjectKind, language: Language, words: str) -> None:
    voice = Voice(language, Vocabulary({}, {}), date(2026, 6, 30), 2025)
    assert benefit_words(MONEY, voice, subject) == words
