"""What can be wrong with a file that is handed in.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

EMPTY = ErrorKind(
    code="papers.empty",
    zh="“{name}”是空文件",
    en="“{name}” is empty",
    hint_zh="请确认文件能打开、有内容后再上传。",
    hint_en="Open the file, see that it has content, and hand it in again.",
)
TOO_LARGE = ErrorKind(
    code="papers.too-large",
    zh="“{name}”有 {size} 字节，超过 {most} 字节",
    en="“{name}” has {size} bytes, more than {most}",
    hint_zh="请压缩图片、降低扫描分辨率，或拆成几份上传。",
    hint_en="Scan at a lower resolution, or split the file.",
)
BAD_TYPE = ErrorKind(
    code="papers.bad-type",
    zh="不收“{name}”这种文件",
    en="files such as “{name}” are not taken",
    hint_zh="可以上传：{allowed}。",
    hint_en="These are taken: {allowed}.",
)
OTHER_CONTENT = ErrorKind(
    code="papers.other-content",
    zh="“{name}”的内容不是 {suffix} 文件",
    en="the content of “{name}” is no {suffix} file",
    hint_zh="请用原来的软件打开，另存为 {suffix} 格式后再上传；改扩展名没有用。",
    hint_en="Open it with its own program and save it as {suffix}; another suffix does not help.",
)
HAS_MACROS = ErrorKind(
    code="papers.has-macros",
    zh="“{name}”带有宏或嵌入的程序",
    en="“{name}” holds macros or embedded programs",
    hint_zh="请另存为不带宏的格式（xlsx、docx），或导出为 PDF 后再上传。",
    hint_en="Save it without macros (xlsx, docx), or as a PDF.",
)
SWELLS = ErrorKind(
    code="papers.swells",
    zh="“{name}”解压后过大",
    en="“{name}” is far too large when unpacked",
    hint_zh="请删去不用的工作表和图片后另存，再上传。",
    hint_en="Take out sheets and pictures that are not needed, save it, and hand it in again.",
)
NOT_DECLARED = ErrorKind(
    code="papers.not-declared",
    zh="上传“{name}”前没有声明不含涉密内容",
    en="nobody declared that “{name}” holds nothing classified",
    hint_zh="请核对内容后勾选“不含国家秘密”；涉密材料不得上网，请走机要渠道。",
    hint_en="Check it and tick the declaration; classified material never goes on a network.",
)
CLASSIFIED = ErrorKind(
    code="papers.classified",
    zh="“{name}”带有密级标志“{mark}”，没有保存",
    en="“{name}” bears the mark “{mark}” of classified material and was not kept",
    hint_zh="涉密材料不得上网：请立即从本机联网目录移走并报告本单位保密部门；若是误标，请更正后再上传。",
    hint_en="Classified material never goes on a network: take it off this machine and tell your security office; if "
    "the mark is a mistake, correct it first.",
)
ALTERED = ErrorKind(
    code="papers.altered",
    zh="“{name}”的文件丢失，或与收到时不一致，没有发出",
    en="the file “{name}” is lost or is not what was handed in; it was not given out",
    hint_zh="请告诉系统管理员从备份恢复；恢复前不要以它为凭证。",
    hint_en="Tell the system administrator to restore it from a backup; until then it proves nothing.",
)

KINDS = (ALTERED, EMPTY, TOO_LARGE, BAD_TYPE, OTHER_CONTENT, HAS_MACROS, SWELLS, NOT_DECLARED, CLASSIFIED)
