"""The error table of the conformance run: what can be wrong with a folder or a file of it.

Comes in: nothing. Goes out: one literal row per kind and the tuple of all of them.
Must not know: who raises them.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_FOLDER = ErrorKind(
    code="verify.tck-no-folder",
    zh="没有文件夹 {path}",
    en="there is no folder {path}",
    hint_zh="请给出一致性测试包的文件夹，例如 make tck TCK=tck",
    hint_en="name the folder of the conformance kit, for example make tck TCK=tck",
)
NO_CASES = ErrorKind(
    code="verify.tck-no-cases",
    zh="文件夹 {path} 中没有测试（*.dmn 旁的 *-test-*.xml）",
    en="folder {path} holds no test cases (*-test-*.xml beside *.dmn)",
    hint_zh="请检查路径；子文件夹会一并查找",
    hint_en="check the path; folders inside are searched too",
)
NOT_XML = ErrorKind(
    code="verify.tck-not-xml",
    zh="{path} 不是完整的 XML：{problem}",
    en="{path} is not well-formed XML: {problem}",
    hint_zh="请检查文件是否完整",
    hint_en="check that the file is complete",
)
HAS_DTD = ErrorKind(
    code="verify.tck-has-dtd",
    zh="{path} 含有文档类型声明，为安全起见不读取",
    en="{path} has a document type declaration and is not read, for safety",
    hint_zh="请删去 <!DOCTYPE …>",
    hint_en="remove <!DOCTYPE …>",
)
UNKNOWN_ELEMENT = ErrorKind(
    code="verify.tck-unknown-element",
    zh="模型 {model} 中没有 {reference}",
    en="model {model} has no {reference}",
    hint_zh="请检查引用，或被导入的模型是否在同一文件夹",
    hint_en="check the reference, or whether the imported model is in the same folder",
)
SEVERAL_RULES = ErrorKind(
    code="verify.tck-several-rules",
    zh="有 {count} 条规则同时成立，而命中策略是 {policy}",
    en="{count} rules match, but the hit policy is {policy}",
    hint_zh="请修改规则，使其互斥",
    hint_en="change the rules so that they exclude each other",
)
CIRCULAR_TYPE = ErrorKind(
    code="verify.tck-circular-type",
    zh="类型 {name} 引用了自己",
    en="type {name} refers to itself",
    hint_zh="请拆开循环引用",
    hint_en="break the circle",
)
CIRCULAR_DECISION = ErrorKind(
    code="verify.tck-circular-decision",
    zh="决策 {name} 依赖于自己",
    en="decision {name} depends on itself",
    hint_zh="请拆开循环依赖",
    hint_en="break the circle",
)

KINDS = (
    NO_FOLDER,
    NO_CASES,
    NOT_XML,
    HAS_DTD,
    UNKNOWN_ELEMENT,
    SEVERAL_RULES,
    CIRCULAR_TYPE,
    CIRCULAR_DECISION,
)
