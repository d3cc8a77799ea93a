"""What can be wrong with, or worth saying about, an official text: one literal table.

Comes in: nothing. Goes out: error kinds (raised) and remark kinds (values beside the document).
Must not know: how texts are read.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

EMPTY = ErrorKind(
    "packs.text-empty",
    "“{name}”里没有文字",
    "there is no text in '{name}'",
    "请给出文件公布时的正文；扫描件需要先识别成文字。",
    "give the text of the document as published; a scan has to be turned into characters first",
)
NOT_CHINESE = ErrorKind(
    "packs.text-not-chinese",
    "“{name}”里几乎没有汉字（{count}个）",
    "there is hardly any Chinese in '{name}' ({count} characters)",
    "请确认文件编码是 UTF-8，并且是公文正文而不是压缩包或网页源码。",
    "check that the file is UTF-8 and holds the document itself, not an archive or the source of a web page",
)
UNREADABLE_CHARACTERS = ErrorKind(
    "packs.text-unreadable-characters",
    "“{name}”里有{count}个无法识别的字符",
    "'{name}' holds {count} unreadable characters",
    "多半是编码不对，请另存为 UTF-8 再读。",
    "the encoding is probably wrong; save the file as UTF-8 and read it again",
)
BAD_NUMBER = ErrorKind(
    "packs.text-bad-number",
    "“{text}”不是发文字号",
    "'{text}' is not a document number",
    "应写成“沪松府〔2025〕146号”的样子：机关代字、年份、序号。",
    "write it like 沪松府〔2025〕146号: issuer code, year, serial number",
)
DOUBLE_ANCHOR = ErrorKind(
    "packs.text-double-anchor",
    "锚点“{anchor}”写了两次，开头不同：“{first}”与“{second}”",
    "anchor '{anchor}' is committed twice with different openings: '{first}' and '{second}'",
    "一个锚点只能对应一句，请核对后改正其中一个。",
    "an anchor stands for one sentence; correct one of the two",
)
NO_OPENING = ErrorKind(
    "packs.text-no-opening",
    "锚点“{anchor}”没有写句子的开头",
    "anchor '{anchor}' comes without the sentence's opening words",
    "请抄上这一句开头的几个字，锚点靠它核对。",
    "copy the first words of the sentence; they are how the anchor is verified",
)

# Remarks: what the reader noticed; the document is read all the same.
PAGE_BREAK = ErrorKind(
    "packs.text-page-break",
    "换页断在句中：“{before}｜{after}”，已按一句读",
    "a page break stands inside a sentence: '{before}|{after}'; read as one sentence",
    "原文不改；引用时请连起来。",
    "the text itself stays as it is; join the halves when quoting",
)
MIXED_BRACKETS = ErrorKind(
    "packs.text-mixed-brackets",
    "条款序号的括号不统一：“{first}”与“{second}”",
    "article markers use different brackets: '{first}' and '{second}'",
    "按同一序列读；如需订正请写入 errata.yaml。",
    "read as one series; record a correction in errata.yaml",
)
NUMBER_GAP = ErrorKind(
    "packs.text-number-gap",
    "序号不连续：“{marker}”之前应为第{expected}",
    "numbering is not continuous: number {expected} should come before '{marker}'",
    "请核对是否漏抄了条文，或原文序号有误。",
    "check whether an article is missing or the published numbering is wrong",
)
DOUBLE_NUMBER = ErrorKind(
    "packs.text-double-number",
    "序号“{marker}”重复，锚点记为 {anchor}",
    "number '{marker}' is used again; its anchor is {anchor}",
    "请核对原文；后面有附件时这是正常的。",
    "check the text; with annexes this is normal",
)
NO_ARTICLES = ErrorKind(
    "packs.text-no-articles",
    "没有找到条款序号（第一条、一、或（一））",
    "no article markers were found (第一条, 一、 or （一）)",
    "全文按连续的句子读；请核对是否漏了序号。",
    "the whole text is read as sentences; check whether the markers were lost",
)
UNBALANCED = ErrorKind(
    "packs.text-unbalanced",
    "括号或引号不成对，从“{text}”起",
    "brackets or quotation marks do not match, from '{text}' on",
    "这一段按没有括号来断句，请核对。",
    "this paragraph is cut into sentences as if it had no brackets; check it",
)
NUMBER_CONFLICT = ErrorKind(
    "packs.text-number-conflict",
    "同一文件见到两种文号：{left} 与 {right}，只差“规”字",
    "one document, two numbers seen: {left} and {right}; they differ only in 规",
    "请以印发件为准，另一个写入 other_numbers 并注明出处。",
    "follow the issued copy and record the other in other_numbers with its source",
)

KINDS = (
    EMPTY,
    NOT_CHINESE,
    UNREADABLE_CHARACTERS,
    BAD_NUMBER,
    DOUBLE_ANCHOR,
    NO_OPENING,
    PAGE_BREAK,
    MIXED_BRACKETS,
    NUMBER_GAP,
    DOUBLE_NUMBER,
    NO_ARTICLES,
    UNBALANCED,
    NUMBER_CONFLICT,
)
