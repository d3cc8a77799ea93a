"""Words in a criterion that a fair-competition reviewer or a lawyer stops at.

Comes in: a criterion. Goes out: topics found, and catch-all phrases.
Must not know: measures. A hit is a question to answer, not a verdict: the ground goes beside the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ceyuan.model.condition import Criterion

# Topic (zh, en) and the words that raise it; the topics follow 公平竞争审查条例 articles 8 to 11.
_TOPICS: tuple[tuple[str, str, str], ...] = (
    (
        "注册地",
        "the place of registration",
        r"(本区|本市|我区|我市|松江|上海|本地|辖区内?)[^，。；]{0,8}(注册|登记|设立|落户|迁入)|注册地",
    ),
    (
        "税收缴纳地",
        "where tax is paid",
        r"(本区|本市|我区|松江|本地)[^，。；]{0,8}(纳税|税收|税务|税款)|税收户管|税收贡献|地方贡献|财政贡献",
    ),
    ("纳统", "inclusion in local statistics", r"纳统|入统|在库|统计关系|应统尽统"),
    ("所有制", "ownership", r"国有|民营|外资|内资|所有制|民资|央企"),
    ("指定企业", "named firms", r"[\u4e00-\u9fff（）]{4,}(有限公司|有限责任公司)|指定(企业|供应商|机构)"),
    (
        "采购本地产品",
        "purchase from local suppliers",
        r"(采购|使用|购买)[^，。；]{0,8}(本区|本市|松江|上海|本地)|本地(采购|配套)率?",
    ),
    ("承诺不迁出", "a promise not to move away", r"不迁(出|离)|迁出承诺|不改变[^，。；]{0,6}注册"),
)
_CATCH_ALL = re.compile(
    r"其他(相关|有关|必要|需要)?(的)?(材料|条件|情形|要求|事项|资料)|认为(应当|需要)[^，。；]{0,6}的其他"
)


def fair_competition_topics(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Give the topics (zh, en) that a criterion's words or rule raise."""
    words = criterion.text if criterion.rule is None else f"{criterion.text}；{criterion.rule.text}"
    for topic, topic_en, pattern in _TOPICS:
        if re.search(pattern, words):
            yield topic, topic_en


def catch_all_phrases(criterion: Criterion) -> Iterator[str]:
    """Give the catch-all phrases of a criterion."""
    for found in _CATCH_ALL.finditer(criterion.text):
        yield found[0]
