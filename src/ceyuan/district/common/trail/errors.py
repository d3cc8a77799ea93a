"""What can be wrong with the trail.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

BAD_ANCHOR = ErrorKind(
    code="trail.bad-anchor",
    zh="{path} 第{line}行“{text}”不是锚点",
    en="{path}, line {line}: “{text}” is no anchor",
    hint_zh="每行应为“日期 序号 摘要”，如 2026-06-30 1024 6b86…；请换用存放在别处的原文件。",
    hint_en="A line reads “day number digest”; take the original file from where it is kept.",
)

KINDS = (BAD_ANCHOR,)
