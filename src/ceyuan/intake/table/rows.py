"""Rows that are no data: totals, examples, notes, numbered columns, the header once more.

Comes in: a row below the header. Goes out: what kind of other row it is, or nothing.
Must not know: facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceyuan.intake.files.grid import RawCell, is_blank
from ceyuan.intake.notices.kind import NoticeKind
from ceyuan.intake.notices.rows import ROW_HEADER_AGAIN, ROW_NOTE, ROW_NUMBERING, ROW_SAMPLE, ROW_TOTAL
from ceyuan.intake.values.characters import match_key

_TOTALS = re.compile(
    r"(?:本页|全区|全市|全镇|累计|以上)?(?:合计|总计|小计|共计|汇总|平均|平均值|总和|均值)(?:[::].*|\(.*\))?"
)
_SAMPLE = re.compile(
    r"(?:填写|填报)?(?:示例|样例|范例|举例|样表|例子?)(?:[0-9一二三]*[::].*|[0-9一二三]*)|例如.*|如:.*"
)
_ANONYMOUS = re.compile(r"(?:x{2,}|×{2,}|某某|\*{2,}|_{2,}|\.{3,}|…+).*|.*(?:x{3,}|×{2,}).*")
_NOTE = re.compile(
    r"(?:填表|填写|填报|编制|使用|指标)?(?:说明|须知|要求|注意事项)(?:[::].*)?|(?:备?注|附注)[0-9]?[::].*"
    r"|(?:填表人|填报人|制表人|制表|审核人?|复核人?|单位负责人|负责人|联系人|联系电话|填报日期|填表日期|填报单位|单位公章|盖章)[::(].*"
    r"|\*+(?:注|备注|说明|号|为|表示|必填|带).*|数据来源[::].*|以下无正文|以下空白|单位[::].*"
)
# only right below the header: what an office writes there to explain the columns
_EXPLAINS = re.compile(
    r"(?:请|填写?|必填|选填|可填|按|与.*一致|文本|字符|数字|数值|单选|下拉|同营业执照|营业执照|工商登记|全称|格式|yyyy).*"
)
# 数字认证股份有限公司 is a firm, not a hint about the column's type
_FIRM = re.compile(
    r".*(?:公司|集团|工厂|厂|商店|研究所|研究院|中心|合作社|合伙|企业|协会|银行|学院|大学|医院)(?:\(.*\))?"
)
_ORDINALS = ("甲", "乙", "丙", "丁", "戊", "己")


def other_row(row: Sequence[RawCell], who: int | None, header: str, above_data: bool) -> NoticeKind | None:  # noqa: FBT001 -- a plain answer
    """Tell what kind of other row this is; None for data. `who` is the column of the name, `header` its heading.

    >>> other_row(["1", "合 计", 100.0], 1, "企业名称", above_data=False).code
    'row-total'
    >>> other_row(["1", "甲公司", 100.0], 1, "企业名称", above_data=False) is None
    True
    """
    named = row[who] if who is not None and who < len(row) else None
    first = next((cell for cell in row if not is_blank(cell)), None)
    for cell in (first, named):
        if isinstance(cell, str):
            kind = _by_word(match_key(cell), above_data)
            if kind is not None:
                return kind
    if isinstance(named, str) and match_key(named) == match_key(header):
        return ROW_HEADER_AGAIN
    if isinstance(named, str) and _ANONYMOUS.fullmatch(match_key(named)):
        return ROW_SAMPLE
    return ROW_NUMBERING if above_data and _numbers_columns(row) else None


def _by_word(key: str, above_data: bool) -> NoticeKind | None:  # noqa: FBT001 -- a private step
    if _TOTALS.fullmatch(key):
        return ROW_TOTAL
    if _SAMPLE.fullmatch(key):
        return ROW_SAMPLE
    if _NOTE.fullmatch(key) or (above_data and _EXPLAINS.fullmatch(key) and not _FIRM.fullmatch(key)):
        return ROW_NOTE
    return None


def _numbers_columns(row: Sequence[RawCell]) -> bool:
    """Tell whether a row reads 甲 乙 1 2 3 and so on."""
    cells = [cell for cell in row if not is_blank(cell)]
    plain = [match_key(cell) if isinstance(cell, str) else cell for cell in cells]
    numbers = [cell for cell in plain if cell not in _ORDINALS]
    if len(cells) < 2 or any(isinstance(cell, bool) for cell in numbers):
        return False
    try:
        return [float(str(cell).strip("()")) for cell in numbers] == [float(n + 1) for n in range(len(numbers))]
    except ValueError:
        return False
