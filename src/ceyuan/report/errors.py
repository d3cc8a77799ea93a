"""The error table of reports: files that cannot be written.

Comes in: nothing. Goes out: literal kinds. Must not know: how reports are made.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

FOLDER_MISSING = ErrorKind(
    code="report.folder-missing",
    zh="没有文件夹“{folder}”，无法写入“{path}”",
    en="there is no folder {folder} to write {path} into",
    hint_zh="请先建立文件夹，或换一个位置",
    hint_en="make the folder first, or choose another place",
)
NOT_WRITABLE = ErrorKind(
    code="report.not-writable",
    zh="无法写入“{path}”：{reason}",
    en="{path} cannot be written: {reason}",
    hint_zh="请检查权限，并关闭正在打开该文件的 Excel 或 WPS；原有文件没有改动",
    hint_en="check the permissions and close the file in Excel or WPS; a file already there is unchanged",
)
DISK_FULL = ErrorKind(
    code="report.disk-full",
    zh="磁盘空间不足，“{path}”没有写成",
    en="the disk is full; {path} was not written",
    hint_zh="请清理磁盘或换一个位置再试；原有文件没有改动",
    hint_en="free some space or choose another place; a file already there is unchanged",
)
NO_DOCX = ErrorKind(
    code="report.no-docx",
    zh="写 Word 报告需要 python-docx，目前没有安装",
    en="a Word report needs python-docx, which is not installed",
    hint_zh="请安装：pip install 'ceyuan[office]'；不用 Word 时可写 .json",
    hint_en="install it with pip install 'ceyuan[office]'; without Word, write .json",
)

KINDS = (FOLDER_MISSING, NOT_WRITABLE, DISK_FULL, NO_DOCX)
