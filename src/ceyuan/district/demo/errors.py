"""Why no demo district is made.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NOT_A_DEMONSTRATION = ErrorKind(
    code="demo.not-a-demonstration",
    zh="这里不是演示环境，不能建演示区：演示账号的密码人人知道",
    en="this is no demonstration, so no demo district is made here: everybody knows its passwords",
    hint_zh="用一个空的数据文件夹，设 CEYUAN_DEMO=1 和 CEYUAN_DATA=文件夹 再运行；正式环境请设立首任管理员。",
    hint_en="Take an empty folder, set CEYUAN_DEMO=1 and CEYUAN_DATA=folder, and run it again; a service in use "
    "creates its first administrators instead.",
)
NOT_EMPTY = ErrorKind(
    code="demo.not-empty",
    zh="数据库里已有{units}个单位、{people}个账号、{firms}家企业，演示数据不与别的数据混在一起",
    en="the database holds {units} units, {people} accounts and {firms} firms; invented data never mix with others",
    hint_zh="请把 CEYUAN_DATA 指向一个空文件夹，迁移数据库后再运行。",
    hint_en="Point CEYUAN_DATA to an empty folder, migrate, and run it again.",
)
HALF_MADE = ErrorKind(
    code="demo.half-made",
    zh="上一次建演示区没有做完，停在“{chapter}”之后",
    en="the demo district was begun and not finished; it stopped after “{chapter}”",
    hint_zh="请换一个空的数据文件夹，或删掉演示用的数据文件夹，再运行一次。",
    hint_en="Take an empty folder, or delete the folder of the demonstration, and run it again.",
)

KINDS = (NOT_A_DEMONSTRATION, NOT_EMPTY, HALF_MADE)
