"""Words that a fair-competition reviewer or a lawyer stops at.

Comes in: the words of a criterion, a prerequisite, a title or a note. Goes out: topics found, and catch-all phrases.
Must not know: measures. A hit is a question to answer, not a verdict: the ground goes beside the criterion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOCAL = r"(?:本区|本市|我区|我市|区内|市内|松江|上海|本地|当地|辖区内?|属地)区?市?"
_BUY = r"(?:(?<!政府)采购|购买|购入|购置|购进|选用|使用)"
_MAKER = r"(?:供应商|供货商|服务商|配套率|配套企业)"
_SEAT = r"(?:(?<!商标)注册(?!商标|资本)|登记|设立|落户|迁入|迁至)"

# Topic (zh, en) and the words that raise it, in either order; the topics follow 公平竞争审查条例 articles 8 to 11.
_TOPICS: tuple[tuple[str, str, str], ...] = (
    (
        "注册地",
        "the place of registration",
        (
            rf"{_LOCAL}[^，。；]{{0,8}}{_SEAT}|注册地(?!址)|注册地址[^，。；]{{0,6}}{_LOCAL}"
            rf"|(?:注册|登记|落户|迁入|迁至|新设)(?:地|机关)?(?:于|在|到|至|为|是)?{_LOCAL}"
            rf"|(?:住所|总部|经营地)(?:地|设)?(?:在|为|于|位于){_LOCAL}"
        ),
    ),
    (
        "税收缴纳地",
        "where tax is paid",
        (
            rf"{_LOCAL}[^，。；]{{0,8}}(?:纳税|税收(?!违法)|税务(?!局|总局|机关|部门)|税款|税管)"
            rf"|(?:纳税|税收|税务|税管|税款)[^，。；]{{0,8}}(?:在|于|为|至|归){_LOCAL}"
            r"|税收户管|(?:税收|地方|财政|经济|区域|区级)贡献|区级(?:税收|财力)|形成地方财力"
        ),
    ),
    ("纳统", "inclusion in local statistics", r"纳统|入统|在库|统计关系|应统尽统|统计在地"),
    (
        "所有制",
        "ownership",
        (
            r"(?<![中全各我])国有|国企|央企|民营|私营|(?<![人居农村公渔])民资|(?<![境海国])外资(?![产金质助料])"
            r"|外商(?:独资|控股)|(?<![国境区市省])内资(?![产金质助料])|所有制"
        ),
    ),
    (
        "指定企业",
        "named firms",
        (
            r"[\u4e00-\u9fff（）]{4,}(?<!的)(?<!为)(?<!的股份)(?<!为股份)(?<!或股份)(?<!或者股份)(?:有限公司|有限责任公司)"
            r"|指定的?(?:企业|供应商|机构|平台|服务商|品牌)"
        ),
    ),
    (
        "采购本地产品",
        "purchase from local suppliers",
        (
            rf"{_BUY}[^，。；]{{0,8}}{_LOCAL}|{_LOCAL}[^，。；]{{0,10}}(?:{_MAKER}|(?<!政府)采购|购买|购入|购置)"
            rf"|{_MAKER}[^，。；]{{0,6}}{_LOCAL}|本地化?(?:采购|配套|化率)率?"
        ),
    ),
    (
        "承诺不迁出",
        "a promise not to move away",
        (
            r"不(?:得|会|再|予|能|可)?(?:擅自)?(?:外迁|迁出|迁离|搬离|搬迁|搬出|转出)|迁出承诺"
            r"|不(?:得)?(?:改变|变更|迁移)[^，。；]{0,6}(?:注册|税收|税务|住所|登记)"
        ),
    ),
)
_CATCH_ALL = re.compile(
    r"其他(相关|有关|必要|需要)?(的)?(材料|条件|情形|要求|事项|资料)|认为(应当|需要)[^，。；]{0,6}的其他"
)


def fair_competition_topics(words: str) -> Iterator[tuple[str, str]]:
    """Give the topics (zh, en) that some words raise.

    >>> [topic for topic, _ in fair_competition_topics("向本区供应商采购不低于30%")]
    ['采购本地产品']
    """
    for topic, topic_en, pattern in _TOPICS:
        if re.search(pattern, words):
            yield topic, topic_en


def catch_all_phrases(words: str) -> Iterator[str]:
    """Give the catch-all phrases of some words.

    >>> list(catch_all_phrases("营业执照和其他材料"))
    ['其他材料']
    """
    for found in _CATCH_ALL.finditer(words):
        yield found[0]
