"""What can go wrong when a sample register is written.

Comes in: nothing. Goes out: a literal table.
Must not know: where a message is shown.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

BAD_COUNT = ErrorKind(
    code="demo.bad-count",
    zh="演示企业的数量应在{least}到{most}之间，收到的是{count}",
    en="the number of sample firms must lie between {least} and {most}, not {count}",
    hint_zh="例如 --firms 300",
    hint_en="for example --firms 300",
)
NOT_A_WORKBOOK_NAME = ErrorKind(
    code="demo.not-a-workbook-name",
    zh="演示企业名单写成 Excel 工作簿，文件名应以 .xlsx 结尾：{path}",
    en="the sample register is an Excel workbook; its name must end in .xlsx: {path}",
    hint_zh="例如 演示企业名单.xlsx",
    hint_en="for example 演示企业名单.xlsx",
)
KINDS = (BAD_COUNT, NOT_A_WORKBOOK_NAME)
