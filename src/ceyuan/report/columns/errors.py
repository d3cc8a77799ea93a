"""The error table of answers in columns: what was kept when writing broke off.

Comes in: nothing. Goes out: literal kinds. Must not know: how columns are written.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

KEPT_PART = ErrorKind(
    code="columns.kept-part",
    zh="“{path}”没有写完；已完成的{rows}家保存在“{partial}”，可以照常打开",
    en="{path} was not finished; the first {rows} firms are in {partial}, which can be opened as usual",
    hint_zh="消除原因后重新运行；不需要这部分结果时可删除“{partial}”",
    hint_en="remove the cause and run again; delete {partial} if you do not need this part",
)
DISK_FULL = ErrorKind(
    code="columns.disk-full",
    zh="磁盘空间不足（或已达到文件大小上限），“{path}”写到第{rows}家为止",
    en="the disk is full, or files may not grow further; {path} ends after {rows} firms",
    hint_zh="请清理磁盘或换一个位置再试",
    hint_en="free some space or choose another place",
)
FOLDER_THERE = ErrorKind(
    code="columns.folder-there",
    zh="文件夹“{path}”已经存在，不会覆盖",
    en="the folder {path} is there already and is never overwritten",
    hint_zh="请另取一个名称，或先移走原有文件夹",
    hint_en="choose another name, or move the folder away first",
)
WRONG_SUFFIX = ErrorKind(
    code="columns.wrong-suffix",
    zh="输出文件“{path}”的扩展名既不是 .parquet，也不是 .csv",
    en="the output {path} ends neither in .parquet nor in .csv",
    hint_zh="请写成 {suggested}",
    hint_en="write {suggested}",
)

KINDS = (KEPT_PART, DISK_FULL, FOLDER_THERE, WRONG_SUFFIX)
