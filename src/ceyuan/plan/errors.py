"""What can be wrong with a rule when it becomes a plan: one literal table.

Comes in: nothing. Goes out: error kinds with messages in Chinese and English.
Must not know: packs and files.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

UNKNOWN_NAME = ErrorKind(
    "plan.unknown-name",
    "不认识“{name}”",
    "'{name}' is not known",
    "最接近的是“{nearest}”；事实见 vocabulary/facts，定义见 definitions.yaml，参数见 parameters.yaml。",
    "the nearest is '{nearest}'; facts stand in vocabulary/facts, definitions and parameters in their files",
)
UNKNOWN_FUNCTION = ErrorKind(
    "plan.unknown-function",
    "规则里不能用函数“{name}”",
    "rules cannot use the function '{name}'",
    "可用的有：{known}。",
    "known are: {known}",
)
WRONG_ARGUMENTS = ErrorKind(
    "plan.wrong-arguments",
    "函数“{name}”的参数不对，应为 {expected}",
    "wrong arguments for '{name}', expected {expected}",
    "请参照 docs/packs.md 中“规则可以怎么写”。",
    "see 'What rules may say' in docs/packs.md",
)
NOT_LOGIC = ErrorKind(
    "plan.not-yes-no",
    "这里需要能回答“是或否”的条件，却是{found}",
    "a yes/no condition is needed here, found {found}",
    "请写成比较，例如 营业收入[-1] >= 1500 * 万元。",
    "write a comparison, such as 营业收入[-1] >= 1500 * 万元",
)
NOT_QUANTITY = ErrorKind(
    "plan.not-a-number",
    "这里需要数，却是{found}",
    "a number is needed here, found {found}",
    "请检查写法；是否类事实不能参与计算。",
    "check the expression; yes/no facts cannot be calculated with",
)
YEAR_NEEDED = ErrorKind(
    "plan.year-needed",
    "“{name}”是按年度的事实，要写明年度",
    "'{name}' is a yearly fact and needs its year",
    "上年写 {name}[-1]，前年写 {name}[-2]。",
    "write {name}[-1] for the last year, {name}[-2] for the year before",
)
NO_YEARS = ErrorKind(
    "plan.no-years",
    "“{name}”是当前事实，不分年度",
    "'{name}' is a current fact without years",
    "请去掉方括号。",
    "remove the brackets",
)
BAD_YEAR = ErrorKind(
    "plan.bad-year",
    "年度“{index}”不对，应是 -1 到 -{depth} 的整数",
    "year index '{index}' should be a whole number from -1 to -{depth}",
    "-1 是参考年度（申报上一年），-2 是再前一年。",
    "-1 is the reference year, -2 the year before it",
)
UNIT_CLASH = ErrorKind(
    "plan.unit-clash",
    "{left}不能与{right}相比或相加",
    "{left} cannot be compared with or added to {right}",
    "金额请带单位，例如 1500 * 万元；比例写成小数，例如 0.03。",
    "give money its unit, such as 1500 * 万元; write shares as 0.03",
)
NOT_A_CHOICE = ErrorKind(
    "plan.not-a-choice",
    "“{word}”不在“{name}”的取值中",
    "'{word}' is not a value of '{name}'",
    "取值有：{choices}。",
    "the values are: {choices}",
)
UNKNOWN_TITLE = ErrorKind(
    "plan.unknown-title",
    "没有称号“{title}”",
    "there is no title '{title}'",
    "最接近的是“{nearest}”；称号见 vocabulary/recognitions.yaml。",
    "the nearest is '{nearest}'; titles stand in vocabulary/recognitions.yaml",
)
NULL_TEST = ErrorKind(
    "plan.null-test",
    "这里不能与 null 比较",
    "null cannot be compared with here",
    "只能写 事实 = null 或 事实 != null，问的是该事实是否不适用；未知不等于 null，缺少的事实自动得出“待定”。",
    "only `fact = null` and `fact != null` ask whether a fact applies; missing facts answer unknown",
)
UNSUPPORTED = ErrorKind(
    "plan.unsupported",
    "规则里不能用{what}",
    "rules cannot use {what}",
    "{hint}",
    "{hint}",
)
DIVISION_BY_ZERO = ErrorKind(
    "plan.division-by-zero",
    "除数恒为零",
    "the divisor is always zero",
    "请检查分母。",
    "check the divisor",
)
GROWTH_BOUND = ErrorKind(
    "plan.growth-bound",
    "年均增长率只能与大于 -1 的常数比较",
    "compound growth can only be compared with a constant above -1",
    "例如 年均增长率(营业收入, 2) >= 0.05。",
    "for example 年均增长率(营业收入, 2) >= 0.05",
)
CYCLE = ErrorKind(
    "plan.definition-cycle",
    "定义互相引用成环：{names}",
    "definitions refer to one another in a circle: {names}",
    "请拆开其中一个定义。",
    "take one of the definitions apart",
)
TOO_LARGE = ErrorKind(
    "plan.too-large",
    "规则展开后太大（超过 {steps} 步或层）",
    "the rule grows too large once its definitions are filled in (over {steps} steps or levels)",
    "请减少定义之间的层层引用，或拆成几个条件。",
    "let definitions refer to one another less deeply, or split the criterion",
)
MIXED_SUBJECT = ErrorKind(
    "plan.mixed-subject",
    "“{name}”是{found}的事实，本事项的对象是{expected}",
    "'{name}' is a fact about a {found}, but the measure is about a {expected}",
    "请改用该对象的事实，或更正事项的 subject。",
    "use a fact of that subject, or correct the measure's subject",
)

KINDS = (
    UNKNOWN_NAME,
    UNKNOWN_FUNCTION,
    WRONG_ARGUMENTS,
    NOT_LOGIC,
    NOT_QUANTITY,
    YEAR_NEEDED,
    NO_YEARS,
    BAD_YEAR,
    UNIT_CLASH,
    NOT_A_CHOICE,
    UNKNOWN_TITLE,
    NULL_TEST,
    UNSUPPORTED,
    DIVISION_BY_ZERO,
    GROWTH_BOUND,
    CYCLE,
    TOO_LARGE,
    MIXED_SUBJECT,
)
